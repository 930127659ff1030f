using Understudy.Core;

namespace Understudy.Research;

/// <summary>An organiser of marathons: what runners text to its number.</summary>
internal static class NinthMarathon
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "runner-sms", Kind = WorkloadKind.FunctionCall, Weight = 6,
            Description = "What runners text to a marathon's number to eight tools in an order that varies; the sender's entry as YAML and the race's state in the prompt.",
            System = """
                # sms_router.yaml
                race: {{race}}
                now: {{clock}}
                start_in: {{startin}}
                sender:
                  bib: {{bib}}
                  wave: {{wave}}
                  status: {{status}}
                policy:
                  - call exactly one tool per text, never answer in prose
                  - a bib in the text overrides the sender's bib
                  - anything medical -> alert_medics, even if it reads like a joke
                  - money and results of earlier years -> to_human
                  - texts by supporters are fine, they follow runners too
                """,
            Grammar = ["""
                race: <city> Marathon|<city> Half|Coast to <city> 50K|Night Run <city>
                clock: <%ddd HH:mm>|<%yyyy-MM-dd HH:mm>
                startin: <#2-90> d|<#1-20> h|<#5-55> min|started
                bib: <*nr>|<*nr>|unknown
                nr: <#4>|<#5>|F<#3>
                wave: A|B|C|D|elite|unassigned
                status: paid|paid|paid|waiting list|bib collected|deferred
                other: <#4>|<#5>
                w: [A|B|C|D]
                size: [XS|S|M|L|XL]
                km: <#5-41>
                who: <^syllable><syllable> <firmhead>
                bit: pls|thx|ty!|first marathon btw|sorry for the late notice|no signal later|from my <relation>'s phone
                text: <@>|<^@>|<^@>. <bit>|[hi|hey|hello] <@>|<@>, <bit>|<^@>! <bit>|<bit>, <@>|<+@>|<^@> [🏃|😅|🙏|??]|[bib|no.|#]<*nr>: <@>
                """],
            Labels = """
                change_wave 7: can i move to wave <*w>|wave <*w> please, i got slower|want to start with my mate in <*w>
                transfer_entry 5>7: injured, give my place to <*who>|<*who> will run instead of me|swap name on <*nr> to <*who>
                track_runner 9: where is <*other> now|follow <*other>|has <*other> passed halfway
                swap_shirt 5: shirt too small, need <*size>|got the wrong size, <*size> instead|can you make it a <*size>
                report_course 4: no water left at km <*km>|km <*km> marker fell over|car on the course near km <*km>
                alert_medics 3: man down at km <*km>|runner <*other> collapsed by km <*km>|chest pain at km <*km> lol not funny
                bag_info 6: where do i drop my bag|when does the bag truck leave|bag tag lost
                to_human 4: you charged me twice|my <#2017-2024> time is wrong on the site|want my money back
                """,
            Tools =
            [
                new("change_wave", "Move a runner to another start wave.", new Field("bib", "<*nr>"), new Field("wave", "<*w>")),
                new("transfer_entry", "Hand an entry on to another person.", new Field("bib", "<*nr>"), new Field("new_name", "<*who>")),
                new("track_runner", "Last split of a runner.", new Field("bib", "<*other>")),
                new("swap_shirt", "Note another shirt size.", new Field("bib", "<*nr>"), new Field("size", "<*size>")),
                new("report_course", "Tell race control about the course.", new Field("km", "<*km>", "integer")),
                new("alert_medics", "Send the nearest medics.", new Field("km", "<*km>", "integer")),
                new("bag_info", "Send where and when to drop bags."),
                new("to_human", "Forward to the race office.", new Field("topic", "[payment|results|refund]")),
            ],
            ShuffledTools = true, UserRule = "user_id", Jitter = .03,
            Revisions = [new Revision(.55, 0, ("call exactly one tool per text, never answer in prose", "one tool call per text; no prose"))],
        },
    ];
}
