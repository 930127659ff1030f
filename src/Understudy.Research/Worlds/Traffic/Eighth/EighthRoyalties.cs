using Understudy.Core;

namespace Understudy.Research;

/// <summary>A society that collects royalties for music: publishers in cue sheets, works that may be one.</summary>
internal static class EighthRoyalties
{
    private const string Words = """
        song: [Blue|Paper|Midnight|Golden|Broken|Electric] [River|Train|Heart|Avenue|Moon|Radio|Letter]|[Dancing|Waiting|Falling] [with|for|in] [You|Rain|the Dark|Mary Ann]|<^syllable><syllable>[ Song| Blues|]|No <thing> Tonight
        mod: (Remix)|- Live in <city>|(Radio Edit)|feat. <firmhead>|(Instrumental)|- <#2009-2025> Remaster|\[Demo\]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "cue-publisher", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The music publisher in a line of a broadcaster's cue sheet: a set of names that grows with the traffic; few-shot.",
            System = "Cue sheet lines come in. Give back the music publisher named in the line, written out without legal form, share or territory. Composers and record labels are not publishers. Lines that name none: NO PUBLISHER.",
            Shots = [("0:42 BI  Paper Moon / Aldous Finch (C) / Tamarind Songs Ltd 50%", "Tamarind Songs"), ("VV | Golden Train | Mirela Katz | label: Dust Records", "NO PUBLISHER"), ("Ed. Hochwald Musikverlag GmbH (GSA) - Intro theme 0'12", "Hochwald Musikverlag")],
            Grammar = [Words, """
                pub[+]: <^syllable><syllable>[<syllable>|] [Music|Songs|Publishing|Editions|Tunes|Melodies]|<^syllable><syllable><syllable> [Music|Songs]
                who: <pub>
                legal: Ltd|GmbH|LLC|AB|Inc.|S.r.l.
                len: 0:<#10-59>|<#1-3>:<#10-59>|0'<#10-59>|<#1-3>'<#10-59>
                use: BI|BV|VI|VV|theme|logo|trailer
                text: <len> <use>  <song> / <!name> (C[A|]) / <*who> <legal>[ <#10-100>%|]|<use> | <song> | <firmhead> | pub. <*who>[ (<country>)|]|Ed. <*who> <legal> - <song> <len>|<song> <mod>; <*who> <legal>; <len>|<#1-40>. <song> (<firmhead>) <*who>, <use>, <len>|<len> <song> [c/o|p.] <*who> [obo <firmhead>|<#10-100>/100|]|<+*who> <use> <len> <+song>
                """],
            Answer = "<*who>", MaxTokens = 20,
        },
        new WorkloadSpec
        {
            Id = "work-match", Kind = WorkloadKind.Relevance, Weight = .7,
            Description = "Whether two titles name one work, three verdicts; the example prompt of libraries, registered and claimed title on a line each.",
            System = SharedPrompts.Generic,
            User = """
                registered | {{registered}} | {{iswc}}
                claimed    | {{text}} | {{source}}

                Same musical work? Remixes, edits, live takes and translations of a title are the same work; sequels, parodies and medleys are not. SAME, UNSURE or OTHER, please, one word in capitals.
                """,
            Grammar = [Words, """
                t: <song>
                registered: <*t>|<+*t>|<*t> (<firmhead>/<firmhead>)
                iswc: T-<#3>.<#3>.<#3>-<#1>|T<#10>|no ISWC
                source: radio log|YouTube|karaoke bar|TV, <country>|concert <city>|streaming <%MMM yyyy>
                text: <@>|<^@>|<@> - <firmhead>|<firmhead>: <@>|<+@>
                """],
            Labels = """
                SAME 6: <*t> <mod>|<*t> <mod>|<*t> [orchestral|karaoke|acoustic] version
                UNSURE 3: [My|Your|A] <*t>|<*t> <#2-3>|<song> (aka <*t>)
                OTHER 5: <song>|<song> <mod>|<*t> / <song> (medley)
                """,
            Accuracy = .94,
        },
    ];
}
