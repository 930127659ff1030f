using Understudy.Core;

namespace Understudy.Research;

/// <summary>A law firm: passages for its research tool, transcripts, the parties of contracts.</summary>
internal static class FifthLaw
{
    private const string Words = """
        topic: termination for convenience|limitation of liability|change of control|force majeure|assignment of the lease|earn-out payments|non-compete covenants|retention of title|liquidated damages|data breach notification|break clauses|indemnity for third-party claims|governing law|escrow release|service charge caps|garden leave|drag-along rights|exclusivity
        party: the Supplier|the Tenant|the Buyer|the Licensor|the Seller|the Employee|the Landlord|the Customer|the Guarantor
        other: the Purchaser|the Company|either party|the Lender|the Agent|the Subcontractor
        num: <#1-28>.<#1-9>|<#1-28>(<#1-6>)|<#2-28>.<#1-9>.<#1-4>
        matter: <firmhead> v <firmhead>|Re <firm>|<firmhead> Holdings v <firm>|Project [Osprey|Lantern|Basalt|Willow|Meridian]
        money: £<#1-90>,<#3>|€<#1-9>,<#3>,000|<#5-150> per cent of the fees|US$<#2-40> million
        period: <#5-90> (<#5-90>) days|<#2-24> months|<#5-30> Business Days|a period of <#2-7> years
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "precedent-grade", Kind = WorkloadKind.Relevance, Weight = 8,
            Description = "How well a passage of the firm's precedents answers a lawyer's question, grades 0 to 3 after a fixed word; XML elements with attributes; three versions.",
            System = """
                <role>
                You are an experienced professional support lawyer at Harrow Pell LLP. You judge search results so that we can tune the ranking of our internal research tool. The people who use the tool are associates in a hurry; they want language they can copy, or an authority they can cite.
                </role>

                <scale>
                3 - Directly on point. The passage contains the clause, test or holding that was asked for, and an associate could stop searching.
                2 - Useful. The passage deals with the same legal question, but is partial, from a neighbouring context, or needs to be adapted before anybody could use it.
                1 - Background. Same area of law or same kind of document, no help with the question itself.
                0 - Off topic. Includes tables of contents, signature blocks, and passages which merely happen to use the same words.
                </scale>

                <guidance>
                Judge the text in front of you rather than what the document might say elsewhere.
                Jurisdiction matters: where the question names one and the passage plainly belongs to a different one, deduct one point.
                Age does not matter, unless the passage says that it has been overruled or superseded.
                A short passage can deserve a 3. A long one that buries the answer deserves it as well.
                Definitions count as on point only if the question asks for a definition.
                Do not reward a passage for repeating the question. Do not punish poor scanning, hyphens in odd places or missing numbering.
                If the question is so vague that several readings are possible, take the one most favourable to the passage.
                </guidance>

                <format>
                Write "Score: " followed by the number. Give no explanation, the reviewers find it distracting.
                </format>
                """,
            User = """
                <question practice_group="{{group}}">{{question}}</question>
                <passage document="{{document}}" page="{{page}}">
                {{text}}
                </passage>
                """,
            Grammar = [Words, """
                group: Real Estate|Corporate|Employment|Commercial|Disputes|Banking|IP & Tech
                subject: <topic>
                juris: [ under English law| in Scotland| under New York law| in Ireland||||]
                question: [standard|buyer-friendly|short form|market] wording for <*subject><juris>|what is the test for <*subject><juris>?|[can|may] <party> rely on <*subject> [after|before] <period><juris>?|<*subject> - [carve-outs|notice requirements|caps|leading cases|tenant's position]|does <*subject> survive [completion|expiry|insolvency of <party>]?|[need|looking for] a clause on <*subject> that works for <party>
                document: [SPA|Lease|MSA|Facility Agreement|Settlement Deed|Licence|Practice note|Know-how] [<firm>|<firmhead>/<firmhead>|template v<#1-14>|<#2009-2025>]|\[<#2009-2025>\] EWCA Civ <#10-1600>|\[20<#10-25>\] UKSC <#1-60>
                page: <#1-180>
                cl: <num> [Subject to clause <num>, |Notwithstanding anything to the contrary, |For the avoidance of doubt, |][<party> shall|<other> may|neither party shall]
                tail: not later than <period> after [the Completion Date|receipt of written notice|the Quarter Day].|and in any event not exceeding <money> in aggregate.|without prejudice to [any accrued rights|clause <num>].|, such consent not to be unreasonably withheld or delayed.|save as set out in Schedule <#1-9>.|provided that <other> has [paid|notified|reimbursed] <party>.
                text: <@>[ <cl> [notify|indemnify|reimburse|consult] <other> <tail>|]|<cl> [procure that <other> complies|deliver the documents|pay <money>] <tail> <@>|<@>\n<cl> [retain|deliver up|replace] the [Deposit|Goods|Records|Source Code] <tail>
                """],
            Labels = """
                0 7: SIGNED as a deed by <party> in the presence of: [Name|Witness|Occupation] ______|CONTENTS <num> <topic> .... <#1-90> <num> <topic> .... <#91-180>|<cl> keep the [Premises|Equipment|Site] in good repair <tail>
                1 6: The parties discussed <*subject> at a meeting on <#1-28> <month>, but nothing was agreed.|<num> In this Agreement "<^*subject>" has the meaning given in Schedule <#1-9>.|Commentators disagree about the history of <*subject>, which the court did not have to settle.
                2 5>7: <cl> be entitled to raise <*subject> in respect of [the Goods|Phase <#2-5>|the Ancillary Services] <tail>|In the context of [charterparties|consumer sales|franchises] the court treated <*subject> as turning on the words used.|<num> \[Drafting note: <*subject> to follow the model of clause <num>.\]
                3 4: <cl> exercise its rights in respect of <*subject> by written notice <tail>|The test for <*subject> is settled: it applies where the wording is clear, the event was beyond the control of <party>, and notice was given.|<num> <^*subject>. The total amount payable shall be limited to <money> <tail>
                """,
            Answer = "Score: <=>", Accuracy = .93, LongTail = true, Jitter = .08, Parts = .06,
            Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.35, .08, ("Age does not matter, unless the passage says that it has been overruled or superseded.", "Age is irrelevant unless the passage itself says it was overruled or superseded.")),
                new Revision(.7, .04, ("Give no explanation, the reviewers find it distracting.", "No explanation.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "deposition-digest", Kind = WorkloadKind.Generation, Weight = 3.5,
            Description = "Digests of depositions; the transcript first, the instruction with its slots last.",
            User = """"
                """
                {{text}}
                """

                You have just read part of the deposition of {{witness}} ({{capacity}}) in {{matter}}. Summarise it for {{reader}} as {{form}}. Cite page and line like [112:4]. Admissions go first, then denials, then what the witness could not recall. Objections by counsel are left out, and nothing is added that was not said.
                """",
            Grammar = [Words, """
                witness: <!name>|Mr <firmhead>|Ms <firmhead>|Dr <firmhead>
                capacity: <jobname>|former <jobname>|30(b)(6) designee|expert for the defence|claimant
                reader: the partner|trial counsel|the client|a new associate|the insurer
                form: bullet points|five bullet points|one paragraph|a table|a page-line index
                verb: [sign|read|approve|forward|delete|see] [the <month> memo|Exhibit <#2-80>|the draft|that e-mail|the minutes]|[speak|meet] with [<firmhead>|anyone from <firm>|the auditors]|[know about|object to|ask for] the [<#2-40>% discount|second invoice|inspection|side letter]
                q: Q. [And did|Did|When did|Why did] you <verb>[ <when>|]?|Q. Who[ else|] [was in the room|had access|told you to <verb>]?|Q. [Let me show you|Turning to|I'm handing you] Exhibit <#2-80>. [Do you recognise it?|Is that your signature?|What is it?]|Q. How many times[, roughly|]?
                a: A. [Yes.|No.|I did.|I don't recall.|Not that I remember.|Correct.|You'd have to ask <firmhead>.]|A. [It was|That would be] <when>, <sure>.|A. [<^count>, maybe more.|My <relation> keeps those records.|We never discussed <topic>.|I <does> that week.|I assumed <firmhead> would <verb>.]
                counsel: [MR.|MS.] <+firmhead>: Objection, [form|foundation|asked and answered|calls for speculation].|(Whereupon Exhibit <#2-80> was marked.)|(Recess, <#9-11>:<#10-55> to <#11-12>:<#10-55>.)
                pair: <q>\n<a>|<q>\n<a>|<q>\n<counsel>\n<a>|\[p. <#10-240>\]\n<q>\n<a>
                text: <pair ~3;>|<pair 3-9;>|<pair 2-4;>\n<counsel>\n<pair 2-5;>
                answer: - [Admits|Concedes] that [he|she|the witness] [signed|read|forwarded] Exhibit <#2-80> \[<#10-240>:<#1-25>\]\n- Denies [meeting <firmhead>|the side letter] \[<#10-240>:<#1-25>\]\n- [Does not recall|Cannot say] who [approved|deleted] [it|the draft] \[<#10-240>:<#1-25>\]|The witness [admitted|accepted] having [seen|approved] the <month> memo \[<#10-240>:<#1-25>\] but denied any [call|meeting] with <firm> \[<#10-240>:<#1-25>\].
                """],
            Answer = "<answer>", LongTail = true, Temperature = .1, Models = [(0, "gpt-4o-2024-08-06")],
        },
        new WorkloadSpec
        {
            Id = "party-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The counterparty of a contract in its shortest form: a set of names that grows with the traffic; few-shot.",
            System = "Name the counterparty in this contract heading. Drop legal forms, numbers and addresses. Our client is always Harrow Pell's client as given after the slash.",
            Shots = [("THIS DEED is made on 3 May 2019 between (1) TARNBROOK MILLS LIMITED (no. 0418842) and (2) Osier Group plc / Osier Group", "Tarnbrook Mills"), ("Supply Agreement — Quillon GmbH, Hafenweg 3, Kiel (\"Buyer\") and Pike & Daughters Ltd / Pike & Daughters", "Quillon"), ("Between: (a) Mrs J. Arkwright; (b) Selwyn Estates LLP / Selwyn Estates", "J. Arkwright")],
            User = "{{text}} / {{client}}",
            Grammar = [Words, """
                entity[+]: <^syllable><syllable 1-2>[ <firmtail>| <^syllable><syllable>|wick| & Co| Brothers|]
                who: <entity>
                us: <firm>
                client: <*us>
                legal: Limited|Ltd|LLP|plc|GmbH|B.V.|S.A.|Inc.|AB|Oy
                at: <#1-200> [Station|Mill|Church|Harbour] [Road|Street|Quay], <city>
                text: THIS [AGREEMENT|DEED|LEASE] [is made on|dated] <#1-28> <month> <#2004-2026> between (1) <+*who> <+legal> (no. <#8>) and (2) <*us> <legal>|[Loan|Supply|Services|Share Purchase|Franchise] Agreement[ — | - |: ]<*who> <legal>, <at> ("[Buyer|Borrower|Tenant|Provider]") and <*us> <legal>|Between: (a) <*us>; (b) <*who> <legal>, a company incorporated in <country>[, whose registered office is at <at>|]|<*who> <legal> and <*us> <legal>: [side letter|amendment no. <#2-9>|heads of terms], <#1-28> <month> <#2004-2026>
                """],
            Answer = "<*who>", MaxTokens = 20,
        },
    ];
}
