using Understudy.Core;

namespace Understudy.Research;

/// <summary>A bus company: three prompts that begin with one text about the company.</summary>
internal static class ThirdTransit
{
    private const string Words = """
        route: route <#1-29>|route <#40-58>|the <#1-29>|the <#40-58>|N<#1-6>
        halt: Market Street|Canal Wharf|Infirmary|Hebble Road|Top o' th' Bank|Station Approach|Mill Lane|Wainhouse|College Green|Cross Keys|Beacon Hill|Shaw Park
        clock: <#5-23>:<#1-5><#1>
        fare: a single|a day ticket|a week ticket|my CalderCard|the Young CalderCard|a return for my <relation>
        item: an umbrella|a blue rucksack|a hearing aid|a child's scooter|one glove|my reading glasses|a trombone|a phone in a green case|a lunchbox|some house keys
        rider: [I|We|My <relation>] [waited|stood|sat] at <halt> [from <clock>|for <#10-90> minutes|in the rain].|[It|This] was <route> [towards|from] <halt>[, around <clock>|, <when>|].|I [take|catch|use] <route> every [day|<weekday>|morning][ to work| to college| with my <relation>|, have done for <#2-15> years].
          |There were <#2-60> of us [on board|at the stop].|The [app|display|board] said [due|<#1-9> min|cancelled].|<aside>
        close: [Please|Kindly] [get back to me|look into it|explain|pass this on].|Not good enough.|Who do I [speak|write] to?|[Ta|Thanks|Regards|Cheers].|I expect [an answer|better].|That is all.
        """;

    private const string Company = """
        THE COMPANY
        Calder Valley Buses runs 64 routes with 310 vehicles in and around Halden Bridge: town routes 1 to 29, valley routes 40 to 58, night routes N1 to N6, and the school services. Trains and the funicular belong to others; we sell some of their tickets and answer for nothing else about them.

        WHAT EVERY ASSISTANT OF OURS KNOWS
        - Tickets are the single (75 minutes, changes allowed), the day and the week ticket, the CalderCard (pay as you go, capped at the price of a day) and the Young CalderCard up to 21. Drivers take cards and phones; they have taken no cash since January.
        - The penalty fare is £60. It comes down to £10 when a pass that was valid on the day is shown within seven days.
        - Lost property reaches the Market Street office on the next working day and is kept for 28 days. Telephones are handed over only to somebody who can unlock them.
        - Whoever waits more than 30 minutes at the first stop gets a single back on the card. Missed trains, flights and appointments are not paid for.
        - Wheelchairs and prams share one bay, and the wheelchair goes first. Every town bus has a ramp; routes 44 and 51 need a call on the day before.
        - Injuries, and anything about a driver who may have been drinking, go to the control room (extension 12) and are discussed with nobody else.

        HOW WE WRITE
        British spelling, the 24-hour clock, "route" in front of a number. We name no driver, and we never promise that somebody "will be spoken to".
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "passenger-matter", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "What passengers write about, 15 labels of one to three words; preamble shared with two others, three versions, the second with another label.",
            System = Company + """


                YOUR JOB
                Read one message and decide which matter it is. A message about two things is filed under the one that costs us more work: accident before everything, then access, then money, then the rest. A bus that never came is a late bus. A bus that came and drove past is a missed stop if there was room and a full bus if there was none. Rude, reckless or kind behaviour of a driver is driver conduct unless somebody was hurt. Questions about how to buy are ticket machine only when a machine is at fault. Anything about trains, taxis, bin lorries or the council is not us.

                Matters: late bus, full bus, missed stop, driver conduct, lost property, ticket machine, card refund, penalty fare, timetable, stop and shelter, access, accident, praise, not us

                Give the matter exactly as it is written in the list, in lower case, without quotes.
                """,
            User = """
                Channel: {{channel}}
                Received: {{received}}
                Route given: {{given}}
                ----
                {{text}}
                """,
            Grammar = [Words, """
                channel: web form|web form|e-mail|app|letter (scanned)|phone note
                received: <%dd/MM/yyyy HH:mm>
                given: <route>|<route>|none|not sure
                text: [Hello, |Hi. |Dear all,\n|]<^@>[.|!|, <when>.] [<rider>|<rider> <rider>|][ <close>|]|<rider> <^@>[.|, <sure>.][ <close>|]|<rider> <rider> <^@>.|<@>|<^when> <@>. <rider>
                """],
            Labels = """
                late+bus 14>19: <route> was <#12-50> minutes late|<route> never turned up at <clock>|two in a row did not come|nothing between <clock> and <clock>
                full+bus 6: could not get on, packed like sardines|driver said no room[ at <halt>|]|<route> is always rammed before college
                missed+stop 7: the driver [sailed|went straight] past <halt>|rang the bell for <halt>, he did not stop|we put our arms out and the bus just drove on
                driver+conduct 9: the driver [swore|snapped] at my <relation>|he was on his phone while driving|doors shut on purpose when I ran
                lost+property 10: left <item> on <route>|has anyone handed in <item>|my <relation> forgot <item> upstairs
                ticket+machine 5: the machine at <halt> swallowed my card|the screen at <halt> is dead|your app would not sell me <fare>
                card+refund 8>5: I was charged twice for <fare>|want my money back for <fare>|my top-up of <$5-60> never reached the card
                penalty+fare 6: I got a penalty although I had <fare>|the inspector fined my <relation>|here is my pass, please reduce the fine
                timetable 7: when does <route> run on <weekday>s|what time is the last bus from <halt>|is there a service to <halt> at Christmas
                stop+and+shelter 5: broken glass in the shelter at <halt>|no light at the stop in <halt>|the sign at <halt> fell over
                access 4: the ramp on <route> did not work|told to fold the pram for a wheelchair|my <relation> uses a chair and was left behind
                accident 3: the bus clipped my mirror at <halt>|I fell when he braked and hurt my knee|my <relation> was hit by the doors
                praise 3: please thank the lady driving <route>|what a kind driver <when>|the new seats are lovely
                night+bus 3 v2: N<#1-6> did not wait after the concert|when does the N<#1-6> start again|fight on the N<#1-6>
                not+us 3: the train from <city> was cancelled|a taxi blocked the road at <halt>|when do you empty the bins in <halt>
                """,
            LongTail = true, Jitter = .06, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.55, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .07, ("accident, praise, not us", "accident, praise, night bus, not us")),
                new Revision(.72, .05, ("Read one message and decide which matter it is. A message about two things is filed under the one that costs us more work:", "Decide which matter the message is about. If it is about two, take the one that means more work for us:")),
            ],
        },
        new WorkloadSpec
        {
            Id = "passenger-urgency", Kind = WorkloadKind.Classification, Weight = 6.5,
            Description = "How soon somebody must act, P1 to P4 as JSON with a reason; slots in attributes, the same preamble.",
            System = Company + """


                YOUR JOB
                Say how soon somebody must act on the message. P1: within minutes, somebody is or may come to harm. P2: today, because it gets worse or a vehicle must be stopped. P3: this week. P4: no action, an answer at most. Anger does not raise the level. If a child travels alone, raise it by one. Return JSON with "level" and "why"; why has no more than ten words.
                """,
            User = "<message via=\"{{channel}}\" at=\"{{received}}\" stop=\"{{halt}}\">\n{{text}}\n</message>",
            Grammar = [Words, """
                channel: sms|web|mail|x|app
                received: <%yyyy-MM-ddTHH:mm>
                text: <^@>[.|!|!!] [<rider>|][ <close>|]|<rider> <^@>. [<rider>|<close>]|<rider> <rider> <^@>.
                why: <@>|[reports|writes|mentions]: <@>|<@> ([message|mail|passenger])
                """],
            Labels = """
                P1 2: smoke from the back of <route>|an old man collapsed at <halt>|the driver [smells of drink|is falling asleep]|a [child|lady] is trapped in the doors at <halt>|my son of <#6-9> is on <route> alone and got off wrong
                P2 5: the rear door of <route> does not close|glass all over the seats of <route>|seat bolts loose on <route>, somebody will be hurt|wires hang down in the shelter at <halt>|school bus did not come, <#8-40> children at <halt>|oil on the road by <halt>
                P3 9: [third|fourth|second] time [this week|this month|] <route> was late|timetable at <halt> is [torn|out of date|missing]|<route> smells of [diesel|fish]|left <item> on <route>|shelter at <halt> needs a repair|overcharged for <fare>|driver was rude to my <relation>
                P4 7: when is the [office|shop in Market Street] open|do you run on <weekday>s|my <relation> collects old tickets, have you any|lovely ride <when>|just saying the new livery is ugly|can I bring a folding bike
                """,
            Accuracy = .92, Fields = [new("level", "<=>"), new("why", "<why>")], Fenced = .05, Parts = .1,
            Revisions = [new Revision(.5, .1, ("Anger does not raise the level.", "Anger or capitals do not raise the level."))],
        },
        new WorkloadSpec
        {
            Id = "passenger-chat", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "Chat on the bus company's site; conversation id, name, stop and time in the prompt.",
            System = Company + """


                YOUR JOB
                You are the chat on our website. The time is {{now}}, the page is {{page}}, the passenger is signed in as {{person}} and lives nearest to {{halt}}. Answer in two or three sentences. Times are only given when they stand in the page. Offer the form for lost property when something was left behind, and the refund form when money is owed. If somebody is hurt, give the number 01422 555 012 and stop.
                """,
            Grammar = [Words, """
                page: /[tickets|lost|routes|news|help][/<#1-58>|]
                text: [hi|hello|morning|hiya][, | - ]<ask2>|<ask2>|<rider> <ask2>
                ask2: [where|how] [can|do] I [buy|top up|hand in|use] <fare>?|I left <item> on <route>[ <when>|]|is <route> running [today|<weekday>|in the snow]?|do dogs [pay|need a ticket]?|why was <route> late?|my <relation> needs [the ramp|a seat|a child ticket]
                turn: [ok|right|thanks][, and [from <halt>|on <weekday>s|for my <relation>]?|]|yes please|no, it was <route>|about <clock> I think|<item>, <colour>|how long does that take?|that's [daft|great|not what it says on the board]|<rider>
                answer: [I am sorry about that.|Thank you for telling us.|Certainly.|Good morning.] [The form for [lost property|refunds] is at calderbuses.example/[lost|refund].|<^fare> can be bought [from the driver by card|in the app|at Market Street].|Things arrive at Market Street on the next working day.][ Which route was it?| Is there anything else?|]|[Yes|No], [dogs travel free|that needs a call on the day before|<fare> is enough]. [You can pay by card or phone.|The page you are on lists the times.]
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .4, MaxTokens = 250, UserRule = "session_id", Ascii = true,
            Revisions = [new Revision(.6, 0, ("Answer in two or three sentences.", "Answer in no more than three sentences."))],
        },
    ];
}
