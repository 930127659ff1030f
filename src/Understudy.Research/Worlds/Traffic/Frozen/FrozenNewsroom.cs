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
                politics 9: [coalition partners|ministers|party leaders] [quarrel|agree|talk] [over|about] [the vote|a minister|the budget|a treaty]|[the opposition|the president|a deputy] demands [elections|a committee|a new law|an inquiry]|ambassador [summoned|recalled|replaced]
                economy 8: shares of <firm> [fell|gained|lost] <#2-30> per cent|inflation [eased|jumped|stays high]|<firm> [cuts|creates] <#2-90>00 jobs|[exports|orders|wages] [grew|sank] in <month>
                sports 8: [home side|visitors|champions] [won|lost] <#1-5> to <#1-4>|the [striker|keeper|sprinter] is [out for <span>|back|in form]|coach [sacked|praised|booed] after [defeat|derby|the final]
                culture 5: the [director|painter|choreographer] shows [her|his] <#2-9>th [film|cycle|piece]|[opera house|theatre|festival] opens with [a premiere|an experiment|Verdi]|[novel|debut|poetry] wins [the prize|over the jury]
                science 3: [researchers|astronomers|biologists] measured [neutrinos|glaciers|enzymes|tides]|probe [sends images|reaches orbit|falls silent]|new [species|isotope|fossil] found
                local 7: [roadworks|detour|jam] on the [ring road|market square|old bridge]|the [swimming pool|kindergarten|town hall] gets a new [roof|lift|playground]|[village|quarter|parish] [celebrates|mourns] its [mill|oak|pub]
                weather 3>6: [storm|frost|flood] warning for the [coast|north|valleys]|<#10-60> litres of rain [expected|fell]|[heat|sunshine] up to <#30-41> degrees
                crime 5: police [arrested|seek|released] [two men|a suspect|a <jobname>]|burglars emptied a [jeweller|kiosk|warehouse]|trial about the [robbery|fraud|arson] [begins|adjourned]
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
                sober 10: the [figures|numbers|results] [match|resemble] those of [last year|<month>]|[details|a report|minutes] will follow[ <when>|]|the [measure|rule|decision] takes effect in <month>|[both|all] sides [confirmed|declined to comment]
                alarming 5>8: [experts|doctors|residents] [warn|speak] of [collapse|panic|disaster]|the situation [spins out of control|threatens to explode]|[fears|debts|cracks] are growing by the [hour|day]
                hopeful 4: a [breakthrough|truce|cure] [is near|gives courage]|[families|farmers|pupils] look forward [again|to <month>]|[rescue|repair|reunion] succeeded
                mocking 2: of all people, the <body2> now [lectures|teaches] us|a [farce|comedy|masterclass in failure] in <count> acts|nobody [laughed|noticed], except [everybody|the cat]
                """,
            LongTail = true, Accuracy = .92, Jitter = .1, Sloppy = .02,
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
                print 11: the [report|column|portrait] [about|from] <city> [moved|amused|taught] me|[one thought|a memory|a correction] [about|on] the <matter.news>|thank you for the [photo|recipe|interview]|as a <jobname> I [see it differently|agree|must smile]
                edit 6: it is [proven|known] that the <body2> [lied|stole|bribed]|<#40-99> per cent of all <jobname>s [cheat|drink|fake it]|I [will not|cannot] [give|sign with] my name|<month> was a [cover-up|conspiracy], <quality> or not
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
