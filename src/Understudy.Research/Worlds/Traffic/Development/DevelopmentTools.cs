using Understudy.Core;

namespace Understudy.Research;

/// <summary>Tool calls, and JSON that a schema binds.</summary>
internal static class DevelopmentTools
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "order-desk", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "A wholesaler's order desk: one of seven tools, offered in an order that varies; date and account in the prompt.",
            System = """
                You are the order desk of Tideway Catering Supplies. Today is {{longtoday}}. The caller's account is {{account}}.
                Turn what the caller writes into exactly one tool call. Use the tool whose effect the caller asks for, even if some detail is missing; leave unknown arguments as empty strings. Quantities are in the unit that the caller uses. Relative dates are counted from today. Do not chat.
                """,
            Grammar = [OfficeWords.Text, CustomerTalk.Text, """
                account[300]: K-<#6> (<firm>)
                good: flour|olive oil|napkins|espresso beans|frozen peas|basmati rice|dish soap|tomatoes|butter|oat milk|takeaway boxes|sparkling water|sea salt|chicken thighs
                unit: crates|bags|kilos|boxes|litres|pallets
                qty: <#2-60>
                ref: W<#6>
                text: [<hello> |]<@>[.|!|, <sure>.|, thanks.][ <aside>| <story>||]|<aside> <@>.|<@>, <mood>
                """],
            Labels = """
                create_order 12: we need <*qty> <*unit> of <*good> [by|for|on] <*weekday>|please send <*qty> <*unit> <*good>, <*weekday>|put down <*qty> <*unit> of <*good> for <*weekday>
                change_order 5: make it <*qty> <*unit> of <*good> in order <*ref>|order <*ref>: <*good> up to <*qty>|instead of what I said, <*qty> <*unit> <*good> on <*ref>
                cancel_order 3: forget order <*ref>|please cancel <*ref>, [we are closed|too much stock]|<*ref> is not needed any more
                track_delivery 7: where is the lorry with <*ref>|has <*ref> left|when will <*ref> [arrive|be here]
                check_price 6: what do you charge for <*good> at the moment|price of <*qty> <*unit> of <*good>|is <*good> cheaper if we take <*qty>
                report_problem 4>8: the <*good> in <*ref> [was mouldy|had leaked|is the wrong one]|<*qty> <*unit> of <*good> missing from <*ref>
                request_callback 2: can somebody ring me on <*weekday>|I want to talk to a person about <*good>|call back please, it is about <*ref>
                """,
            Tools =
            [
                new("create_order", "Place a new order.", new Field("product", "<*good>", About: "What is ordered"), new Field("quantity", "<*qty>", "integer"), new Field("unit", "<*unit>"), new Field("delivery_day", "<*weekday>")),
                new("change_order", "Change an order that was not delivered yet.", new Field("order", "<*ref>"), new Field("product", "<*good>"), new Field("quantity", "<*qty>", "integer")),
                new("cancel_order", "Cancel an order.", new Field("order", "<*ref>")),
                new("track_delivery", "Where a delivery is now.", new Field("order", "<*ref>")),
                new("check_price", "Today's price of a product.", new Field("product", "<*good>")),
                new("report_problem", "Report missing, wrong or spoiled goods.", new Field("order", "<*ref>"), new Field("product", "<*good>"), new Field("details", "[spoiled|missing|wrong] <*good>")),
                new("request_callback", "Ask the sales office to ring the customer.", new Field("subject", "[order <*ref>|<*good>]")),
            ],
            ShuffledTools = true, UserRule = "user_id", Models = [(0, "gpt-4o-2024-08-06"), (.65, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.55, .1, ("Do not chat.", "Do not chat and do not ask back."))],
        },
        new WorkloadSpec
        {
            Id = "invoice-read", Kind = WorkloadKind.FunctionCall, Weight = 4,
            Description = "Invoices to a schema with seven fields.",
            System = """
                Extract the invoice below into the given schema. Dates as YYYY-MM-DD. Amounts as plain numbers with a dot. If a value is not on the invoice, use an empty string, or 0 for numbers. The supplier is who sends the invoice, not who receives it. Totals include tax. Do not calculate what is not printed.
                """,
            Grammar = [OfficeWords.Text, """
                total: <$80-9000>
                number: [R|INV-|20<#2>/|]<#5>
                day: 2026-0<#1-9>-<#10-28>
                rows: <*rowcount>
                rowcount: <#1-9>
                row: <#1-40> x <goods>[, <quality>|, <colour>|]  <$5-900>
                text: <*firm>\n[<city>|Postfach <#4>, <city>|VAT DE<#9>]\n[Invoice|INVOICE|Rechnung|Tax invoice] [no.|#|Nr.] <*number>\n[Date|Datum|Issued]: <*day>[\nYour order: <#6>|]\n\n<row ~2;>\n\n[Total|Amount due|Gesamt|TOTAL INCL. TAX] <*currency> <*total>\n[Payable|Due|Zahlbar] within <*term> days[, <*firm>|]
                term: 7|14|30|60
                """],
            Fields = [new("supplier", "<*firm>", About: "Sender"), new("number", "<*number>"), new("date", "<*day>"), new("currency", "<*currency>"), new("total", "<*total>", "number"), new("payment_days", "<*term>", "integer"), new("is_credit_note", "false", "boolean")],
            Schema = true, LongTail = true, Parts = .4, Ascii = true,
            Models = [(0, "gpt-4o-2024-08-06"), (.4, "gpt-4o-2024-11-20")],
            Revisions = [new Revision(.7, 0, ("Totals include tax. ", "Totals include tax.  "))],
        },
        new WorkloadSpec
        {
            Id = "calendar-agent", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "A calendar assistant with four tools in an order that varies; no fixed text but date and user in the developer message.",
            System = "Calendar assistant for {{person}} ({{user_id}}). Now: {{now}}. Time zone: Europe/Berlin. Always call a tool.",
            Role = "developer",
            Grammar = [OfficeWords.Text, """
                topic: <subjectmatter>
                hour: <#8-18>:[00|15|30|45]
                text: <@>[ please| thx|, <sure>||.][ <officeline>|]
                """],
            Labels = """
                add_event 5: put <*topic> on <*weekday> at <*hour>|block <*hour> on <*weekday> for <*topic>|schedule <*topic>, <*weekday> <*hour>
                find_slot 4: when are we all free for <*topic>|find <#1-3> hours for <*topic> before <*weekday>
                move_event 3: push <*topic> to <*weekday> <*hour>|<*topic> cannot be then, make it <*hour> on <*weekday>
                remove_event 2: drop <*topic> from <*weekday>|cancel <*topic>, nobody comes
                """,
            Tools =
            [
                new("add_event", "Add an event.", new Field("title", "<*topic>"), new Field("day", "<*weekday>"), new Field("time", "<*hour>")),
                new("find_slot", "Find a time when all are free.", new Field("title", "<*topic>")),
                new("move_event", "Move an event.", new Field("title", "<*topic>"), new Field("day", "<*weekday>"), new Field("time", "<*hour>")),
                new("remove_event", "Delete an event.", new Field("title", "<*topic>")),
            ],
            ShuffledTools = true,
        },
        new WorkloadSpec
        {
            Id = "cv-read", Kind = WorkloadKind.FunctionCall, Weight = .25,
            Description = "Curricula vitae to a schema; instruction in the user message after the document.",
            User = "CV:\n{{text}}\n\n---\nFill the schema from the CV above. `years` is the total of professional years, rounded down. `skills` has at most five entries, as written in the CV. Leave out hobbies.",
            Grammar = [OfficeWords.Text, """
                text: [Curriculum vitae|Profile|About me|Summary][:|\n][ <jobname>, <city>.| I am a <*jobname> who <does>.]\n<career ~2;>\n[Education|Studies|Training]: <*degree>\n[Skills|Tools|I can]: <*s1>, <*s2>, <skill>[, <skill>|]\n[Hobbies: <thing>s, <thing>s|Other: <aside>|References on request|]
                s1: <skill>
                s2: <skill>
                """],
            Fields = [new("current_title", "<*jobname>"), new("degree", "<*degree>"), new("years", "<#2-28>", "integer"), new("skills", "\\[\"<*s1>\", \"<*s2>\"\\]", "array")],
            Schema = true, LongTail = true,
        },
    ];
}
