using Understudy.Core;

namespace Understudy.Research;

/// <summary>A fund that invests in young companies: notes on decks, the names of companies in mails.</summary>
internal static class TenthSeed
{
    private const string Words = """
        sector: payroll for freelancers|cold-chain sensors|AI tutoring|carbon accounting|fleet charging software|lab automation|compliance for crypto desks|elder-care scheduling|open-source observability|insect protein|digital twins for ports|pharmacy robotics|synthetic data|vertical SaaS for dentists
        round: pre-seed|pre-seed|seed|seed|seed extension|bridge
        investor: Kestrel Angels|Polder Ventures|LocalGlobal|Hummingbird Syndicate|Nordhaus Capital|YC|a family office in <city>|Antler-style studio
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "deck-note", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "Screening notes from decks of young companies; partner, thesis and cheque in the prompt; the deck in a tag with attributes, notes of a call after it where there was one.",
            System = """
                You are the screening analyst at Firstfurrow and work for {{fund}}. Date: {{today}}.

                Reader: {{partner}}. Thesis this quarter: {{thesis}}. Typical cheque: {{cheque}}.

                Write a one-page note in **exactly** this shape:

                **Company** – one line, no adjectives
                **Problem / wedge** – two lines
                **Traction** – numbers with the month they refer to, otherwise "none stated"
                **Team** – relevant experience only
                **Red flags** – up to three bullets
                **Call** – PASS, TRACK or MEET, plus the question you'd open the meeting with

                Guidelines:
                * numbers come from the deck or from the call, never from general knowledge
                * deck and call disagree → show both
                * skip TAM slides, quotes from customers and logos of "partners"
                * a company outside the thesis is still summarised, the call is then PASS
                """,
            User = "<deck company=\"{{company}}\" round=\"{{round}}\" pages=\"{{pages}}\">\n{{text}}\n</deck>{{notes}}",
            Grammar = [Words, """
                fund: Fund I|Fund II|Fund II|Fund III|the Nordic sidecar|the opportunity fund
                partner: Marguerite|Osei|Tom K.|Ulrike|Dana (venture partner)
                thesis: <sector>|<sector>, <sector>|vertical AI in <country>|anything with hardware margins above <#30-60> %|<sector> and infrastructure around it
                cheque: €<#100-900>k|$<#250-900>k|€<#1-2>.<#1-9>M|up to £<#200-800>k
                company: <^syllable><syllable>[ly|io|AI|.dev| Labs| Health||]|<firmhead>
                pages: <#8-24>|<#9-15>|<#28-47>
                s: <sector>
                slide: Slide <#2-20>: [Why now|Market|Product|Team|Traction|Competition|Go-to-market|The ask]
                fact: ARR [€|$]<#10-900>k, [up|growing] <#2-30> % MoM[ since <month>|]|<#2-90> paying customers, NRR <#85-140> %|pilots with <firm> and <firm>|waitlist of <#200-9000>|burn [€|$]<#20-120>k/month, runway <#3-14> months|LOIs worth [€|$]<#100-900>k|churn <#1-9> % monthly|[<#2-9>|<#10-18>] FTE, <#1-6> engineers|raised [€|$]<#100-900>k from <investor>
                people: CEO ex-<firmhead> [sales|ML lead|product], CTO [PhD|dropout] <city>|two <jobname>s, one <jobname>|solo founder, looking for a CTO|second-time founders, sold <^syllable><syllable> in <#2012-2023>|advisors: a <jobname> and <investor>
                pitch: <^*s> is broken. [We fix it|Nobody has fixed it since <#1980-2012>|It wastes <#2-40> h a week]|[The|First] operating system for <*s>|<^*s>, without the spreadsheets|We are building <*s> for [SMEs|<country>|the mid-market]
                text: <slide>\n<pitch>\n\n<slide>\n<fact>\n<fact>\n\n<slide>\n<people>|<pitch>. <fact>. <fact>. <people>. Ask: [€|$]<#300-900>k [SAFE|priced round|convertible], cap [€|$]<#3-14>M.|\[p1\] <pitch>\n\[p2\] <fact>\n\[p3\] <people>\n\[p4\] <fact>\n\[p5\] Raising [€|$]<#500-2500>k|<slide>\n• <fact>\n• <fact>\n• <fact>\n<slide>\n<people>\n<slide>\n[€|$]<#1-3>.<#0-9>M for <#12-24> months|<pitch>\n<people>\n<fact>
                notes: [||\n\n\<call with="<caller>" length="<#12-55> min">\n<said>\n\</call>|\n\n\<call>\n<said>\n\</call>]
                caller: founder|CEO|both founders|CTO
                said: <fact>. [Seemed <very> <quality>.|Talks fast.|Knows <firmhead> well.] [Valuation|Cap] "not fixed".|[Not clear|Would not say] how they reach <#2-9>x.[ <^fact>.|]|<^fact> (deck says otherwise). <^people>.
                answer: **Company** – <^*s> for [SMEs|clinics|mid-size firms].\n**Problem / wedge** – [Manual work|Paper forms] [eats|takes] <#2-30> h a week; [they start with|the wedge is] [import|billing|audits].\n**Traction** – <fact>.\n**Team** – <people>.\n**Red flags**\n- [runway below <#4-9> months|one customer is half of revenue|no technical founder]\n- [valuation|crowded field|long sales cycle]\n**Call** – [PASS|TRACK|MEET]. [What happens if <firmhead> builds it?|Who signs the contract?|Why did the pilot in <city> end?]
                """],
            Answer = "<answer>", Temperature = .4, LongTail = true, Jitter = .04, Parts = .06,
            Models = [(0, "gpt-4o-2024-08-06"), (.6, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.41, .08, ("**Red flags** – up to three bullets", "**Red flags** – two or three bullets")),
            ],
        },
        new WorkloadSpec
        {
            Id = "startup-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The company in the subject of a mail that introduces it: a set of names that grows with the traffic; few-shot.",
            System = "Subject line in, startup name out. Drop Inc/Ltd/GmbH and taglines. Names of funds, accelerators and introducers are wrong answers. No startup in it: none",
            Shots = [("Intro: Lena (Brackly) <> Firstfurrow", "Brackly"), ("Fwd: Q3 update - Mosswork Ltd - revenue +40%", "Mosswork"), ("Lunch thursday?", "none")],
            Grammar = [Words, """
                name[+]: <^syllable><syllable>[ly|io|a|ify|||]|<^syllable><syllable><syllable>|<^syllable><syllable>[ Bio| AI| Robotics| Labs]
                co: <name>
                who: <jobname>|Lena|Ruben|Ines|Paul|Mira|Jo
                what: <sector>
                text: Intro: <^who> (<*co>) \<\> Firstfurrow|[Fwd: |Re: |FW: |]<*co> [deck|data room|pitch deck|one-pager]|<*co> - <what> - raising [€|$]<#300-900>k|[Q<#1-4>|<month>|monthly] [update|investor update] - <*co>[ Ltd| GmbH| Inc.|]|<*co> x Firstfurrow, <weekday> <#8-18>:<#0-5>0|[meet|warm intro to|have you seen] <*co> [(<what>)|via <investor>|?]|<*co>: <what>, <round>|Invitation: <*co> demo @ <weekday>|<round> round for <*co> led by <investor>|[Your|our] call with <^who> from <*co>|\[<*co>\] [new sign-up on DocSend|term sheet v<#2-5>|cap table]
                """],
            Answer = "<*co>", MaxTokens = 12,
        },
    ];
}
