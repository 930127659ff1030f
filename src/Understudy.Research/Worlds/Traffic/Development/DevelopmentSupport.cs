using Understudy.Core;

namespace Understudy.Research;

/// <summary>A shop's customer service: several prompts that begin with the same long preamble.</summary>
internal static class DevelopmentSupport
{
    private const string Preamble = """
        You work for Halden & Birk, an outdoor and household retailer that was founded in 1974 and sells in eleven European countries, online and in 62 stores. Customers reach us by e-mail, through the contact form, by chat and in our app, and most of them write in English, some in German, Polish or Swedish.

        Background that always applies:
        - Orders placed before 14:00 leave the warehouse on the same working day. Delivery takes two to five working days, longer to islands and in December.
        - Goods can be returned within 60 days, unused and in their packaging. Repaired or personalised goods cannot be returned. Refunds go back to the means of payment that was used.
        - The warranty is three years on everything we make ourselves, two years on other brands.
        - Members of the Birk Club (blue, silver, gold) get free shipping; gold members also get repairs at cost.
        - We never ask customers for passwords or full card numbers.

        Stay factual. Never invent an order status, a price or a promise. If a customer mentions an accident, an injury or a lawyer, the case belongs to the safety desk and nobody else.
        """;

    private const string Extra = """
        ordernote: [order|order no.|#|Bestellung] HB<#7>|the <*item> from order HB<#7>|my <*item>
        """;

    private const string Causes = """
        return_refund 16>11: [want|would like] my money back for <ordernote>|how do I return <ordernote>|refund for <ordernote> [still missing|not on my card]|sent <ordernote> back <when> and heard nothing
        delivery_status 18: where is <ordernote>|<ordernote> has not [arrived|shown up|left the depot]|tracking of <ordernote> [is stuck|says nothing] since <when>|parcel with <ordernote> [late|missing]
        damaged_item 10: <ordernote> arrived [broken|torn|dented|cracked]|[a hole|scratches|a missing part] in <ordernote>|<ordernote> [broke|ripped] on first use
        wrong_item 6: got [<colour>|<size>] instead of what I ordered, <ordernote>|you sent me somebody else's <product>|<ordernote> is the wrong [colour|size|model]
        warranty_repair 7: can you [repair|mend] <ordernote>|[zip|pole|handle|motor] of <ordernote> needs repair|is <ordernote> still under warranty after <span>
        product_question 12: is <item> [waterproof|machine washable|suited to <use>]|what [weight|size|temperature rating] has <item>|difference between <item> and <item>
        stock_availability 6>12: when is <item> back [in stock|on the shelf]|do you have <item> in the <city> store|<item> sold out everywhere
        payment_problem 6: [card|PayPal|invoice] payment for <ordernote> [failed|was charged twice|hangs]|charged <amountp> twice|cannot pay at checkout with [card|voucher]
        voucher_discount 5: code <%AA4><#2> does not [work|apply]|[discount|voucher] was not deducted from <ordernote>|my <#10-30> % coupon expired
        membership 5: my Birk Club [points|level|card] [is wrong|vanished|never came]|how to become a [silver|gold] member|points for <ordernote> missing
        account_data 4: change my [address|e-mail|name] please|[delete|close] my customer account|cannot log in to my profile to see <ordernote>
        order_change 5: [cancel|change|stop] <ordernote> before it ships|add <item> to <ordernote>|wrong address on <ordernote>, please change
        safety_incident 1: [hurt|burned|injured] my [hand|eye|leg] with <ordernote>|<ordernote> [caught fire|exploded|gave me a shock]|my lawyer will write about <ordernote>
        compliment_other 3: just wanted to [praise|thank] the staff in <city>|great service in the <city> shop|do you sponsor [clubs|schools]|job application for <city>
        store_events 3 v3: is the [workshop|repair café|sale] in <city> on <weekday>|opening hours of the <city> store|tickets for the [climbing|cooking] evening in <city>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "shop-triage", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "Triage of a shop's customer messages into 15 categories; long preamble shared with others, three versions, JSON answer.",
            System = Preamble + """


                Your task is the first look at an incoming message. Decide which one category describes what the customer mainly wants. If several apply, take the one that needs action first; an accident always comes first. Answer with a JSON object with the single key "category" and nothing else.

                Categories:
                - return_refund: wants to send something back, or waits for money after sending it back
                - delivery_status: an order is on its way, or should be; where is it, when does it come
                - damaged_item: came broken, or broke within days. After the first month it is warranty_repair
                - wrong_item: something else arrived than was ordered, in kind, colour or size
                - warranty_repair: a fault after some time of use, a repair, a spare part, a question about the warranty
                - product_question: properties, care, comparison and fit of products before or after buying
                - stock_availability: is it in stock, when will it be, in which store
                - payment_problem: a payment failed, was taken twice, or in the wrong amount
                - voucher_discount: codes, gift cards, reductions that were not deducted
                - membership: anything about the Birk Club, its points and levels
                - account_data: address, password, profile, deletion of data
                - order_change: an order that did not ship yet has to be changed or cancelled
                - safety_incident: somebody was hurt or could have been, fire, lawyers
                - compliment_other: praise, applications, sponsoring, and whatever fits nowhere

                Messages in other languages are treated like English ones. A signature, a disclaimer or quoted mail below the message does not count. An order number alone says nothing about the category. Irony is common in complaints about deliveries; judge by what the customer needs and not by the tone.
                """,
            Grammar = [RetailWords.Text, CustomerTalk.Text, Extra, "text: <message>\namountp: <$5-300> euros"],
            Labels = Causes,
            Fields = [new("category", "<=>")],
            Fenced = .02, LongTail = true, Jitter = .1,
            Models = [(0, "gpt-4o-2024-08-06"), (.7, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.35, .05, ("Answer with a JSON object with the single key", "Reply with a JSON object that has the single key")),
                new Revision(.65, 0, ("and whatever fits nowhere\n", "and whatever fits nowhere\n- store_events: workshops, sales days, opening hours of stores\n"), ("If several apply, take the one that needs action first", "If several apply, take that which needs action first")),
            ],
        },
        new WorkloadSpec
        {
            Id = "shop-priority", Kind = WorkloadKind.Classification, Weight = 6.5,
            Description = "Urgency of the same shop's messages, P1 to P4 with a reason; same preamble as the triage.",
            System = Preamble + """


                Your task is to say how urgent a message is, so that the queue can be sorted. Read subject and body.
                P1: danger to people, press, lawyers, or a loss above 1,000 euros. P2: the customer cannot use what was bought, or has an appointment within three days. P3: ordinary questions about running orders. P4: everything that may wait a week.
                Give JSON with "priority" and a short "reason" (at most fifteen words).
                """,
            User = "Channel: {{channel}}\nSubject: {{subject}}\n\n{{text}}",
            Grammar = [RetailWords.Text, CustomerTalk.Text, Extra, """
                text: <message>
                channel: e-mail|contact form|app|chat transcript
                why: customer [reports|mentions|asks about] <*item>|[no|some|clear] time pressure [because of <use>|]|<when> [mentioned|named] as date|[money|safety|convenience] is at stake|message concerns <*item> [only|and more]
                """],
            Labels = """
                P1 1: <*item> [caught fire|injured my <relation>|gave off smoke]|my lawyer [will sue|is informed]|the newspaper [asked me|will print this]|<#2-9>000 euros are gone
                P2 4: the <*item> [is unusable|broke] and we leave on <weekday>|need the <*item> [by tomorrow|in two days]|cannot [cook|sleep|heat] without the <*item>|wedding is on <weekday>, no <*item>
                P3 9: where is my <*item>|how can I [return|exchange] the <*item>|when does the <*item> ship|invoice for the <*item> please
                P4 6: will you [ever|again] sell the <*item> in <colour>|idea for your <*item>|[loved|liked] the <*item>|newsletter question|do you plan a store in <city>
                """,
            Fields = [new("priority", "<=>"), new("reason", "<^why>")],
            LongTail = true, Parts = .15, Ascii = true, Temperature = .2,
            Revisions = [new Revision(.5, .1, ("so that the queue can be sorted", "so that agents see the worst cases first"))],
        },
        new WorkloadSpec
        {
            Id = "shop-chat", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "The shop's chat: conversations with an id, customer's name and date in the prompt, same preamble.",
            System = Preamble + """


                You are Birka, the chat assistant on our website. Today is {{longtoday}}. You are talking to {{person}} (club level: {{level}}). Write in a friendly, calm way, two to five sentences, without emojis. Ask for the order number when it is needed. Offer to hand over to a colleague when you cannot help.
                """,
            Grammar = [RetailWords.Text, CustomerTalk.Text, Extra, """
                text: [<hello> |]<opening>[ <story>|]
                level: blue|silver|gold|none
                opening: where is <ordernote>?|I'd like to return <ordernote>|can I wash <item>?|is <item> any good for <use>?|my <product> [broke|leaks|squeaks]|do you repair <brand> things?
                turn: [It's|The number is|ok,] HB<#7>|yes[ please|, that one|]|no[, the <colour> one|, <when>|]|[And|But] how long [does|will] [that|it] take?|<^sure>, <does2>|thanks[, that helps| a lot|!]|can I [pick it up|swap it] in <city> instead?|<story>|hm, <mood>|what about <item>?
                does2: I [ordered|paid|called] <when>
                answer: [Thank you|Thanks|I see][, that helps|.| for the details.] [I [looked|checked]|Let me look] [at|into] <ordernote>: [it should [arrive|leave us] [on <weekday>|within <#2-5> working days]|a return is possible until <#2-28> <month>|I cannot see it yet].[ Would you like [a label|a replacement|me to hand over to a colleague]?|]
                  |[Good question|Happy to help]! The <item> [suits|is made for|is not meant for] <use>[, and <material> [dries|cleans] <well>|].[ May I ask for your order number?|]
                  |I'm sorry [to hear that|about the trouble]. [Please send a photo|Could you tell me the order number|Our workshop in <city> can mend it][ by <weekday>|]. <^sure>, [most cases are solved in <span>|it is covered by the warranty].
                """],
            Answer = "<answer>",
            Conversation = ConversationStyle.Named, UserRule = "user_id", Temperature = .4, MaxTokens = 400,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.55, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.4, 0, ("two to five sentences, without emojis", "two to four sentences, no emojis"))],
        },
    ];
}
