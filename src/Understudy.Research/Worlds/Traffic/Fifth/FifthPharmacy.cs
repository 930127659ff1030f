using Understudy.Core;

namespace Understudy.Research;

/// <summary>A hospital's pharmacy in Norway: enquiries of wards, an assistant at the counter of ready mixtures.</summary>
internal static class FifthPharmacy
{
    private const string Words = """
        legemiddel: paracetamol|morfin|warfarin|enoksaparin|metoprolol|furosemid|vankomycin|meropenem|insulin aspart|midazolam|oksykodon|apixaban|prednisolon|ondansetron|digoksin|metotreksat|gentamicin
        styrke: <#5-500> mg|<#1-20> mg/ml|<#100-900> mikrogram|<#100-1000> IE
        avdeling: intensiv|kirurgisk sengepost <#1-4>|barneavdelingen|kreftpoliklinikken|akuttmottaket|geriatrisk|føden|dialysen|nevrologisk
        hvem: sykepleier|LIS<#1-3>|overlege|farmasøytstudent|vernepleier
        tillegg: Haster[ litt|].|Pasienten [er <#2-96> år|har nyresvikt, eGFR <#8-60>|veier <#3-130> kg|er gravid|faster til i morgen].|[Ring|Svar på] calling <#5>.|Har sjekket [Felleskatalogen|prosedyren], fant ikke noe.|Vaktskifte kl. <#14-15>:30.|Vi har [<#2-9> på lager|tomt].|Takk![ :)|]|Mvh <hvem>, <avdeling>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "henvendelse-type", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "What wards ask a pharmacy, eight types with a reason after a dash, Norwegian; who is on duty in the prompt, ward and sender in a line before the message; developer role.",
            System = """
                Du fordeler meldinger til sykehusapoteket. Vakthavende farmasøyt er {{vakthavende}}, apoteket er {{åpent}}.

                Typer:
                dosering – dose, justering ved nyresvikt, barn
                interaksjon – flere legemidler sammen, mat
                blanding – løsning, holdbarhet, infusjonstid, forlikelighet
                bytte – generisk bytte, mangel, alternativ
                bestilling – varer, haster, levering
                bivirkning – mistanke, melding
                retur – utgått, feil vare, destruksjon
                annet

                Svar på formen «type – grunn», der grunnen er høyst åtte ord. Gjelder meldingen et barn under 1 år, velg dosering.
                """,
            Role = "developer",
            User = "Fra {{hvem}}, {{avdeling}} ({{tid}}): {{text}}",
            Grammar = [Words, """
                vakthavende: Silje|Torbjørn|Marte|Håkon|Ragnhild|Eirik
                åpent: åpent|åpent|stengt|bemannet med bakvakt
                tid: <%HH:mm>|<%dd.MM. HH:mm>
                text: [Hei, |Hei! |God morgen, |Hallo, |]<@>[?|.][ <tillegg>| <tillegg> <tillegg>|]|<^@>[?|.] <tillegg>|<tillegg> <^@>[?|.]|<@>
                grunn: [spør om|gjelder|ønsker] [<legemiddel>|svar i dag|dose ved nyresvikt|levering|holdbarhet]|[uklar|kort] melding[ om <legemiddel>|]
                """],
            Labels = """
                dosering 8: hvor mye <legemiddel> kan vi gi til et barn på <#4-30> kg|må <legemiddel> reduseres ved lav eGFR|maksdose <legemiddel> per døgn
                interaksjon 6: kan <legemiddel> gis sammen med <legemiddel>|hva skjer med <legemiddel> når vi starter <legemiddel>|går grapefrukt med <legemiddel>
                blanding 6>8: hvor lenge holder ferdig blandet <legemiddel> <styrke>|kan <legemiddel> gå i samme slange som <legemiddel>|hvor fort kan <legemiddel> infunderes
                bytte 5: vi mangler <legemiddel>, hva bruker vi i stedet|er dette samme som <legemiddel> <styrke>, annet navn på esken
                bestilling 7: trenger <#2-40> stk <legemiddel> <styrke> til <avdeling>|når kommer <legemiddel> vi bestilte i går
                bivirkning 3: utslett etter andre dose <legemiddel>|pasienten ble forvirret av <legemiddel>, skal det meldes
                retur 3: fikk <legemiddel> <styrke>, skulle hatt <styrke>|<#2-9> hetteglass utgått på dato
                annet 2: kan noen holde foredrag på internundervisningen|nøkkelen til medisinrommet virker ikke
                """,
            Answer = "<=> – <grunn>",
        },
        new WorkloadSpec
        {
            Id = "blandekabinett", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "What is said at a mixing cabinet to five tools in an order that varies, Norwegian; room, shift and last steps in the prompt.",
            System = """
                Stemmestyring, blandekabinett {{rom}}. Vakt: {{vakt}}. Klokken er {{nå}}.
                Siste hendelser:
                {{logg}}
                Gjør om det som blir sagt, til ett verktøykall. Er mengden uklar, logg avvik i stedet for å gjette.
                """,
            Grammar = [Words, """
                rom: K<#1-6>|LAF <#1-4>
                vakt: dag|kveld|natt
                nå: <%HH:mm>
                linje: <%HH:mm> [startet|ferdig|etikett skrevet ut|avbrutt]: <legemiddel>|<%HH:mm> dobbeltkontroll <hvem>
                logg: <linje 1-3;>|ingen
                med: <legemiddel>
                str: <styrke>
                antall: <#1-24>
                min: <#2-60>
                post: <avdeling>
                text: [ok, |eh, |da |]<@>[ takk| er du snill|, raskt|||]|<^@>.|<@>, [<@>|til <*post>]
                """],
            Labels = """
                start_mix 6: begynn med <*med> <*str>, <*antall> poser|vi blander <*med> <*str> til <*post>|ny batch <*med>, <*antall> stykker
                print_label 5: skriv ut <*antall> etiketter for <*med>|etikett til <*post>, <*med> <*str>|en etikett til, den forrige krøllet seg
                set_timer 3: varsle meg om <*min> minutter|ta tiden, <*min> minutter
                log_deviation 3: hetteglasset knuste, <*med>|det var feil fortynning på <*med>|trykket i kabinettet falt
                request_check 4: trenger dobbeltkontroll av <*med>|kan noen kontrollere regnestykket mitt, <*str>
                """,
            Tools =
            [
                new("start_mix", "Start a batch.", new Field("drug", "<*med>"), new Field("strength", "<*str>"), new Field("bags", "<*antall>", "integer")),
                new("print_label", "Print labels.", new Field("drug", "<*med>"), new Field("copies", "<*antall>", "integer")),
                new("set_timer", "Start a timer.", new Field("minutes", "<*min>", "integer")),
                new("log_deviation", "Record a deviation.", new Field("what", "[breakage|dilution|pressure]"), new Field("drug", "<*med>")),
                new("request_check", "Ask a colleague for a second check.", new Field("drug", "<*med>")),
            ],
            ShuffledTools = true, Role = "developer",
        },
    ];
}
