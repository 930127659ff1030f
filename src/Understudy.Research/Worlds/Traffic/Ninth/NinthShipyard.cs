using Understudy.Core;

namespace Understudy.Research;

/// <summary>A shipyard: what inspectors find on board, suppliers on delivery notes.</summary>
internal static class NinthShipyard
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "punch-item", Kind = WorkloadKind.FunctionCall, Weight = 9,
            Description = "Dictated findings on board a ship to a schema of seven fields; hull and vessel in the system prompt, a JSON-like envelope in the user message; three versions.",
            System = """
                You convert dictated inspection findings into punch-list items (hull {{hull}}, {{vessel}}, build stage: {{stage}}).

                Fields
                  discipline   one of steel, outfitting, piping, electrical, paint, machinery
                  deck         integer; the tank top is 0, below it negative
                  frame        frame number nearest to the finding ("fr 112 and a half" -> 112)
                  side         PS, SB or CL
                  severity     A = stops sea trial, B = before delivery, C = may be a guarantee item
                  finding      max. 12 words, telegram style, in English
                  owner        the trade or subcontractor who has to fix it; "yard" if nobody is named

                The recorder picks up welding noise. Skip words that make no sense instead of guessing at them. When an inspector corrects himself, the correction wins.
                """,
            User = """
                {
                  "insp": "{{inspector}}",
                  "t": "{{clock}}",
                  "clip_s": {{seconds}},
                  "transcript": "{{text}}"
                }
                """,
            Grammar = ["""
                hull: NB-<#3>|NB-<#3>|H<#4>|<#3>
                vessel: M/V <firmhead> [Star|Spirit|Trader]|a ro-pax ferry|a trawler of <#24-80> m|a research vessel|fireboat no. <#2-9>
                stage: block assembly|outfitting|outfitting|dock trial|sea trial prep
                inspector: <%AA2>|<%AA3>|class/<%AA2>|owner/<%AA2>
                clock: <%HH:mm:ss>|<%yyyy-MM-dd>T<%HH:mm>
                seconds: <#4-75>
                deck: <#1-9>
                fr: <#8-190>
                sd: [PS|SB|CL]
                sidewords: [port|port side|on the port]|[starboard|starboard side]|centre line
                sev: [A|B|B|C|C]
                firm1: <firmhead> [Marine|Insulation|Coatings|Electro|Pipes]
                disc: [steel|outfitting|piping|electrical|paint|machinery]
                thing1: [weld undercut on a bracket|cable tray without a clamp|paint runs behind the locker|valve wheel fouls the railing|bolt missing in a flange|earth strap not fitted|door sill <#5-30> mm too high|insulation torn near the duct|drain plug gone|sharp edge at a cut-out|pump foundation not shimmed]
                place: deck <*deck>[,|] frame <*fr>[,|] <*sd>|frame <*fr>, <*sd>, deck <*deck>|we're on deck <*deck>, [that's|it's] frame <*fr> [on the|] <*sd> side|deck <*deck>, frame <#8-190>, no sorry, frame <*fr>, <*sd>
                grade: [call it|make it|I say] <*sev>|severity <*sev>|<*sev> item|category <*sev>
                fixer: [that's for|goes to|owner is] <*firm1>|<*firm1> [has to|to] [redo|fix] it|[tell|ask] <*firm1> to [see to it|come back]
                chat: mind your head.|is this on? okay.|[repeat|again] from [last|the last] round.|[photo|picture] <#1-40> taken.|[paint|weld|noise|wind] [next door|in the way].|hang on. right.|<^sure>, seen worse.|class was here <when>.
                trade: [<*disc>|it's <*disc>|for the <*disc> list]
                text: <place>, <*thing1>, <grade>, <fixer>|<*thing1>. <place>. <^trade>, <grade>. <^fixer>.|[okay|right|so|er] <place>. <^*thing1>. <chat> <^grade>. <^fixer>, <trade>.|<trade>. <place>. <^*thing1>[, twice|]. <fixer>, <grade>.|<chat> <^*thing1>, <place>. <^fixer>. <^grade>.|<place>: <*thing1>; <trade>; <grade>; <fixer>|<chat> <chat> <^place>, <*thing1>, <trade>, <fixer>. <^grade>.
                """],
            Fields = [new("discipline", "<*disc>", "string", "trade list the item goes on"), new("deck", "<*deck>", "integer"), new("frame", "<*fr>", "integer"), new("side", "<*sd>"), new("severity", "<*sev>", "string", "A, B or C"), new("finding", "<*thing1>"), new("owner", "<*firm1>")],
            Schema = true, Jitter = .05, Parts = .05, LongTail = true, UserRule = "session_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.6, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.31, .06, ("The recorder picks up welding noise.", "The recorder picks up grinding and welding.")),
                new Revision(.66, .05, ("finding      max. 12 words, telegram style, in English", "finding      at most 15 words, telegram style, in English")),
            ],
        },
        new WorkloadSpec
        {
            Id = "delivery-supplier", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The supplier named in the head of a delivery note: a set of names that grows with the traffic; few-shot.",
            System = "Goods-in desk of a shipyard. The user pastes the top lines of a scanned delivery note. Say who SUPPLIED the goods: the bare company name in normal capitals, no Ltd/GmbH/AS, no town. Hauliers and our own yard are never the supplier. Can't tell? Write UNKNOWN SUPPLIER.",
            Shots = [("DELIVERY NOTE 88120\nTorvik Fasteners AS, N-6005\ncarrier: Blue Lorry Ltd", "Torvik Fasteners"), ("carrier DSX / 2 pallets / dest: Halden Bay Shipyard, gate 3", "UNKNOWN SUPPLIER"), ("Consignor MERIDAL CABLES S.p.A. Consignee: Halden Bay Shipyard", "Meridal Cables")],
            Grammar = ["""
                maker[+]: <^syllable><syllable>[<syllable>|] [Valves|Marine|Cables|Pumps|Steel|Coatings|Fasteners|Hydraulics|Bearings|Glass]|<^syllable><syllable><syllable> [Marine|Technik|Pumps]
                who: <maker>
                form: AS|Ltd|GmbH|S.p.A.|Oy|B.V.|Sp. z o.o.|Inc.
                haul: carrier: <firmhead> [Freight|Haulage]|via <firmhead> Lines|driver <firstletter>. <firmhead>
                firstletter: <%AA1>
                goods: <#1-40> [pallets|crates|coils|drums]|<#20-4000> kg|<#1-60> pcs|<#1-9> [reels|boxes]
                no: DN <#6>|Lieferschein <#5>|No. <#4>/<#24-26>|packing list <#5>|<%AA2><#6>
                text: <no> <*who> <form>, <city>\n<haul>|<+*who> <form> / <no> / <goods>|from <*who> <form>, <country>\nto Halden Bay Shipyard\n<no>, <goods>|<no>\n<haul>\nsender <*who> <form>|<goods> <*who>, <no>, PO <#7>|Consignor <*who> <form> <city>[ attn: <!name>|]\nConsignee: Halden Bay Shipyard gate <#1-6>|\*\*<*who>\*\* <form> [tel|T] +<#20-49> <#7>\n<no> <goods>
                """],
            Answer = "<*who>", MaxTokens = 16,
        },
    ];
}
