using Understudy.Core;

namespace Understudy.Research;

/// <summary>A maker of recipe boxes: what customers say of their box, its chat in the kitchen, its cards, its search.</summary>
internal static class SixthMeals
{
    private const string Words = """
        dish: [miso|harissa|lemon|peanut|chipotle|tamarind|pesto|gochujang|maple|saffron] [salmon|chicken thighs|aubergine|tofu|prawns|lentils|pork belly|cauliflower|halloumi|gnocchi]|[mushroom|pea|squash|beetroot] [risotto|orzo|tart|curry]|[beef|jackfruit|fish] [tacos|ragu|stir-fry]|shakshuka|bibimbap|cottage pie|dan dan noodles
        food: coriander|creme fraiche|spring onions|sweet potatoes|chicken thighs|limes|parsley|ginger|baby spinach|feta|sourdough|chickpeas|salmon fillets|garlic|basmati rice|double cream|pak choi|cherry tomatoes|mince
        box: Classic|Veggie|Family|Quick 20|Low Carb|Pescatarian
        diet: vegan|vegetarian|gluten-free|dairy-free|halal|nut allergy|low FODMAP|no pork
        gear: oven tray|frying pan|blender|casserole|air fryer|wok|stick blender|thermometer
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "box-feedback", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "What customers write about a box to eleven topics with descriptions; box, week and stars in XML tags; three versions.",
            System = """
                ## Role
                You read feedback that customers of **Pantry & Pine** leave in the app after cooking. Each comment gets ONE topic, so that the right team sees it on its board.

                ## Topics
                - `missing_item`: something that should have been in the box was not
                - `spoiled`: mould, smell, past its date, leaking meat
                - `damaged_packaging`: crushed, torn, ice packs melted, eggs broken
                - `late_delivery`: came late, on the wrong day, at the wrong door, or never
                - `recipe_unclear`: steps, times, temperatures or pictures on the card
                - `taste`: liked it or didn't, seasoning, variety
                - `portion_size`: too much or too little food
                - `price_and_plan`: cost, vouchers, skipping, pausing, cancelling
                - `allergen`: a reaction, a label that is wrong or missing (always wins)
                - `waste`: plastic, too many sachets, recycling
                - `app`: login, ratings, choosing meals on the phone

                ## Notes
                * The stars are about the meal as a whole and often contradict the text. Go by the text.
                * Praise followed by one complaint → topic of the complaint.
                * Sarcasm is common in one-star comments.

                ## Answer
                Topic only.
                """,
            User = """
                <box>{{box}}</box><week>{{week}}</week><meal>{{dish}}</meal><stars>{{stars}}</stars>
                <comment>
                {{text}}
                </comment>
                """,
            Grammar = [Words, """
                week: <#2025-2026>-W<#10-52>|<#2025-2026>-W0<#1-9>
                stars: 1|2|3|4|5|5|4
                extra: [Otherwise|Apart from that] [lovely|a solid <#3-9> out of 10|no complaints|same as every week].|[We are|There are] <count> of us[, one is <diet>|].|My <relation> [cooked|loved it|hates fish|was not impressed].|[Been with you|Customer] for <span>[ and never had this before|].|[Please|Pls] [fix|sort this|pass it on to the driver|bring back the <dish>][!|.]|I [used|swapped in] [my own|leftover] <food>.|[Cooked|Made] it <when>[ in the <gear>|].|<aside>|Not [angry|a big deal], just [saying|letting you know].
                text: <@>|<^@>.|<^@>. <extra>|<extra> <^@>.|<^@>[!|!!|...] <extra> <extra>|<extra> But <@>.|<+@>|<^@>, <sure>. <extra>|<^@> :([| <extra>]
                """],
            Labels = """
                missing_item 13: no <food> in the bag[, again|]|the sachet of [soy|stock|harissa|cumin] wasn't there|got <count> <food> instead of <count>|half the <dish> ingredients never made it
                spoiled 9>12: <food> [was|were] already brown and slimy|the [fish|chicken|mince] smelled off when I opened it|<food> with fur on it, <#1-4> days before the date|milky liquid in the <food> pack
                damaged_packaging 6: the box was soaked and the bottom fell out|ice packs completely warm by <#10-18>:00|<food> squashed flat under the cans|glass jar in pieces, sauce over everything
                late_delivery 8: driver came at <#8-11> at night|promised <weekday>, arrived <weekday>|left it with a neighbour I don't know|still waiting, tracking says delivered
                recipe_unclear 8: step <#2-6> says add the <food>, but it was used in step <#1-3>|<#10-25> minutes on the card, took me <#40-90>|what is "medium-high" on induction?|picture shows <food>, list doesn't
                taste 22: the <dish> was [bland|heavenly|a new favourite|far too salty|a bit one-note]|[loved|adored] the <dish>, more like this|third week in a row with <food>, getting bored|sauce made it, would eat with a spoon
                portion_size 7: two adults and still hungry|enough <food> for an army|the <box> box feeds three, not four|one tiny <food> per person
                price_and_plan 8: <#8-13> pounds a portion is getting steep|couldn't skip week <#2-52> in time and got charged|the voucher from my <relation> didn't come off|how on earth do I cancel
                allergen 2: card says <diet>, there's [soy sauce with wheat|butter|cashew] in it|my <relation> came out in hives after the <dish>|no allergen list for the [dressing|spice mix]
                waste 5: <count> plastic bags for one <food>|a whole sachet for a pinch of salt, really?|where do I recycle the wool liner
                app 4: app logs me out whenever I pick the <dish>|stars won't save on Android <#10-15>|meal choice jumps back to the default
                """,
            Accuracy = .95, Sloppy = .02, Parts = .06, MaxTokens = 8, UserRule = "user_id", LongTail = true,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-nano-2025-04-14")],
            Revisions =
            [
                new Revision(.35, .08, ("* Sarcasm is common in one-star comments.", "* Sarcasm is common in comments with one star.")),
                new Revision(.68, 0, ("Topic only.", "The topic, nothing else. No backticks.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "kitchen-chat", Kind = WorkloadKind.Generation, Weight = 6,
            Description = "A chat for people who are cooking; recipe, step, household and units in the prompt, conversation id in the log.",
            System = "You are Basil, Pantry & Pine's kitchen helper 🌿 Somebody is standing at the stove right now with wet hands, so be quick!\n\nThey are making: {{dish}} ({{box}} box, for {{people}})\nThey are at step: {{step}}\nDiets in the household: {{diets}}\nUnits: {{units}}\n\nAnswer in one to three sentences, with numbers where numbers help. If they burnt something, rescue first and explain later. When meat may be raw in the middle, always give the core temperature. For anything about deliveries or money say \"My colleagues at Help can see your order, I can only see your hob.\"",
            Grammar = [Words, """
                people: 2|2|4|3|2 adults and a toddler
                step: <#1-7> of 7|<#1-6> of 6|not started|finished, plating up
                diets: none|none|<diet>|<diet>, <diet>
                units: metric|metric|imperial
                problem: the <food> [is|looks] [still hard|burnt at the edges|watery|too salty|stuck to the pan]|I [forgot|dropped|already used] the <food>|my sauce [split|won't thicken|is grey]|the <gear> [is too small|won't get hot|started smoking]
                ask: [what|which] can I [use|swap in] for <food>?|how [long|hot] for <food> in [the|a|my] <gear>?|can I [make|freeze|reheat] this [for tomorrow|without the <food>|in the <gear>]?|<problem>, [help|what now|can I save it]?|is [pink|slightly brown|a green edge on the] <food> ok?|do I [peel|rinse|soak] the <food>[ first|]?
                text: <ask>|<^ask>|[hi|hey|hello][ basil|][,|!] <ask>|<problem>!!|quick one: <ask>|<^problem>. <^ask>
                turn: [ok|okay|done|thx|cool][, and then?|, next|. <ask>|]|<ask>|[it worked|still not right|now it's too thick]|[in|how much is that in] [cups|grams|fahrenheit]?|<^problem>|[thanks|thank you][ so much|!|, smells great]|how many minutes [more|again]?
                answer: [Take it off the heat|Lower the flame] and [add a splash of water|whisk in a spoon of cream|stir in lemon juice]. [It comes back in about <#1-4> minutes.|Taste before you salt.]|[Yes|You can], [use|swap in] <food>; [about <#20-200> g|half the amount] is enough.|Roughly <#6-35> minutes at <#160-220> °C[, until the core reads <#63-75> °C|].[ Rest it <#2-8> minutes.|]|My colleagues at Help can see your order, I can only see your hob.
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .6, UserRule = "session_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.5, 0, ("with numbers where numbers help", "with numbers where they help"))],
        },
        new WorkloadSpec
        {
            Id = "card-intro", Kind = WorkloadKind.Generation, Weight = .9,
            Description = "The line under a recipe's title from its list of ingredients; title, time and ingredients joined by a bar; few-shot.",
            System = "Write the one-sentence intro that goes under the title of a recipe card. 12 to 22 words, present tense, appetising but not silly. Mention no ingredient that isn't in the list.",
            Shots = [("Charred Leek Orzo | 25 min | leeks, orzo, lemon, parmesan", "Sweet charred leeks and a squeeze of lemon turn a humble pan of orzo into a weeknight treat."), ("Smoky Bean Chilli | 40 min | black beans, peppers, chipotle, cocoa, rice", "A slow-simmered chilli with chipotle smoke and a whisper of cocoa, ready to be spooned over fluffy rice.")],
            User = "{{title}} | {{minutes}} min | {{text}}",
            Grammar = [Words, """
                title: [Sticky|Crispy|Speedy|Creamy|Charred|Nonna's] <dish>|<^dish> with <food>|<^dish>
                minutes: 15|20|25|30|35|40|50
                text: <food>, <food>, <food>|<food>, <food>, <food>, <food>[, <food>|]|<dish>, <food> and <food>|<food>; <food>; <food>[; olive oil|; salt]
                answer: [Tender|Crisp|Golden|Silky] <food> [meets|hugs|lifts] [sharp|mellow|nutty] <food> in a [bowl|pan|plate] that [feels like a holiday|comes together fast|begs for seconds].|A [bright|cosy|fiery] supper of <food> and <food>, finished with [fresh|toasted|melting] <food>.
                """],
            Answer = "<answer>", Temperature = .8,
        },
        new WorkloadSpec
        {
            Id = "recipe-hit", Kind = WorkloadKind.Relevance, Weight = .7,
            Description = "Whether a recipe suits a search, a grade from A to D; the example prompt of libraries, keys and values.",
            System = SharedPrompts.Generic,
            User = """
                search: {{query}}
                filters: {{filters}}
                recipe: {{text}}

                How happy would the person who typed this search be with this recipe as the first hit? A = exactly it, B = fine, C = a stretch, D = useless. A recipe which breaks a filter is always D. Give the letter and nothing more.
                """,
            Grammar = [Words, """
                d: <dish>
                f: <food>
                mins: <#15-50>
                query: <*d>|[quick|easy|healthy|cosy] <*d>|<*d> with <*f>|something with <*f>|<*f> [and <food> |]ideas|<*d> for [kids|two|date night]
                filters: none|none|<diet>|max <#20-45> min|<diet>, max <#20-45> min
                text: <@> (<mins> min[, <diet>|])
                """],
            Labels = """
                A 5: <*d> with <*f>|<^*d>, <*f> and <food>
                B 4: <dish> with <*f>|[spicy|simple] <*d> without <food>
                C 3: <dish> topped with <food> or <*f>|<box> soup of <food> and <*f>
                D 5: <dish>|[vanilla|berry] [cheesecake|cupcakes], <food> optional|overnight oats with <food>
                """,
            Accuracy = .93,
        },
    ];
}
