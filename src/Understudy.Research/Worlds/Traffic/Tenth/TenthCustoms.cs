using Understudy.Core;

namespace Understudy.Research;

/// <summary>A customs broker: chapters of the tariff for lines of invoices.</summary>
internal static class TenthCustoms
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "tariff-chapter", Kind = WorkloadKind.Classification, Weight = 8,
            Description = "The tariff chapter of a line of an invoice, one of 79 numbers; raw text; three versions, the last in a developer message.",
            System = "Pre-sort for the entry writers of Pallas & Wick, customs brokers. You see a goods description the way OCR lifted it off a commercial invoice; you return its Harmonized System chapter as two digits (leading zero kept). Our list: " + TenthChapters.Names + ". Desk lore: material decides unless chapter 84, 85, 90 or 95 names the article itself; parts go with the machine they are made for; a set goes by what gives it its character; 99 does not exist here. Supplier codes and lot numbers mean nothing. You must commit to one chapter even on thin evidence.",
            Grammar = ["""
                code: <%AA2>-<#4>|art. <#5>|<%AA3><#3>|SKU<#6>|lot <#4>
                pack: <#2-900> ctn|<#1-40> plt|<#10-9000> pcs|<#1-24> t|<#20-900> kg net|in drums|<#5-60> x <#1-25> kg
                from: ex <city>|c/o <country>|made in <country>|origin <country>
                text: <@>|<^@>|<+@>|<@>, <pack>|<pack> <@>|<code> <@>|<^@> <from>|<@> / <pack> / <from>|<+@> <code>|<code>: <@>, <from>|"<@>"|<^@> (<code>), <pack>
                """],
            Labels = TenthChapters.Cues,
            MaxTokens = 4, Jitter = .04, Sloppy = .03, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.4, "gpt-4.1-nano-2025-04-14")],
            Revisions =
            [
                new Revision(.29, .05, ("You must commit to one chapter even on thin evidence.", "Commit to one chapter even on thin evidence.")),
                new Revision(.64, .06, ("Supplier codes and lot numbers mean nothing.", "Supplier codes, lot numbers and pallet counts mean nothing.")) { Role = "developer" },
            ],
        },
    ];
}
