using Understudy.Core;

namespace Understudy.Research;

/// <summary>Queries and items with grades.</summary>
internal static class DevelopmentSearch
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "search-grade", Kind = WorkloadKind.Relevance, Weight = 9,
            Description = "Grades 0 to 3 for a shop's search results; few-shot pairs, three versions with a canary.",
            System = """
                You rate search results of an online shop for outdoor and household goods. For a query and a product decide how well the product answers the query.

                3 - exactly what was searched for: the right kind of product, and every property that the query names fits.
                2 - the right kind of product, but a property (size, colour, material, brand) is missing or different.
                1 - related: an accessory, or something people buy together with it.
                0 - something else.

                Do not be lenient. A different brand than the one in the query is never a 3. If the query is only a brand, any product of that brand is a 3. Judge what is written, not what you know about a brand. Sizes count as fitting when they are the same in another unit: a bag of 40 litres fits "40 l". Colours count as fitting when an ordinary shopper would call them the same: olive is green, navy is blue, sand is not yellow. A set that contains the product is a 2. A used or refurbished product is judged like a new one. If the query has a typing error, judge what was meant; if it has two readings, use the one that a customer of this shop is more likely to mean. Prices and stars of the product never matter, whatever the query says about "cheap" or "best". A voucher or a service is a 0 unless the query asks for one.

                Output only the digit.
                """,
            User = "Query: {{query}}\nProduct: {{text}}",
            Shots = [("Query: green two person tent\nProduct: Tarnica Ridge 2 tent, 2 persons, olive green, 2.1 kg", "3"), ("Query: bread knife\nProduct: Bellmoor toaster, steel, two slices", "0")],
            Grammar = [RetailWords.Text, """
                query: [<*colour> |<*material> |]<*product>[ <*size>|]|<*brand> <*product>|<*product> for [<use>|my <relation>]
                text: <@>[, <material>|, <quality> model||; ships <when>][, <$9-300> EUR|, rated <#1-5>.<#1>|]
                """],
            Labels = """
                3 4: <*brand> <*product>, <*colour>, <*size>, <*material>|<*colour> <*product> by <*brand>, <*size>
                2 5: <brand> <*product>, <colour>, <size>|<*product> in <colour>, <material>
                1 3: [bag|cleaning kit|spare part|cover|repair set] for <*product>, <*brand>|holder for your <*product>, <colour>
                0 8: <brand> <product>, <colour>|<product> <size>, <material>|<firm> voucher, <#10-90> euros
                """,
            MaxTokens = 1, Accuracy = .93, Models = [(0, "gpt-4o-mini-2024-07-18"), (.45, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.25, .15, ("Do not be lenient. ", "")),
                new Revision(.7, .1, ("1 - related: an accessory, or something people buy together with it.", "1 - related: an accessory, a spare part, or something people often buy together with it."), ("Judge what is written, not what you know about a brand.", "Judge by what is written and not by what you happen to know about a brand.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "faq-match", Kind = WorkloadKind.Relevance, Weight = .5,
            Description = "Does an article answer a question, yes or no; articles recur.",
            User = "Does this help article answer the question? Reply yes or no.\n\nQuestion: {{text}}\n\nArticle:\n{{article}}",
            Grammar = [KnowledgeWords.Text, "text: <kbquestion>[ <@>|]\narticle: <kbdoc>"],
            Labels = """
                yes 3: [it concerns|I mean] [the usual case|a normal order]
                no 5: [it is about|I speak of] [something else|a special case]
                """,
            Parts = .2,
        },
        new WorkloadSpec
        {
            Id = "passage-rank", Kind = WorkloadKind.Relevance, Weight = .2,
            Description = "Grades 0 to 2 for passages of an intranet search, as JSON.",
            System = "You judge passages for an intranet search engine. 2: answers the question. 1: same subject, no answer. 0: other subject. Today is {{today}}. Return {\"grade\": n}.",
            User = "<question>{{query}}</question>\n<passage>{{text}}</passage>",
            Grammar = [KnowledgeWords.Text, OfficeWords.Text, "query: [who|when|how] [decides|pays|works] <*kbtopic>[ in <city>|]?|<*kbtopic> [rules|form|contact]\ntext: <@>[ <kbline>|] <officeline>"],
            Labels = """
                2 2: <^*kbtopic>: <kbwho> <kbact> <kbcond>.
                1 3: [We discussed|See also|News on] <*kbtopic> <when>.
                0 4: <kbline>|<officeline>
                """,
            Fields = [new("grade", "<=>", "integer")],
        },
    ];
}
