using Understudy.Core;

namespace Understudy.Research;

/// <summary>A site for family history: whether a record is about a person who is looked for.</summary>
internal static class EighthAncestors
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "record-person", Kind = WorkloadKind.Relevance, Weight = .4,
            Description = "Whether a parish record is about an ancestor, likely, possible or no; person and record first, the instruction last, no system prompt.",
            User = """
                {{sought}} <-> {{text}}

                Left: somebody our member is looking for. Right: an entry we transcribed from {{book}}. Could it be the same person? Spelling was free before 1850, ages are off by up to five years, and people were baptised where they weren't born. A different father rules it out. Say likely, possible or no.
                """,
            Grammar = ["""
                first: John|Mary|Thomas|Ann|Hannah|William|Martha|Elias|Grace|Josiah
                last: Thorne|Pell|Hartley|Whitaker|Fenn|Tolley|Garside|Ashdown|Cropper|Lisle
                a: <first>
                b: <last>
                y: <#17-18>
                z: <#10-99>
                dad: <first>
                work: weaver|miller|labourer|servant|shipwright|widow|carter|lacemaker
                book: a burial register|the <#1801-1891> census|a ship's list|a baptism register|poor law papers|marriage banns of <city>
                sought: <*a> <*b>, b. <*y><*z>, <city>|<*a> <*b> (c. <*y><*z>), [child|son or daughter] of <*dad>|<*a> <*b>, <work>, <*y><*z>|<*b>, <*a>; born abt <*y><*z>[; father <*dad>|]
                text: <@>|<^@>.|<@>[, <work>|; signed with a cross]|fol. <#2-90>: <@>|"<@>"
                """],
            Labels = """
                likely 5: <*a> <*b>, [bapt.|born] <*y><*z>, father <*dad>|<*b> <*a>, [of <*dad>|ch. of <*dad>], <*y><*z>
                possible 4: <*a> <*b>, age <#20-70>|<%AA1>. <*b>, <*y><#10-99>|<*a> [Thorn|Pel|Hartly|Whittaker], <*y><*z>
                no 5: <first> <last>, <*y><#10-99>|<*a> <*b>, d. 16<#10-99>|<*a> <last>, father <first>, <city>
                """,
            Accuracy = .94,
        },
    ];
}
