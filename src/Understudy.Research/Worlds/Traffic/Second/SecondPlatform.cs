using Understudy.Core;

namespace Understudy.Research;

/// <summary>A hosting platform's prompts: tags, JSON documents, code, mail headers.</summary>
internal static class SecondPlatform
{
    private const string Words = """
        tenant[60]: <syllable><syllable>-[prod|eu|staging|shop]
        uuid: <%hex8>-<%hex4>-4<%hex3>-a<%hex3>-<%hex8><%hex4>
        ulid: 01J<%AA3><#2><%AA5><#3><%AA4><#1><%AA5>
        iso: <%yyyy-MM-dd'T'HH:mm:ss>[Z|+01:00|.<#3>Z]
        semver: <#0-6>.<#0-24>.<#0-9>[-rc.<#1-4>|]
        part: worker|cache|bucket|webhook|cron job|replica|certificate|build runner|DNS record|volume|function|queue consumer
        happens: since the last deploy|after we rotated the keys|on <weekday> nights only|under load|for one of our <#2-40> regions|whenever the <part> restarts
        link: https://console.peerage.dev/t/<%hex8>/[logs|metrics|jobs]?run=<#6>&[from=17<#8>|tab=<#1-9>]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "queue-tags", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "Support tickets between tags to six queues in capitals; ids and times in attributes.",
            System = """
                <role>First-line dispatcher of a cloud platform, tenant {{tenant}}</role>
                <rules>
                <rule>A ticket goes to one queue, even when it names several things.</rule>
                <rule>Money beats technology: as soon as an amount is disputed, it is BILLING.</rule>
                <rule>OUTAGE is for what worked before and is down now for everybody; a single user who is locked out is ACCESS.</rule>
                </rules>
                <queues>BILLING OUTAGE ACCESS HOWTO FEATURE ABUSE</queues>
                """,
            User = """
                <ticket id="{{ticket}}" opened="{{iso}}">
                <title>{{title}}</title>
                <plan>{{plan}}</plan>
                <body>
                {{text}}
                </body>
                </ticket>
                """,
            Grammar = [Words, """
                ticket: PG-<#5>
                title: [<part> [trouble|question|again]|<^part>|need help|[re|fw]: <tenant>|<@>]
                plan: hobby|team|team|scale|enterprise
                text: [<aside> |]<^@>[.|!| <happens>.][ <aside>| See <link>.|][ <^@>.|]|<^@>, <happens>. [Run <#6>|Version <semver>|Trace <%hex8>].
                """],
            Labels = """
                BILLING 9: the invoice says <$20-900> but [we agreed on less|the plan is cheaper]|[charged twice|VAT missing] for the <part>|why do we pay for a <part> that is off
                OUTAGE 6: every <part> in <city> returns 50<#2-4>|nothing answers, status page is green|the <part> has been down for <span>
                ACCESS 8: my <relation> cannot log in|two-factor code is [rejected|never sent]|please unlock the account of <relation>|token has no [scope|permission] for the <part>
                HOWTO 11: how do I [move|back up|rename|scale] a <part>|where is the setting for the <part>|is there a guide about <part>s
                FEATURE 4>7: would be great if a <part> could [sleep|be shared|have tags]|any plans for <part>s in <country>|please add <colour> mode
                ABUSE 2: one of your hosts sends spam from <#10-220>.<#2-250>.<#2-250>.<#2-250>|a phishing page runs on your <part>|copyright notice for <link>
                """,
            LongTail = true, Jitter = .08,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.5, .1, ("A ticket goes to one queue, even when it names several things.", "A ticket goes to exactly one queue, also when it names several things."))],
        },
        new WorkloadSpec
        {
            Id = "wiki-json", Kind = WorkloadKind.Generation, Weight = 6,
            Description = "Answers from wiki pages; the user message is a JSON document whose strings are the slots.",
            System = """
                You receive a JSON object with a question and the wiki pages that the search found. Answer the question from the pages. Two or three sentences, plain text, no lists. If the pages are silent, answer: Not in the wiki. Mention the page's title in round brackets at the end.
                """,
            User = """
                {
                  "request_id": "{{uuid}}",
                  "asked_by": "{{user_id}}",
                  "lang": "{{locale}}",
                  "pages": [{{pages}}],
                  "question": "{{text}}"
                }
                """,
            Grammar = [Words, """
                page[50]: [Runbook|Policy|Notes|Setup]: <*part>. To [move|restart|resize] a <*part>, [open|stop|drain] it first and wait <#2-60> minutes. <^part>s [are|were] [limited to|billed by] <#2-90>. Owner: <firmhead> team.
                pages: "<page>"[, "<page>"|, "<page>", "<page>"|]
                text: [how|when|why] [do|should|can] [we|I|customers] [restart|resize|move|delete] [a|the] <part>[ in <city>|]?|who owns the <part>[, <sure>|]?|what is the limit for <part>s?
                answer: [You|Owners|Customers] can [drain|stop|resize] the <part> [first|after <#2-60> minutes]. [It takes effect <well>.|Limits apply per region.|] ([Runbook|Policy|Notes|Setup]: <part>)|Not in the wiki.
                """],
            Answer = "<answer>", Ascii = true,
        },
        new WorkloadSpec
        {
            Id = "deploy-tools", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "An operations bot with five tools, one of which gets most of the calls; user name as the first line, notes at the end.",
            System = """
                {{handle}}
                is on call. You operate the platform for the person above through tools and never through text. Default region is {{region}}. Ask for nothing; guess missing arguments from the notes.

                Session notes:
                {{notes}}
                """,
            User = "{{text}}",
            Grammar = [Words, """
                handle[150]: @<syllable><syllable><#1-99>
                region: [eu|us|ap]-[west|east|north]-<#1-3>
                note: - <%HH:mm> [asked about|restarted|looked at] <part>[ of <tenant>|]|- prefers <colour> theme|- last run <#6>
                notes: <note 1-4;>|(none)
                target: <part> [of|in] <tenant>
                lines: <#20-500>
                copies: <#2-12>
                text: <@>[ please|, thx|.||, <sure>][ <aside>|]|<aside> <@>
                """],
            Labels = """
                tail_logs 15: show me the [last|newest] <*lines> lines of the <*target>|what is the <*target> [saying|printing]|logs <*target>
                restart 3: [bounce|kick|restart] the <*target>
                scale 2: give the <*target> <*copies> copies|scale <*target> to <*copies>
                rollback 1: take <*target> back to <*semver>|undo the deploy of <*target>
                page_human 1: wake somebody up, <*target> is [burning|gone]|page the owner of <*target>
                """,
            Tools =
            [
                new("tail_logs", "Print the newest lines of a log.", new Field("target", "<*target>"), new Field("lines", "<*lines>", "integer")),
                new("restart", "Restart a part.", new Field("target", "<*target>")),
                new("scale", "Set the number of copies.", new Field("target", "<*target>"), new Field("copies", "<*copies>", "integer")),
                new("rollback", "Return to an older version.", new Field("target", "<*target>")),
                new("page_human", "Page the owner.", new Field("target", "<*target>"), new Field("reason", "<*target> [down|burning]")),
            ],
            ShuffledTools = true, Models = [(0, "gpt-4o-2024-08-06")],
        },
        new WorkloadSpec
        {
            Id = "mail-gist", Kind = WorkloadKind.Generation, Weight = 3.5,
            Description = "A markdown digest of one mail; headers as lines, some of them optional.",
            System = "You condense operations mail into markdown. First line: a heading of at most six words. Then three bullets: **What**, **Who**, **When**. Leave a bullet out rather than guess.",
            User = """
                From: {{sender}}
                To: {{rcpt}}{{cc}}
                Subject: {{subject}}
                Date: {{date}}

                {{text}}
                """,
            Grammar = [Words, """
                addr: [ops|team|<syllable><syllable>|<syllable>.<syllable>]@<syllable><syllable>.[dev|io|example]
                sender: [<firm> <addr>|<addr>|"<jobname>" \<<addr>>]
                rcpt: <addr>[, <addr>|]
                cc: [|||\nCc: <addr>]
                subject: [\[<tenant>\] |Re: |][<^part> <happens>|window for <part>s|minutes of <weekday>]
                date: <%ddd, dd MMM yyyy HH:mm:ss> [+0000|+0100|+0530]
                text: [<hello> \n|Hi all,\n\n]<sent 2-5>[\n\n-- \n<jobname>, <firm>|\nBest|]
                hello: Dear [team|colleagues]
                sent: [We|<firm>|The <jobname>] will [move|stop|replace|patch] the <part> [on <weekday>|<happens>|at <#1-23>:<#10-59>].|The <part> <happens> [needs|lost|has] [more disk|its lease|an owner].|<aside>
                answer: ## [Change|Notice|Trouble]: <part>\n\n- **What**: [patch|move|stop] of the <part>\n- **Who**: [<firm>|the <jobname>]\n- **When**: [<weekday>|<#1-23>:<#10-59>]
                """],
            Answer = "<answer>", LongTail = true,
            Revisions = [new Revision(.6, 0, ("at most six words", "at most five words"))],
        },
        new WorkloadSpec
        {
            Id = "snippet-fix", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Repairs a function; code block in, code block out; language and version glued to the sentence.",
            System = SharedPrompts.Generic,
            User = """
                Fix the bug in this {{language}} code (runtime {{semver}}, linter `{{linter}}`). The test says: "{{failure}}".

                ```
                {{text}}
                ```

                Return the whole function in one code block and nothing before or after it.
                """,
            Grammar = [Words, """
                language: TypeScript|Go|Rust|Ruby|Kotlin
                linter: eslint|golangci|clippy|rubocop|ktlint
                fn: [get|load|merge|count|drop|parse][Rows|Parts|Keys|Jobs|Leases]
                v: [i|n|row|key|total|left|item|acc]
                failure: expected <#0-90> but got <#0-90>|index <#2-40> out of range|timeout after <#2-60>s|nil has no method <fn>
                body: let <v> = <fn>(<v>, <#0-9>)|if (<v> \> <#0-40>) return <v>|<v> += <#1-9>|for (<v> of <fn>()) <v>++|<fn>(<v>)
                text: function <fn>(<v>, <v>) {\n  <body>\n  <body>\n[  <body>\n|  // <does>\n|]  return <v>\n}
                answer: ```\nfunction <fn>(<v>, <v>) {\n  <body>\n  <body>\n  return <v>\n}\n```
                """],
            Answer = "<answer>",
        },
        new WorkloadSpec
        {
            Id = "alert-twin", Kind = WorkloadKind.Relevance, Weight = .2,
            Description = "Whether two alerts have one cause, 0 to 2; two slots that only a dashed rule divides.",
            User = """
                {{first}}
                ---
                {{text}}

                Same cause? 2 = certainly, 1 = maybe, 0 = no. Digit only.
                """,
            Grammar = [Words, """
                first: [\[<iso>\]|<iso>|17<#8>] <*part> [error|lag|restart] <#2-900>ms host=<*tenant> trace=<%hex8>
                text: [\[<iso>\]|<iso>|17<#8>] <@> trace=<%hex8>
                """],
            Labels = """
                2 3: <*part> [error|lag|restart] <#2-900>ms host=<*tenant>
                1 4: <*part> [error|lag|restart] <#2-900>ms host=<tenant>
                0 5: <part> [ok|rotated|resized] <#2-900>ms host=<tenant>
                """,
        },
    ];
}
