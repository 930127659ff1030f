using Understudy.Core;

namespace Understudy.Research;

/// <summary>A union of beekeepers: labels for jars, circulars of its Slovak branches.</summary>
internal static class NinthHives
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "jar-label", Kind = WorkloadKind.Generation, Weight = 2.6,
            Description = "Texts for the backs of honey jars; the example prompt of libraries, facts divided by bars, tone and language, a line that only prize winners have.",
            System = SharedPrompts.Generic,
            User = """
                Back label, honey jar, members' shop of the Beekeepers' Union.

                {{flower}} | {{region}} | harvest {{harvest}} | {{grams}} g | batch {{batch}}
                Tone: {{tone}}
                Language: {{language}}
                {{prize}}Notes from the beekeeper:
                {{text}}

                Max. 280 characters. Nothing about health, no "pure", no "natural", and don't repeat the weight. End on how to serve it.
                """,
            Grammar = ["""
                flower: lime|heather|acacia|chestnut|rapeseed|buckwheat|clover|forest honeydew|ivy|dandelion
                region: <city> hills|<country>|river valley near <city>|rooftops of <city>|the marsh
                harvest: <#2023-2025>|<month> <#2024-2025>|spring <#2024-2026>
                grams: 125|250|250|500|1000
                batch: L<#4>|<%AA1><#2>/<#1-40>|<#24-26>-<#3>
                tone: playful|rustic|elegant|factual
                language: English|English|German|Welsh|Italian
                prize: [|||Prize: [gold|silver|bronze], <city> Honey Show <#2019-2025>\n]
                n: [Sets|Stays runny|Creamed|Crystals] [hard by <month>|for <span>|fine as butter].|[Hives|Colonies] [stand|stood] [by the <thing>|under old limes|on a church roof|at <#200-1400> m].|[Tastes|Smells] of [mint|leather|apple peel|toffee|wet hay|malt].|<#4-60> [hives|colonies], [my <relation> helps|no help|third generation].|[Wet|Dry|Windy] [spring|summer], so only <#20-400> jars.|[Strained|Cold-pressed|Spun] [once|twice|by hand].|<aside>
                text: <n>|<n> <n>|<n> <n> <n>|- <n>\n- <n>|<n> (<n>)
                answer: [From|Gathered in] [the hills|an old orchard|lime avenues] [in a dry year|by a third-generation beekeeper]. [Notes of malt and mint.|Sets as fine as butter.] [Stir into yoghurt.|Lovely on warm scones.|Serve with hard cheese.]|[A quiet honey|A bold honey] with [toffee|apple peel] on the nose. [Drizzle over porridge.|Try it with pears.]
                """],
            Answer = "<answer>", Temperature = .9, Jitter = .05,
            Revisions = [new Revision(.58, .1, ("and don't repeat the weight", "and leave out the weight"))],
        },
        new WorkloadSpec
        {
            Id = "obeznik-vcelari", Kind = WorkloadKind.Generation, Weight = .7,
            Description = "Circulars to members from a secretary's notes, Slovak; no system prompt, branch, date and tone inside sentences.",
            User = "Napíš obežník pre základnú organizáciu včelárov {{obec}} ({{pocet}} členov). Téma: {{tema}}. Tón {{ton}}, termín {{termin}}, nič navyše. Použi iba toto, čo poslal tajomník:\n\n{{text}}\n\nNajviac 90 slov, oslovenie „Priatelia včelári“, podpis výbor ZO.",
            Grammar = ["""
                obec: Čadca|Myjava|Snina|Brezno|Turčianske Teplice|Senica|Krupina|Detva
                pocet: <#12-140>
                tema: ošetrenie proti klieštikovi|členská schôdza|dotácie na cukor|mor včelieho plodu|výstava medu|kočovanie
                ton: vecný|priateľský|naliehavý
                termin: do <#1-28>. <#3-10>.|<%d. M.>|<#1-28>. <#4-9>. o <#8-18>:00|neurčený
                b: [lieky|pásiky|formuláre] [sú|budú] [u predsedu|v klube|na veterine]|[poplatok|členské] <#5-30> eur|[treba|nezabudnúť] [nahlásiť stavy|vyčistiť dná|priniesť vzorku meliva]|[úhyn|straty] <#5-60> %|[príde|prednáša] [veterinár|inšpektor|Ing. Hudák]|[kto nepríde|kto nestihne], [nech zavolá|má smolu]|klietky a matky po <#12-25> eur
                text: <b>, <b>, <b>|<b>; <b>|- <b>\n- <b>\n- <b>|<b>. <b>. <b>. <b>.|<b> + <b>
                odp: Priatelia včelári,\n\n[oznamujeme vám|pripomíname], že [lieky sú pripravené u predsedu|treba nahlásiť stavy včelstiev]. [Prineste prosím vzorku meliva.|Poplatok je <#5-30> eur.]\n\nvýbor ZO
                """],
            Answer = "<odp>", Temperature = .5,
        },
    ];
}
