using Understudy.Core;

namespace Understudy.Research;

/// <summary>A network of charging points for electric cars: what drivers write, its hotline.</summary>
internal static class EighthChargers
{
    private const string Words = """
        place: <city> [Retail Park|North|Marina|Services|Arena|Old Town|Airport P<#1-4>]|<firmhead> [Services|Garden Centre|Hotel|Farm Shop]|M<#1-90> J<#1-38>|<city> Station Road
        car: Leaf|Zoe|ID.<#3-7>|Ioniq <#5-6>|Model [3|Y|S]|EV<#3-9>|Kona|e-208|Polestar <#2-4>|i4|Dacia Spring
        bay: CP-<#4>|bay <#1-16>|unit <%AA1><#1-9>|<#3>-<%AA1>|the [left|right|middle] one
        plug: CCS|CCS|Type 2|CHAdeMO
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "driver-issue", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "What drivers write to a charging network, eleven dotted codes; place, plug, power and app version before the message; three versions, the last in a developer message.",
            System = """
                # Ticket coder for Amperway

                Amperway runs 2,300 public chargers. A driver has tapped "Report" in the app and typed something, usually standing in the rain. Code the report so that it is routed without a human reading it first.

                ## Codebook

                `hw.connector` the cable, the gun or the latch: stuck, bent, cut off, too short
                `hw.screen` display black, frozen, unreadable
                `hw.power` charges, but slower than the rating, or stops by itself
                `site.blocked` a car without a cable in it, a skip, snow, roadworks
                `site.safety` lighting, sparks, smell of burning, harassment at night
                `pay.start` card or app refused before any energy has flowed
                `pay.amount` the session worked and the money is wrong
                `pay.receipt` needs an invoice, VAT number, copy for the employer
                `acct.rfid` fobs and cards of ours: ordering, pairing, lost ones
                `acct.tariff` questions on subscriptions, off-peak, idle fees in general
                `praise` nothing to fix

                ## House rules

                1. `site.safety` beats every other code.
                2. An idle fee on a bill is `pay.amount`; whether idle fees exist is `acct.tariff`.
                3. "Doesn't work" and no more: look at the power in the header. 50 kW and up → `hw.power`, otherwise `hw.connector`.
                4. Drivers call everything "the pump". So be it.

                ## Output

                The code, as in the codebook, without backticks.
                """,
            User = "[{{place}} · {{plug}} · {{kw}} kW · app {{app}}]\n{{text}}\n\nCode:",
            Grammar = [Words, """
                kw: 7|11|22|50|50|75|150|300
                app: <#4-6>.<#0-19>.<#0-9>|<#4-6>.<#0-19>
                more: [Third|Second|Fourth] [time|charger] [today|this week|in a row].|[Had|I had] to [limp|crawl|drive] to <place> [with|on] <#2-19> %.|[Car|I drive] is a <car>.|[Kids|Dog|My <relation>] in the car, [not impressed|freezing|asleep].|Tried <bay> [too|as well], [same|no luck|worked fine].|[Sort it out|Please fix|Please advise|Ta].|[Waited|Stood here] <#5-70> [min|minutes].|<^sure>, [the old ones were better|I'll go back to diesel|your map is good though].|<aside>
                text: <@>|<^@>|<^@>. <more>|<^@>. <more>|<more> <^@>.|<@> [at|on] <bay>|<@>, <bay>[. <more>|]|<+@>!!|<^@>. <more> <more>|[hi|Hello|hey there], <@>. <more>|<@>[??|…| :(| 😤]
                """],
            Labels = """
                hw.connector 13: the gun won't come out of my <car>|cable has been cut off at <bay>|latch on the <plug> is snapped|lead doesn't reach my socket on the [left|right|rear]
                hw.screen 6: screen is black but the light is green|display frozen on "please wait"|can't read the screen, cracked all over
                hw.power 15>11: getting <#9-38> kW here and the sign says more|stopped after <#2-14> minutes at <#20-60> %|drops the session every time it passes <#30-80> %|trickle speed, <#2-4> hours to go for <#20-60> %
                site.blocked 9: a diesel van in <bay>, driver gone shopping|bin lorry parked across all the bays|snow piled up in front of <bay>|someone in a <car> not plugged in, just parking
                site.safety 2: sparks when I pushed the plug in|pitch dark and two blokes trying car doors|it smells of burnt plastic at <bay>
                pay.start 12>15: contactless declined, <count> cards tried|app says "authorising" then nothing|QR code leads to a page that doesn't exist
                pay.amount 10: charged <$20-90> for <#3-25> kWh|<$8-30> idle fee though I left within <#2-9> minutes|£<#30-60> hold still on my card after <#4-12> days|billed twice for <weekday>
                pay.receipt 6: where do I get a VAT invoice for <month>|my employer needs a receipt for <$9-60>|please add our company name to the receipts
                acct.rfid 5: fob ordered <#9-40> days ago and never came|card isn't recognised since I moved it to the new account|lost my fob in <city>
                acct.tariff 5: is the off-peak price valid on <weekday>s|how does the <$5-12> monthly plan work|do you charge for staying overnight
                praise 3: best hub between <city> and <city>|nice clean site with a coffee van|your engineer rang me back in <#2-9> minutes, hats off
                """,
            Accuracy = .95, Jitter = .04, Parts = .06, MaxTokens = 8, UserRule = "user_id", Sloppy = .02,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.52, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.33, 0, ("Amperway runs 2,300 public chargers.", "Amperway runs 2,700 public chargers.")),
                new Revision(.71, .06, ("4. Drivers call everything \"the pump\". So be it.", "4. Drivers call everything \"the pump\". So be it.\n5. A wish for more chargers is `praise`.")) { Role = "developer" },
            ],
        },
        new WorkloadSpec
        {
            Id = "hotline-tools", Kind = WorkloadKind.FunctionCall, Weight = 5.5,
            Description = "What drivers say on the hotline to eight tools in an order that varies; caller, time, language and nearest chargers in the prompt.",
            System = """
                You answer the Amperway hotline. It is {{clock}}. Caller ID: {{caller}} (account {{account}}, speaks {{locale}}).

                Chargers within 200 m of the caller's phone, best guess first:
                {{near}}

                Exactly one tool call for what was just said. Take a charger from the list unless the caller reads out another. Anything burning, sparking or wet: emergency_off, no questions. Crying children and bad lines are not a reason for handover; anger about money is.
                """,
            Grammar = [Words, """
                clock: <%HH:mm>|<%ddd HH:mm>|<%d MMM, HH:mm>
                caller: <!phone>|withheld|withheld|+44 7<#3> <#6>|+353 8<#1> <#7>
                account: A<#6>|none|<%hex6>
                id: <%AA2>-<#4>
                other: <%AA2>-<#4>
                near: * <*id> (<plug>, free)\n* <other> (<plug>, in use)|* <*id> (<plug>, in use)|* <*id> (<plug>, fault)\n* <other> (<plug>, free)\n* <other> (<plug>, free)|* <other> (<plug>, free)\n* <*id> (<plug>, in use)
                k: <#10-80>
                town: <city>
                reason: [screen is dead|plug is bent|no power|card reader broken]
                mail: <syllable><syllable><#1-99>@<syllable><syllable>.com|<firmhead>@<syllable><syllable>.co.uk|accounts@<syllable><syllable><syllable>.ie
                bit: please|can you|I'm in a hurry|it's raining|sorry, I'm hands-free|hello|my <car>'s nearly flat|the wife's in the car
                text: <@>|<^@>.|<^@>, <bit>.|[er|um|yeah hi|right|okay so][,|] <@>|<bit>, <@>|[hello|hi there|my name's <firmhead>], <@>[, <bit>|]|<@> … [hello?|are you there?|thanks]|[no|no, listen|I said], <@>
                """],
            Labels = """
                start_session 8: start <*id> for me|the app's not working, can you switch on <*id>|I'd like to charge at <*id>
                stop_session 6: stop it, I need to leave|end the session on <*id>|it won't let me stop at <*id>
                unlock_cable 8>11: my cable's locked in <*id>|let go of my plug on <*id>|it's finished and the lead is stuck
                report_fault 7: <*id> is broken, <*reason>|just so you know, <*reason> on <*id>|put a note on <*id>, <*reason>
                find_charger 5: where's the next fast one in <*town>|I've <*k> miles left, anything in <*town>|is there another in <*town>
                send_receipt 4: send the last bill to <*mail>|mail me a receipt at <*mail>
                emergency_off 1: there's smoke coming out of <*id>|it's sparking, <*id>, it's sparking
                handover 3: I want a human being|you've taken <$20-90> off me and I want it back now
                """,
            Tools =
            [
                new("start_session", "Begin to charge.", new Field("charger", "<*id>")),
                new("stop_session", "End the running session.", new Field("charger", "<*id>")),
                new("unlock_cable", "Release the latch.", new Field("charger", "<*id>")),
                new("report_fault", "Open a fault ticket.", new Field("charger", "<*id>"), new Field("what", "<*reason>")),
                new("find_charger", "Look for chargers near a town.", new Field("town", "<*town>"), new Field("range_miles", "<*k>", "integer")),
                new("send_receipt", "Mail the last receipt.", new Field("email", "<*mail>")),
                new("emergency_off", "Cut the power at the site.", new Field("charger", "<*id>")),
                new("handover", "Put through to a person.", new Field("why", "[asked for a person|dispute about money]")),
            ],
            ShuffledTools = true, UserRule = "session_id",
            Revisions = [new Revision(.58, 0, ("Exactly one tool call for what was just said.", "Exactly one tool call per utterance."))],
        },
    ];
}
