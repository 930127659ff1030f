using Understudy.Core;

namespace Understudy.Research;

/// <summary>A crowdfunding site: entries of its help, campaigns before they go live.</summary>
internal static class SeventhCrowd
{
    private const string Words = """
        thing2: board game|solar lamp|documentary|graphic novel|bamboo bicycle|tabletop loom|school garden|folk album|pocket synth|refill shop|pinhole camera
        act: change my pledge|cancel my pledge|get a refund|update my card|reach the creator|change the delivery address|extend a deadline|edit a reward|withdraw the money|add a collaborator
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "help-entry", Kind = WorkloadKind.Relevance, Weight = .4,
            Description = "Whether an entry of a crowdfunding site's help settles a question, yes, partial or no; the two first, the instruction last.",
            User = """
                ? {{question}}
                ! {{text}}

                ("?" is what a {{role}} typed in the help box; "!" is an entry of our help centre.) Does the entry settle it? YES, PARTIAL or NO. An entry for creators never settles the question of a backer, and the other way round.
                """,
            Grammar = [Words, """
                a: <act>
                role: backer|backer|creator
                question: how [do|can] I <*a>?|[can't|unable to] <*a>|<*a>[??| pls| after the campaign ended|]|is there a way to <*a> [for a <thing2>|before <weekday>]?|I want to <*a>, [it's been <span>|the <thing2> is late]
                text: <@>[.| (updated <month>).|]|<^@>. [See also|Related]: <act>.
                """],
            Labels = """
                YES 5: to <*a>, open your [dashboard|pledge|profile] and choose [Manage|Edit|Payments]|you can <*a> [until the campaign ends|within <#7-30> days] from the receipt we mailed
                PARTIAL 3: some creators let you <*a>, most don't|<*a>: this depends on the [country|card|bank]
                NO 5: how to <act> in the app|our fees are <#3-8> % plus <$1-3>|tips for filming a <thing2>
                """,
        },
        new WorkloadSpec
        {
            Id = "campaign-gate", Kind = WorkloadKind.Classification, Weight = .2,
            Description = "Whether a campaign may go live, three decisions with a reason in brackets; goal, category and country beside the pitch.",
            System = "Launch review. Decide about the pitch: LIVE, FIX (creator must change something) or STOP (prohibited: weapons, medical claims, gambling, equity, no prototype where a gadget is promised). Output your verdict followed by the phrase of the pitch that tipped it, e.g. STOP [cures migraine in a day].",
            User = "goal={{goal}} category={{category}} country={{country}} days={{days}}\npitch={{text}}",
            Grammar = [Words, """
                goal: <#1-90>000 EUR|£<#2-60>,000|$<#500-9000>|<#3-45>k
                category: games|design|film|food|music|tech|comics
                days: 14|21|30|45|60
                key: <@>
                more: We're <count> friends from <city>.|[Rewards|Perks] start at <$5-40>.|Shipping in <month>.|[Our|My] <relation> drew the <thing2>.|<aside>
                text: <^*key>. <more>|<more> <^*key>.[ <more>|]|<*key> – <more>
                """],
            Labels = """
                LIVE 6: a <thing2> that we have built <#20-300> of already|third volume of our <thing2>, printed in <city>
                FIX 4: delivery in <#5-20> days worldwide, guaranteed|every backer gets <#2-9> <thing2>s and no costs are listed
                STOP 2: a lamp that heals back pain|own <#2-9> % of the firm for <$50-500>|a crossbow for the <thing2> lover
                """,
            Answer = "<=> \\[<*key>\\]",
        },
    ];
}
