using Understudy.Core;

namespace Understudy.Research;

/// <summary>A stock-photo agency: keywords of captions, names in credit lines, searches.</summary>
internal static class SeventhPhotos
{
    private const string Words = """
        noun: lighthouse|barista|tram|heron|solar panels|grandmother|surgeon|market stall|snow plough|violin|skyline|toddler|welding torch|beehive|commuters|vineyard|ballet shoes|container ship|fox|campfire
        doing: at night|in fog|covered in snow|at dawn|in heavy rain|reflected in a puddle|seen from above|on a white background|in silhouette|at work
        lens: [14|24|35|50|85|105|200|400] mm|iPhone <#12-16>|drone|medium format
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "caption-record", Kind = WorkloadKind.FunctionCall, Weight = 2.2,
            Description = "Photographers' captions to a schema of six fields; file name, date and byline as IPTC lines before the caption; developer role.",
            System = """
                Turn the photographer's caption into a catalogue record.

                headline      - at most nine words, no full stop
                place         - city, or city and country when both are stated
                people        - how many persons are visible, 0 for none
                release       - true when the caption mentions a signed release
                editorial     - true for news, sport, trademarks, or people without a release
                keywords      - singular nouns, most important first

                Camera chatter ("shot at f/2") is not for the record.
                """,
            Role = "developer",
            User = "2#005 {{file}}\n2#055 {{taken}}\n2#080 {{byline}}\n2#120 {{text}}",
            Grammar = [Words, """
                n1: <noun>
                n2: <noun>
                town: <city>
                num: <#0-6>
                file: DSC_<#4>.NEF|IMG_<#4>.jpg|<syllable><syllable>-<#3>.tif|_MG_<#4>.CR3|<#8>_<#3>.jpg
                taken: <%yyyyMMdd>|<#2023-2026><#10-12><#10-28>
                byline: <!name>|<^syllable><syllable> / <firm>|<firmhead> Pictures
                chat: Shot [on|with] <lens>[, f/<#2-11>|].|[Model|Property] release [on file|signed|missing].|[Please|Do] [not crop|credit].|[Also|More] in [the series|batch <#1-90>].|[Sky|Logo|Dust] [replaced|removed|retouched].|Taken for [a client|a book on <noun>s|fun], <sure>.|[Best|Only] light was at <#5-21>:<#10-55>.
                text: <^*n1> <doing> [in|near|outside] <*town>, <*n2> in the background. <chat>|<*town>: <*n1> and <*n2>, <doing>.[ <*num> people.|] <chat>[ <chat>|]|<^*n1> <doing>, <*town>, <%MMMM yyyy>. <chat>|<chat> <*n1>, <*n2>, <doing> (<*town>)|<*num> [people|visitors|workers] and <*n1> in <*town>, <doing>. <^*n2> [behind|on the left|in front|out of focus]. <chat>|[close-up|wide shot|detail] of <*n1> [with|next to] <*n2>; <*town>; <doing>[; <chat>|]
                """],
            Fields = [new("headline", "<^*n1> [and|with] <*n2> in <*town>"), new("place", "<*town>"), new("people", "<*num>", "integer"), new("release", "[true|false]", "boolean"), new("editorial", "[true|false|false]", "boolean"), new("keywords", "\\[\"<*n1>\", \"<*n2>\"\\]", "array")],
            Schema = true, Parts = .12,
            Revisions = [new Revision(.5, .08, ("Turn the photographer's caption into a catalogue record.", "Make a catalogue record of the photographer's caption."))],
        },
        new WorkloadSpec
        {
            Id = "credit-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The rights holder in a credit line as newspapers print it: a set of names that grows with the traffic; few-shot.",
            System = "From the credit line return the name of the photographer or agency that holds the rights, nothing around it. Distributors (Alder Wire, EuroPix, ZUMO) never hold rights. Return ??? when only a distributor is named.",
            Shots = [("Foto: EuroPix/Hanne Ravn", "Hanne Ravn"), ("(c) ZUMO 2025, all rights reserved", "???"), ("Courtesy of Studio Bekele via Alder Wire", "Studio Bekele")],
            Grammar = [Words, """
                holder[+]: <^syllable><syllable> <^syllable><syllable>[<syllable>|ski|mann|ez|]|Studio <^syllable><syllable><syllable>
                who: <holder>
                dist: Alder Wire|EuroPix|ZUMO
                use: [page|p.] <#1-64>|cover|online only|<%d MMM>|<firmhead> Gazette|file photo|cropped|archive <#1988-2024>
                text: [Foto|Photo|Image|Picture][:|] <*who>[/<dist>|, <use>|]|(c) <*who>[ <#2019-2026>|][, <use>|]|<*who> / <dist>[ / <use>|]|[Courtesy of|Supplied by] <*who>[ via <dist>|]|<dist>: <*who>[ (<use>)|]|<+*who>/<dist>|© <#2019-2026> <*who>. [All rights reserved.|Used with permission.|]|<use>. [Photograph by|Taken by] <*who>
                """],
            Answer = "<*who>", MaxTokens = 16,
        },
        new WorkloadSpec
        {
            Id = "image-hit", Kind = WorkloadKind.Relevance, Weight = .7,
            Description = "Whether a picture's caption suits a search, good, fair or bad; the example prompt of libraries, the two joined by an arrow.",
            System = SharedPrompts.Generic,
            User = """
                {{query}}  =>  {{text}}

                On the left is what an art director typed into our picture search ({{market}} site, filter: {{filter}}), on the right the caption of an image. Would they click? Say good, fair or bad. Mood words on the left ("hopeful") matter as much as the objects do.
                """,
            Grammar = [Words, """
                n: <noun>
                d: <doing>
                market: UK|US|DACH|Nordic|JP
                filter: none|none|horizontal|people: 0|black and white|last <#3-12> months
                query: <*n>|<*n> <*d>|[happy|lonely|hopeful|vintage|authentic] <*n>|<*n> [copy space|isolated|4k|no people]|<*n> and <noun>
                text: <@>[, <lens>|][, <city>|]|<^@>[. <city>, <country>.|]
                """],
            Labels = """
                good 5: <*n> <*d>|[single|young|old] <*n>, <*d>
                fair 4: <*n> next to a <noun>, <doing>|<noun> with a small <*n> far away
                bad 5: <noun> <doing>|<noun> and <noun>|[logo|icon|drawing] of a <*n>
                """,
            Accuracy = .94,
        },
    ];
}
