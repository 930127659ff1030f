using Understudy.Core;

namespace Understudy.Research;

/// <summary>A firm for pest control: whether a method suits a job.</summary>
internal static class TenthPests
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "method-suits", Kind = WorkloadKind.Relevance, Weight = .4,
            Description = "Whether a method of pest control suits a job, yes, restricted or no; job and method first, the instruction last, no system prompt.",
            User = """
                JOB={{job}} ({{premises}})
                METHOD={{text}}

                Technician lookup for Hollis Pest Solutions. Based on JOB and METHOD above, is the method on label for that pest at such premises? Allowed outputs: YES / RESTRICTED / NO. Baits near food prep are always at least RESTRICTED; anything against bats or nesting birds is NO.
                """,
            Grammar = ["""
                pest: german cockroach|bed bug|brown rat|house mouse|pharaoh ant|wasp|clothes moth|flour beetle|cat flea|silverfish
                a: <pest>
                premises: restaurant|bakery|school|private flat|hospital ward|grain store|hotel, <#12-240> rooms|office, floor <#1-30>
                job: <*a>|<*a>[, heavy|, first visit|, recurring since <month>]|<*a> in the [loft|kitchen|cellar|wall void]|<#2-40> sightings, <*a>
                text: <@>|<^@>|<@> (<#1-9>0 min)|<@>, [re-entry <#2-12> h|licence <%AA1><#1-4>|batch <#5>]
                """],
            Labels = """
                YES 5: gel bait labelled for <*a>|treatment plan <#1-40>, <*a>|monitoring traps for <*a>
                RESTRICTED 4: residual spray, <*a>, unoccupied rooms only|anticoagulant blocks for <*a> in locked stations|fumigation against <*a>, two certified staff
                NO 4: pheromone lure for <pest>|outdoor granules, not for <*a>|glue boards on the open floor, bats present
                """,
        },
    ];
}
