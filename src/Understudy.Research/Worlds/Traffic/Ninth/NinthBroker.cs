using Understudy.Core;

namespace Understudy.Research;

/// <summary>A broker of home insurance in Slovakia: its mailbox, clauses in plain words.</summary>
internal static class NinthBroker
{
    private const string Words = """
        mesto: Žilina|Nitra|Košice|Trnava|Poprad|Martin|Levice|Zvolen|Komárno|Bardejov
        poistovňa: Tatranská|Dunajská poisťovňa|Domovia|Istota a.s.|Karpatia
        vec: strecha|kotol|práčka|pivnica|komín|plot|garáž|okno|podlaha
        mesiac: január|marec|máj|jún|august|október|december
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "posta-makler", Kind = WorkloadKind.Classification, Weight = 5.5,
            Description = "Mails to a broker of home insurance, nine sorts after an arrow, Slovak; the day and branch in the system prompt, mail headers with an optional attachment line in the user message.",
            System = """
                Si triedič pošty v maklérskej kancelárii Strecha & Partneri, pobočka {{pobocka}}. Dnes je {{datum}}.

                Kategórie:
                1. skoda – klient hlási škodu (voda, oheň, krádež, vietor)
                2. stav-skody – pýta sa, čo je s už nahlásenou škodou
                3. nova-zmluva – chce ponuku alebo novú poistku
                4. zmena – adresa, majiteľ, hypotéka, vinkulácia
                5. vypoved – chce skončiť alebo prejsť inam
                6. platba – upomienka, zlý variabilný symbol, preplatok
                7. potvrdenie – doklad pre banku či úrad
                8. staznost – je nahnevaný na nás alebo na poisťovňu
                9. spam – reklama, podvod, omyl

                Ak mail hlási novú škodu a zároveň sa sťažuje, vyhráva skoda. Výpoveď kvôli predaju domu je zmena. Odpovedz jedným riadkom v tvare → kategória, bez čísla a bez vysvetlenia.
                """,
            User = """
                Od: {{odosielatel}}
                Vec: {{predmet}}{{prilohy}}

                {{text}}
                """,
            Grammar = [Words, """
                pobocka: <mesto>|<mesto>|<mesto> II|centrála
                datum: <%d. M. yyyy>|<%dd.MM.yyyy>
                odosielatel: <!email>|klient č. <#6>|<syllable><syllable>@[post|zmail|centrumnet].sk|formulár na webe
                predmet: poistka|Re: zmluva <#8>|(bez predmetu)|PROSBA|otázka|dom v meste <mesto>|Fwd: <poistovňa>|zmluva č. <#8>
                prilohy: [|||\nPrílohy: <#1-6>|\nPrílohy: foto.jpg, <#1-3> ďalšie]
                ziadost: [Prosím|Prosím vás] o [odpoveď|telefonát|radu] [dnes|zajtra|čo najskôr].|Číslo zmluvy je <#8>.|[Bývame|Dom máme] v meste <mesto>.|[Volal|Písala] som [dvakrát|minulý týždeň], [nikto nedvíha|bez odpovede].|[S pozdravom|Ďakujem|Vopred ďakujem], [Jana|Peter|Zuzana|Milan] [Hudec|Kováčová|Baláž|Mráz]|Poisťovňa je <poistovňa>.|[Manžel|Mama|Sused] [to videl|nevie nič|je v nemocnici].
                text: Dobrý deň, <@>. <ziadost>|<^@>. <ziadost>|<^@>.|<@>|Dobrý deň,\n\n<@>. <ziadost> <ziadost>|<ziadost> <^@>.|Zdravím, <@>[!|.|?]|<^@>! <ziadost>|dobry den, <@>
                """],
            Labels = """
                skoda 10>13: v noci nám vytopilo byt, <vec> je zničená|vietor zobral <#2-20> škridiel|niekto nám vykradol pivnicu|zhorel nám komín
                stav-skody 8: čo je so škodou č. <#7>|technik bol pred <#2-8> týždňami a nič|kedy prídu peniaze za <vec>
                nova-zmluva 9: chcem poistiť dom za <#90-400> tisíc eur|pošlite ponuku na byt <#35-120> m2|kúpili sme chatu a treba poistku
                zmena 7: zmenila sa nám banka, treba vinkuláciu|predávam dom k <#1-28>. <#1-12>.|nová adresa je <mesto>, Lipová <#1-90>
                vypoved 5: ruším zmluvu <#8>|chcem prejsť k <poistovňa>|nechcem predĺžiť od <#1-28>. <#1-12>.
                platba 6>5: prišla mi upomienka na <#20-190> eur a mám zaplatené|platila som pod zlým symbolom|vráťte preplatok <#5-60> eur
                potvrdenie 4: banka chce potvrdenie o poistení|potrebujem doklad pre mestský úrad
                staznost 4: váš makler mi klamal|toto je výsmech, <#20-90> eur za <vec>
                spam 3: zarobte <#2-9> tisíc z domu|výhodný úver bez registra|lacné škridly, akcia do <#1-28>. <#1-12>.
                """,
            Answer = "→ <=>", Accuracy = .95, Jitter = .05, Parts = .04,
            Revisions = [new Revision(.57, .08, ("Odpovedz jedným riadkom v tvare → kategória, bez čísla a bez vysvetlenia.", "Odpovedz jediným riadkom v tvare → kategória (bez čísla, bez vysvetlenia)."))],
        },
        new WorkloadSpec
        {
            Id = "vyklad-klauzuly", Kind = WorkloadKind.Generation, Weight = .25,
            Description = "Clauses of policies in plain words, Slovak; no system prompt, insurer, reader and length inside sentences, the clause in low quotes.",
            User = """
                Klient ({{kto}}) nerozumie tejto vete z podmienok poisťovne {{poistovňa}}, článok {{clanok}}:

                „{{text}}“

                Povedz mu to ľudsky, najviac v {{vety}} vetách, vykaj mu a daj jeden príklad z domácnosti. Nesľubuj plnenie.
                """,
            Grammar = [Words, """
                kto: dôchodkyňa|mladá rodina|majiteľ chaty|prenajímateľ|študent|správca domu
                clanok: <#1-24>|<#1-24> ods. <#1-9>|VII písm. [a|b|c|d])
                vety: dvoch|troch|štyroch
                cast: [Poistiteľ|Poisťovňa] [neposkytne|kráti|poskytne] plnenie, ak [nehnuteľnosť|stavba|chata] [nebola obývaná|nebola udržiavaná|bola prenajatá] [viac ako <#10-90> dní|v čase škody].|Spoluúčasť je <#5-20> %, najmenej však <#30-300> eur.|Za povodeň sa považuje [stúpnutie hladiny nad brehy|zaplavenie územia].|Za víchricu sa považuje vietor nad <#60-90> km/h.|Škodu treba oznámiť do <#3-15> dní.|Vecné poistenie sa [vzťahuje|nevzťahuje] na [<vec>|cennosti|stavebné úpravy].
                text: <cast>|<cast> <cast>|<cast> <cast> <cast>
                odp: [To znamená, že|Ľudsky povedané,] [musíte|je dobré] [škodu nahlásiť včas|mať dom v poriadku]. [Príklad: ak vám praskne <vec> počas dovolenky, záleží na tom, ako dlho bol dom prázdny.|Keď je škoda <#400-900> eur, časť zaplatíte sami.]
                """],
            Answer = "<odp>", Temperature = .6,
        },
    ];
}
