using Understudy.Core;

namespace Understudy.Research;

/// <summary>A fashion retailer: its stylist, the tree of categories, returns and search.</summary>
internal static class FifthFashion
{
    private const string Words = """
        fab: linen|cotton|organic cotton|merino|viscose|silk|corduroy|recycled polyester|jersey|satin|tencel|wool blend|cashmere|velvet
        adj: ribbed|printed|floral|pleated|relaxed|cropped|oversized|wrap|embroidered|striped|checked|asymmetric|smocked
        label: Maison Odile|Northfold|Kessa|Brook & Vine|Ondine|Tallow|RAW/9|Studio Fern|Petit Loup|Hask|Ardent|Sunday Best
        garment: midi dress|blazer|trench|jumper|jeans|shirt|skirt|ankle boots|trainers|tote|cardigan|chinos|puffer|sandals|polo|jumpsuit|hoodie|scarf
        size: XS|S|M|L|XL|<#6-20>|<#34-48>|W<#26-38>
        event: a [garden |beach |winter |]wedding|a job interview|my <relation>'s birthday|a weekend in <city>|the office|a christening|a first date|a gig|a funeral|graduation
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "stylist-chat", Kind = WorkloadKind.Generation, Weight = 6,
            Description = "A stylist's chat in the shop's app; first name, sizes, basket and season in the prompt, conversation id in the log.",
            System = """
                You are Wren, the stylist in the Larch & Loom app. You're a friend with a good eye, not a salesperson!

                About the person you're talking to
                • Name: {{first}}
                • Usual sizes: {{sizes}}
                • In the basket: {{basket}}
                • Season where they are: {{season}}

                How you talk
                • Two or three short sentences, then a question that helps you narrow things down.
                • Suggest at most three pieces per turn, each with the reason it suits *them*.
                • Never comment on bodies or weight. "Flattering" is a banned word.
                • Delivery, returns and payment: send them to Help, you don't know these things.
                • No emoji unless they use one first.
                """,
            Grammar = [Words, """
                first: Maya|Jo|Esther|Kit|Lena|Tunde|Isla|Ravi|Chloe|Sam|Noor|Bea|Otto|Imogen
                sizes: top <size>, bottom <size>, shoe <#35-46>|<size>|not given|dress <size>
                basket: empty|empty|<colour> <garment>|<label> <garment> (<size>), <colour> <garment> (<size>)|<garment>, <garment> and <garment>
                season: early spring|late autumn|high summer|winter|rainy season
                text: [hi|hey|hello|hiya][!| wren|,| there,|] <ask>|<^ask>|<ask> [budget is <#40-400>|nothing too <quality>|I hate <adj> stuff][.|]|<aside> <^ask>
                ask: what [do I wear|should I wear|works] for <event>?|[need|looking for] [a |something like a |]<colour> <garment> for <event>[, help|].|what goes with [a|my] <colour> <garment>?|is the <label> <garment> [warm enough|too dressy|true to size] for <event>?|[can|could] you build [an outfit|a capsule] around [a|this] <garment>?|I'm [between sizes|petite|tall|six months pregnant], which <garment>?
                turn: [love it|hmm|not sure|ooh yes|too <quality>|nah][, something in <fab>?|, what about <colour>?|. and shoes?|]|do you have that in <colour>?|[cheaper|under <#30-200>] please|which [size|one] would you [take|pick]?|how do I return the <garment>?|[thanks|thank you|ta] [so much|wren|][!|]|it's for <event> actually|<ask>
                answer: [How lovely|Ooh, fun|Nice]. The <colour> <label> <garment> would [work|sit well] with [what's in your basket|your <garment>], and <fab> [breathes|drapes nicely|keeps its shape]. [Is it indoors or out?|Do you prefer something looser?|Heels or flats?]|I'd look at three: the <adj> <garment>, the <label> <garment> and the <fab> <garment>. [Which one feels most like you?|What's the dress code?]|That's one for Help, I'm afraid; they know returns inside out. [Shall we keep looking?|Anything else I can style?]
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .7, UserRule = "session_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.5, 0, ("• Suggest at most three pieces per turn, each with the reason it suits *them*.", "• At most three pieces per turn, and for each the reason why it suits *them*."))],
        },
        new WorkloadSpec
        {
            Id = "category-path", Kind = WorkloadKind.Classification, Weight = 5.5,
            Description = "Products of suppliers' feeds to one of 78 paths of the shop's tree; raw text; three versions, the last in a developer message.",
            System = "Place the product from a supplier's feed in our tree. Suppliers write badly, translate worse and copy titles between rows, so look at the whole row. If it's a set, go by the first piece. If it says neither men nor women and could be either, choose Women for dresses, skirts and jewellery, otherwise Unisex when there is a fitting node. Answer with one path, exactly as it stands here:\n\n" + FifthCategories.Paths,
            Grammar = [Words, """
                sku: <%AA2><#5>|<#8>|<%AA3>-<#4>-<%AA2>
                tail: <#10-100>% <fab>[, <#2-40>% elastane|]|machine wash <#30-40>|RRP <$9-320>|sizes <size> to <size>|made in [Portugal|Türkiye|India|Italy|Vietnam]|SS<#23-26>|AW<#23-26>|supplier ref <%AA2><#4>|<label>|NEW IN|EAN <#13>|"[a wardrobe staple|so versatile|perfect for <event>]"|model is <#165-190> cm and wears <size>
                text: <label> <@>, <colour>|<^@> - <colour>; <tail>; <tail>|<+@> // <tail> // <tail>|<sku>\t<@>\t<colour>\t<tail>|<sku>: <@> (<colour>). <^tail>. <^tail>.|<@> <colour>|Our <@> in <colour>. <^tail>.[ <^tail>.|]|title=<@>; brand=<label>; colour=<colour>; notes=<tail>, <tail>
                """],
            Labels = FifthCategories.Cues,
            Accuracy = .94, LongTail = true, MaxTokens = 20,
            Models = [(0, "gpt-4o-2024-08-06"), (.45, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.28, .06, ("If it's a set, go by the first piece.", "For a set, the first piece decides.")),
                new Revision(.66, .05, ("Suppliers write badly, translate worse and copy titles between rows, so look at the whole row.", "Titles are unreliable, so look at the whole row.")) { Role = "developer" },
            ],
        },
        new WorkloadSpec
        {
            Id = "return-reason", Kind = WorkloadKind.Classification, Weight = 2.2,
            Description = "Why something was sent back, letters for reasons; the example prompt of libraries, product and comment in sentences.",
            System = SharedPrompts.Generic,
            User = """
                A customer sent back "{{product}}" (size {{size}}, paid {{paid}}) {{days}} days after delivery and wrote this on the slip:

                {{text}}

                What is the main reason?
                (a) too small
                (b) too large
                (c) looks different from the photos
                (d) faulty or damaged
                (e) wrong item sent
                (f) arrived too late
                (g) changed their mind
                Respond with the letter in parentheses, e.g. (c).
                """,
            Grammar = [Words, """
                product: <label> <adj> <garment>|<^colour> <garment>|<^adj> <fab> <garment>, <colour>|<^fab> <garment>
                paid: £<$9-240>|€<$9-240>|£<#9-240>
                days: <#1-30>
                more: [Shame|Pity], because [I like the brand|the <colour> is nice|it was a present].|[Refund|Exchange] please.|Otherwise [fine|great service|happy].|[Worn|Tried on] once, tags on.|My <relation> agrees.|Ordered with [two other things|a <garment>].|<aside>
                text: <@>|<^@>.[ <more>|]|<more> <^@>.|<^@>. <more> <more>|<^@>[!|!!]|- <@>\n- [<more>|<fab> feels nice]
                """],
            Labels = """
                (a) 9: couldn't get it past my shoulders|a <size> that fits like a child's|pinches at the waist, order one up|too tight across the back
                (b) 7: swamps me|need at least two sizes down|sleeves hang over my hands|gapes at the waist
                (c) 6: the <colour> is nothing like on screen|photo shows thick <fab>, this is see-through|looked long online, is cropped
                (d) 5>7: seam came apart on day one|there's a stain on the front|zip broken|a hole under the arm
                (e) 3: I ordered a <garment> and got a <garment>|wrong colour in the bag, it says <colour>|somebody else's parcel
                (f) 3: needed it for <event>, came two days after|took <#8-25> days, bought another one in town
                (g) 5: don't need it any more|it's lovely, I'm just not a <garment> person|overspent this month, sorry
                """,
            Parts = .1,
        },
        new WorkloadSpec
        {
            Id = "search-pair", Kind = WorkloadKind.Relevance, Weight = .7,
            Description = "Whether a product is what a search asked for, four words; the example prompt of libraries, query and product as a small table.",
            System = SharedPrompts.Generic,
            User = """
                Rate a search result of a clothes shop.

                | query | market | result | price |
                |---|---|---|---|
                | {{query}} | {{market}} | {{text}} | {{price}} |

                Exact: all that was asked for. Substitute: not quite, but a shopper would accept it. Complement: goes with it, doesn't replace it. Irrelevant: none of these.
                Your rating (one word):
                """,
            Grammar = [Words, """
                g: <garment>
                c: <colour>
                f: <fab>
                query: <*c> <*g>|<*f> <*g> [men|women|]|<*g> <*c> <size>|<*c> <*f> <*g>[ under <#20-200>|]|[cheap|warm|nice|smart] <*g> for <event>|<*g>s
                market: UK|UK|IE|DE|NO|US
                price: <$9-320>
                text: <label> <@>[, size <size>| (new)|]
                """],
            Labels = """
                Exact 6: <*f> <*g> in <*c>|<*c> <*g>, <*f>|<adj> <*g>, <*c>, <*f>
                Substitute 4: <*g>, <colour>, <fab>|<adj> <*g> in <colour>
                Complement 2: leather care spray|belt for <*g>|matching <*c> scarf and socks
                Irrelevant 4: phone case, <colour>|scented candle, <#180-400> g|kids' pyjamas, age <#2-9>|<garment>, <colour>, <fab>
                """,
            Accuracy = .93,
        },
    ];
}
