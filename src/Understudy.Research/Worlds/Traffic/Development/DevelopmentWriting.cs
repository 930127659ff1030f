using Understudy.Core;

namespace Understudy.Research;

/// <summary>Free text: answers from documents, summaries, queries to a database.</summary>
internal static class DevelopmentWriting
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "handbook-answers", Kind = WorkloadKind.Generation, Weight = 6,
            Description = "Answers from retrieved documents that recur; the question follows the documents.",
            System = """
                You answer questions of staff and customers from the handbook of Northgate Interiors. Use the documents in the user's message and nothing else. If the documents do not answer the question, say "The documents do not say that." and name the desk that could know. Quote paragraph numbers where there are any. At most four sentences. Do not mention that you were given documents, do not greet, and do not end with an offer of further help. When two documents disagree, the one with the higher number is the newer one and wins.

                How to read the documents: a heading names the subject and, in brackets, the file. What stands under a heading is valid for all branches unless a country is named. "Staff" means everybody with a contract, "branch staff" only those who work on the shop floor; contractors are never staff. Periods in days are calendar days unless working days are named. Amounts are before tax for companies and with tax for everybody else. If a rule names an exception, give the exception too, even if the question did not ask for it.

                How to answer: use the words of the question where that is possible, because many readers search for them later. Write numbers as digits. If the question contains a wrong assumption, correct it in the first sentence. If it contains two questions, answer both, in their order. Never give legal, tax or medical advice, not even when a document seems to.
                """,
            User = "Documents:\n{{kbdocs}}\n\nQuestion: {{text}}",
            Grammar = [KnowledgeWords.Text, "text: <kbquestion>[ <aside>|]|<aside> <kbquestion>"],
            Answer = "<kbanswer>", Jitter = .1, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.33, .05, ("At most four sentences.", "At most three sentences.")), new Revision(.75, .05, ("do not greet, and do not end with an offer of further help", "do not greet the reader, and never close with an offer of further help"))],
        },
        new WorkloadSpec
        {
            Id = "thread-summary", Kind = WorkloadKind.Generation, Weight = 3.5,
            Description = "Summaries of mail threads: the thread first, the instruction at the end, no system prompt.",
            User = "{{text}}\n\n=====\nSummarise the thread above for {{reader}} in {{bullets}} bullet points. Begin with the decision, if there is one. Name who has to do what by when. Leave out greetings and signatures.",
            Grammar = [OfficeWords.Text, CustomerTalk.Text, """
                reader: the management|a new colleague|the client|the <dept> team
                bullets: three|four|five
                mail: [From|>|On <weekday> at <#8-18>:<#10-59>,] <jobname> ([<dept>|<firm>])[ wrote|]:\n[<hello>\n|]<officeline 1-4>[ <aside>|][\n<bye>|]\n
                text: <mail ~2;>
                """],
            Answer = "- <officeline>\n- <officeline>\n- <officeline>[\n- <officeline>|]", LongTail = true, Jitter = .15, Temperature = .3,
        },
        new WorkloadSpec
        {
            Id = "ask-sql", Kind = WorkloadKind.Generation, Weight = .9,
            Description = "Questions to SQL; one of a few recurring database schemas in the prompt.",
            System = """
                You write PostgreSQL for analysts who cannot. Return one statement in a code block, no comments. Only SELECT. Use the tables below, never others; quote nothing that needs no quotes; dates are UTC.

                {{schema}}
                """,
            Grammar = [OfficeWords.Text, SoftwareWords.Text, """
                table: orders|customers|invoices|sessions|shipments|employees|tickets|payments|products|stores|returns|events
                column: id bigint|created_at timestamptz|status text|total numeric|country text|store_id bigint|customer_id bigint|closed_at timestamptz|score int|channel text|weight_kg numeric
                schema[8]: CREATE TABLE <table> (id bigint primary key, <column>, <column>, <column>);\nCREATE TABLE <table> (id bigint primary key, <column>, <column>);\nCREATE TABLE <table>_history (id bigint, <column>, <column>, <column>, <column>);
                measure: number|sum|average|median|share|list
                text: [show me|I need|what is|give me] the <measure> of <*table> [per|by|for each] [country|store|month|status|channel][ since <month>| in <country>| over <#50-900>|, top <#3-20>|]|how many <*table> [were closed|had <quality> scores|changed status] <when>?|which [customers|stores|employees] have [no|more than <#2-50>] <*table>[ in <month>|]?
                answer: ```sql\nSELECT [count(*)|sum(total)|avg(score)|country, count(*)] FROM <*table> WHERE [status = 'open'|total \> <#10-900>|created_at \>= '2026-0<#1-9>-01'][ GROUP BY 1|][ ORDER BY 1 DESC LIMIT <#3-20>|];\n```
                """],
            Answer = "<answer>",
        },
    ];
}
