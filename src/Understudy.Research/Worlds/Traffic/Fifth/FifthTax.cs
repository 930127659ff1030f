using Understudy.Core;

namespace Understudy.Research;

/// <summary>A tax office in Hungary: letters of taxpayers, receipts.</summary>
internal static class FifthTax
{
    private const string Words = """
        város: Szeged|Pécs|Győr|Miskolc|Debrecen|Eger|Sopron|Kaposvár|Szolnok|Tatabánya|Baja|Vác
        név: Kovács|Szabó|Tóth|Horváth|Varga|Kiss|Molnár|Farkas|Balogh|Papp
        hó: január|február|március|április|május|június|július|augusztus|szeptember|október|november|december
        összeg: <#2-990> ezer Ft|<#1-40>.<#3>.<#3> forint|<#10-990>.<#3> Ft
        mellék: Előre is köszönöm.|Tisztelettel: <név>né|A könyvelőm szerint [rendben van|ez hiba].|[<hó> <#1-28>-án|Múlt héten|Tavaly] már [írtam|telefonáltam|jártam bent].|[Nyugdíjas|Egyéni vállalkozó|Kismama|Diák] vagyok.|Az ügyfélkapum [nem működik|rendben van].|<város>, <hó> <#1-28>.|Kérem, [tértivevénnyel|e-mailben|minél előbb] válaszoljanak.|Mellékelten küldöm a [szerződést|határozatot|befizetési bizonylatot].
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "level-iktatas", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Letters of taxpayers to sixteen subjects, Hungarian; file number, office and way of arrival as lines before the letter.",
            System = """
                Adóhatósági iktatást segítesz. A beérkezett levél tárgyát kell megadnod az alábbiak közül, ékezetekkel, kisbetűvel:

                áfa / szja / kata / társasági adó / gépjárműadó / ingatlanadó / illeték / tb-járulék / részletfizetés / mulasztási bírság / túlfizetés / adóigazolás / adatváltozás / végrehajtás / panasz / egyéb

                Ha kérelem és panasz is szerepel a levélben, a kérelem számít. Részletfizetésnek vedd a halasztást is. A levelet ne foglald össze, csak a tárgyat írd le.
                """,
            User = """
                Iktatószám: {{iktató}}
                Igazgatóság: {{város}}
                Beérkezett: {{dátum}}, {{mód}}
                ---
                {{text}}
                """,
            Grammar = [Words, """
                iktató: <#10>/2026|NAV-<#6>/<#1-99>
                dátum: <%yyyy.MM.dd.>|<%yyyy. MM. dd.>
                mód: posta|ügyfélkapu|ügyfélkapu|személyesen|e-papír
                kezdet: Tisztelt [Hivatal|Igazgatóság|Címzett|Ügyintéző]!
                text: <kezdet>\n\n<^@>. <mellék>[ <mellék>|][\n\n<mellék>|]|<kezdet> <mellék> <^@>.[ <mellék>|]|<^@>. <mellék>|<mellék> <^@>.\n<mellék>
                """],
            Labels = """
                áfa 9: az áfabevallásom <hó> hónapra hibás, önellenőrizném|<összeg> áfát szeretnék visszaigényelni|kell-e áfát fizetnem a külföldi számla után
                szja 10: nem értem a bevallási tervezet <#2-40>. sorát|családi kedvezményt szeretnék érvényesíteni <#1-4> gyermek után|eladtam egy lakást <#2015-2025>-ban, mennyi szja jár utána
                kata 4>2: kijelentkeznék a katából <hó> elsejével|a katás bevételem átlépte a keretet
                társasági+adó 4: a kft. adóelőlege túl magas, <összeg>|a fejlesztési tartalék feloldásáról kérdeznék
                gépjárműadó 6: az autót <hó> óta nem én használom, mégis kaptam csekket|mozgáskorlátozottként mentességet kérek az autóra
                ingatlanadó 4: a garázs területe tévesen szerepel, <#12-40> m2|<város> határában lévő telkemre miért jön adó
                illeték 4: örököltem egy házrészt, mennyi az illeték|az első lakás után kedvezményt kérnék a vagyonszerzésnél
                tb-járulék 5: két munkahely után is vonták a járulékot|kiskereset miatt kérném a járulékalap módosítását
                részletfizetés 8>10: a tartozást, <összeg>, <#3-12> hónap alatt tudom kifizetni|halasztást kérek <hó> végéig
                mulasztási+bírság 5: <összeg> bírságot kaptam késedelmes bevallásért, kérem mérsékelni|nem kaptam felszólítást, mégis megbírságoltak
                túlfizetés 5: a számlán <összeg> többlet van, kérem kiutalni|kétszer utaltam ugyanazt
                adóigazolás 4: nemleges igazolás kell a banknak|közbeszerzéshez kérek igazolást <#2-5> példányban
                adatváltozás 4: elköltöztünk, az új cím <város>|megváltozott a bankszámlaszámom|házasság miatt új a nevem
                végrehajtás 3: letiltották a fizetésemet, pedig rendeztem|a végrehajtó lefoglalta az autót
                panasz 3: az ügyintéző minősíthetetlen hangon beszélt velem|<#2-5> órát vártam hiába az ügyfélszolgálaton
                egyéb 2: mikor tart nyitva az iroda <város> belvárosában|véletlenül ide küldték a villanyszámlámat
                """,
            Accuracy = .94, Parts = .15,
        },
        new WorkloadSpec
        {
            Id = "nyugta-json", Kind = WorkloadKind.FunctionCall, Weight = .25,
            Description = "Scanned receipts to JSON with a list of lines, Hungarian; no system prompt, the scan between tags in the middle of the instruction.",
            User = """
                Az alábbi nyugtát {{gép}} olvasta be ({{fájl}}), az ékezetek elveszhettek.
                <nyugta>
                {{text}}
                </nyugta>
                Add vissza JSON-ként: kibocsato, adoszam (kötőjelekkel), datum (ÉÉÉÉ-HH-NN), vegosszeg (egész szám, forint), fizetes (keszpenz vagy kartya), tetelek (a sorok neve tömbben). Amit nem lehet kiolvasni, az legyen üres. Ne kerekíts.
                """,
            Grammar = [Words, """
                gép: a szkenner|a mobil app|a 2. számú szkenner|az ügyfél telefonja
                fájl: IMG_<#4>.jpg|scan<#5>.pdf|nyugta_<#3>.png
                bolt: <név> [es Tarsa Kft.|Bt.|Pekseg|Vendeglo|Papirbolt]|Patika a <név>hoz|<város>i Taxi Kft.
                adó: <#8>-<#1-2>-<#2>
                nap: 2026-0<#1-9>-<#10-28>
                ft: <#4-98>5<#0-9>|<#1-40><#3>
                fiz: keszpenz|kartya|kartya
                áru: kenyer|tej 1,5%|kave|toner|irodapapir A4|aszpirin|menu 1|fuvardij|csavar M<#4-12>|borravalo|viz 0,5
                a1: <áru>
                a2: <áru>
                text: <+*bolt>\n<város>, Fo u. <#1-90>.\nADOSZAM <*adó>\n<*nap> <#8-19>:<#10-59>\n<*a1> <#1-9> db\n<*a2>\nOSSZESEN: <*ft> Ft\n[BANKKARTYA|KESZPENZ]|<*bolt> <*adó>\n---- NYUGTA ----\n<*a1>  <#200-3900>\n<*a2>  <#200-3900>\nFIZETENDO <*ft>,-\n<*nap>[\nAP A<#8>|]\n[Koszonjuk!|Viszlat!|]
                """],
            Fields = [new("kibocsato", "<*bolt>"), new("adoszam", "<*adó>"), new("datum", "<*nap>"), new("vegosszeg", "<*ft>", "integer"), new("fizetes", "<fiz>"), new("tetelek", "\\[\"<*a1>\", \"<*a2>\"\\]", "array")],
        },
    ];
}
