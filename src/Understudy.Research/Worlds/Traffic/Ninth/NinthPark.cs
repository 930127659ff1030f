using Understudy.Core;

namespace Understudy.Research;

/// <summary>A theme park: what guests leave on its feedback screens.</summary>
internal static class NinthPark
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "guest-note", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "What guests of a theme park leave on screens, ten upper-case codes; tags around the facts and the note, party and weather only for some calls; three versions, the last in a developer message.",
            System = """
                You triage guest comments for Larkmoor Towers Theme Park. Comments come from the kiosks at the exits, the app and the QR stickers on the tables, so expect typos, kids mashing keys and people who start in one place and end up in another.

                Return ONE of these codes and nothing else:

                - QUEUE: waiting times, fast passes, single rider lines, virtual queue slots
                - RIDE_DOWN: an attraction was closed or stopped on them
                - STAFF: something a named or unnamed employee did, good or bad
                - FOOD: restaurants, stalls, refills, allergies
                - CLEAN: toilets, litter, wasps around bins, sticky benches
                - PRICE: tickets, parking, lockers, anything about cost or value
                - ACCESS: wheelchairs, carers, height checks, sensory rooms, prams
                - LOST: property, or a person, gone missing
                - HURT: any injury or illness, also "only a scratch"
                - OTHER: does not fit, or cannot be read

                HURT and a lost child outrank the rest no matter how much of the comment is about churros. A complaint on the price of a fast pass is PRICE, on its lenght QUEUE.
                """,
            User = """
                <context>
                zone: {{zone}}
                attraction: {{ride}}
                visit_date: {{visited}}{{party}}{{sky}}
                </context>
                <comment source="{{source}}">
                {{text}}
                </comment>
                """,
            Grammar = ["""
                zone: Smugglers' Cove|Clockwork Quarter|Tiny Meadow|Frost Peak|Lakeside|Entrance Plaza|Hotel
                ride: Kraken's Wake|The Pendulum|Marble Run|Avalanche Express|Teacups|Ghost Mine|Log Flume|n/a|n/a|Carousel|Vertigo <#2-4>
                visited: <%yyyy-MM-dd>
                party: [|||\nparty_size: <#2-9>|\nparty_size: <#1-6>, annual pass]
                sky: [||\nweather: [rain|sun|overcast|windy], <#4-31>C]
                source: kiosk-<#1-14>|kiosk-<#1-14>|app|app|qr-table|email
                who: my <relation>|our youngest|grandma|the twins|my <#3-9> year old
                more: [We|I] drove <#1-5> hours [for this|to get here].|[Shame|Pity], <who> had been looking forward to <ride>.|[Otherwise|Apart from that] a [lovely|decent|long] day.|[Came|Been here] <#2-9> times [since <month>|before], never again[!|.]|[Please|pls] [sort it|pass this on|reply].|<^sure>, <firmhead> Park does it better.|<aside>|Will tell [everyone|my <relation>|Facebook].
                text: <@>|<^@>|<^@>. <more>|<^@>. <more>|<more> <^@>.|<^@>!!! <more>|<+@>|<^@>, [and|also] the <thing> shop was <very> <quality>. <more>|<@> [:(|;)|xx|lol|😡]|Hi, <@>. <more> <more>|<^@>.\n<more>
                """],
            Labels = """
                QUEUE 15>11: <#50-140> mins for <#1-3> min of ride|app said <#15-30> minutes and we stood <#60-120>|people with the fast band kept going in front|virtual queue slot vanished while we waited
                RIDE_DOWN 11: <ride> was shut all day and nobody told us at the gate|stuck upside down on <ride> then told to leave|three of the big ones closed on a <weekday>
                STAFF 10: the lad running <ride> was brilliant with <who>|woman at guest services rolled her eyes at me|whoever is called <firmhead> deserves a raise
                FOOD 9>12: chips stone cold and £<$7-19> for the privilege|no gluten free anything near <ride>|refill machine empty since noon|best churros ever
                CLEAN 8: ladies loos by <ride> were flooded|wasps all over the bins at <zone>|nappy left on the bench
                PRICE 12: £<$9-18> to park a car is robbery|locker ate £<$2-6> and stayed shut|bought tickets online and the gate was cheaper
                ACCESS 5: lift to <ride> out of order so <who> couldn't go in her chair|carer pass refused at <ride>|<who> is <#119-121> cm and was turned away
                LOST 4: left a <colour> <thing> on <ride>|can't find <who> please help near <zone>|phone flew off on <ride>
                HURT 3: <who> banged the head on the bar of <ride>|slipped on wet steps at <zone>, knee bleeding|<who> was sick after the hot dog and so was I
                OTHER 3: asdfgh jjjj|music too loud in <zone>|when is the Halloween thing|do you hire <jobname>s
                """,
            Accuracy = .95, Jitter = .05, Parts = .06, MaxTokens = 6, UserRule = "session_id", Sloppy = .03,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.48, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.27, 0, ("on its lenght QUEUE", "on its length QUEUE")),
                new Revision(.69, .07, ("Return ONE of these codes and nothing else:", "Reply with exactly one code out of this list, no punctuation:")) { Role = "developer" },
            ],
        },
    ];
}
