using Understudy.Core;

namespace Understudy.Research;

/// <summary>A bus depot: parts that may replace each other, notes for the next shift.</summary>
internal static class NinthDepot
{
    private const string Words = """
        part: brake pad set|alternator|door actuator|air dryer|wiper motor|mirror arm|fan belt|NOx sensor|coolant pump|slack adjuster|ticket reader bracket
        bus: Citaro|Urbino <#10-18>|Lion's City|Enviro<#200-400>|B8RLE|Streetdeck
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "part-swap", Kind = WorkloadKind.Relevance, Weight = .4,
            Description = "Whether a part in stock can replace one on order, yes, adapt or no; both parts first, the instruction last, no system prompt.",
            User = """
                WANT {{wanted}}
                HAVE {{text}}
                FOR  {{bus}} / {{year}}

                Can the store hand out HAVE when the job card says WANT? Part numbers that differ in the last letter only are revisions of one part and fit. Left is not right. 24 V is not 12 V. Answer yes, adapt (fits after a change that a fitter can make in an hour) or no.
                """,
            Grammar = [Words, """
                p: <part>
                num: <#3>.<#3>.<#2>
                let: A|B|C
                wanted: <*num><let> <*p>|<*p> <*num><let>|<*p>, <*num><let>, 24V[, left|]
                year: <#2009-2025>
                text: <@>|<^@>|<@>, shelf <#1-60>|<@> ([new|refurb|used])|<+@>
                """],
            Labels = """
                yes 5: <*num>D <*p>|<*p> <*num>E|<*p>, superseded <*num>A
                adapt 3: <*p> [without|with long] bracket|<*p> kit, plug differs|<*p> <#3>.<#3>.<#2>, <#2-9> mm wider
                no 5: <part> <#3>.<#3>.<#2>|<*p> 12V|<part>, fits <bus> only
                """,
            Accuracy = .94,
        },
        new WorkloadSpec
        {
            Id = "shift-handover", Kind = WorkloadKind.Generation, Weight = .35,
            Description = "Notes of a depot's shift to a handover; the example prompt of libraries, depot, shift and reader in a line of assignments, the log in a fence.",
            System = SharedPrompts.Generic,
            User = """
                depot={{depot}} shift={{shift}} reader={{reader}} bullets<={{bullets}}
                ```log
                {{text}}
                ```
                Turn the log into a handover. Fleet numbers first, then what is open, who has been told, what must roll before six. Done things go in one closing line. Never invent a bay.
                """,
            Grammar = [Words, """
                depot: <city>-[North|South|Quay]|D<#1-9>|Mill Lane
                shift: early|late|night|<%yyyyMMdd>-N
                reader: foreman|controller|fitters|manager
                bullets: 3|4|5|6|8
                line: \[<%AA2>\] <#4> <bus> [in|towed in], <part> [gone|noisy|ordered]|\[<%AA2>\] <#4> [done|released|washed], bay <#1-14>|\[<%AA2>\] [parts van|fuel|cleaner] [late|here|no show]|\[<%AA2>\] <#4> <part> [fitted|waiting for <firmhead>][, told control|]|\[<%AA2>\] alarm bay <#1-14>, [reset|fire brigade rung]|\[<%AA2>\] <#4> driver [says|reports] <part> <quality>
                text: <line 2-7;>
                answer: - <#4>: <part> open, bay <#1-14>, control told\n- <#4>: waiting for <part>\n- Closed: <#1-6> [washed|released]|- <#4> must roll before six, <part> [fitted|pending]\n- Closed: nothing else
                """],
            Answer = "<answer>", Temperature = .3,
        },
    ];
}
