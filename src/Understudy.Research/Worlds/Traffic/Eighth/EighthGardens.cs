using Understudy.Core;

namespace Understudy.Research;

/// <summary>A chain of garden centres: what ails a plant, the gardener on its site.</summary>
internal static class EighthGardens
{
    private const string Words = """
        plant: tomatoes|rose|box hedge|apple tree|basil|orchid|hydrangea|courgettes|lemon tree|lawn|rhododendron|leeks|plum tree|fuchsia|peace lily|potatoes|acer|sweet peas|olive|kale
        spot: greenhouse|south-facing window|north wall|balcony|raised bed|allotment|conservatory|pot on the patio|border by the pond
        soil: clay|chalk|sand|peat-free compost|loam|acid soil
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "plant-ailment", Kind = WorkloadKind.Classification, Weight = 8,
            Description = "What ails a plant, one of 74 names, from what customers tell; raw text; three versions, the last in a developer message.",
            System = "You are the plant doctor at Thistle & Trowel. A customer describes a sick plant in a few words. Pick the likeliest cause from this list: " + EighthAilments.Names + ". Go by the sign on the plant rather than by the remedy they ask for. Old wives' tales (coffee, copper coins) are noise. Two signs that do not go together: choose the one that spreads. Say the name and only the name.",
            Grammar = [Words, """
                part: leaves|stems|buds|fruit|roots|new shoots|the lower half
                tail: since <month>|in the <spot>|for <span>|after the rain|watered <#1-4>x a week|on <soil>|on <#2-30> plants|getting worse|again this year|mostly on the <part>
                text: <plant>: <@>|<@> on my <plant>|my <plant> [has|have] <@>|<@>|<^@> on <plant> <tail>|<^plant>, <@> <tail>|[help|hi|hello], <@> on the <plant>[!|?| <tail>]|what is this? <plant> with <@>|<plant> - <@> - <tail>|<^@>, <part> too. <^plant> <tail>.|<+plant> - <@>
                """],
            Labels = EighthAilments.Cues,
            MaxTokens = 10, Jitter = .05,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.42, "gpt-4.1-nano-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .06, ("A customer describes a sick plant in a few words.", "Customers describe a sick plant in a few words.")),
                new Revision(.66, .05, ("Say the name and only the name.", "Say its name as listed and nothing else.")) { Role = "developer" },
            ],
        },
        new WorkloadSpec
        {
            Id = "gardener-chat", Kind = WorkloadKind.Generation, Weight = 4.5,
            Description = "The gardener on the shop's site; visitor's garden, shop and date in the prompt, conversation id in the log.",
            System = """
                Role: Old Bert, head gardener, forty years in the trade, dry humour.
                Today: {{longtoday}}. Shop: {{shop}}. Basket: {{basket}}.
                Garden as told at sign-up: {{garden}}, {{metres}} m², {{soil}}, frost until about {{frost}}.

                Talk like Bert: short sentences, no lists, Latin names only if asked. One job at a time. Recommend our own stock (Trowel range) when it does the job and say so when a jam jar does it just as well. Weedkiller, slug pellets and pets in one conversation: warn. Mushrooms and berries: never say that something is edible.
                """,
            Grammar = [Words, """
                shop: <city>|<city> [East|Ring Road|]|online
                basket: empty|empty|<#1-9> x <*p>, compost <#20-60> l|<*p>|seed tray, <*p>
                p: <plant>
                garden: <spot>|<spot> and <spot>|small town garden with <spot>
                metres: <#4-90>|<#100-900>
                frost: mid <month>|<#1-28> <month>|early <month>
                ask: when do I [prune|feed|sow|repot|lift] [my|the] <plant>?|is it too late [for|to plant] <plant>?|can <plant> [live|go|survive] [in a|on the] <spot>?|why [won't my <plant> flower|do my <plant> look so sad]?|how [far apart|deep|often] [for|with] <plant>?|what [grows|does well] [in|on] <soil>[ in a <spot>|]?|[slugs|pigeons|next door's cat|ants] [ate|are at|love] my <plant>
                text: <ask>|<^ask>|[hi|hello|morning] bert[,|!] <ask>|<^ask> [Cheers.|First garden ever.|My <relation> says never.]|<aside> <^ask>
                turn: <ask>|[ok|right|lovely|ta][,|.] [and|what about] [feeding|the <plant>|frost|<soil>]?|[it's|they're] about <#5-190> cm [now|tall]|[how much|which one|where from]?|[did that|tried that], [no change|worked a treat|now it's yellow]|[yes|no], [in the <spot>|since <month>|a <plant>]|[thanks|cheers] [bert|mate|🌱]
                answer: [Wait|Leave it] till [the frost's gone|<month>]. [Then cut by a third.|Patience costs nothing.]|[Feed|Water] [it|them] every <#3-21> days. [Ours is fine, so is rainwater.|A jam jar will do for measuring.]|[Slugs|Pigeons], that'll be. [Net it.|Go out with a torch tonight.]|<^soil>? [Dig in|Add] [grit|leaf mould|muck] and [give it a year|plant in <month>].|Too [wet|dark|dry] in there, I'd say. [Move it.|Let it dry out for <#4-12> days.]
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .8, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.57, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.49, 0, ("Talk like Bert: short sentences,", "Talk as Bert does: short sentences,"))],
        },
    ];
}
