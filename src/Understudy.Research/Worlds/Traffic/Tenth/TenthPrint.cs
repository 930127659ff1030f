using Understudy.Core;

namespace Understudy.Research;

/// <summary>A bureau that prints parts to order: customers' mails to requests for a quote.</summary>
internal static class TenthPrint
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "quote-request", Kind = WorkloadKind.FunctionCall, Weight = 10,
            Description = "Mails that ask a 3D-printing bureau for a quote to a schema of seven fields; mail headers before the text, that of attachments only where there are any; three versions.",
            System = """
                <role>
                Extraction step of the quoting pipeline at Layerline (on-demand additive manufacturing).
                </role>

                <input>
                One customer e-mail: headers, an empty line, the body. Quoted older mails (lines with ">") give context but are never the source of a value.
                </input>

                <fields>
                process: SLS, MJF, SLA, FDM or DMLS. Not named? Derive it: PA12 and TPU mean SLS, 316L and AlSi10Mg and Ti64 mean DMLS, resins mean SLA, everything else FDM.
                material: commercial name, no colour
                quantity: pieces of the part, spares included
                tolerance_mm: "+/- 0,1" is 0.1; 0 if unstated
                finish: raw, dyed, smoothed, blasted or machined
                deadline: ISO 8601 date
                nda: boolean, is confidentiality mentioned
                </fields>

                <never>
                Never calculate a price. Never read a value out of the signature or the disclaimer. Never return prose.
                </never>
                """,
            User = "From: {{sender}}\nDate: {{date}}\nSubject: {{subject}}\n{{files}}\n{{text}}",
            Grammar = ["""
                part: bracket|housing|impeller|drone arm|camera mount|gripper finger|jig|manifold|hinge|lens ring|bottle mock-up|gear|duct|enclosure lid|heat sink
                sender: <!email>|<firmhead> <firmtail> \<purchasing@<syllable><syllable>.com\>|r&d@<syllable><syllable><syllable>.io|<^syllable><syllable> \<<syllable>@<syllable><syllable>.co\>
                date: <%ddd, d MMM yyyy HH:mm> +0<#0-2>00|<%yyyy-MM-dd HH:mm>
                subject: RFQ[ <#4>|] <*part>|[Re: |AW: |Fwd: |]quote [please|needed|for <*part>]|<*part>, <*q> pcs|[URGENT: |]<*part> v<#1-12>|PO follow-up <#5>|printing [enquiry|question]
                files: [||Attachments: <file>_v<#1-9>.[stl|step|3mf][, drawing_<#3>.pdf|]\n|Attachments: <#4>-<#3>.zip (<#1-40> MB)\n]
                file: <syllable><syllable>|part<#1-40>|<%AA2><#3>|final_<syllable>
                m: PA12|PA12|PA11|PA12 GF|PA12 ESD|PA6 CF|TPU 90A|PP
                pr: SLS|SLS|MJF
                q: <#1-40>|<#50-900>
                tol: 0.<#1-5>|0.0<#2-5>
                fin: raw|dyed|smoothed|blasted|machined
                day: <%yyyy>-0<#4-9>-<#10-28>
                need: [We need|I'd need|Please quote|Looking for|Requesting a price for] <*q> [pcs|pieces|units] [of the <*part>|of the attached <*part>|(<*part>)], <*pr>[ if possible|], [in <*m>|material <*m>|<*m>]
                tail: [tolerance|tol.] [+/-|±] <*tol>[ mm|] [on the bores|on mating faces|throughout|where marked][, finish <*fin>|; surface: <*fin>|, <*fin>]
                due: [needed|must be here|delivery] by <*day>|deadline <*day>, no slack|we present on <*day>|<*day> latest
                secret: [This is under NDA.|Our NDA applies.|Please treat the geometry as confidential.|||]
                chat: [Wall is <#1-4> mm in places, is that ok?|Colour black[ or grey|].|It failed in <month>, so more infill.|Can you ship to <city>?|Last batch was <very> <quality>.|We'll machine the threads ourselves.|Orientation up to you.|<^part> may follow in <month>.]
                sig: [--\n<firmhead> <firmtail> \| VAT <#9>|Sent from my iPhone|Best,\n<^syllable><syllable>|Mit freundlichen Grüßen\n<firmhead> <firmtail>|Regards, <firmhead> R&D|thanks!]
                text: [Hi|Hello|Hi there|Dear team|Good morning],\n\n<need>. <^tail>. <^due>. <secret> <chat>\n\n<sig>|<need>; <tail>; <due>. <secret>\n<sig>|Hi,\n<chat> <need>.\n- <tail>\n- <due>\n<secret>\n<sig>|<chat> <need>, <tail>. <^due>.\n\n\> can you also do <m>?\n\> we did <#2-90> last time\n\n<secret> <sig>|[Qty|QTY]: <*q>\n[Mat.|Material]: <*m> (<*pr>)\n<^tail>\n<^due>\n<secret>\n\n<sig>|<need>. <secret> <^due>. <^tail>. <chat> <chat>\n<sig>
                """],
            Fields = [new("process", "<*pr>"), new("material", "<*m>"), new("quantity", "<*q>", "integer"), new("tolerance_mm", "<*tol>", "number", "0 when the mail is silent"), new("finish", "<*fin>"), new("deadline", "<*day>", "string", "YYYY-MM-DD"), new("nda", "[true|false]", "boolean")],
            Schema = true, LongTail = true, Jitter = .05, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.31, .06, ("Never return prose.", "Prose is never returned.")),
                new Revision(.66, .05, ("quantity: pieces of the part, spares included", "quantity: pieces of the first part, spares included")),
            ],
        },
    ];
}
