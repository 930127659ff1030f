using Understudy.Core;

namespace Understudy.Research;

/// <summary>The call centre of a satellite-television provider: why callers rang, from transcripts.</summary>
internal static class TenthDish
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "call-disposition", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "Why a caller of a satellite-television provider rang, ten codes, from the transcript; fields of the telephone system before it, one of which is there only for some calls; three versions, the last in a developer message.",
            System = """
                # Post-call disposition

                You label finished calls of **Orbiva Satellite TV** (inbound, residential). The transcript comes from speech-to-text, word accuracy is around 88 %. Channels are recorded separately, so the speaker tags are reliable even when the words are not.

                ## Codes

                | code | main reason of the call |
                |------|-------------------------|
                | SIG  | no signal, pixelation, E48-32 and its relatives, weather |
                | BOX  | receiver hardware: boot loop, remote, recordings, HDMI |
                | PKG  | add, drop or compare channel packages, sports passes |
                | BILL | amount, promo expired, fee not understood, credit wanted |
                | PAY  | making a payment, autopay, arrangement to pay later |
                | MOVE | dish relocation, new address, second home, RV |
                | INST | technician visit: book, change, no-show |
                | CANC | cancellation requested or processed |
                | XFER | meant for another company or department |
                | NULL | no usable speech, test call, line dropped |

                ## Rules

                1. The main reason is what the caller opens with, unless they correct themselves before the agent has solved it.
                2. Threatening to leave over a bill stays BILL. Use CANC only if a cancellation is asked for outright.
                3. A visit that is booked *because of* a signal fault stays SIG.
                4. Handle time under 40 s and nothing resolved: XFER or NULL, never BILL.

                ## Output format

                Code only. No Markdown, no punctuation.
                """,
            User = """
                call_id: {{call}}
                queue: {{queue}}
                handle_time: {{aht}}
                {{prior}}
                transcript:
                ```
                {{text}}
                ```
                """,
            Grammar = ["""
                call: <#10>|<%AA2><#8>
                queue: RES_EN_1|RES_EN_1|RES_EN_2|TECH_L1|TECH_L2|RETENTION|OVERFLOW
                aht: <#0-29>m<#10-59>s|<#1-14>m<#10-59>s|<#22-59>s
                prior: [||prior_contacts: <#1-9> (<#7-30> d)\n]
                who: Dana|Luis|Tasha|Renee|Pam|Amit|Corey|Jolene
                chan: ESPN|the Spanish channels|HBO|Bally Sports|the weather channel|RFD|local news|the hockey package
                hi: Agent: [Thanks for calling Orbiva, <who> speaking.|Orbiva, good [morning|afternoon], this is <who>.|Thank you for holding, how can I help?|This is <who>, who do I have on the line?|Orbiva tech support, what's going on?]
                mm: [|uh |um |yeah |hi |okay so |well |hello? ]
                more: it's been going on [since <weekday>|for <span>|off and on]|I've got [my grandson|company|the game] [here|tonight|coming over]|last time y'all told me [to unplug it|it was fixed|somebody would call]|I've been with you [people |]<#2-19> years|I'm <#62-91> years old and I don't do computers|can you hear me okay|my <relation> usually handles this
                ver: Agent: [Can I get|Let me have|I'll need] the [phone number on the account|last four of your card|zip code|account number]?\nCaller: [sure |it's |]<#3> <#4>[ I think||, ready?]
                fixit: Agent: [Let me pull that up|I see it here|One moment please|I do apologize about that|Okay, bear with me].[ <^fix>.|]
                fix: [I'm gonna send a refresh to the box|press and hold the red button|I can put a $<#5-40> credit on there|the earliest I have is <weekday>|that promotion ended in <month>|I'll note the account|let me transfer you over]
                reply: Caller: [okay|all right|mhm|no that's not it|that didn't do anything|well that's ridiculous|now it's back|hang on let me get a pen|I already did that][, <more>|]
                bye: Agent: [Anything else today?|You're all set.|Is there anything else I can do?]\nCaller: [no that's it|nope|we'll see|thank you honey|bye now]
                open: Caller: <mm><@>[, <more>|. <^more>|]
                text: <hi>\n<open>\n<ver>\n<fixit>\n<reply>\n<bye>|<hi>\n<open>\n<fixit>\n<reply>|<hi>\n<open>\n<ver>\n<fixit>\n<reply>\n<fixit>\n<reply>\n<bye>|<open>\n<fixit>\n<reply>|<hi>\n<open>\n<ver>\n<reply>\n<fixit>\n<reply>\n<reply>\n<bye>|Caller: [hello?|representative|yes]\n<hi>\n<open>\n<fixit>\n<bye>|<hi>\n<open>
                """],
            Labels = """
                SIG 15>12: the TV says searching for satellite|every time it rains I lose <chan>|picture's all little squares|error forty eight dash thirty two on both sets|no signal after the snow last night
                BOX 11: the receiver keeps rebooting itself|my remote won't change anything but volume|it ate my recordings, all of em|there's a box but the HDMI says no input|the guide is stuck on <weekday>
                PKG 8: I wanna add <chan>|how much is it without <chan>|which package has <chan>|take <chan> off, nobody watches it
                BILL 14>17: my bill jumped <#10-60> dollars|what is this $<$3-15> regional fee|you charged me for a movie I never ordered|I was promised <#49-89> a month and it's <#95-160>
                PAY 7: I'd like to pay my bill over the phone|can you give me till the <#2-28>|my card got replaced and autopay bounced|I need to set up automatic payments
                MOVE 5: we're moving to <city> on the <#2-28>|can I take the dish with me|we want it in the camper too|it's for the cabin, second address
                INST 6: your guy never showed up, window was <#8-12> to <#1-5>|I need to push back my install|when's somebody coming out to mount it
                CANC 6>8: I want to cancel my service|shut it off, we went with streaming|my mother passed and I need to close her account|just disconnect it please
                XFER 3: is this the cable company|I'm trying to reach the internet people|I need the power company|somebody from y'all called about a job
                NULL 2: (inaudible)|(hold music) (inaudible)|test, one two|(child) hello? hello?
                """,
            Accuracy = .95, LongTail = true, Parts = .05, Jitter = .04, MaxTokens = 6, UserRule = "session_id", Sloppy = .02,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.55, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.34, 0, ("word accuracy is around 88 %", "word accuracy is around 91 %")),
                new Revision(.69, .07, ("never BILL.", "never BILL.\n5. Calls handed over by the voice bot start with \"Caller: representative\"; ignore that line.")) { Role = "developer" },
            ],
        },
    ];
}
