using Understudy.Core;

namespace Understudy.Research;

/// <summary>A credit union: whether a member's hardship request goes through.</summary>
internal static class TenthUnion
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "hardship-gate", Kind = WorkloadKind.Classification, Weight = .2,
            Description = "Whether a member of a credit union may skip a payment, three decisions as the first word of a line with the reason; loan, arrears and tenure as pairs beside the letter.",
            System = "Skip-a-payment requests, Tri-Valley Credit Union. DEFER if income dropped for a reason outside the member's control. DENY if nothing changed or the third skip within a year. HUMAN for bankruptcy, bereavement, military orders. Line 1: decision. Line 2: because + member's own phrase.",
            User = "[loan:{{loan}}] [past_due:{{due}}] [member_since:{{since}}]\n{{text}}",
            Grammar = ["""
                loan: auto|auto|personal|HELOC|boat|card
                due: 0d|0d|<#1-60>d|n/a
                since: <#1984-2025>
                key: <@>
                more: I've [always paid on time|been a member forever].|My loan number is <#7>.|We have <count> kids.|[Please|Kindly] [call|answer] before <weekday>.|<aside>
                text: <^*key>. <more>|<more> <^*key>.|<^*key>.|<more> <^*key>. <more>
                """],
            Labels = """
                DEFER 6: my hours got cut to <#8-25> a week|laid off at <firm> in <month>|off work after surgery for <#3-12> weeks|the plant is closed until <month>
                DENY 4: I'd rather use it for a vacation|Christmas was expensive|I skipped in <month> and <month> but need one more
                HUMAN 2: my <relation> died <when>|deploying on the <#2-28>, orders attached|we filed chapter <#7-13> last week
                """,
            Answer = "<=>\nbecause <*key>",
        },
    ];
}
