using Understudy.Core;

namespace Understudy.Research;

/// <summary>A market place for restored furniture: two prompts for filters of the shop that differ in one attribute.</summary>
internal static class FourthHeirloom
{
    private const string Words = """
        piece: sideboard|chest of drawers|dining chair|rocking chair|bureau|wardrobe|nest of tables|bookcase|settle|bedside cabinet|dressing table|coffee table|plan chest|hall stand|blanket box|kitchen dresser|bar stool|desk
        town: Ludlow|Frome|Hexham|Bakewell|Rye|Totnes|Southwold|Beverley|Kelso|Crickhowell|Hebden Bridge|Stamford
        condition: [a few|some|minor|one or two] [scratches|ring marks|chips|worm holes (treated)] [on the top|to one leg|underneath|commensurate with age]|[drawers|doors] run [smoothly|a little stiff]|[one|left|back] [hinge|castor|handle] [replaced|missing|loose]|re-glued and waxed [by my <relation>|<when>]|from a smoke free home|very heavy, bring <count> people
        pitch: [Reluctant sale|Moving house|Clearing my <relation>'s home|Downsizing] so [needs to go by <weekday>|priced to sell|first to see will buy].|[Collection|Pick up] [only |]from <town>, or courier at [cost|£<#30-120>].|[Measurements|More photos] on request.|[Would suit|Perfect for] [a hallway|a small flat|a landing|a reading corner].|[Bought|Found] [at auction|in a barn|from a dealer] in <town> <#2-40> years ago.|[No|Sensible] offers [please|considered].|<^condition>.|Cash [or transfer|on collection].|Viewing [any evening|at weekends].
        """;

    // The two workloads read the same listing for different filters.
    private const string Listing = """
        You are tagging second-hand furniture so that buyers can filter our shop.

        LISTING
        title: {{title}}
        price: £{{price}}
        size: {{size}} cm
        seller: {{seller}} ({{town}})
        description: '''
        {{text}}
        '''

        Sellers are not experts. Trust what they describe over what they call it, do not infer anything from the price or the town, and ignore other pieces they mention in passing.
        """;

    private const string Rules = """
        title: [Lovely|Vintage|Stunning|Old|Rare|Solid|] <*piece>[ - <town>| REDUCED| *collection*|, must go|]|<^*piece>[ and <piece>|, good condition|]|<+*piece> [bargain|£<#20-900> ono|]
        price: <#15-1900>|<#15-1900>.00|<#15-1900>.50
        size: <#30-200> x <#30-90> x <#40-210>|<#30-200>x<#30-90>x<#40-210>|H<#40-210> W<#30-200> D<#30-90>|approx. <#30-200>
        seller: <syllable><syllable><#1-99>|<firmhead> Antiques|<syllable>_<syllable>|<firmhead> & <firmhead>|private
        text: [This is a |A |][lovely|handsome|useful|sturdy|pretty] <*piece>, <@>. [<^condition>.|<pitch>|<^condition>. <pitch>] [<pitch>|]|<pitch> [The|Our] <*piece> is for sale, <@>.[ <^condition>.|][ <pitch>|]|<^*piece>. <^@>. <^condition>, <condition>.[ <pitch>|]|<^@>! <^condition>. <pitch> <pitch>|<*piece>, <@>, <condition>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "listing-material", Kind = WorkloadKind.Classification, Weight = 9,
            Description = "The main material of a piece of furniture, nine values; no system prompt; twin of listing-period.",
            User = Listing + "\n\nAttribute: material\nAllowed values: oak, pine, mahogany, teak, walnut, elm, rattan, metal, painted\n\nReturn one of the allowed values.",
            Grammar = [Words, Rules],
            Labels = """
                oak 9: quarter-sawn with those big medullary flecks|proper old oak, black with age|limed oak, pale and grainy|carved oak panels, pegged joints
                pine 8>12: stripped pine, waxed to honey|knotty, soft wood, dents if you look at it|farmhouse pine with a scrubbed top
                mahogany 6: deep red mahogany, French polished|flame mahogany front|Cuban mahogany, weighs a ton|reddish brown, inlaid with boxwood
                teak 7: Danish teak, oiled last <month>|afrormosia and teak, sculpted handles|warm orange teak veneer
                walnut 5: burr walnut, book-matched|figured walnut veneer with crossbanding|dark chocolate walnut, satin finish
                elm 3: wide elm boards, lovely wild grain|Ercol style elm top on beech legs|elm seat, shaped by hand
                rattan 2: woven cane all over|bamboo frame, wicker panels|rattan, a bit of fraying at one corner
                metal 3: tubular steel, chrome a bit pitted|riveted iron, ex factory|powder-coated steel with a glass top
                painted 6: done in <colour> chalk paint, wood unknown underneath|painted <colour>, distressed edges|<colour> gloss over goodness knows what
                """,
            Jitter = .08, Sloppy = .03, Models = [(0, "gpt-4o-mini-2024-07-18"), (.45, "gpt-4.1-nano-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "listing-period", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "The period of a piece of furniture, eight values; twin of listing-material.",
            User = Listing + "\n\nAttribute: period\nAllowed values: Georgian, Victorian, Edwardian, Art Deco, Utility, Mid-century, Reproduction, Modern\n\nReturn one of the allowed values.",
            Grammar = [Words, Rules],
            Labels = """
                Georgian 3: made around <#1760-1829>, hand-cut dovetails|George III, original brasses|bracket feet, late eighteenth century
                Victorian 8: dated <#1840-1900> on the back|turned bun feet, Victorian registration mark|from the 1870s, with ceramic castors
                Edwardian 5: about <#1902-1912>, satinwood stringing|Edwardian, slender tapered legs|bought new by my great-grandparents in <#1902-1911>
                Art+Deco 4: stepped sides and a round mirror, 1930s|walnut veneer cloud back, deco|from a liner of <#1928-1938>
                Utility 3: stamped CC41|wartime make, plain as bread|the two cheeses mark inside the door
                Mid-century 7: G Plan, early 1960s|tapered splayed legs, label of <#1955-1969>|Danish, <#1955-1968>, sliding doors
                Reproduction 4: made in the 1980s to look Regency|repro, machine dovetails|copy of an old one, bought new in <#1978-2005>
                Modern 4: flat pack from <#2009-2024>|IKEA, <#2-9> years old|high street, receipt from <#2015-2025>
                """,
            Accuracy = .93,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.45, "gpt-4.1-nano-2025-04-14")],
        },
    ];
}
