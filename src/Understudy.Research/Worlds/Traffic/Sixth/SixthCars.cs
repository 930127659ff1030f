using Understudy.Core;

namespace Understudy.Research;

/// <summary>A market place for used cars in Romania: advertisements, messages to sellers.</summary>
internal static class SixthCars
{
    private const string Words = """
        auto: Dacia [Logan|Duster|Sandero|Spring|Lodgy]|Dacia [Logan|Duster] [MCV|4x4|Laureate]|Volkswagen [Golf <#4-8>|Passat B<#5-8>|Polo|Tiguan]|Opel [Astra <%AA1>|Corsa|Insignia]|Ford [Focus|Fiesta|Kuga|Mondeo]|Renault [Megane <#2-4>|Clio|Captur|Scenic]|Škoda [Octavia <#1-4>|Fabia|Superb]|BMW [3<#16-30>d|520d|X<#1-5>]|Toyota [Corolla|Yaris|RAV4]|Hyundai [i20|i30|Tucson]|Audi A<#3-8>|Peugeot [208|308|3008|508]
        oras: Cluj|Iași|Timișoara|Craiova|Brașov|Constanța|Oradea|Sibiu|Bacău|Ploiești|Suceava|Pitești
        piesa: ambreiaj|turbină|distribuție|baterie|climatizare|cutie|planetară|injectoare|plăcuțe|parbriz|punte spate
        luna: ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "anunt-auto", Kind = WorkloadKind.FunctionCall, Weight = 2.6,
            Description = "Advertisements for used cars to a schema of seven fields, Romanian; place, price and title as lines before the text.",
            System = """
                Extragi datele tehnice dintr-un anunț de vânzare auto, ca să completăm filtrele de căutare.

                1. Kilometrajul e un număr întreg („187 mii” devine 187000).
                2. Combustibil: benzină, motorină, GPL, hibrid sau electric.
                3. `prim_proprietar` e true doar dacă scrie asta în clar.
                4. `defecte` conține ce recunoaște vânzătorul, altfel rămâne gol.
                5. Titlul minte des. Dacă textul spune altceva decât titlul, contează textul.
                """,
            User = "Oraș: {{oras}}\nPreț: {{pret}} EUR\nTitlu: {{titlu}}\n\n{{text}}",
            Grammar = [Words, """
                m: <auto>
                an: <#2003-2024>
                km: <#38-320>
                motor: 1.<#0-9>|2.0|3.0|1.<#2-9>
                fuel: benzină|motorină|motorină|GPL|hibrid
                fault: [probleme|ceva joc|un zgomot] la <piesa>|de schimbat: <piesa>|o zgârietură pe [ușă|aripă|bară]|[martor|bec] aprins în bord
                pret: <#1-29>.<#1-9>00|<#12-95>00|<#3-28> 500
                titlu: <*m>[ <*an>|]|<+*m>, [impecabilă|full|URGENT|fiscal pe loc|unic proprietar]|Vând <*m>[, acte la zi|!!!|]
                rest: [Accept|Nu accept] [variante|schimburi|test la service].|ITP valabil până în <luna> <#2026-2027>.|[Cauciucuri noi|Baterie nouă|Distribuție schimbată|Plăcuțe schimbate] [la <#90-200> mii km|anul trecut|în <luna>].|[Climă|Pilot automat|Încălzire în scaune|Senzori|Navigație], [jante <#15-19>|carlig|geamuri electrice].|[Adusă|Importată] din [Germania|Belgia|Italia] în <#2012-2024>.|[Motivul vânzării|Se vinde pentru că]: [plec din țară|am luat alta|nu mai încape familia].|Rog seriozitate.|Prețul e [ușor negociabil|fix].
                text: [Vând|Ofer spre vânzare] <*m>, an <*an>, <*km> mii km, <*motor> <*fuel>. <rest>[ <^*fault>.|] <rest>|<*an> / <*km>.000 km / <*motor> <*fuel>\n<rest>\n[De menționat: <*fault>.\n|]<rest>|<rest> Mașina are <*km>.000 km reali, motor <*motor>, <*fuel>, fabricație <*an>.[ Singurul defect: <*fault>.|] <rest> <rest>|- an <*an>\n- <*km>.000 km\n- <*motor> <*fuel>\n- <rest>\n- <rest>[\n- <*fault>|]
                """],
            Fields = [new("marca_model", "<*m>"), new("an", "<*an>", "integer"), new("km", "<*km>000", "integer"), new("capacitate", "<*motor>"), new("combustibil", "<*fuel>", About: "benzină, motorină, GPL, hibrid sau electric"), new("prim_proprietar", "[false|false|true]", "boolean"), new("defecte", "[<*fault>|]")],
            Schema = true, Parts = .15, UserRule = "user_id",
            Revisions = [new Revision(.5, .08, ("altfel rămâne gol", "altfel se lasă gol"))],
        },
        new WorkloadSpec
        {
            Id = "mesaj-vanzator", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "What buyers write to sellers, seven intents with a score, Romanian; seller's car and price in the prompt; developer role.",
            System = """
                Mesaje către vânzători de mașini. Anunțul: {{anunt}}, cerut {{pret}} €, postat de {{vechime}}.

                intenții posibile:
                negociere (oferă mai puțin sau întreabă de preț)
                vizionare (vrea să vadă mașina)
                detalii (stare, dotări, istoric, serie de șasiu)
                schimb (propune alt bun)
                rate (leasing, credit, plată în tranșe)
                dubios (trimite curier, cere date de card, plătește fără să vadă)
                altele

                Răspuns: intenție, virgulă, încredere de la 1 la 5. Exemplu: vizionare, 4
                """,
            Role = "developer",
            Grammar = [Words, """
                anunt: <auto>[ din <#2004-2024>|]|<auto>, <#60-300>.000 km
                pret: <#1-29>.<#1-9>00|<#12-95>00
                vechime: <#2-40> zile|o săptămână|azi|ieri
                coada: Mulțumesc[!|.|]|Aștept răspuns.|Sunt din <oras>.|Lăsați un număr.|Seriozitate maximă.|Cumpăr pentru [fiul meu|firmă|soție].|Mai e de vânzare?|Am bani pregătiți.|Sun după <#16-20>.
                text: [Bună ziua, |Salut, |Bună, |Bună seara! |]<@>[?|.][ <coada>| <coada> <coada>|]|<^@>[?|.|??] <coada>|<coada> <^@>[?|.]|<@>
                nota: 3|4|4|5|5|2
                """],
            Labels = """
                negociere 10: care e ultimul preț|dau <#8-90>00 pe loc|lăsați ceva la fața locului dacă iau azi|cu <#1-9>00 mai puțin o iau fără discuții|prețul e cu tot cu TVA
                vizionare 8: pot să vin sâmbătă să o văd|unde în <oras> se poate vedea|mâine după <#15-19> sunteți acasă|o pot duce la un service din <oras> înainte|vin din <oras>, <#80-500> km, e sigur acolo
                detalii 9>11: s-a lucrat vreodată la <piesa>|are carte service și câți proprietari a avut|e adusă din Germania sau cumpărată de nouă|îmi trimiteți seria de șasiu|are accidente la activ|câți litri consumă la sută
                schimb 4: fac schimb cu un <auto> plus diferență|vă interesează un teren lângă <oras>
                rate 3: se poate și în rate, avans <#10-40>%|acceptați plată prin leasing pe firmă
                dubios 3: trimit curierul cu banii, dați-mi datele de pe card|sunt plecat pe mare, plătesc azi fără să o văd
                altele 2: vindeți și roțile de iarnă separat|ați greșit poza, se vede o casă
                """,
            Answer = "<=>, <nota>", Accuracy = .95,
        },
    ];
}
