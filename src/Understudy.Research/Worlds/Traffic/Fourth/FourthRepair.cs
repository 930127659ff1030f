using Understudy.Core;

namespace Understudy.Research;

/// <summary>Workshops that repair phones and laptops: three prompts that begin with one handbook.</summary>
internal static class FourthRepair
{
    private const string Words = """
        gadget: iPhone <#11-16>[ Pro| mini|]|Galaxy S<#20-25>|Galaxy A<#14-55>|Pixel <#6-9>[a|]|ThinkPad [T14|X1|E15]|MacBook [Air|Pro] [M<#1-4>|20<#17-23>]|iPad [Air|mini|<#7-10>]|Surface [Go|Pro <#7-9>]|Kindle|Switch|PS5|Dell XPS <#13-15>|Fairphone <#3-5>
        bit: screen|battery|charging port|back glass|keyboard|hinge|fan|earpiece|rear camera|power button|SSD|speaker|trackpad
        shop: Camden|Hove|Cardiff Bay|Ancoats|Jesmond|Headingley|Clifton|Southsea|Dalston|Byres Road|Chapel Allerton|Reading West
        job: SS-<#6>|job <#6>|repair no. <#6>
        price: £<#25-420>|<#25-420> quid|£<#25-420>.50
        mishap: dropped it [down the stairs|in the loo|on the tube|off the car roof]|my <relation> sat on it|it got wet [on holiday|in the rain|in the washing machine]|it just died overnight|it went off [during|after] an update|the dog had it
        back: The <gadget> was [bought|a present] <when>.|[I|We] [use it for work|need it for uni|run a till on it], so [the sooner the better|no huge rush|every day counts].|[Your|The] [lad|woman|chap] at <shop> [was great|said <#2-9> days|said he'd ring, and didn't|took it in <when>].|<^mishap>.|I've already tried [a reset|another charger|a different cable|turning it off for <span>].|Had it in with you before, <job>.|<aside>
        off: [Cheers|Ta|Thanks|Many thanks|Regards],|Thanks in advance|[Can you|Could someone] ring me[ after <#4-6>|]?|Let me know either way.|Bit desperate here!
        """;

    private const string Handbook = """
        # SECOND SPARK - HANDBOOK FOR ASSISTANTS (v14)

        ## Who we are
        Second Spark repairs phones, tablets, laptops and consoles in 19 high-street workshops and by post. We are independent: no maker pays us, and we don't do televisions, white goods or drones. Workshops open 9:30-18:00, Sundays 11:00-16:00; the postal lab in Swindon works Monday to Friday.

        ## Facts you may rely on
        1. Looking at a device is free. A written quote is valid for 14 days. If the customer says no, we hand it back as it came.
        2. Screens and batteries for common models are done while you wait (about 90 minutes) when the part is in stock. Everything else: 3 to 5 working days. Board work: up to 15.
        3. Our guarantee is 12 months on the part we fitted and on the labour, 3 months on board work. It does not cover liquid, drops after collection, or a part someone else has touched since.
        4. Post-in costs £9.90 with tracking. Parcels without a job sheet wait in quarantine until the sender gets in touch.
        5. We never ask for a passcode by mail or chat. We don't unlock devices that are tied to another person's account.
        6. Data recovery is a separate service from £149, no fix no fee. Back-ups are the customer's business, and we say so before we open anything.
        7. Uncollected devices are recycled after 90 days and three reminders.
        8. Swollen or hot batteries: switch it off, don't charge it, don't post it, bring it in the same day.

        ## Tone
        Plain British English, no jargon, no "unfortunately". We don't run other workshops down. Prices only from this handbook or the quote.

        ---
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "repair-triage", Kind = WorkloadKind.Classification, Weight = 10,
            Description = "What mail to repair shops is about, 14 labels in snake case with descriptions; handbook shared with two others, three versions, the second with another label.",
            System = Handbook + """


                ## Task: route incoming mail
                Assign ONE of these tags:
                - `status` where is my device, when is it done
                - `quote` what would it cost, do you fix this
                - `accept_quote` go ahead, or no thanks, on a quote we sent
                - `booking` wants, moves or drops an appointment
                - `post_in` parcels, labels, job sheets
                - `guarantee` our repair failed or the fault is back
                - `data` photos, back-ups, recovery
                - `battery_danger` swollen, hot, smoking - wins over every other tag
                - `invoice` receipts, VAT, payment trouble, refunds
                - `complaint` unhappy with people or waiting, asks for nothing else
                - `business` fleets, schools, trade prices
                - `jobs` wants to work for us
                - `junk` adverts, phishing, mail for someone else

                Print the tag without backticks.
                """,
            User = """
                Inbox: {{inbox}}
                Subject: {{subject}}
                Ticket #{{ticket}} ({{source}}, {{received}})

                {{text}}
                """,
            Grammar = [Words, """
                inbox: hello@|hello@|<shop>|<shop>|lab@
                subject: <gadget>|<job>|<^bit> <gadget>|[Re: |RE: |Fwd: ||]<@>|(no subject)|[urgent|Question|hi|help please]|Re: Your repair <job>
                ticket: <#7>
                source: web form|e-mail|e-mail|Instagram|Google
                received: <%ddd d MMM, HH:mm>
                hey: [Hi|Hello|Hiya|Hi guys|Morning|Dear Second Spark|Hi there],
                text: [<hey>\n\n|<hey> |]<^@>[.|!|?|, please.] [<back>|<back> <back>|][\n\n<off>| <off>|]|[<hey> |]<back> <^@>[.|?][ <back>|][ <off>|]|<hey>\n<back> <back> <^@>.\n\n<off>|<@>|<^@>. <^@>. <back>
                """],
            Labels = """
                status 14: any news on my <gadget>|is <job> ready yet|it's been <span> since I left the <gadget> at <shop>, what's happening|your tracker still says "in queue" for <job>
                quote 13>9: how much for a new <bit> on my <gadget>|do you repair the <bit> of this <gadget>|roughly what would you charge, <gadget>, <bit> gone
                accept_quote 7: yes please go ahead with the <bit> at <price>|happy with the <price>, crack on|no thanks, <price> is more than it's worth, I'll pick it up
                booking 8: can I book the <gadget> in at <shop> on <weekday>|need to move my slot from <#10-17>:00 to <weekday>|please cancel my appointment at <shop>
                post_in 5: where do I print the job sheet for the parcel|I posted my <gadget> <when>, has it arrived|what box should I use to send in the <gadget>
                guarantee 7: the <bit> you fitted <when> has failed again|<gadget> back from you and the <bit> still plays up|same fault as <job>, surely that's covered
                data 4: can you get the photos off my dead <gadget>|will I lose everything if you change the <bit>|my <gadget> won't boot and my <relation>'s videos are on it
                battery_danger 2: the battery has puffed up and lifted the screen|my <gadget> is too hot to hold and smells odd|there was smoke from the <bit>
                invoice 6: please send a VAT receipt for <job>|I was charged <price> twice|still waiting for the refund of <price>
                complaint 4: nobody at <shop> could be bothered to look at me|<count> phone calls and not one answered, shambles|the chap at <shop> talked to me like an idiot
                business 3: we have <#12-300> <gadget>s and want a contract|our school needs <#10-90> screens done over <month>|do you do trade prices
                jobs 2: are you hiring technicians in <shop>|CV attached, <#2-15> years of micro soldering|any apprenticeships going
                junk 3: boost your ranking on page one for <#49-900> dollars|your mailbox is full, verify here|we sell quality LCD from Shenzhen, MOQ <#20-500>
                trade_in 3 v2: what would you give me for my old <gadget>|do you buy broken <gadget>s|can I part-exchange it for your <gadget>
                """,
            LongTail = true, Jitter = .06, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.55, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .06, ("- `jobs` wants to work for us", "- `trade_in` wants to sell or part-exchange a device\n- `jobs` wants to work for us")),
                new Revision(.75, .05, ("## Task: route incoming mail\nAssign ONE of these tags:", "## Your task: sort the mail that comes in\nRead it to the end, then choose ONE tag:")),
            ],
        },
        new WorkloadSpec
        {
            Id = "repair-chat", Kind = WorkloadKind.Generation, Weight = 6,
            Description = "Chat on the repair shops' site; name, workshop and open jobs of the customer in the prompt, conversation id in the log.",
            System = Handbook + """


                ## Task: live chat
                Customer: {{person}} | nearest workshop: {{shop}} | open jobs: {{jobs}}
                Now: {{now}}

                Keep it to 1-3 sentences per turn and end with the next step. If they want a price for something that isn't above, offer a free look and a time at the workshop. Don't diagnose from a distance beyond what a look would settle. If they get heated, offer a call from the manager once.
                """,
            Grammar = [Words, """
                jobs: none|none|<job> (<gadget>, <bit>, [waiting for part|on the bench|ready])|<job> (<gadget>, quoted <price>)
                text: [hi|hello|hey|alright][, |! | - |]<q>|<q>|<back> <q>|<^mishap>. <q>
                q: [how much|what] [is|would be] a <bit> for my <gadget>?|can I [walk in|come by] at <shop> [today|on <weekday>|around <#10-17>]?|is my <gadget> done?|my <gadget> [won't charge|won't turn on|keeps restarting|has lines on the screen], is that the <bit>?|do I need to back up first?|do you [do|fix|repair] [drones|tellies|smart watches|e-scooters]?|how long does a <bit> take?
                turn: [ok|right|great|hmm][, and how long would that take| and what about the <bit>| can I pay by card|]?|<price> seems steep|[yeah|yes] [go on then|<weekday> works|please]|no, it's the <gadget>|what time do you [open|shut] on <weekday>?|[thanks|ta|cheers][!|, you've been a star|]|<back>|can I speak to a person
                answer: [Sounds like|That may well be] the <bit>. Pop into <shop> and we'll look at it for free; shall I book <weekday> at <#10-17>:00?|[Yes|Yep], a <bit> takes [about 90 minutes|3 to 5 working days]. [Want me to check stock?|You can walk in until six.]|We don't repair those, sorry. Is there anything else with a plug I can help with?|Your <gadget> is [on the bench|waiting for a part]. You'll get a text when it's done.|Please back up first; we can't be sure what the <bit> has taken with it. [Shall I book you in?|Which day suits?]
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .5, MaxTokens = 200, Ascii = true, UserRule = "session_id",
            Revisions = [new Revision(.5, 0, ("Keep it to 1-3 sentences per turn and end with the next step.", "One to three sentences per turn, and always end with the next step."))],
        },
        new WorkloadSpec
        {
            Id = "guarantee-decision", Kind = WorkloadKind.Classification, Weight = 4,
            Description = "Whether a returned device is covered, as JSON with a short reason; the same handbook, a block of keys and values before the bench note.",
            System = Handbook + """


                ## Task: first decision on a comeback
                A device we have repaired is back. From the job data and the technician's bench note decide:
                covered = redo it free of charge; paid = new quote; photos = we can't tell, ask for pictures of the inside; manager = covered by the letter but looks like abuse, or not covered but we have let this customer down before.
                Answer as {"decision": "...", "because": "..."} with at most 12 words in because.
                """,
            User = """
                job: {{job}}
                device: {{gadget}}
                fitted: {{bit}}
                months_since: {{months}}
                earlier_comebacks: {{comebacks}}
                bench_note: {{text}}
                """,
            Grammar = [Words, """
                months: <#0-16>
                comebacks: 0|0|0|1|2
                bench: [Screws|Seals|Adhesive] [intact|as we left them|look fine].|[Tested|Swapped] [on known good board|with bench supply]: <#1-5>.<#2> V.|Cust says [<mishap>|no idea|nothing happened].|[Serial|IMEI] matches.|Boots [ok|to logo|after <#2-9> tries].|Took <#10-60> min.|Left in bay <#1-30>.
                text: <^@>. <bench>[ <bench>|]|<bench> <^@>.[ <bench>|]|<^@>
                why: <@>|[technician|note|bench] [found|says]: <@>|<@>, [within|after] the guarantee period
                """],
            Labels = """
                covered 8: our <bit> dead, no marks, no moisture|flex we fitted lost contact, seals ours|<bit> faulty batch again, third this week|solder joint of ours cracked
                paid 7: corrosion round the port, indicator red|fresh impact on the corner, frame bent|new fault on the <bit>, nothing to do with our work|another shop's <bit> in there, not our sticker
                photos 3: sent in by post with the back glued shut, can't see our seal|remote report only, nobody has opened it|note from counter: customer describes a line, no device here
                manager 2: covered on paper but fourth drop story from the same customer|out of time by a week, and we kept them waiting <span> last time|seal ours, yet the <bit> looks hit with a tool
                """,
            Accuracy = .92, Fields = [new("decision", "<=>"), new("because", "<why>")], Fenced = .06, Parts = .12,
            Models = [(0, "gpt-4o-2024-08-06"), (.6, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.5, .1, ("Answer as {\"decision\": \"...\", \"because\": \"...\"} with at most 12 words in because.", "Answer as {\"decision\": \"...\", \"because\": \"...\"}; because has 12 words at most."))],
        },
    ];
}
