using Understudy.Core;

namespace Understudy.Research;

/// <summary>An auction house for stamps: descriptions of lots.</summary>
internal static class TenthStamps
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "lot-text", Kind = WorkloadKind.Generation, Weight = 2.2,
            Description = "Descriptions of an auction's lots of stamps from an expert's shorthand; the example prompt of libraries, a request in one sentence with parameters in brackets.",
            System = SharedPrompts.Generic,
            User = "write the catalogue entry (lot {{lot}}, {{country}}, {{catalogue}} no. {{number}}, estimate {{estimate}}) from the describer's shorthand below. style = {{style}}. expand every abbreviation, keep ** * (*) and ⊙ symbols as they are, mention faults BEFORE merits, no superlatives unless a certificate says so\n\n{{text}}",
            Grammar = ["""
                land: Great Britain|Bavaria|Cape of Good Hope|Tuscany|Mauritius|Saxony|Newfoundland|Finland|Ottoman Empire|New South Wales|Hawaii|Basel
                lot: <#1-4999>|<#1-9><#3><%AA1>
                country: <*land>
                catalogue: SG|Michel|Scott|Yvert|Facit|Zumstein
                number: <#1-180>|<#1-90>a|<#1-60>I|ex <#1-40>-<#41-90>
                estimate: €<#20-900>|<#40-900> EUR|£<#30-700>|CHF <#1-9>'<#1-9>00|on request
                style: terse|terse|house standard|for beginners|English for the US mailing
                issue: <#1840-1938> <#1-9>d [red|blue|black|lilac|green]|<#1-60>c [vermilion|bistre|ultramarine]|<#1-12>kr on [blue|yellow|wove] paper|<#1-5>sh [carmine|olive]|imperf block of <#4-12>
                cond: [**|*|(*)|⊙] [fresh|toned|lightly hinged|large part og|regummed]|4 margins, [close at left|large all round]|sm thin [top|UL]|perf [short|fault] at [R|B]|hor. crease|pl. <#1-220>|wmk [inverted|crown]|cds [<city>|<firmhead>] <#1-28>.<#1-12>.<#1850-1938>|num. canc. <#1-900>|cert. [<firmhead>|BPA|RPS] <#1961-2024>|opt. double|on piece|cover to <city>, [opened for display|backflap missing]|rare shade
                text: <issue>, <cond>, <cond>|<issue> / <cond> / <cond> / <cond>|<cond>; <issue>; <cond>|<issue>. <^cond>. <^cond>. ex coll. <firmhead>|<issue> + <issue>, <cond>|<issue>: <cond>, <cond>, <cond>, <cond>|<cond> <cond> <issue>
                answer: [Small thin at top|Close at left|Horizontal crease|Slightly toned], otherwise [fresh|fine]. <^*land>, <#1840-1938>, [plate <#1-220>|watermark crown], [with large part original gum|cancelled <city>|four margins].[ Certificate <firmhead> (<#1961-2024>).|]|<*land>. [A used copy|A mint example|A cover to <city>] with [short perforation at right|toning|no faults we could see]; [neat circular date stamp|numeral cancel <#1-900>|overprint double].
                """],
            Answer = "<answer>", Temperature = .3, Jitter = .05,
            Revisions = [new Revision(.49, .1, ("mention faults BEFORE merits", "faults come BEFORE merits"))],
        },
    ];
}
