using Understudy.Core;

namespace Understudy.Research;

/// <summary>Grades for what was found, answers from it, queries to monitoring.</summary>
internal static class FrozenRetrieval
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "paper-grade", Kind = WorkloadKind.Relevance, Weight = 9,
            Description = "Grades 0 to 3 for papers found for a research question; few-shot pairs, three versions with a canary.",
            System = """
                You assess search results of a library for a team that writes systematic reviews. You see a research question and the title and abstract of a paper.

                Score 3 if the paper studies exactly the named exposure and the named outcome.
                Score 2 if one of the two is studied and the other is mentioned.
                Score 1 if only the field is the same.
                Score 0 otherwise.

                Country, year and method never change the score unless the question names them. Animal studies score at most 1. Do not reward good writing. An abstract in another language is scored like any other. Return the score as a digit, nothing else.
                """,
            User = "Question: {{query}}\n\nPaper: {{title}}\nAbstract: {{text}}",
            Shots = [("Question: screen time and myopia in children\n\nPaper: Near work and the eye\nAbstract: We followed 312 pupils; daily screen time predicted myopia at age ten.", "3"), ("Question: soil carbon and tillage\n\nPaper: Harbour cranes in the nineteenth century\nAbstract: An economic history of lifting.", "0")],
            Grammar = [CampusWords.Text, """
                query: [Does|How does|Whether] <*x> [affect|change|predict] <*y>[ in <country>| in adults| since <#1990-2020>|]?|<*x> and <*y>[: what is known|, <country>|]
                x: <course2>
                y: <course2>
                title: [On|Towards|Revisiting|Limits of|A note on] [<course2>|<*x>|<course>][: evidence from <country>|, revisited| in <#1950-2025>|]
                text: <^@>.[ <paperline>|] <paperline>|<paperline> <^@>.[ <paperline>|]
                """],
            Labels = """
                3 3: we show how <*x> drives <*y>|<*y> responds to <*x> in <#20-900> cases|a trial of <*x> with <*y> as outcome
                2 5: we study <*x>; <*y> is discussed|<*y> was observed, <*x> only named|new data on <*x>[, less on <*y>|]
                1 5: a survey of the field around <*x>|mice, <*x> and other factors|methods for measuring <*y>
                0 8: <course2> in <city>, a history|on <course2> and <course2>|<jobname>s and their <thing>s
                """,
            Accuracy = .93, MaxTokens = 1, Models = [(0, "gpt-4o-2024-08-06"), (.4, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .12, ("Do not reward good writing. ", "")),
                new Revision(.75, .1, ("Country, year and method never change the score unless the question names them.", "The country, the year and the method change the score only when the question names them."), ("Score 0 otherwise.", "Score 0 in all other cases.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "policy-answers", Kind = WorkloadKind.Generation, Weight = 6,
            Description = "Answers from clauses that recur; question first, clauses after it.",
            System = """
                You are the reference desk of an insurer's brokers. A broker asks, and the system attaches clauses from the terms of business. Work from the clauses alone. Give the answer in the first sentence, then the clause that carries it, in brackets. If clauses contradict each other, cite both and say which is more special. If nothing fits, write "Not in the attached clauses." and stop. No advice on prices, no comparison with other insurers, no speculation on how a court would decide. Three sentences are enough for nearly everything.

                Reading clauses: the number after the paragraph sign is part of the quotation. The word in brackets names the line of business; a clause of another line may only be used when its text names the line that was asked about. "Must" is a duty whose breach can cost the cover, "may" is a right, "need not" frees from a duty. Periods begin on the day after the event. An excess is borne by the insured and is deducted last. Limits are per event unless a year is named.

                Writing: no greeting and no closing. Brokers know the trade, so do not explain its words. If the question assumes facts that matter and are missing, name the missing fact instead of guessing it. If the client's name occurs, leave it out of the answer.
                """,
            User = "Broker's question: {{text}}\n\nAttached clauses:\n{{clauses}}",
            Grammar = [InsuranceWords.Text, """
                obj2: [the <asset>|a <asset>|gross negligence|a second home|lodgers|rented goods|damage by <cause.storm>|loss of keys|data on a laptop|works of art]
                clause: [Cover|Compensation|The excess] for <obj2> [ends|applies|is limited to <#5-90>00 euros|needs a report] [after <#2-30> days|in <country>|unless agreed otherwise|when premiums are unpaid].|[The insured|The broker|The insurer] [must|may|need not] [report|repair|replace|refuse] <obj2> [within <#2-30> days|in writing|at once|for <cover> policies].
                clausedoc[70]: § <#1-90> [Scope|Duties|Exclusions|Limits] (<cover>)\n<clause 3-7>
                clauses: <clausedoc 2-5;>
                text: [Is|Would] <obj2> [covered|included|excluded] [under <cover>|in <country>|when the policy lapsed <when>]?[ <insline>|]|<insline> [Does|Must] [my client|the insured] [report|prove|pay for] <obj2>?|what about <obj2>[ under <cover>|, <sure>|]?
                answer: [Yes|No|Partly], <clause> (§ <#1-90>)|<clause> <clause> (§ <#1-90>)|Not in the attached clauses.
                """],
            Answer = "<answer>", Jitter = .1, UserRule = "user_id", Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.4, .05, ("Three sentences are enough for nearly everything.", "Two or three sentences are enough for nearly everything.")), new Revision(.72, .06, ("Work from the clauses alone. Give the answer in the first sentence, then the clause that carries it, in brackets.", "Rely on the clauses alone. The first sentence gives the answer; the clause that carries it follows in brackets."))],
        },
        new WorkloadSpec
        {
            Id = "alert-query", Kind = WorkloadKind.Generation, Weight = .9,
            Description = "Questions to queries for monitoring; one of a few recurring lists of metrics in the prompt.",
            System = "Write one PromQL expression for the question. Only metrics from the list. No explanation, no code fence, no comments.\n\nMetrics:\n{{metrics}}",
            Grammar = [SoftwareWords.Text, """
                metric: <service>_[requests|errors|latency_seconds|queue_depth|memory_bytes|restarts]_[total|sum|bucket|max]
                metrics[7]: - <metric>{pod, code}\n- <metric>{pod}\n- <metric>{region}\n- <metric>{le}\n- <metric>{tenant}
                text: [rate|number|share|p99] of <service> [errors|requests|restarts] [over <#5-60>m|by pod|per region|last <#2-24> hours][, only code <#4-5><#2>|]?|is <service> [slower|busier] than <span> ago|alert when <service> [queue|memory] [exceeds <#50-900>|doubles in <#5-60>m]
                answer: [sum|max|rate|histogram_quantile(0.99, sum](rate(<metric>{code=~"5.."}\[<#5-60>m\]))[ by (pod)|]
                """],
            Answer = "<answer>",
        },
        new WorkloadSpec
        {
            Id = "clause-match", Kind = WorkloadKind.Relevance, Weight = .5,
            Description = "Does a clause bear on a complaint, yes or no; clauses recur, no system prompt.",
            User = "Clause:\n{{clausedoc}}\n\nComplaint: {{text}}\n\nDoes the clause bear on the complaint (yes/no)?",
            Grammar = [InsuranceWords.Text, """
                clausedoc[50]: § <#1-90>\n<rule2 2-5>
                rule2: [Damage|Loss|Theft] of [the|a] <asset> [is|is not] [covered|reported|assessed] [within <#2-30> days|in <country>|under <cover>].
                text: <insline> <^@>.|<^@>. <insline>
                """],
            Labels = """
                yes 3: you quote that very paragraph|the clause was sent to me
                no 5: nobody mentioned a clause|I ask about something else
                """,
        },
        new WorkloadSpec
        {
            Id = "source-rank", Kind = WorkloadKind.Relevance, Weight = .2,
            Description = "Grades 0 to 2 for passages in a newsroom's archive, as JSON.",
            System = "Archive search of a newsroom, {{today}}. How useful is the passage for the query? 2 direct evidence, 1 background, 0 useless. Answer {\"useful\": n}.",
            User = "Q={{query}}\nP={{text}}",
            Grammar = [NewsWords.Text, "topic: <matter.news>\nquery: <*topic>[ <city>| <#2015-2025>|]|[who|why] <*topic>\ntext: <@>[ <newsline>|]"],
            Labels = """
                2 2: The <*topic> was voted on <when>, <newsline>|<newsline> It was about the <*topic>.
                1 3: Background on <*topic>s. <newsline>
                0 4: <newsline>|<newsline> <aside>
                """,
            Fields = [new("useful", "<=>", "integer")],
        },
    ];
}
