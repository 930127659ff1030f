using Understudy.Core;

namespace Understudy.Research;

/// <summary>A payment firm's back office: answers in JSON under the names of an old system.</summary>
internal static class SecondLedger
{
    private const string Words = """
        payee: <firm>|<firmhead> & <relation>|<syllable><syllable>.example
        sum: <#1-9>,<#3>.<#2>|<#20-900>.<#2>|<#5-900>
        cur: EUR|USD|GBP|CHF|NOK
        risk: [new device|night-time login|rare country|round amount|first payment|<count> attempts|name mismatch|fresh account]
        memo: [rent|deposit|invoice <#5>|gift|tickets|salary <month>|loan back|order <%AA2><#5>]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "dispute-form", Kind = WorkloadKind.FunctionCall, Weight = 5,
            Description = "Card disputes to JSON with two closed fields; amount and currency adjacent, the system prompt holds an optional section.",
            System = """
                # Task
                Code the cardholder's dispute for the scheme. Return {"RSN": "...", "STG": "..."} and nothing else.
                - RSN is one of FRAUD, NOT_RECEIVED, DUPLICATE, WRONG_AMOUNT, CANCELLED
                - STG is one of FIRST, PRE_ARB, ARB
                # Case
                Analyst {{analyst}} · {{now}} · v{{schema}}{{exception}}
                """,
            User = "{{payee}} charged {{sum}}{{cur}} (card ending {{last}}) on {{date}}.\n\n> {{text}}",
            Grammar = [Words, """
                analyst: <%AA2><#3>
                schema: <#2-4>.<#0-9>
                exception: [|||\n# Exception\nCardholders from <country> have <#60-180> days.]
                last: <#4>
                date: <%yyyyMMdd>|<%M/d/yyyy>
                stage: [FIRST|FIRST|PRE_ARB|ARB]
                text: <^@>[.|, <sure>.] [<aside>|][The shop refused <when>.|I never heard back.|]|<aside> <^@>.
                """],
            Labels = """
                FRAUD 6: I never used my card there|my card was in <city> with a thief|somebody cloned it
                NOT_RECEIVED 7: the <thing> never came|still waiting after <span>|parcel was lost
                DUPLICATE 3: it is booked twice|two identical charges|paid cash as well
                WRONG_AMOUNT 3: the receipt says <sum>|they added a tip|the price was lower by half
                CANCELLED 4: I ended the subscription <when>|booking was cancelled in time|sent the <thing> back
                """,
            Fields = [new("RSN", "<=>"), new("STG", "<stage>")],
            Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4o-2024-11-20")],
        },
        new WorkloadSpec
        {
            Id = "payment-gate", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Whether a payment goes through; JSON with one closed field and a free text beside it, under names of an old system; one slot lists signals.",
            User = """
                ===PAYMENT===
                {{payee}},{{amt}},{{cur}},{{iso}}
                memo "{{text}}"
                ===SIGNALS===
                {{signals}}
                ===END===
                Decide between APPROVE, HOLD and DECLINE. Two signals or more: at least HOLD. Return JSON with ZZ_DEC (the decision) and ZZ_BEM (one sentence for the file).
                """,
            Grammar = [Words, """
                amt: <$5-9000>
                iso: <%yyyy-MM-ddTHH:mm:sszzz>
                one: * <risk>
                signals: none|<one 1-2;>|<one ~2;>
                text: <@>[ <memo>| - <memo>|]|<memo>: <@>
                why: [The memo|The amount|The payee] [is plausible|looks odd|is new][ since <month>|].|<^risk>[ and <risk>|].
                """],
            Labels = """
                APPROVE 9: monthly [rent|fee] as always|[canteen|gym] <month>|thanks for the <thing>
                HOLD 5: [urgent|quick] help for my <relation>|advance for the <thing>|unknown project in <country>
                DECLINE 2: crypto voucher codes|[unlock|release] fee for an inheritance|casino chips
                """,
            Fields = [new("ZZ_DEC", "<=>"), new("ZZ_BEM", "<why>")], Fenced = .15,
        },
        new WorkloadSpec
        {
            Id = "link-screen", Kind = WorkloadKind.Classification, Weight = .4,
            Description = "Whether a link in a merchant's application is acceptable; ids in path and query, developer role, capitalised label.",
            System = "Compliance screen no. {{screen}} for merchant {{ulid}} ({{locale}}). Verdicts: Clean, Gambling, Adult, Weapons, Medicine. Verdict only.",
            Role = "developer",
            User = "GET {{url}}\nTitle: {{title}}\nSnippet: {{text}}",
            Grammar = [Words, """
                screen: <#1-90>
                ulid: 01H<%AA4><#3><%AA6><#2><%AA4><#2>
                url: https://<syllable><syllable>.[shop|com|example]/[p|item|c]/<#5>[-<%hex6>|]?[sku=<%AA2><#3>|ref=<%hex8>&utm=mail|lang=<locale>]
                title: <^@> \| <firm>|<firm>|Shop - <@>
                text: <^@>[, <colour>|] from <firm>. [Ships to <country>.|Since <#1990-2024>.|<aside>]|<aside> <^@>.
                """],
            Labels = """
                Clean 9: hand-made <thing>|bread and cakes|bicycles for <country>
                Gambling 3: live roulette|bonus spins|betting tips for <weekday>
                Adult 2: lingerie show|adults only videos|dating over eighteen
                Weapons 1: hunting rifles|tactical knives|ammunition boxes
                Medicine 2: pills without prescription|weight loss injections|sleep tablets
                """,
        },
    ];
}
