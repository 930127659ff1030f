using Understudy.Core;

namespace Understudy.Research;

/// <summary>Tool calls of a dispatcher and of a house.</summary>
internal static class FrozenAgents
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "dispatch-desk", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "A dispatcher's messages to one of seven tools, offered in an order that varies; date and desk in the prompt.",
            System = """
                Dispatch assistant, desk {{user_id}}, {{now}}.
                Every message leads to one call. Choose by what has to change in the system: a vehicle, a shipment, a slot, or only the log. Codes are copied letter by letter. If a time is missing, use "asap". If a message reports and asks at the same time, the request counts. You have no permission to talk to drivers yourself.
                """,
            Grammar = [FreightWords.Text, """
                s: <shipment>
                v: <vehicle>
                d: <depot>
                t: <#0-23>:[00|15|30|45]|asap|<weekday>
                text: <^@>[.|!|, <sure>.|][ <roadline>||]|<roadline> <^@>.|<@> pls[, <aside>|]
                """],
            Labels = """
                assign_vehicle 9: put <*s> on <*v>|<*v> shall take <*s> from <*d>|who drives <*s>? take <*v>
                book_slot 7: need a ramp at <*d> for <*t>|book <*d>, <*t>, <*v>|slot for <*s> at <*d> please
                hold_shipment 3: stop <*s>, customs wants to look|keep <*s> at <*d>|do not release <*s>
                release_shipment 4: <*s> is free to go|customs done, let <*s> move|unblock <*s>
                locate 7: where is <*v> now|position of <*s>|has anybody seen <*s> after <*d>
                log_incident 3>7: <*v> has a flat tyre near <city>|ramp accident at <*d>, nobody hurt|<*s> was opened on the way
                notify_customer 4: tell the consignee of <*s> it comes <*t>|mail the customer, <*s> is late|inform them about <*s>
                """,
            Tools =
            [
                new("assign_vehicle", "Give a shipment to a vehicle.", new Field("shipment", "<*s>"), new Field("vehicle", "<*v>")),
                new("book_slot", "Book a ramp.", new Field("place", "<*d>"), new Field("time", "<*t>", About: "Clock time, weekday or asap")),
                new("hold_shipment", "Stop a shipment.", new Field("shipment", "<*s>")),
                new("release_shipment", "Let a stopped shipment go on.", new Field("shipment", "<*s>")),
                new("locate", "Find a shipment or a vehicle.", new Field("what", "[<*s>|<*v>]")),
                new("log_incident", "Write to the log.", new Field("text", "incident with <*v>"), new Field("severity", "<#1-3>", "integer")),
                new("notify_customer", "Send a message to the consignee.", new Field("shipment", "<*s>"), new Field("message", "[late|arrives <*t>|on hold]")),
            ],
            ShuffledTools = true, UserRule = "user_id", Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.45, .12, ("You have no permission to talk to drivers yourself.", "You have no permission to talk to drivers yourself, only to staff."))],
        },
        new WorkloadSpec
        {
            Id = "home-agent", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "A house that obeys, four tools in an order that varies; developer message of a line with name and time.",
            System = "Home of {{person}}, locale {{locale}}, local time {{now}}. Call exactly one tool.",
            Role = "developer",
            Grammar = ["""
                room: kitchen|bedroom|cellar|hall|nursery|garage|study|bathroom
                deg: <#16-25>
                name: [rain|jazz|news|waves|audiobook <#2-30>|<firm> radio]
                text: [hey |please |could you |][<aside> |]<@>[ please| now|, <sure>| <when3>||]
                when3: at <#5-23>|in <#2-50> minutes
                """],
            Labels = """
                set_light 6: lights [on|off|dimmed] in the <*room>|it is dark in the <*room>|make the <*room> brighter
                set_heating 5: <*deg> degrees in the <*room>|the <*room> is freezing, go to <*deg>|heat the <*room>
                play 4: put on <*name> in the <*room>|play <*name>|some <*name> for the <*room>
                lock 2: lock the <*room> door|is the <*room> shut? shut it|close up the <*room>
                """,
            Tools =
            [
                new("set_light", "Switch lights.", new Field("room", "<*room>"), new Field("level", "<#0-100>", "integer")),
                new("set_heating", "Set a temperature.", new Field("room", "<*room>"), new Field("degrees", "<*deg>", "integer")),
                new("play", "Play sound.", new Field("room", "<*room>"), new Field("title", "<*name>")),
                new("lock", "Lock a door.", new Field("door", "<*room>")),
            ],
            ShuffledTools = true,
        },
    ];
}
