using Understudy.Core;

namespace Understudy.Research;

/// <summary>A vendor of hosted databases: three prompts that begin with one product brief.</summary>
internal static class FifthCloud
{
    /// <summary>Words of its customers and engineers.</summary>
    public const string Words = """
        feature: read replica|connection pool|branch|point-in-time restore|VPC peering|autoscaler|backup schedule|query console|audit log|IP allow list|SSO login|storage tier|CLI|Terraform provider|webhook|extension pgvector
        plan: Hobby|Hobby|Team|Team|Scale|Enterprise
        zone: eu-central|eu-west|us-east|us-west|ap-south|sa-east
        err: FATAL: remaining connection slots are reserved|SSL handshake timed out|ERROR <#2-5><#4>: could not serialize access|"disk full"|HTTP <#500-504>|dial tcp 10.<#0-255>.<#0-255>.<#2-250>:5432: i/o timeout|password authentication failed|replication lag <#2-900>s
        stack: Node <#16-22>|Django|Rails 7|Go 1.<#19-24>|Prisma <#4-6>|Spring Boot|Laravel|SQLAlchemy 2|.NET 8|Elixir
        cluster: pl-<syllable><syllable>-<#2>|<syllable><syllable>-[prod|staging|dev]|[orders|users|events|billing]-[prod|eu|<#1-9>]
        detail: We're on [the |]<plan>[ plan|], <zone>[, cluster <cluster>|].|[Stack|Client|Driver]: <stack>.|[It|This] [started|began] <when>[, right after we enabled the <feature>|, nothing changed on our side|].|Log:\n<%yyyy-MM-dd HH:mm:ss> <err>|Happens about <#2-60> times [an hour|a day].|[Steps|Repro]: create a <feature>, wait <#1-30> min, [delete it|connect from <stack>|run the migration].|[Our|My] <jobname> [already tried|suggested] [a restart|a bigger instance|rotating the password].|See also ticket <#5>.|<aside>
        sign: [Cheers|Thanks|Best|Regards|Thx]|[Cheers|Best],\n<syllable><syllable> @ <firm>|—\n<jobname>, <firm>|Sent from [Front|Superhuman|my phone]
        """;

    private const string Brief = """
        You work for Plinth, a managed Postgres company. The brief below is shared by all of our automations. Read it, then do the task at the very end.

        ===== PRODUCT BRIEF =====
        Plinth runs PostgreSQL 14 to 17 for about 9,000 teams. A *project* holds *clusters*; a cluster has one primary, up to five read replicas and any number of *branches* (copy-on-write clones used for previews and tests).

        PLANS
        Hobby: free, one cluster, 1 GB, sleeps after 30 minutes without queries, community support only.
        Team: $29 per cluster and month, daily backups kept for 7 days, e-mail support on weekdays, first answer within one working day.
        Scale: usage-based, point-in-time restore for 14 days, private networking, support around the clock, first answer within 4 hours.
        Enterprise: contract, 35 days of restore, SSO, audit log export, named engineer, first answer within 30 minutes for outages.

        WHAT PEOPLE CONFUSE
        Sleeping is not an outage. Hobby clusters take up to 12 seconds to wake.
        The pooler listens on 6432, Postgres itself on 5432. Prepared statements need session mode.
        Deleting a project deletes its backups, and we can't undo it. Deleting a branch is harmless.
        Storage never shrinks by itself; VACUUM FULL or a logical copy is needed.
        Regions can't be changed after a cluster was made. Moving means dump and restore, or a replica that gets promoted.
        Status page incidents are declared by people, not by monitoring, so the page may lag a few minutes.

        WHAT WE DON'T DO
        No superuser, no custom C extensions, no tuning of application code, no access to customers' rows. We don't comment on roadmaps or on other vendors.
        ===== END OF BRIEF =====

        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "docs-answer", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "Answers from documentation passages that recur, numbered, in the system prompt after a brief that two others share; three versions.",
            System = Brief + """
                TASK: answer the developer's question from the numbered passages. Plan: {{plan}}. Console language: {{language}}.

                {{passages}}

                Write at most 120 words of Markdown. Put the number of each passage you used in square brackets after the sentence. Commands go in fenced blocks. If the passages don't settle it, say which page is missing and point to support; don't fall back on general Postgres lore.
                """,
            Grammar = [Words, """
                language: en|en|en|de|ja|pt
                page[70]: \[<#100-999>\] [Connecting|Limits|Backups|Branches|Networking|Billing|Replicas|Pooling] › <^*feature>: [To [enable|remove|resize] a <*feature>, open Settings and choose "<^*feature>".|A <*feature> [counts towards|is not part of] the storage of its cluster.|Run `plinth [branch|cluster|replica|backup] [create|ls|rm] --[name|region|ttl]`.] [Changes apply [at once|after a restart|within <#2-15> minutes].|Available from the <plan> plan on.|Maximum: <#2-500> per project.|Known issue with <stack>: set `[sslmode|pool_mode|statement_timeout]` explicitly.]
                passages: <page 1-4;>
                text: how [do|can] I [enable|resize|delete|script|monitor] [a|the|my] <*feature>[ from <stack>| with the CLI|]?|is there a limit [on|for] <*feature>s [on <plan>|per project|]?|[what does|why do I get] <err>[?| when using a <feature>?]|can [a|the] <*feature> [survive|follow] [a restart|a region move|a delete]?|<^*feature> [and|vs] <feature>, [what's the difference|which one do I need]?|[hey|hi], <detail> Can I [add|move|share] a <*feature>?|does <plan> include [a |]<*feature>?|<*feature> <stack>
                answer: [Open Settings and choose "<^*feature>"|Run the command below] \[<#100-999>\].[ Changes apply within <#2-15> minutes \[<#100-999>\].|]\n\n```\nplinth [branch|cluster|replica] [create|ls|rm] --name <syllable><syllable>\n```|[Yes|No], the <*feature> [is|isn't] part of the <plan> plan \[<#100-999>\].|The passages don't cover this; the page on <*feature>s seems to be missing. Please [contact|open a ticket with] support.
                """],
            Answer = "<answer>", Temperature = .2, UserRule = "user_id", Ascii = true,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.4, .05, ("Write at most 120 words of Markdown.", "Write Markdown, at most 120 words.")),
                new Revision(.75, 0, ("don't fall back on general Postgres lore.", "don't answer from what you know of Postgres in general.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "ticket-queue", Kind = WorkloadKind.Classification, Weight = 6.5,
            Description = "Support tickets to thirteen queues with descriptions; the same brief; three versions, the second with another queue.",
            System = Brief + """
                TASK: choose the queue for a new ticket.

                connectivity: can't connect, timeouts, TLS, pooler, allow lists
                performance: slow queries, CPU, lag, autoscaling
                backup_restore: backups, restore, anything deleted by mistake
                branching: branches and previews
                replication: replicas, failover, logical slots
                storage: disk full, shrinking, tiers
                auth_sso: logins to the console, SSO, roles of team members
                billing: invoices, plans, cards, credits
                api_cli: API, CLI, Terraform, webhooks
                compliance: DPAs, certificates, penetration tests, data residency
                sales: trials, quotes, migrations of whole companies to us
                feature_request: things we don't have
                abuse: phishing hosted with us, mining, spam

                When a deletion and something else are in one ticket it's backup_restore. Answer with the queue's name.
                """,
            User = "plan={{plan}} region={{region}} clusters={{clusters}} opened={{opened}}\nsubject: {{subject}}\n\n{{text}}",
            Grammar = [Words, """
                region: <zone>
                clusters: <#1-4>|<#1-40>
                opened: <%yyyy-MM-dd'T'HH:mm'Z'>
                subject: <@>|<^@>|<err>|[Re: |]<^feature>[ question| broken?|]|[URGENT: |help: |\[<cluster>\] ]<@>|(none)
                hey: [Hi|Hello|Hey|Hi team|Hello Plinth|Good morning][,|!| 👋|]
                text: [<hey>\n\n|<hey> |]<^@>[.|, <sure>.|!] <detail>[ <detail>|][\n\n<sign>|]|[<hey>\n|]<detail> <^@>[.|?][ <detail>|][\n<sign>|]|<^@>[.|?]|<detail>\n<detail>\n<^@>.\n\n<sign>
                """],
            Labels = """
                connectivity 14: <stack> can't reach <cluster>, <err>|connections drop every <#2-30> minutes|our office IP changed and now everything is refused
                performance 12>9: queries on <cluster> went from <#5-90> ms to <#2-20> s|CPU is pinned at 100% since <when>|the autoscaler doesn't add capacity under load
                backup_restore 6: someone dropped the [users|orders|events] table <when>, can we go back|the nightly backup of <cluster> failed|I deleted the wrong project, please tell me it's recoverable
                branching 5: creating a branch hangs at <#2-98>%|preview branches aren't cleaned up when the PR closes|can a branch hide personal data
                replication 5: the replica is <#2-90> minutes behind|a logical slot fills the disk and won't advance|failover took <#2-20> minutes
                storage 5: we deleted <#5-400> GB and still pay for it|<cluster> is read-only because the disk is full|how do I move cold data to the cheap tier
                auth_sso 4: SAML loop after we switched to [Okta|Entra|JumpCloud]|I left the company and I am still the only owner|2FA device lost, locked out of the console
                billing 9: charged $<$29-900> although we're on Hobby|please put our VAT number on the <month> invoice|our card was declined but the bank says it's fine
                api_cli 5: `plinth [cluster|branch] ls` returns <#400-504>|Terraform wants to recreate <cluster> on every apply|webhook signature doesn't verify
                compliance 3: our auditor needs your SOC 2 report|can you guarantee that rows stay in <country>|we need a signed DPA before <weekday>
                sales 3: we're <#20-900> people on RDS and want to move|is there a discount for [nonprofits|startups|universities]
                feature_request 4: please support [TimescaleDB|PostGIS rasters|MySQL]|dark mode for the query console, pretty please|it would help if alerts went to Teams
                abuse 1: one of your hosts scans our network|a phishing page keeps its stolen logins on <cluster>
                ai_assistant 3 v2: the SQL assistant made up a column|can we switch the AI helper off for our team|how many assistant messages does <plan> include
                """,
            LongTail = true, Jitter = .05, Parts = .1,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.33, .06, ("abuse: phishing hosted with us, mining, spam", "ai_assistant: the SQL assistant in the console\nabuse: phishing hosted with us, mining, spam")),
                new Revision(.8, .04, ("When a deletion and something else are in one ticket it's backup_restore. Answer with the queue's name.", "Deletions win: a ticket that mentions one goes to backup_restore whatever else it says. Answer with the name of the queue, no punctuation.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "page-severity", Kind = WorkloadKind.Classification, Weight = 4,
            Description = "How severe an alert is, as JSON with a reason; the same brief; alert, owner and state of the cluster as lines, one of them optional.",
            System = Brief + """
                TASK: set the severity of an alert that monitoring has raised, before anybody is paged.

                SEV1 = many customers can't reach their data. SEV2 = one Scale or Enterprise customer can't, or many are badly slowed. SEV3 = degraded, a human should look in working hours. SEV4 = noise, sleeping Hobby cluster, or already resolved.

                Return JSON: {"severity": "SEV1|SEV2|SEV3|SEV4", "reason": "<15 words or fewer>"}
                """,
            User = """
                alert: {{alert}}
                cluster: {{cluster}} ({{plan}}, {{region}}){{ack}}
                payload:
                {{text}}
                """,
            Grammar = [Words, """
                region: <zone>
                alert: [PrimaryDown|ReplicaLag|DiskPressure|PoolerSaturated|BackupMissed|CertExpiry|HighErrorRate|NodeNotReady]
                ack: [|||\nacknowledged_by: <syllable><syllable> at <%HH:mm>]
                metric: value=<#1-99>.<#2> threshold=<#50-95>|since=<%HH:mm:ss>|host=ip-10-<#0-255>-<#0-255>|last_ok=<#2-900>s ago|silences=<#0-2>|runbook=rb-<#1-60>|dup_count=<#1-40>|err="<err>"
                cue: <@>
                text: <metric>\n<*cue>\n<metric>[\n<metric>|]|<*cue>; <metric>; <metric>|<metric> <metric>\nannotation: <*cue>|<*cue>
                """],
            Labels = """
                SEV1 2: <#40-900> primaries unreachable in <zone>|control plane returns 503 to everybody, logins fail|storage layer in <zone> lost quorum
                SEV2 6: primary of one paying customer is down, failover stuck|pooler refuses connections for <#3-30> clusters, customers retrying|p99 above <#5-40> s across <zone>
                SEV3 9: replica <#5-90> min behind, reads stale|nightly backup missed once, next run scheduled|disk at <#80-92> per cent and growing <#1-4> per cent a day|certificate expires in <#5-20> days
                SEV4 10>13: cluster asleep, no queries for <#31-600> min|flapped for <#5-40> s, healthy since|test alert from the staging namespace|duplicate of an incident that was closed <when>
                """,
            Accuracy = .92, Fields = [new("severity", "<=>"), new("reason", "[<*cue>|<*cue>|<^*cue>, no failover seen]")], Fenced = .08,
            Models = [(0, "gpt-4o-2024-08-06")],
            Revisions = [new Revision(.5, .1, ("before anybody is paged.", "before anyone gets paged."))],
        },
    ];
}
