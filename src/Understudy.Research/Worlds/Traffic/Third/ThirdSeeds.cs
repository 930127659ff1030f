using Understudy.Core;

namespace Understudy.Research;

/// <summary>A seed bank: what collectors send in, names of old varieties, the germination laboratory.</summary>
internal static class ThirdSeeds
{
    private const string Words = """
        crop: barley|runner bean|emmer|flax|pea|einkorn|kale|turnip|buckwheat|lentil|oat|poppy|rye|leek|lovage
        latin: Hordeum vulgare|Phaseolus coccineus|Linum usitatissimum|Pisum sativum|Brassica rapa|Avena sativa|Lens culinaris|Secale cereale
        accession: NSB <#5>|ACC-<#4>-<%AA1>|<#2>/<#4>
        soil: loam|chalk|sand over clay|peat|stony slope|old garden soil
        fieldline: [Grew|Found|Collected] [beside|behind|above] [the mill|a barn|the chapel|a field of <crop>|the railway|an old well] near <city>.|Soil: <soil>[, <quality>|].|[The owner|My <relation>|A retired <jobname>] [has kept it|grows it|sows it] [since <#1920-1995>|for <#2-4> generations|in <month>].|[Pods|Ears|Leaves|Roots] [<colour>|small|very long], [ripe in <month>|eaten as a soup|fed to geese].|Weather: [<#4-31> degrees|dry|rain since <weekday>].|<aside>
        tray: <%AA1><#1-24>|tray <#1-48>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "accession-form", Kind = WorkloadKind.FunctionCall, Weight = 4,
            Description = "Collectors' field notes to a schema of seven fields.",
            System = """
                A collector's note comes in; return the accession form. Numbers of an accession are copied with their blanks and hyphens. "crop" is the English common name in the singular. Altitude in metres, integer; convert feet. Seeds as an integer, 0 if not counted. If the collector is unsure about the place, copy the place and set "certain" to false. The language of remarks is English even when the note is not.
                """,
            Grammar = [Words, """
                no: <accession>
                what: <crop>
                where: <city>
                height: <#5-2100>
                seeds: <#12-4000>
                state: wild|cultivated|escaped
                text: [No.|Accession|Ref] <*no>[.|\n|:] <^*what>, [<*state>|<*state>, I would say]. [Place:|Site|At] <*where>, [alt.|altitude|height] <*height> m. <fieldline>[ <fieldline>|] [<*seeds> seeds|seeds: <*seeds>|about <*seeds> grains].[ <fieldline>|]|<fieldline> <^*what> (<*state>) from <*where>, <*height> metres up, <*seeds> seeds in the bag. <fieldline> [Label|Bag] <*no>.
                """],
            Fields = [new("accession", "<*no>"), new("crop", "<*what>"), new("place", "<*where>"), new("altitude", "<*height>", "integer"), new("seeds", "<*seeds>", "integer"), new("status", "<*state>", About: "wild, cultivated or escaped"), new("certain", "[true|true|true|false]", "boolean")],
            Schema = true, LongTail = true, Parts = .3, Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.6, .05, ("A collector's note comes in; return the accession form.", "You get the note of a collector. Return the accession form."))],
        },
        new WorkloadSpec
        {
            Id = "variety-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The name of a variety in a letter, one or two words; a set that keeps growing.",
            System = "Donors write about old varieties. Return the name of the variety as the donor's family calls it, without the crop and without quotation marks. If there are two names take the older one.",
            Shots = [("Dear seed bank, we still have the bean my aunt called Brindley Red, do you want some?", "Brindley Red"), ("Turnip, \"Ossory\", from my neighbour in Kells, 30 g enclosed.", "Ossory")],
            User = "{{accession}} | {{crop}}\n{{text}}",
            Grammar = [Words, """
                variety[+]: <^syllable><syllable>[<syllable>|y|ow|] [Red|White|Early|Giant|Long|Black]|<^syllable><syllable>[<syllable>|a|er]|[Old|Aunt|Bishop|Miller's] <^syllable><syllable>
                name: <variety>
                text: [we|my <relation>] always called it [<*name>|"<*name>"]. <fieldline>|<fieldline> The name is <*name>[, I never heard another|]. <fieldline>|[Enclosed|Attached|In the bag]: <*name>, <#5-400> g. <fieldline>|is <*name> still in your store? <fieldline>
                """],
            Answer = "<*name>", Jitter = .1,
        },
        new WorkloadSpec
        {
            Id = "lab-voice", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "A germination laboratory that is spoken to, four tools in an order that varies; developer message of one line with bench and time.",
            System = "Germination lab, bench {{bench}}, {{now}}, {{person}} speaking. Turn the sentence into one call.",
            Role = "developer",
            Grammar = [Words, """
                bench: <#1-12>
                where: <tray>
                many: <#0-50>
                deg: <#2-30>
                text: [um |okay |so |]<@>[, that's it|, thanks|, <sure>||]|<@>[ no sorry| wait|]. <^aside>
                """],
            Labels = """
                count_sprouts 7: <*where> has <*many> sprouts|<*many> up in <*where>|in <*where> I see <*many>
                set_climate 3: put <*where> at <*deg> degrees|<*where> too warm, make it <*deg>|cool <*where> down to <*deg>
                discard 3: throw <*where> away, mould|<*where> is dead, bin it|discard <*where>
                print_label 2: new label for <*where>|print <*where> again|the sticker of <*where> fell off
                """,
            Tools =
            [
                new("count_sprouts", "Write down a count.", new Field("tray", "<*where>"), new Field("count", "<*many>", "integer")),
                new("set_climate", "Set the temperature of a tray.", new Field("tray", "<*where>"), new Field("celsius", "<*deg>", "integer")),
                new("discard", "Take a tray out of the test.", new Field("tray", "<*where>"), new Field("reason", "[mould|dead|mistake]")),
                new("print_label", "Print a label.", new Field("tray", "<*where>")),
            ],
            ShuffledTools = true,
        },
    ];
}
