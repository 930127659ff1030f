using Understudy.Core;

namespace Understudy.Research;

/// <summary>A publisher of journals: who may review a manuscript, summaries for the public.</summary>
internal static class EighthJournals
{
    private const string Words = """
        field: coral bleaching|quantum dots|peat fires|gut microbes|bronze metallurgy|exoplanet spectra|tick-borne disease|perovskite cells|sign languages|gravel rivers|zeolite catalysts|bat echolocation|glacier lakes|medieval trade|protein folding|swarm robots|sleep apnoea|urban heat|dark matter halos|rice genetics
        method: Monte Carlo simulation|field sampling|meta-analysis|mass spectrometry|deep learning|interviews|remote sensing|X-ray diffraction|a cohort study|agent-based models|archival work|RNA sequencing
        author: <firmhead> [et al.|and colleagues]|<%AA1>. <firmhead>
        journal: Annals of [Surface|Coastal|Applied] [Science|Methods|Systems]|[Nordic|Pacific|Open] Letters in [Ecology|Physics|Medicine|History]|J. [Exp.|Comp.|Env.] [Chem.|Biol.|Geosci.]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "referee-fit", Kind = WorkloadKind.Relevance, Weight = 9,
            Description = "Whether a scholar suits a manuscript as its referee, letters from A to D; elements with attributes; three versions.",
            System = """
                We invite about nine hundred referees a week, and half of them decline because the paper is not theirs. Grade how well one scholar suits one manuscript.

                A = has published on the same question with the same methods
                B = knows either the question or the methods well
                C = neighbouring field, would have to read up
                D = no overlap, or a conflict (co-author in the past three years, same institute as the corresponding author)

                What counts is the last five years. Job titles and prizes don't. A scholar with fewer than three papers gets C at best. If the profile is empty, D.

                Reply with the letter.
                """,
            User = "<paper journal=\"{{journal}}\" institute=\"{{institute}}\">\n{{text}}\n</paper>\n<scholar papers=\"{{papers}}\" since=\"{{since}}\">\n{{profile}}\n</scholar>",
            Grammar = [Words, """
                f: <field>
                m: <method>
                institute: University of <city>|<city> Institute of Technology|<firmhead> Laboratory|Academy of <city>|<city> General Hospital
                papers: <#1-190>|<#3-40>|<#3-40>
                since: <#1979-2022>
                body: We [examine|revisit|quantify|question] <*f> [using|by|through] <*m>.|[Despite|After] decades of work, [the causes|the role|the timing] of <*f> [remain|remains] [unclear|disputed].|[Across|In] <#3-400> [sites|samples|cases] from <country>, [effects|signals|estimates] [were stronger|were weaker|vanished] [after <span>|at night|in <month>].|[Our|These] results [suggest|imply] [a revision of|limits to|new uses for] [models|policy|the field].|[Data|Code] [are|is] available on request.
                text: Title: [On the limits of|A survey of|Rethinking|Evidence for] <*f>\nAbstract: <body> <body>[ <body>|]|"<^*f> and <*m>: [a first look|lessons from <country>|an open problem]"\n<body> <body>|<body> <body> <body>|<^*f>. <body>[\nKeywords: <*f>, <*m>|]
                profile: <@>|<^@>.|<^@>. [Teaches|Lives|Based] in <city>.|[Editor of|Referee for] <journal>; <@>|<@>[; ORCID 0000-000<#1>-<#4>-<#4>|]|[Prof.|Dr|Assoc. prof.], <institute>. <^@>
                """],
            Labels = """
                A 5: recent papers: <*f> (<#2-9>), <*f> with <*m> (<#2-6>)|works on <*f> by <*m> since <#2016-2023>
                B 6>8: <#3-20> papers on <*f>, none with <*m>|expert in <*m>, applied to <field> and <field>
                C 5: <field>, some <*m>|one review of <*f> in <#2012-2018>, now <field>
                D 6: co-author of the corresponding author (<#2024-2025>)|<field> and <field>, <method>|(empty)|retired; last paper on <field> in <#1991-2008>
                """,
            Accuracy = .93, MaxTokens = 1, Jitter = .05, LongTail = true,
            Models = [(0, "gpt-4o-2024-08-06"), (.6, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.38, .07, ("We invite about nine hundred referees a week", "We invite over a thousand referees a week")),
                new Revision(.74, 0, ("Reply with the letter.", "Reply with the letter alone.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "lay-summary", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "Abstracts to summaries for the public; journal, readers, words and spelling in the prompt; the abstract in triple quotes after its title.",
            System = "You write the lay summaries of {{journal}}.\nReaders: {{readers}}.\nLength: {{low}}-{{high}} words.\nSpelling: {{spelling}}.\n\nFirst sentence: what was found. Second: why anyone should care. Then how they know. No \"groundbreaking\", no \"novel\", no first person, no percentages without the number of cases beside them. Explain a technical term the first time or do without it.",
            User = "Paper: {{title}} ({{author}}, {{year}})\n\"\"\"\n{{text}}\n\"\"\"",
            Grammar = [Words, """
                readers: patients and their families|secondary school pupils|journalists|farmers and planners|the curious public|donors|politicians' staff
                low: 40|60|80|100
                high: 120|150|180|200
                spelling: British|American|Oxford
                year: <#2023-2026>|in press
                f: <field>
                m: <method>
                title: [Drivers|Timing|Limits|Costs] of <*f>|<^*f> in <country>|[Can|How does] <*m> [explain|predict] <*f>?|<^*f> revisited
                s: <^*m> was [applied|used] [to study|in work on] <*f> [in <country>|at <#2-90> sites|with n = <#12-9000>].|[Median|Mean] [change|difference|onset] was <#2-90>.<#1-9> (95 % CI <#1-9>.<#1-9>–<#91-99>.<#1-9>).|[Controls|A second group|Older samples] [showed|had] no such [effect|trend] (p = 0.<#10-90>).|Work on <*f> is [scarce|scattered|disputed|<#3-40> years old].|[Season|Sex|Depth|Dose] [did not alter|explained <#10-70> % of] the [variance|outcome].|[Limitations|Caveats]: [short follow-up|few sites|self-reports].|[We|The authors] [propose|conclude] that [thresholds|guidelines|maps] be [revised|retested].
                text: <s> <s> <s>|<s> <s>|BACKGROUND <s> METHODS <s> RESULTS <s>|<s> <s> <s> <s> <s>|Aims: <s>\nMethods: <s>\nFindings: <s>\nInterpretation: <s>
                answer: [Researchers|A team in <city>] found that <*f> [changed|mattered|varied] [more|less] than [expected|was thought]. [This is of use to|It matters for] [families|farmers|museums|planners|those who pay for it]. [They|The team] used <*m> [in <count> places|on <#20-900> cases]. [The effect was small.|More work is needed before rules change.]
                """],
            Answer = "<answer>", Temperature = .5, Jitter = .04, Parts = .05,
            Models = [(0, "gpt-4o-2024-08-06"), (.55, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.5, .1, ("Explain a technical term the first time or do without it.", "Explain technical terms the first time, or do without them."))],
        },
    ];
}
