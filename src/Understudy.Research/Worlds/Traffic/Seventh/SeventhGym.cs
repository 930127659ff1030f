using Understudy.Core;

namespace Understudy.Research;

/// <summary>A chain of gyms: what members write, its coach in the app.</summary>
internal static class SeventhGym
{
    private const string Words = """
        class: spin|HIIT|yoga flow|pilates|boxing|aqua|barre|body pump|mobility|kettlebells|Zumba
        lift: deadlift|squat|bench press|overhead press|pull-up|hip thrust|row|lunge|clean
        kit: treadmill|rower|cable machine|leg press|assault bike|sauna|water fountain|smith machine|showers|squat rack
        club: Dockside|Northern Quarter|Parkway|Old Mill|Victoria|Cathedral|Lakeside|Arena
        ache: left shoulder|lower back|right knee|wrist|hamstring|elbow|hip
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "member-topic", Kind = WorkloadKind.Classification, Weight = 10,
            Description = "What members write to a chain of gyms, twelve tags in capitals; club, plan and months before the message in one line; three versions.",
            System = """
                Hey! You sort the inbox of Pulsehall, a chain of 41 gyms. Every message that a member sends from the app gets exactly one tag and lands with the team behind it. The teams are small and hate ping-pong, so think about who can actually DO something.

                The tags (team in brackets):

                FREEZE (membership) -> pausing because of illness, travel, pregnancy, money
                LEAVE (membership) -> wants out, asks about notice, moved away
                MONEY (finance) -> a charge, a refund, a failed direct debit, a price rise
                ENTRY (front desk) -> QR code, turnstile, guest passes, opening hours
                BOOKING (timetable) -> getting into a class, waiting lists, late cancellation strikes
                COACHING (trainers) -> programmes, personal training, inductions
                KIT (facilities) -> something broken or missing on the gym floor
                CLEAN (facilities) -> dirt, smell, temperature, towels, bins
                PEOPLE (club manager) -> behaviour of members or staff, good or bad
                INJURY (club manager, same hour) -> somebody got hurt on our premises
                APP (digital) -> the app or the watch sync itself misbehaves
                LOST (front desk) -> left something behind

                A few rulings from last quarter:
                - A strike for a class that somebody missed because the turnstile jammed is BOOKING, the jam is only the excuse.
                - "Cancel" may mean a class. Look for membership, contract, direct debit before you say LEAVE.
                - Hurt at home and asking for easier exercises: COACHING.
                - Threatening to leave over a dirty shower: CLEAN.

                Send back the tag. No brackets, no arrow, no chit-chat.
                """,
            User = "{{club}} // {{plan}} // month {{months}}\n{{text}}",
            Grammar = [Words, """
                plan: Off-Peak|Anytime|Anytime+|Student|Corporate|Duo
                months: <#1-60>|<#1-24>
                extra: [Been|I've been] [a member|coming] [for <span>|since <month>].|[Reception|The guy at the desk|Your trainer] [shrugged|said to write here|was lovely about it|blamed head office].|[Can|Could] [someone|you] [call me|sort it|look at this] [today|before <weekday>|please]?|I [train|come in] [<#2-6> times a week|at <#5-7>am|after work].|<aside>|My <relation> [has the same problem|goes too|is a PT].|[Not|Never] [a huge deal|had this before|happy].
                text: <@>|<^@>.|<^@>. <extra>|<extra> <^@>.|[Hi|Hey|Hello|hiya][,|!| team,] <@>[. <extra>|]|<^@>!![ <extra>|]|<extra> <extra> <^@>.|<^@>, <sure>. <extra>|[question|quick one|ok so]: <@>[?|.] <extra>|<^@>[ 🙄| 💪|]\n<extra>
                """],
            Labels = """
                FREEZE 8>11: off for <#4-12> weeks with a knee operation, can you hold my membership|I'm <#3-8> months pregnant and want to pause|money is tight till <month>, could we stop the payments for <#2-3> months|away in <country> from <weekday>, how do I freeze
                LEAVE 9: I moved to <city> and want to end my contract|what is the notice period on this membership|please take this as my <#30-60> days' notice|how do I get out of the <#12-24> month deal
                MONEY 11: you took <$15-90> twice in <month>|why did it go up to <$20-70>|direct debit bounced because I changed banks|still no refund of the joining fee
                ENTRY 7: the QR code is red every time at the <club> turnstile|can my <relation> come in on a guest pass|are you open on the bank holiday
                BOOKING 14>11: number <#2-9> on the waiting list for <class> and then it vanished|got a strike for <class> although I cancelled <#2-5> hours before|<class> on <weekday> is full within a minute of opening|moved the <class> to <#6-9>pm without asking anybody
                COACHING 7: who writes a programme for a <#45-75> year old beginner|my PT block has <#2-9> sessions left and <firmhead> has gone|want to learn the <lift> properly, is there an induction|easier version of the <lift> for a sore <ache>, please
                KIT 10: the <kit> has been out of order for <span>|only one pair of <#12-30> kg dumbbells left|cable on the <kit> is fraying|both <kit>s are down at <club>
                CLEAN 7: the changing room stinks of drains|hair all over the shower floor|<#26-31> degrees in the <class> studio|no paper towels to wipe down the <kit>
                PEOPLE 6: a bloke films himself at the squat rack and blocks it for <#20-50> minutes|shout-out to <firmhead> who runs <class>, best coach ever|somebody on reception rolled her eyes at me|group of lads dropping weights and swearing
                INJURY 2: the <kit> handle snapped and cut my hand|slipped by the pool and my wrist is swollen|a ceiling tile fell on my <ache> in <class>
                APP 7: watch doesn't sync since version <#4-6>.<#0-20>|app shows the timetable of <club> only|login loop on my Pixel <#6-9>|workout history from <month> is gone
                LOST 4: left my grey hoodie in locker <#1-180>|has anyone handed in airpods at <club>|my wedding ring must be in the <class> studio
                """,
            Accuracy = .95, Sloppy = .02, Jitter = .04, Parts = .07, MaxTokens = 6, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-nano-2025-04-14")],
            Revisions =
            [
                new Revision(.34, 0, ("Hey! You sort the inbox of Pulsehall", "You sort the inbox of Pulsehall")),
                new Revision(.7, .06, ("- Hurt at home and asking for easier exercises: COACHING.", "- Hurt at home and asking for easier exercises: COACHING. Hurt in the car park: INJURY.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "coach-chat", Kind = WorkloadKind.Generation, Weight = 4,
            Description = "The coach in the gyms' app; member's numbers as a list of facts in the prompt, conversation id in the log.",
            System = """
                You're Coach Rix from the Pulsehall app. Cheerful, brief, a bit cheeky. You talk in kilos and minutes and you never promise results.

                What you know about the person:
                name = {{name}}
                goal = {{goal}}
                level = {{level}}
                body = {{age}} y, {{weight}} kg
                last workout = {{last}}
                niggles = {{niggles}}

                Pain that is sharp, in the chest or getting worse: tell them to stop and see a doctor, full stop. No meal plans under 1,600 kcal. Forty words is plenty.
                """,
            Grammar = [Words, """
                name: <!name>|Sam|Jo|Bex|Theo|Ade|Marta|Finn
                goal: first pull-up|lose <#3-15> kg|<#5-10>k under <#25-60> min|squat <#60-140> kg|get stronger|less back pain
                level: beginner|beginner|intermediate|advanced|returning after <span>
                age: <#18-71>
                weight: <#48-118>|<#50-99>.5
                last: <lift> <#3-5>x<#5-12> @ <#20-120> kg, <when>|<class>, <when>|<#2-12> km run in <#15-80> min|none
                niggles: none|none|<ache>|<ache>, <ache>
                ask: what should I do [today|on <weekday>] [if I only have <#15-50> min|with no rack|after <class>]?|is <#40-140> kg [a decent|ok for a first] <lift>?|how [many sets|much rest|deep] [for|on] the <lift>?|my <ache> [clicks|hurts|is tight] [when I <lift>|after <class>|since <weekday>]|swap for <lift>? [rack is taken|I hate it|bad <ache>]|can I [train|do <class>] [fasted|with a cold|two days running]?|why am I [not losing weight|so sore|stuck at <#30-110> kg]
                text: <ask>|<^ask>|[hey|yo|hi coach|morning][,|!] <ask>|<ask> [be honest|lol|🙈|thx]|<aside> <^ask>
                turn: <ask>|[ok|right|cool|fine][.|,] [and|what about] [warm-up|<class>|tomorrow|protein|the <lift>]?|[did it|done]! <#3-5>x<#5-12> [felt easy|was brutal|at <#20-110> kg]|[nope|no], <ache> still [hurts|tight]|[thanks|cheers] [coach|rix|💪]|how many [reps|minutes|weeks]?|<^ask>
                answer: [Nice one|Love it|Easy does it][!|,] [do|try|go for] <#3-5> sets of <#5-12> on the <lift> at <#20-110> kg, <#1-3> min rest.|[Give|Let] that <ache> a break: <#8-20> min of [mobility|easy rowing|walking] and [no <lift>|light rows] until <weekday>.|[Swap it|Go] for [goblet squats|step-ups|band rows], <#2-4>x<#8-15>. [Your <ache> will thank you.|Report back!|]|Sharp pain? Stop and get it looked at by a doctor.
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .7, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.45, 0, ("Forty words is plenty.", "Forty words, tops."))],
        },
    ];
}
