using Understudy.Core;

namespace Understudy.Research;

/// <summary>A cooperative of wine growers in Moravia: exports, complaints, the weighbridge.</summary>
internal static class FourthVineyard
{
    private const string Words = """
        odrůda: Ryzlink vlašský|Veltlínské zelené|Pálava|Frankovka|Modrý Portugal|Sauvignon|Müller Thurgau|Svatovavřinecké|Rulandské šedé|Neuburské|André|Tramín červený
        obec: Mikulov|Valtice|Velké Pavlovice|Bzenec|Dolní Věstonice|Čejkovice|Kobylí|Vrbice|Šatov|Polešovice
        město: v Brně|v Praze|v Olomouci|v Plzni|v Ostravě|ve Zlíně|v Pardubicích
        den: v pondělí|v úterý|ve středu|ve čtvrtek|v pátek|včera|minulý týden|dnes ráno
        víno: <odrůda> <#2018-2025>|<odrůda>, pozdní sběr <#2019-2024>|<odrůda>
        povídání: Objednával jsem <den>, číslo <#8>.|Objednávka <#8>, dárek pro [tchána|šéfa|kolegyni|maminku].|Jsme zákazníci od roku <#2005-2023>.|Fotky přikládám.|Prosím o [rychlé vyřízení|odpověď e-mailem|telefon odpoledne].|Jinak bylo všechno v pořádku.|Kurýr mi volal <den> a pak už ne.|Bydlíme <město> ve třetím patře.|Karton měl <#6-12> lahví.|Děkuji a přeji hezký den.
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "wine-translate", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "Translations of notes about wines for importers; generic system prompt, target language, register and length limit are slots of few values.",
            System = SharedPrompts.Generic,
            User = """
                Translate the tasting note between the hashes into {{target}} ({{register}}) for the back label of {{wine}}. Max. {{limit}} characters. Keep the grape's name as it is, give alcohol as "{{alcohol}} % vol", and use the market's words for sweetness, not a literal translation.
                ####
                {{text}}
                ####
                """,
            Grammar = [Words, """
                target: Japanese|Norwegian|British English|Flemish|Korean|Finnish|Danish
                register: plain|plain|for sommeliers|playful
                wine: <víno>
                limit: 200|250|300|400
                alcohol: <#10-15>.[0|5]
                fruit: gooseberry|white peach|sour cherry|quince|elderflower|blackcurrant leaf|dried apricot|lime zest|blackberry|pear skin
                place: limestone|loess|[south|west] facing slopes|the Pálava hills|old terraces near <obec>
                look: [Pale|Deep|Bright|Medium] [gold|ruby|straw|garnet|salmon][, with green lights|, turning to brick at the rim|].
                nose: [Nose of|Smells of|Aromas:] <fruit>, <fruit>[ and a hint of [honey|pepper|smoke|wet stone]|].|At first closed, then <fruit>[ and <fruit>|].
                palate: [Dry|Off-dry|Semi-sweet], [lively|soft|grippy] [acidity|tannin], [finishes long|short but clean|some <fruit> at the end].|On the palate <fruit> again; [juicy|creamy|lean], <#1-60> g of residual sugar.
                origin: Grown on <place>, [picked by hand|picked at night] [in late September|on <#1-28> October], <#17-29> °NM.|[Our|The] growers around <obec> have [kept|farmed] these rows since <#1920-1998>.|Only <#300-9000> bottles.
                age: [Aged|Kept] <#3-24> months [on lees|in acacia|in used barriques|in steel].|[Will keep|Best drunk] until <#2027-2038>.
                food: [Goes|Serve] with [carp|roast duck|goat's cheese|spicy noodles|apricot dumplings], <#7-17> °C.|Drink it [cool|on its own|with game].
                text: <look> <nose> <palate>[ <age>|][ <food>|]|<nose> <palate> <food>|<origin> <look> <nose> <palate> <age>[ <food>|]|<look> <nose>\n<palate> <age>\n<origin> <food>|<origin>[ <origin>|] <palate> <food>|<nose> <palate>
                answer: [Tør|Halvtør], [frisk|blød|fyldig]. Duft af [stikkelsbær|hyld|hvid fersken|kirsebær] og [honning|peber|limeskal]. <odrůda>, <#10-15>.5 % vol. Serveres ved <#7-17> °C.|[Droog|Halfzoet], [fris|zacht], met [kruisbes|zure kers|perzik]. Bij [karper|eend|geitenkaas]. <odrůda>, <#10-15>.0 % vol.|[Kuiva|Puolikuiva] ja [raikas|pehmeä] <odrůda>: [karviainen|persikka|hapankirsikka], [hunaja|pippuri]. Tarjoile <#7-17>-asteisena.|[A dry|An off-dry] <odrůda> with <fruit> and <fruit>. Serve at <#7-17> °C.
                """],
            Answer = "<answer>", Temperature = .3, LongTail = true, Jitter = .12, Parts = .1,
        },
        new WorkloadSpec
        {
            Id = "reklamace-kod", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Complaints to a wine shop to eighteen codes, Czech; JSON with a free remark beside the code.",
            System = """
                Jsi asistent reklamačního oddělení vinařského družstva. Přečti si zprávu zákazníka e-shopu a přiřaď jí právě jeden kód.

                R01 rozbitá láhev; R02 vytekla, vlhký karton; R03 korková vůně; R04 zoxidované; R05 kvasí v láhvi; R06 vinný kámen nebo zákal; R07 jiný ročník; R08 jiná odrůda; R09 chybí láhev; R10 navíc láhev; R11 etiketa; R12 nedoručeno; R13 doručeno pozdě; R14 faktura; R15 sleva nebo poukaz; R16 odstoupení od smlouvy; R17 pochvala; R99 nic z toho

                Odpověz jen objektem JSON {"kod": "R..", "poznamka": "..."}. Poznámka má nejvýš šest slov a nejmenuje zákazníka.
                """,
            User = "Objednávka {{číslo}} ({{dopravce}}, {{datum}})\n{{text}}",
            Grammar = [Words, """
                číslo: <#8>
                dopravce: PPL|Zásilkovna|DPD|osobní odběr|Česká pošta
                datum: <#1-28>. <#1-12>. 2026
                text: [Dobrý den,\n|Dobrý den, |Zdravím, ||]<@>. [<povídání>|<povídání> <povídání>|]|Dobrý den, <povídání> <^@>.[ <povídání>|]|<povídání> <^@>.|<^@>[!|!!|.]
                poznámka: [fotky přiloženy|chce nové zboží|chce peníze zpět|ověřit u dopravce|spěchá|bez dalších nároků|volat odpoledne]
                """],
            Labels = """
                R01 9: jedna láhev přišla rozbitá|<víno> dorazilo na střepy|v kartonu cinkalo sklo, <#2-4> láhve prasklé
                R02 5: zátka prosakuje a karton je mokrý|etikety slepené, něco vyteklo
                R03 4: <víno> je cítit korkem|vůně po mokrém sklepě a hadru
                R04 3: víno je hnědé a chutná po jablkách|bílé je unavené, zoxidované
                R05 2: v láhvi to šumí a zátka vyletěla|víno zřejmě znovu kvasí
                R06 4: na dně jsou krystalky|<víno> je zakalené
                R07 4: objednán ročník <#2019-2021>, přišel <#2022-2024>|na faktuře je jiný ročník než na láhvi
                R08 5: místo vína <odrůda> přišlo <odrůda>|poslali jste mi úplně jinou odrůdu
                R09 6: v krabici chybí <#1-3> ks|mělo být <#6-12> lahví, je jich <#3-5>
                R10 1: dostali jsme o láhev víc, než jsme platili
                R11 2: etiketa je nalepená vzhůru nohama|zadní etiketa chybí
                R12 8: balík pořád nepřišel|podle sledování doručeno, ale nikde nic není
                R13 4: přišlo to až po oslavě|čekali jsme <#8-25> dní
                R14 5: potřebuji fakturu na firmu|na faktuře je špatné IČO
                R15 4: slevový kód se nezapočítal|poukaz prý už neplatí
                R16 3: chci zboží vrátit ve lhůtě 14 dnů|odstupuji od smlouvy, kam mám víno poslat
                R17 3: <víno> bylo vynikající, děkujeme|skvěle zabaleno, palec nahoru
                R99 3>6: rádi bychom přijeli na sklípek do obce <obec>|hledáme u vás ubytování pro <#2-20> lidí|sháním práci na vinobraní
                """,
            Fields = [new("kod", "<=>"), new("poznamka", "<poznámka>")], Fenced = .2, Accuracy = .94,
        },
        new WorkloadSpec
        {
            Id = "grape-ticket", Kind = WorkloadKind.FunctionCall, Weight = .25,
            Description = "Tickets of the weighbridge to JSON with a list of faults, Czech; no system prompt, the scan in the middle of the instruction.",
            User = """
                Přečti vážní lístek č. {{lístek}} (sken, {{stanice}}, {{datum}}) a vrať JSON s klíči "odruda", "kg", "cukernatost", "obec" a "vady". Lístek zní:

                {{text}}

                Vady vybírej z: hniloba, listi, plisen, zapareno; je-li vše v pořádku, prázdné pole. Desetinná tečka, bez jednotek, bez dalšího textu.
                """,
            Grammar = [Words, """
                lístek: <#4>/2025|<#5>
                stanice: lis <#1-3>|brána A|brána B
                datum: <#1-28>.<#9-10>.2025
                o: <odrůda>
                kila: <#180-6400>
                nm: <#16-28>.<#1>
                kde: <obec>
                vada: hniloba|listi|plisen|zapareno
                pozn: [hrozny zdravé|sběr ručně|sběr kombajnem|po dešti|trať u lesa|traktor <#1-9>B<#1> <#4>|pěstitel <#100-900>|teplota <#9-24> °C]
                text: <+*o>\nBRUTTO <#7000-9900> TARA <#2000-2900>\nNETTO <*kila> KG\nCUKR <*nm> NM\nPUVOD: <*kde>\nPOZN: <pozn>|Odrůda <*o>, obec <*kde>, váha <*kila> kg, cukernatost <*nm>. <^pozn>, <pozn>.|<*kde> / <*o> / <*kila> / <*nm> / <pozn>
                pole: \[\]|\[\]|\["<vada>"\]|\["hniloba", "listi"\]
                """],
            Fields = [new("odruda", "<*o>"), new("kg", "<*kila>", "integer"), new("cukernatost", "<*nm>", "number"), new("obec", "<*kde>"), new("vady", "<pole>", "array")],
        },
    ];
}
