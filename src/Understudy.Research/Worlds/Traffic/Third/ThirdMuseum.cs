using Understudy.Core;

namespace Understudy.Research;

/// <summary>A museum of applied art: visitors, labels on the wall, the catalogue, loans.</summary>
internal static class ThirdMuseum
{
    private const string Words = """
        object: bowl|tapestry|mantel clock|armchair|drinking horn|fan|reliquary|sextant|vase|writing desk|mask|necklace|screen|harpsichord|teapot|tile panel
        objects: bowls|tapestries|clocks|armchairs|fans|masks|teapots|screens|tiles|necklaces
        stuff: walnut|tin-glazed earthenware|silk|ivory|silver-gilt|porcelain|wrought iron|lacquer|linen|enamel on copper|alabaster
        epoch: c. <#1450-1900>|<#1600-1930>|[early|mid|late] <#15-19>th century|before <#1700-1900>
        origin: Urbino|Delft|Nuremberg|Kyoto|Limoges|Isfahan|Augsburg|Toledo|Meissen|Jingdezhen|Benin City|Gdańsk
        inv: <#1850-2020>.<#1-400>[.<#1-9>|]|MA <#4>|L. <#1-90>/<#2010-2026>
        room: room <#1-34>|the [east wing|tower room|lower gallery]|case <#1-60>
        fact: [It was|The piece was|This <object> was] [bought|found|restored] [in <#1860-2019>|by a [lawyer|baker|pharmacist] from <city>|in <city>].|Gift of [the Friends of the Museum|a family from <city>|<firm>], <#1870-2022>.|[Its|The] [foot|lid|handle|inscription|border] is [later|missing|original|of <stuff>].|[Such|Comparable] pieces were [exported to <country>|used at weddings|made for the court of <origin>].|Conserved in <#1975-2025>; [shown in <room>|in store|lent to <city> until <month>].
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "gallery-answers", Kind = WorkloadKind.Generation, Weight = 6,
            Description = "Answers in the museum's app from catalogue entries that recur; the entries stand in the system prompt, which they end.",
            System = """
                You are the voice of the app of the Museum of Applied Art. People ask while they stand in front of things, so answer in at most three sentences that can be read aloud. Use the catalogue entries below and nothing else. Say the inventory number only if you are asked for it. If they are silent about it, your sentence is "The catalogue does not tell.", and you name the desk in the foyer. Never guess a value in money. Keep quiet about the entries as such. Answer in the language of the question.

                Visitor's language: {{locale}}; nearest case: {{near}}; app {{version}}

                CATALOGUE ENTRIES
                {{entries}}
                """,
            Grammar = [Words, """
                near: <#1-60>|unknown|<#1-60>
                version: <#4-6>.<#0-20>
                entry[80]: \[<inv>\] <^*object>, <stuff>, <origin>, <epoch>. <fact 2-4>
                entries: <entry 2-4;>
                text: [who|where|when] [made|bought|found] [this|the] <object>?|[is|was] the <object> [really |]made [of <stuff>|in <origin>]?|what [is|was] [this|the <object>] used for[, <sure>|]?|how old is the <object> in <room>?|why is the [lid|handle|foot] [missing|a different colour]?|[my <relation> asks|we wonder] [if|whether] the <object> [still works|is heavy|came from <country>]|<object> <origin>?|can I [see|touch|photograph] the <object> [in <room>|somewhere]?
                answer: The <object> [was made in <origin>|is of <stuff>|came to the museum in <#1860-2019>].[ <fact>|]|<fact> <fact>|The catalogue does not tell. Please ask at the desk in the foyer.
                """],
            Answer = "<answer>", UserRule = "session_id", Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.4, .06, ("Never guess a value in money. ", "Never guess a value in money, not even a range. ")),
                new Revision(.75, 0, ("Keep quiet about the entries as such.", "Keep quiet about the entries themselves.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "didascalia", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "Labels for the wall, prompt in Italian under the generic system prompt; readers, length and style are slots of few values.",
            System = SharedPrompts.Generic,
            User = """
                Scrivi una didascalia di {{parole}} parole per {{pubblico}}, in {{lingua}}, tono {{tono}}.
                Oggetto: {{cosa}} (inv. {{inv}}){{prestito}}
                Appunti del curatore:
                {{text}}
                Niente titolo, niente date che non siano negli appunti.
                """,
            Grammar = [Words, """
                parole: 40|60|80|120
                pubblico: adulti|bambini|le scuole|visitatori ipovedenti
                lingua: italiano|italiano|inglese|tedesco
                tono: sobrio|colloquiale|solenne
                cosa: coppa|arazzo|orologio da tavolo|ventaglio|saliera|cofanetto|specchio|liuto|piatto da parata
                prestito: [||, in prestito da <city>]
                materia: noce|seta|argento dorato|maiolica|avorio|ferro battuto|porcellana
                nota: [Bottega|Maestro|Officina] di <origin>, [circa il|dopo il|prima del] <#1480-1890>.|[In|Forse in] <materia>[ e <materia>|], [restauro|pulitura] del <#1950-2024>.|[Dono|Lascito|Acquisto] [di una famiglia di <city>|del <#1870-2015>|degli Amici del Museo].|[Il manico|La base|Il bordo|La serratura] [è perduto o quasi|non è originale|porta uno stemma|mostra tracce di doratura].|[Confrontare|Cfr.] l'esemplare di <city>.|[Usato|Esposto] [alle nozze|a corte|in chiesa|nella sala <#1-34>].
                text: <nota 2-5>|- <nota>\n- <nota>\n- <nota>|<nota ~3>
                answer: [Questo oggetto|Quest'opera] viene da <origin>. <nota>[ <nota>|]|<nota> <nota> [Guardate da vicino il bordo.|Chi lo usava? Non lo sappiamo.|]
                """],
            Answer = "<answer>", Temperature = .7, LongTail = true,
        },
        new WorkloadSpec
        {
            Id = "catalogue-query", Kind = WorkloadKind.Generation, Weight = .9,
            Description = "Curators' questions to queries of the catalogue's search; one of a few recurring lists of fields in the prompt.",
            System = "Translate the question into one Lucene query for the catalogue. Fields of this index: {{fields}}. Use no other field. Ranges as [1700 TO 1750]. Output the query on one line.",
            Grammar = [Words, """
                one: material|technique|keyword
                two: place|maker|dated
                three: room|lender|donor|condition|acquired
                fields[6]: title, <one>, <two>, <three>, inv_no
                text: [all|which|show] <objects> [from <origin>|of <stuff>|in <room>][ and <objects>|][ [made|dated] before <#1600-1900>| acquired since <#1950-2015>|]|[anything|what do we have] by [the workshop of <firmhead>|a master of <origin>][, no <objects>|]?|<stuff>, <origin>, [not on show|on loan]|how many <objects> [are|lie] in [store|<room>]?
                answer: title:<object> AND place:"<origin>"|material:"<stuff>" AND dated:\[<#1500-1650> TO <#1651-1900>\]|title:<object> NOT room:*|maker:"<firmhead>" OR keyword:"<origin>"
                """],
            Answer = "<answer>",
        },
        new WorkloadSpec
        {
            Id = "loan-risk", Kind = WorkloadKind.Classification, Weight = .4,
            Description = "Whether an object may travel, by its condition; label and a clause in brackets, developer role, journey in the prompt.",
            System = "Registrar's desk. Loan {{loan}}: {{origin}} to {{city}}, {{journey}}, {{weeks}} weeks. From the conservator's note decide: travels, crate, courier, stays. Answer with the decision and in brackets the part that decides it.",
            Role = "developer",
            Grammar = [Words, """
                loan: L<#2>/<#2026-2027>
                journey: road|air|road and ferry
                weeks: <#6-40>
                text: <^object>, <stuff>: <@>[, <@>|]. [<fact>|]|<fact> <^@>.|<^@>. <fact> <fact>
                piece: [lid|foot|handle|border|veneer|lining|the whole]
                """],
            Labels = """
                travels 6: stable, no loose parts|sound, surface dusty only|treated in <#2018-2025>, fit to travel
                crate 5: old glue joints, needs a fitted case|flaking held by tissue, vibration critical|humidity must stay at <#45-58> %
                courier 3: may be opened by our own staff only|mounting takes <count> hands who know it|parts packed apart, assembly on site
                stays 3: active woodworm|crack grew by <#1-6> mm since <month>|silk splits at each fold
                """,
            Answer = "<=> (<piece>)",
        },
    ];
}
