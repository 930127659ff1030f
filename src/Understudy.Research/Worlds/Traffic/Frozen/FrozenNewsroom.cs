using Understudy.Core;

namespace Understudy.Research;

/// <summary>A newsroom: two prompts that differ in a few words, advertisements, letters.</summary>
internal static class FrozenNewsroom
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "article-section", Kind = WorkloadKind.Classification, Weight = 10,
            Description = "Section of agency reports, eight labels; no system prompt; twin of article-tone.",
            User = "The following report came in from an agency ({{agency}}).\n\n<headline>{{headline}}</headline>\n<report>\n{{text}}\n</report>\n\nPick the section that fits the report best: politics, economy, sports, culture, science, local, weather, crime. Write the word and nothing else.",
            Grammar = [NewsWords.Text, "agency: dpa|AFP|Reuters|PAP|TT|ANSA\ntext: <^@>[, <newsline>|. <newsline>| <when>.] <newsline>[ <^@>.|] <newsline>|<newsline> <^@>[, said <who.n>|].[ <newsline>|]|<^@>. <^@>[ in <city>|].\nwho.n: a <jobname>|sources|the <body2>"],
            Labels = """
                politics 9: coalition partners quarrel over [the vote|a minister]|the opposition demands [elections|a committee]|ambassador summoned
                economy 8: shares of <firm> fell <#2-30> per cent|inflation eased|<firm> cuts <#2-90>00 jobs
                sports 8: home side won <#1-5> to <#1-4>|the striker is out for <span>|coach sacked after defeat
                culture 5: the director shows her third film|opera house opens with a premiere|novel wins the prize
                science 3: researchers measured [neutrinos|glaciers]|probe sends images|new species found
                local 7: roadworks on the ring road|the swimming pool gets a new roof|village celebrates its mill
                weather 3>6: storm warning for the coast|<#10-60> litres of rain expected|heat up to <#30-41> degrees
                crime 5: police arrested [two men|a suspect]|burglars emptied a jeweller|trial about the robbery begins
                """,
            LongTail = true, Parts = .1, Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-nano-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "article-tone", Kind = WorkloadKind.Classification, Weight = 5,
            Description = "Tone of the same reports, four labels; twin of article-section.",
            User = "The following report came in from an agency ({{agency}}).\n\n<headline>{{headline}}</headline>\n<report>\n{{text}}\n</report>\n\nPick the tone that fits the report best: sober, alarming, hopeful, mocking. Write the word and nothing else.",
            Grammar = [NewsWords.Text, "agency: dpa|AFP|Reuters|PAP|TT|ANSA\ntext: <^@>[, <newsline>|. <newsline>| <when>.] <newsline>[ <^@>.|] <newsline>|<newsline> <^@>[, said <who.n>|].[ <newsline>|]\nwho.n: a <jobname>|sources|the <body2>"],
            Labels = """
                sober 10: the figures match those of last year|details will follow|the measure takes effect in <month>
                alarming 5>8: experts warn of [collapse|panic]|the situation spins out of control|fears are growing by the hour
                hopeful 4: a breakthrough [is near|gives courage]|families look forward again|rescue succeeded
                mocking 2: of all people, the <body2> now lectures us|a farce in <count> acts|nobody laughed, except everybody
                """,
            LongTail = true, Accuracy = .92, Jitter = .1,
        },
        new WorkloadSpec
        {
            Id = "letter-check", Kind = WorkloadKind.Classification, Weight = 5.5,
            Description = "May a reader's letter be printed: print, edit, refuse; few-shot, role moves to developer.",
            System = """
                You help the letters desk of a daily paper. Each message is a letter from a reader. Say "print" if it can appear as it is, "edit" if it needs cuts or contains claims that somebody has to check, "refuse" if it insults, incites, advertises, or is not a letter at all. Length alone is no reason to refuse. Anonymous letters are always "edit". The verdict in one word.
                """,
            Shots = [("Your series about the old mills was a delight. More of that. A. Perger", "print"), ("The mayor took 40,000 from the builder, everybody in town knows it.", "edit"), ("Buy followers cheap at boost-me today!!!", "refuse")],
            Grammar = [NewsWords.Text, "text: [Dear editors|To the editor|Sir|Madam|Good day][,|:] <readerline> <^@>.[ <readerline>|]|<^@>[.|!] <readerline>[ <^@>.|]|<readerline> <^@>."],
            Labels = """
                print 11: the report about <city> moved me|I would add one thought about the <matter.news>|thank you for the photo|as a <jobname> I see it differently
                edit 6: it is proven that the <body2> lied|<#40-99> per cent of all <jobname>s cheat|I will not give my name|what happened in <month> was a cover-up, <quality> or not
                refuse 3: you are [vermin|liars and parasites]|order now at <firm>|somebody should burn down the <body2>|click for <thing> offers
                """,
            MaxTokens = 4, LongTail = true,
            Revisions = [new Revision(.55, .1, ("Length alone is no reason to refuse.", "Length alone is not a reason to refuse.")) { Role = "developer" }],
        },
        new WorkloadSpec
        {
            Id = "ad-check", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "Classified advertisements to five columns; three slots.",
            System = "Small ads. Column? One of: vehicles, housing, jobs, animals, contacts.",
            User = "Ad no. {{adno}} ({{city}})\n{{text}}",
            Grammar = ["adno: <#7>\ntext: <^@>[, <quality>|, <colour>|][, <#20-9000> euros|, price on request|, call after <#4-8>][. <aside>|.]\nrooms: <#1-5> rooms"],
            Labels = """
                vehicles 5: estate car, <#30-220> thousand km|moped with new tyres|caravan, sleeps <#2-6>
                housing 5: <rooms>, third floor|cottage near <city> to let|seeking flat, non-smoker
                jobs 4: <jobname> wanted|part-time help for <firm>|retired <jobname> offers hours
                animals 3: kittens looking for a home|hen house and six hens|riding lessons, gentle pony
                contacts 2: widower seeks company for walks|choir wants tenors|chess partner sought
                """,
            Accuracy = .97, Parts = .2,
        },
    ];
}
