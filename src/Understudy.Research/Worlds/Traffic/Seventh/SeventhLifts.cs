using Understudy.Core;

namespace Understudy.Research;

/// <summary>A firm that services lifts: causes of callouts, its technicians' assistant, reports for owners.</summary>
internal static class SeventhLifts
{
    private const string Words = """
        unit: L<#1-9><#3>|<#5>-<%AA1>|ELV-<#4>|<%AA2>/<#3>
        make: Otwell|Kohnert|Schildmann|Thysen|Mitsura|Orvona
        model: hydraulic|traction|MRL lift|goods lift|platform lift|<make> <#2-9>00[S|X|]|paternoster
        spot: landing <#0-24>|the pit|the motor room|car roof|shaft head|ground floor
        bit: door belt|door roller|brake coil|governor rope|photocell|safety edge|relay K<#1-14>|UPS battery|levelling sensor|inverter fan|oil seal|call button
        tech: Darragh|Priti|Wojtek|Les|Oonagh|Stefan B.|Kwame|Trish
        place: <city> Infirmary|<firmhead> House|<firmhead> Court, block <%AA1>|Hotel <firmhead>|<city> Central Library car park|<firm> HQ
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "callout-cause", Kind = WorkloadKind.Classification, Weight = 9,
            Description = "Likely cause of a callout, nine assemblies after a key; no system prompt, slots and the controller's log first, the instruction last.",
            User = """
                {{unit}} | {{model}} | {{stops}} stops | {{hour}}
                Caller: {{text}}
                Controller, newest first:
                {{log}}

                That's a callout that just came in. So that the right parts are in the van, name the assembly most likely at fault: DOORS, DRIVE, BRAKE, SAFETY CHAIN, POSITION, POWER, BUTTONS, COMMS, or USER when nothing is broken at all. Callers describe what they see; the log is more honest but sometimes hours old. Format: cause=DRIVE
                """,
            Grammar = [Words, """
                stops: <#2-32>
                hour: <%HH:mm>|<%ddd HH:mm>
                code: E<#10-99>|F<#1-9>.<#1-9>|<%hex2>h|ERR <#3>
                ev: door [open|close] timeout|inspection off|overtravel|brake fb missing|phase ok|levelled|restart|SC open|SC closed|temp <#30-88>C|car call <#0-24>|enc jump|no fault
                entry: <#10-23>:<#10-59>:<#10-59> <code> <ev>|<#1-28>/<#10-12> <#10-23>:<#10-59> <code> <ev>[ x<#2-40>|]|-<#1-90>m <code> <ev>
                log: <entry>|<entry>\n<entry>|<entry>\n<entry>\n<entry>|<entry>\n<entry>\n<entry>\n<entry>|(offline)
                fill: [Nobody|Someone|An old lady] is [inside|stuck|waiting].|Two kids are [inside|stuck].|[Since|It started] <when>.|[It's|That's] the <count> time this month.|[Caretaker|Porter|Tenant] [reset it|kicked it|taped it off].|<aside>|[Ring|Ask for] <firmhead> at [the gate|reception].|[Urgent|Not urgent], [hospital|school|care home|other lift works].
                text: <@>|<^@>.|<^@>. <fill>|<fill> <^@>.|<^@>, <sure>. <fill> <fill>|[says|reports] <@>|<^@>!|"<^@>"[ – <fill>|]
                """],
            Labels = """
                DOORS 14>11: doors bounce open again and again|a pram knocked the landing door off its track|won't close until you push the left panel|something rattles in the sill at <spot>
                DRIVE 7: a burning smell and a loud hum|judders when it starts, worse going up|creeps between floors at walking pace|oil on the floor near the pump
                BRAKE 4: it drops a hand's width when it stops|squeals like a train at every stop|rolls back a bit before the doors open
                SAFETY+CHAIN 6: stopped dead between two floors, no light on the panel but fan running|goes off after somebody slams the gate at <spot>|dead since the pit flooded
                POSITION 7: stops <#3-15> cm too low at <spot>|display says <#1-20> though we're on <#1-20>|goes past <spot> and comes back
                POWER 5>8: whole lift dark since the storm|trips the breaker every <#5-50> minutes|lights flicker in the car, then it shuts down
                BUTTONS 7: button for <#1-20> is stuck in|has to be pressed <count> times before it lights up|hall call at <spot> doesn't register
                COMMS 4: emergency phone just beeps|alarm goes to a number that isn't in service|autodialler calls the centre every <#5-50> minutes
                USER 5: key switch was left on fire service|a sofa is wedged in the car|somebody propped the door with a bin for moving|works fine now, nobody knows
                """,
            Answer = "cause=<=>", Accuracy = .94, Jitter = .05, Parts = .06, LongTail = true,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.55, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.48, .1, ("That's a callout that just came in.", "A callout that just came in."))],
        },
        new WorkloadSpec
        {
            Id = "technician-tools", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "What technicians say to eight tools in an order that varies; technician, van, time and jobs of the day in the prompt.",
            System = """
                Hands-free helper for lift technicians. The person talking is {{tech}}, van {{van}}, somewhere around {{area}}, and it's {{clock}}.

                TODAY'S JOBS
                {{jobs}}

                They shout over machinery, so speech recognition mangles unit numbers: match them to the jobs above before you give up. Use one tool per utterance. lock_out has priority over everything, and you never un-lock a unit by voice. If what was said isn't for you (people talk to each other), use ignore.
                """,
            Grammar = [Words, """
                van: <#1-48>|<%AA2><#2> <%AA3>
                area: <city>|<city> [north|east|centre]
                clock: <%HH:mm>|<%H:mm> on <%dddd>
                j: <unit> <place>, [callout|service|re-test|modernisation][, due <#8-17>:00|]
                jobs: 1) <*u> <place>, [callout|service]\n2) <j>\n3) <j>|1) <j>\n2) <*u> <place>, service|1) <*u> <place>, callout[, trapped passenger|]|1) <j>\n2) <j>\n3) <j>\n4) <*u> <place>, re-test
                u: <unit>
                p: <bit>
                n: <#1-6>
                min: <#10-90>
                val: <#2-900>
                who: <tech>
                tail: please|mate|over|thanks|when you can|quick as you like|no rush|d'you hear me|[if|when] you [can|get a second]
                text: <@>|<^@>[.|]|[right|okay|erm|so|listen][,|] <@>|<@>[,|] <tail>|[hey|oi|hello] [lift helper|assistant|box], <@>|<@> … <tail>|<aside> <^@>.|[yeah|no wait|hang on][,|] <@>
                """],
            Labels = """
                start_job 8: I'm on site at <*u>|arrived, put me down for <*u>|clock me on at <*u>
                finish_job 7: <*u> is done, back in service|finished <*u>, took <*min> minutes|close <*u>, all tested
                order_part 8>10: order <*n> of the <*p> for <*u>|I need a <*p>, <*u> is off until I get one|get <*n> <*p> to the <area> depot
                lock_out 3: locking out <*u>, nobody touches it|<*u> is isolated, lock it|take <*u> off, shaft's not safe
                log_reading 6: <*u> brake gap <*val>|write down <*val> volts on <*u>|<*val> newton metre at the <*p>, <*u>
                call_colleague 4: ring <*who> and say I want a second pair of hands|get me <*who>|is <*who> free, put him through
                report_delay 4: I'll be <*min> minutes late to the next one|stuck on the ring road, add <*min> minutes
                ignore 2: did you watch the match|pass us that spanner, <*who>|mind your head there
                """,
            Tools =
            [
                new("start_job", "Clock on at a unit.", new Field("unit", "<*u>")),
                new("finish_job", "Close a job; the unit runs again.", new Field("unit", "<*u>"), new Field("minutes", "<*min>", "integer")),
                new("order_part", "Order spare parts for a unit.", new Field("unit", "<*u>"), new Field("part", "<*p>"), new Field("quantity", "<*n>", "integer")),
                new("lock_out", "Mark a unit as isolated.", new Field("unit", "<*u>")),
                new("log_reading", "Store a measured value.", new Field("unit", "<*u>"), new Field("value", "<*val>", "number")),
                new("call_colleague", "Start a call to a colleague.", new Field("name", "<*who>")),
                new("report_delay", "Tell the dispatcher about a delay.", new Field("minutes", "<*min>", "integer")),
                new("ignore", "Not addressed to the helper."),
            ],
            ShuffledTools = true, UserRule = "session_id",
            Revisions = [new Revision(.55, 0, ("Use one tool per utterance.", "One tool per utterance."))],
        },
        new WorkloadSpec
        {
            Id = "visit-letter", Kind = WorkloadKind.Generation, Weight = 2.6,
            Description = "Technicians' notes to a paragraph for a building's owner; the example prompt of libraries, slots inside the request's sentences.",
            System = SharedPrompts.Generic,
            User = """
                Our technician {{tech}} was at {{place}} on {{date}} because of lift {{unit}} and left these notes on the tablet:

                {{text}}

                Please rewrite the notes as one paragraph that we can mail to the owner, who {{owner}}. Spell out abbreviations. Say what was found, what was done and what is still open; give part names but no prices. If the lift is out of service that has to be the first thing they read. Sign as "Ascent Lift Care, service desk".
                """,
            Grammar = [Words, """
                date: <%d MMMM>|<%dd/MM/yy>|<%dddd>
                owner: is not technical|manages <#3-60> buildings|complained last week|is a housing association|has asked for a quote|prefers it short
                n: [chk'd|insp.|cleaned|adj.|repl.|lubed|re-terminated] <bit>[ @ <spot>| (<#1-40> mm)| ok|]|<bit> [worn|cracked|NFF|on order, ETA <weekday>|u/s]|[car|ldg] drs [realigned|ok now|catch at <spot>]|[ran|tested] <#5-60> trips, [ok|<#1-4> faults|no rpt]|lift [OOS|RTS|left on insp.] <#8-18>:<#10-55>|[cust.|caretaker] [informed|not on site|moans re noise]|needs <#1-3> men + <#2-8> hrs|oil lvl [low, +<#1-9> l|ok]|[see|took] photos
                text: <n>. <n>. <n>[. <n>|]|- <n>\n- <n>\n- <n>[\n- <n>|][\n- <n>|]|<n>; <n>; <n>|<^n>.\n<^n>.[\nNB <n>|]|<+n> / <n> / <n>|<aside> <^n>, <n>, <n>.
                answer: [Lift <unit> is out of service.|Your lift is running again.] Our technician [found|noticed] a [worn|cracked|loose] <bit> and [replaced it|adjusted it|ordered a new one]. [A second visit will follow on <weekday>.|Nothing is left open.]\n\nAscent Lift Care, service desk|During the visit we [checked|cleaned] the <bit> and made <#5-60> test trips. [The part is due on <weekday>.|No further faults occurred.]\n\nAscent Lift Care, service desk
                """],
            Answer = "<answer>", Temperature = .4, Jitter = .04,
            Revisions = [new Revision(.6, .1, ("Spell out abbreviations.", "Spell out all abbreviations."))],
        },
    ];
}
