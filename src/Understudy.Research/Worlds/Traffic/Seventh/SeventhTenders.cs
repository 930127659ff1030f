using Understudy.Core;

namespace Understudy.Research;

/// <summary>A portal for public tenders: how well a notice suits a supplier.</summary>
internal static class SeventhTenders
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "notice-fit", Kind = WorkloadKind.Relevance, Weight = 8,
            Description = "How well a tender suits a supplier, points from 0 to 3; headings in bold and the notice in a code fence; three versions.",
            System = """
                **Context.** BidLantern mails suppliers each morning the public tenders published overnight. Before mailing we ask you for points, because keyword search sends caterers the maintenance of *cooking* equipment.

                **Scale**

                | points | when |
                |---|---|
                | 3 | core business, right region, right size; they would be cross if we hadn't sent it |
                | 2 | they could bid, alone or with a subcontractor |
                | 1 | same branch, but the wrong lot, place or size |
                | 0 | nothing to do with them |

                **Size.** A contract worth more than twice the turnover of a supplier, or under 1 % of it, cannot get 3.

                **Place.** Deliveries of goods travel. Services and works do not, unless the profile says nationwide.

                **Frameworks.** Judge by the lot that suits best.

                Only the digit, please.
                """,
            User = "**Supplier**\n{{profile}}\n\n**Notice {{ref}}**, {{buyer}}, {{value}}, closes {{closes}}\n```\n{{text}}\n```",
            Grammar = ["""
                trade: road marking|school catering|asbestos removal|fleet telematics|grass cutting|fire doors|lab consumables|translation|CCTV surveys of drains|office cleaning|playground equipment|payroll software|LED street lighting|security guards|waste collection|architecture|scaffolding hire|medical gases|uniforms|archaeology
                t: <trade>
                o: <trade>
                region: [North|South|East|West] [Wales|Yorkshire|Jutland|Ireland]|Greater <city>|the <city> area
                r: <region>
                turn: <#200-900>k|<#1-60> million|£<#1-9>.<#1-9>m|€<#2-80>m
                profile: <firm>. <^*t>[ and <*o>|]. <^*r>. Turnover <turn>.[ ISO <#9001-9004>.|]|<^*t>, <#4-400> staff, based in <city>, works in <*r>[, nationwide for goods|].|We are <firm>, a [family|mid-sized|specialist] company for <*t> in <*r>; <turn> a year.|<firm> / <*t> / <*o> / <*r> / <turn>
                ref: <#2024-2026>/S <#10-250>-<#6>|<#2024-2026>-<#6>|UK-<#6>|<%AA3><#5>
                buyer: City of <city>|University of <city>|<firmhead> Housing Association|<city> Port Authority|<firmhead> NHS Trust|Ministry of [Works|Justice|Transport]|<firmhead> County
                value: £<#20-900>k|€<#1-40>m|EUR <#50-900>,000|no estimate|£<#1-9>.<#1-9>m over <#2-5> years
                closes: <#1-28> <month>|<#1-28>/<#10-12>/<#2025-2026>|in <#9-45> days
                more: The [authority|contracting body|buyer] [intends to|will] [appoint|select] [one provider|up to <#2-8> suppliers] for <#2-6> years.|[Price|Quality] weighs <#30-80> %.|[Site visits|Questions] until <#1-28> <month>.|Bidders need [liability cover of €<#1-10>m|<#2-5> references|an accredited lab|a depot within <#10-60> km].|Lot <#1-4>: <trade>. Lot <#5-9>: <trade>.|[Renewal|Extension] [possible|twice by <#6-12> months].|CPV <#8>-<#1>.|[Variants|Group bids] are [accepted|not accepted].
                text: <^@>. <more>[ <more>|]|<+@>\n<more>\n<more>|Title: <@>\n<more>|<more> <^@>. <more>|<^@>
                """],
            Labels = """
                3 4>6: <*t> for all [sites|schools|depots] in <*r>|[supply|provision] of <*t> services, <*r>, <#2-4> years
                2 5: [facilities|estates] contract in <*r> that includes <*t>|framework with <#3-9> lots, one of them <*t>
                1 6: <*t> in <region>, on-site team required|[audit|training|software] around <*t>|<*t>, entire country, <#200-900> locations
                0 8: <trade> in <region>|purchase of [a fire engine|ballot papers|ferry engines|X-ray tubes] for <city>|<trade> and <trade>
                """,
            Accuracy = .93, MaxTokens = 2, Jitter = .05, LongTail = true,
            Models = [(0, "gpt-4o-2024-08-06"), (.44, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.36, .07, ("they would be cross if we hadn't sent it", "they would complain if we hadn't sent it")),
                new Revision(.72, 0, ("Only the digit, please.", "Only the digit.")),
            ],
        },
    ];
}
