using Understudy.Core;

namespace Understudy.Research;

/// <summary>Two prompts about the same reviews that differ in a few words and in everything they answer, and moderation of them.</summary>
internal static class DevelopmentReviews
{
    private const string Sentiment = """
        positive 10: <pos>
        neutral 4: <mix>
        negative 6>9: <neg>
        """;

    private const string Topics = """
        size_fit 6: <t.size>
        delivery 8: <t.delivery>
        price 5: <t.price>
        quality 9: <t.quality>
        service 5: <t.service>
        appearance 4: <t.look>
        instructions 3: <t.instructions>
        noise 2: <t.noise>
        power 3: <t.power>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "review-sentiment", Kind = WorkloadKind.Classification, Weight = 10,
            Description = "Sentiment of product reviews, bare word; no system prompt, slots in the middle; twin of review-topic.",
            User = """"
                Below is a customer review of a product from our web shop.

                Product: {{item}}
                Review: """
                {{text}}
                """

                Which sentiment does the review express? Answer with exactly one word from this list: positive, neutral, negative. Do not explain your answer.
                """",
            Grammar = [RetailWords.Text, """
                text: <line> [<filler> ||]<line>[ <filler>| <line>||]|<got>. <line> <filler> <line>|<line>
                line: <^@>[.|!|, <sure>.|; <topical>.|...]|<^topical>, [but|and] <@>.|<^@>: <topical>.
                """],
            Labels = Sentiment, LongTail = true, Parts = .1,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-nano-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "review-topic", Kind = WorkloadKind.Classification, Weight = 5,
            Description = "Topic of the same reviews, nine labels; twin of review-sentiment.",
            User = """"
                Below is a customer review of a product from our web shop.

                Product: {{item}}
                Review: """
                {{text}}
                """

                Which topic does the review mainly discuss? Answer with exactly one word from this list: size_fit, delivery, price, quality, service, appearance, instructions, noise, power. Do not explain your answer.
                """",
            Grammar = [RetailWords.Text, """
                text: <line> [<filler> ||]<line>[ <filler>| <line>||]|<got>. <line> <filler> <line>|<line>
                line: <^@>[.|!|, <sure>.|; <feel>.|...]|<^feel>, [but|and] <@>.|<^@>: <feel>.
                """],
            Labels = Topics, LongTail = true, Parts = .1, Jitter = .1, Sloppy = .02,
        },
        new WorkloadSpec
        {
            Id = "review-moderation", Kind = WorkloadKind.Classification, Weight = 5.5,
            Description = "May a review go online: publish, hold or reject; three few-shot pairs, role moves to developer.",
            System = """
                You moderate user-generated reviews before they appear on a shop's pages. Decide between three actions. "publish": an ordinary opinion, however harsh. "hold": a person should look, because of private data, claims about health or safety, or hints of a paid review. "reject": insults, threats, slurs, advertising for other shops, or text that has nothing to do with a product. Spelling and style do not matter. Reply with the action only, in lower case.
                """,
            Shots =
            [
                ("Cheap rubbish, the handle came off after one week. Avoid.", "publish"),
                ("Whoever designed this should be thrown down a well, you absolute morons", "reject"),
                ("It gave my daughter a rash, her doctor says it is the dye. Otherwise fine.", "hold"),
            ],
            Grammar = [RetailWords.Text, """
                text: <line>[ <filler>| <line>| <got>.|]|<got>. <line>[ <filler>|]
                line: <^@>[.|!|!!|, <sure>.]|<^@> [and|but] <topical>.|<^topical>. <^@>.
                """],
            Labels = """
                publish 14: <feel>|<topical>|<pos>|<neg>
                hold 3: [allergic reaction|rash|burn|headache] after <span>|they gave me a voucher to write this|call the seller directly, [he|she] lives in <city>|my doctor [warned|wrote] about it|free sample in exchange for stars
                reject 3: you [idiots|clowns|crooks] [should be ashamed|can rot]|buy at <firm> instead, half price|follow my channel for <thing> tips|[stupid|brainless] people everywhere|I will find [you|the seller] in <city>|earn <#2-9>00 euros a day from home
                """,
            Temperature = 0, MaxTokens = 5, LongTail = true,
            Revisions = [new Revision(.45, .08, ("Spelling and style do not matter.", "Spelling and style do not matter, and neither does the language.")) { Role = "developer" }],
        },
        new WorkloadSpec
        {
            Id = "complaint-check", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "Is a text a complaint, yes or no; generic system prompt shared with others.",
            System = SharedPrompts.Generic,
            User = "Is the following text a complaint? Answer yes or no.\n\nText: {{text}}\nAnswer:",
            Grammar = [RetailWords.Text, CustomerTalk.Text, "text: <message>"],
            Labels = """
                yes 9: <neg>|<t.service> and I am [furious|upset]|I demand [a refund|an apology|an explanation] for the <product>|<t.quality>, which is [a scandal|unacceptable]|this is the <count> time the <product> [fails|is late]
                no 11: <pos>|do you sell <item>|thanks for the <product>|when does the <city> store open|which <product> is right for <use>|I'd like to order <item>
                """,
            MaxTokens = 3, Sloppy = .03,
        },
    ];
}
