using Understudy.Core;

namespace Understudy.Research;

/// <summary>A funeral home: notices of deaths from what families tell.</summary>
internal static class TenthFuneral
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "death-notice", Kind = WorkloadKind.Generation, Weight = 2.6,
            Description = "Notices of deaths for newspapers from what families tell a funeral home; the example prompt of libraries, a form with lines that may be missing.",
            System = SharedPrompts.Generic,
            User = """
                Draft a death notice for {{paper}}. The arranger's intake form:

                Deceased: {{deceased}}
                Age: {{age}}
                Survived by: {{family}}
                {{optional}}Service: {{service}}
                Family's words (may be out of order, may contain things they don't want printed):
                {{text}}

                Requirements:
                - tone: {{tone}}
                - max. {{lines}} lines, the paper charges per line
                - no cause of death unless the family wrote it themselves
                - "passed away" or "died" as the family uses it, never "lost their battle"
                Return the notice as plain text.
                """,
            Grammar = ["""
                fore: Agnes|Walter|Doreen|Frank|Maureen|Leonard|Ivy|Stanley|Beryl|Gordon|Hilda|Ronald
                paper: The <city> [Courier|Echo|Post|Argus]|the <city> parish newsletter|<firmhead> Valley Times|our website only
                deceased: <*fore> <firmhead>|<*fore> "[Nan|Bunny|Mac|Tick]" <firmhead>|<*fore> <firmhead>-<firmhead>|[Dr|Rev.|Cllr] <*fore> <firmhead>
                age: <#58-101>|<#31-57>|<#70-96>
                family: [husband|wife|partner] <fore>|<#1-5> children, <#1-9> grandchildren|<relation> <fore>, [nieces and nephews|son <fore>]|no immediate family|[daughters|sons] <fore> and <fore>
                optional: [||Donations: [the hospice|the <city> lifeboat|Dogs for the Blind]\n|Dress code: [colours, no black|football shirts|tweed]\n|Flowers: family only\n]
                service: <weekday> <#10-28> <month>, <#9-15>.[00|15|30], [St <fore>'s|<city> Crematorium|the chapel]|private|to be announced|<%d/%M>, <city> crematorium, followed by tea at the [club|Swan|church hall]
                tone: traditional|warm|religious|light, with a bit of humour|very plain
                lines: 6|8|10|12|15
                mem: [He|She|Mum|Dad|Our <relation>] [was|worked as] a <jobname> [at <firm>|in <city>] for <#8-44> years|[loved|never missed] [her allotment|his pigeons|bingo|the bowls club|Sunday dinner|<city> Town]|[moved|came] [here|over] from <city> in <#1948-1991>|made the best [scones|curry|marmalade] in <city>|don't mention [the divorce|her brother|the nursing home]|[died|passed away] peacefully [at home|in hospital|<when>]|always [laughing|late|singing|had a dog]|fought for the library in <#1979-2012>|the cat was called <fore>
                text: <^mem>. <^mem>. <^mem>.|<mem>, <mem> and <mem>|- <mem>\n- <mem>\n- <mem>|<^mem>. <^mem>. <aside>|<mem>\n<mem>\n<mem>\n<mem>|"<^mem>." (<relation>) / "<^mem>." (<relation>)|<^mem>, <mem>. <^mem>.
                answer: <+firmhead>, <*fore>. [Died|Passed away] peacefully on <#1-28> <month>, aged <#58-101>. [Much loved|Dearest] [husband|wife|mum|dad|nan] of <fore>. [A <jobname> for <#8-44> years|Always singing|Never without a dog]. [Service|Funeral] <weekday> <#9-15>.00[, all welcome|, family flowers only]. [Donations to the hospice.|]|[It is with sadness that|Quietly, as she wished,] the family [announce|announces] the death of <*fore>, [gardener|<jobname>], [friend to many|terrible loser at cards]. [Private service.|Tea afterwards at the club.]
                """],
            Answer = "<answer>", Temperature = .7, Jitter = .06,
            Revisions = [new Revision(.57, .1, ("the paper charges per line", "the newspaper charges per line"))],
        },
    ];
}
