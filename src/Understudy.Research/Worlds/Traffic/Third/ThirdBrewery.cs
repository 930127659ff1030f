using Understudy.Core;

namespace Understudy.Research;

/// <summary>A brewery's panel, shop floor and advertising: two prompts that differ in one question.</summary>
internal static class ThirdBrewery
{
    private const string Words = """
        brand: Harlequin|Old Sluice|Weir Brewery|Nightjar|Penny Ferry|Brackwater
        hop: Saaz|Cascade|Hallertau Blanc|Citra|Fuggle|Perle|Mosaic|East Kent Golding|Tettnang|Simcoe
        malt: pale malt|Munich|caramel malt|roasted barley|wheat malt|smoked malt|Vienna
        bit: [foam|head] [collapses|stands well|thin|creamy]|colour [straw|amber|copper|hazy|bright]|body [thin|round|medium|full]|carb [low|ok|high|prickly]|[nose|aroma] [shy|open|faint <hop>|bread|<malt>]|bitterness [short|lingering|harsh|fine]|<#3-9>/10|served at <#4-12>C
        tail: would [drink|not drink] again|retaste [in <span>|<weekday>]|my cold is back, sorry|better than <weekday>'s|same as sample <#1-9>|my <relation> says the same|glass was not clean maybe
        """;

    // The two workloads ask different questions about one sheet.
    private const string Sheet = """
        Tasting panel of the brewery, sheet {{sheet}}
        Sample {{sample}} / tank {{tank}} / day {{day}} / taster {{taster}}

        Note:
        {{text}}

        Tasters write in shorthand and spell as they like: mf is mouthfeel, ferm is fermentation, at is aftertaste. Go by what is written and not by what such a sample usually is like. If the note names several, choose the one that the taster dwells on.
        """;

    private const string Rules = """
        sheet: 2026-<#3>|TP<#5>
        sample: <#1-9>|<#1-9><%AA1>|blind <#1-6>
        tank: T<#1-24>|FV<#1-9>|BBT <#1-6>
        day: <#1-40>|D+<#1-30>
        taster: <%AA2>|<%AA3>|guest
        text: <^@>, <bit>, <bit>. [<^tail>.|<^bit>.|]|<^bit>; <bit>; <@>[; <bit>|][. <^tail>|]|<@>[!|!!|?|] <bit>. <bit>[, <bit>|]|<^bit>. <^bit>. <^@>.[ <^tail>.|]|<@>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "beer-fault", Kind = WorkloadKind.Classification, Weight = 10,
            Description = "The off-flavour that a tasting note describes, eight labels; no system prompt; twin of beer-style.",
            User = Sheet + "\n\nWhich off-flavour does the taster describe? Reply with one word of: diacetyl, dms, oxidised, sour, lightstruck, phenolic, sulphur, clean.",
            Grammar = [Words, Rules],
            Labels = """
                diacetyl 8: butter[scotch|y popcorn|] all over|slick and buttery mf|[a hint of|loads of|too much] [butter|caramel cream]|toffee butter at
                dms 6: sweetcorn[, tinned|] on the nose|cooked cabbage|creamed corn, vegetal|[tinned|boiled] veg [water|], [faint|strong]
                oxidised 7>11: wet cardboard|papery and stale|[tired|dull], hops gone, [honeyed|leathery]|sherry, old [books|paper]
                sour 5: lactic twang|[milk|apple vinegar] on the [finish|nose]|vinegar edge|sharp like yoghurt gone off
                lightstruck 2: skunk|smells of [rubber|cat] from the green bottle|left in the sun for sure
                phenolic 5: plaster and clove, not meant to be|medicinal, TCP|band-aid at
                sulphur 6: struck match|rotten egg blows off slowly|drains
                clean 12: nothing wrong with it|[fresh|bright|tidy] and [balanced|to spec]|cannot fault [it|this one]|true to type|no fault found|spot on
                """,
            Jitter = .1, Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-nano-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "beer-style", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "The style that a blind tasting note has in mind, seven labels; twin of beer-fault.",
            User = Sheet + "\n\nWhich style does the taster have in mind? Reply with one word of: pilsner, helles, bitter, stout, witbier, bock, gose.",
            Grammar = [Words, Rules],
            Labels = """
                pilsner 6: snappy and dry, <hop> up front|firm bitter finish, pale|a lager with bite
                helles 5: soft, grainy, hardly bitter|gentle lager, clean|honey and bread, easy
                bitter 5: cask, tea and biscuit|marmalade, <hop>, low fizz|pub pint, brown and dry
                stout 4: coffee and ash|black, roasted, cocoa|<malt> with a dry roast at
                witbier 3: orange peel and coriander|cloudy, spicy, light|banana no, citrus yes
                bock 3: strong, toasted, warming|dark bread crust, boozy|heavy and sweet, alcohol shows
                gose 2: salty and tart|like a lemon with sea salt|sour, coriander, saline
                """,
            Accuracy = .93, Sloppy = .03,
        },
        new WorkloadSpec
        {
            Id = "label-claim", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "Whether advertising copy may be printed, ok or stop, then a dash and a reason; the copy first, the instruction last.",
            User = """
                {{text}}

                (copy for the {{medium}} of {{product}}, market: {{country}})

                May this be printed under the advertising code for alcohol? Write ok or stop, a dash, and the reason in at most {{most}} words. Stop if it touches health, driving, pregnancy, anybody under 25, courage, or success with other people. Taste, place, price and craft are fine.
                """,
            Grammar = [Words, """
                medium: beer mat|bus side|can|web banner|podcast spot|shelf card
                most: 8|10|12
                product: <*brand>
                text: <^@>[.|!] <*brand>, [from <city>|brewed with <hop>|since <#1820-1990>].|<*brand>: <@>.[ <^@>.|]|[New|Now in <city>|This <month>]: <*brand>. <^@>[.|!]
                why: [it says|because of|the copy says|wording:] "<@>"|see "<@>"[, clear case|]
                """],
            Labels = """
                ok 9: <hop> from the first sip|two euros a pint on <weekday>s|slow, cold, <#4-9> weeks in the cellar|made by <count> people and a dog
                stop 5: be the brave one tonight|good for the heart, says grandma|one for the road|she will notice you|so light that you can drive home
                """,
            Answer = "<=> - <why>", Parts = .2,
        },
        new WorkloadSpec
        {
            Id = "hop-note", Kind = WorkloadKind.FunctionCall, Weight = .25,
            Description = "Delivery notes to JSON with a list of defects; what was scanned stands between two rules.",
            User = """
                ~~~~~~~~ scan {{scan}}, gate {{gate}} ~~~~~~~~
                {{text}}
                ~~~~~~~~ end of scan ~~~~~~~~
                Fill in: variety, crop (year), kg, alpha (per cent, number) and defects, a list out of torn_bag, damp, warm, wrong_lot, no_label. If nothing is wrong the list is empty. JSON only, no code fence.
                """,
            Grammar = [Words, """
                scan: <%yyyyMMdd>-<#3>
                gate: A|B|cold store
                kind: <hop>
                crop: <#2023-2026>
                kilos: <#5-900>
                acid: <#3-15>.<#1>
                bad: torn_bag|damp|warm|wrong_lot|no_label
                text: <firm>\n[Hops|Hop pellets T90|Leaf hops] <*kind>[,| -] [crop|harvest] <*crop>\n[net|Netto|weight] <*kilos> kg[ / alpha <*acid>|\nalpha acids: <*acid> %]\n[Remarks: <aside>|no remarks|signed <%AA2>|Remarks: <#1-9> bags <quality>]
                badlist: \[\]|\[\]|\["<bad>"\]|\["torn_bag", "damp"\]|\["warm", "no_label"\]
                """],
            Fields = [new("variety", "<*kind>"), new("crop", "<*crop>", "integer"), new("kg", "<*kilos>", "integer"), new("alpha", "<*acid>", "number"), new("defects", "<badlist>", "array")],
        },
    ];
}
