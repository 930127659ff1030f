using Understudy.Core;

namespace Understudy.Research;

/// <summary>The engineers of the vendor of databases: queries of metrics, kinds of commits.</summary>
internal static class FifthOperations
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "promql-query", Kind = WorkloadKind.Generation, Weight = .9,
            Description = "Questions about metrics to PromQL; one of a few recurring lists of metrics before the question; no system prompt.",
            User = """
                Metrics you can use (name, type, labels):
                {{metrics}}

                Question from {{team}}: {{text}}

                Convert it to a single PromQL expression. Default range is [{{window}}]. Counters need rate() or increase(); histograms need histogram_quantile over le. Don't invent metrics or labels. No prose, no backticks.
                """,
            Grammar = [FifthCloud.Words, """
                metrics[7]: pg_connections[_active|_total] gauge \[cluster, region\]\npg_query_seconds_bucket histogram \[cluster, le\]\n[pooler_wait_seconds_bucket histogram \[region, le\]|pooler_clients gauge \[cluster, mode\]]\n[backup_runs_total counter \[cluster, status\]|wal_bytes_total counter \[cluster\]]\n[node_disk_used_ratio gauge \[host\]|branch_count gauge \[project, plan\]|http_requests_total counter \[route, code\]]
                team: SRE|SRE|storage|support|billing|the on-call bot|edge
                window: 5m|5m|1m|15m|1h
                what: connections|slow queries|failed backups|error rate|WAL written|pooler wait time|disk usage|branches|request rate
                text: [show|give me|plot] the [p50|p95|p99|average|top <#3-20>] [of |][<what>] [by|per] [cluster|region|host|plan][ in <zone>| over the last <#2-24>h|]|which [clusters|hosts] have [more than|above] <#50-99>[%|] <what>[ in <zone>|]?|how [many|much] <what> [today|since midnight|in the last <#2-48> hours][ on <plan>|]?|ratio of <what> to <what> per region|[alert|condition] when <what> [doubles|stays above <#2-900>] for <#2-30> minutes|compare <what> [with|to] [last week|yesterday|<zone>]|is <what> [growing|flat] on <cluster>?
                answer: histogram_quantile(0.[95|99|5], sum by (le, [cluster|region]) (rate(pg_query_seconds_bucket\[[5m|1h]\])))|topk(<#3-20>, sum by (cluster) (pg_connections_active{region="<zone>"}))|sum(increase(backup_runs_total{status="failed"}\[<#2-48>h\]))|node_disk_used_ratio \> 0.<#50-99>|sum by (region) (rate(wal_bytes_total\[[5m|15m]\])) / sum by (region) (pg_connections_total)
                """],
            Answer = "<answer>", Ascii = true,
        },
        new WorkloadSpec
        {
            Id = "commit-type", Kind = WorkloadKind.Classification, Weight = .2,
            Description = "The conventional type of a commit; files and message first, the instruction last.",
            User = """
                {{files}}

                {{text}}

                ^ files touched and the message the developer typed. Pick the Conventional Commits type for the changelog: feat, fix, perf, refactor, docs, test, build or chore. Trust the files more than the message. Type only, no scope, no colon.
                """,
            Grammar = [FifthCloud.Words, """
                dir: src|pkg|internal|web|cli|deploy|docs|e2e
                file: [M|A|D] <dir>/[pooler|branch|auth|wal|billing|console|ui]/[main|config|client|retry|index|form]_<#1-9>.[go|ts|tsx|sql|md|yaml]|[M|A] <dir>/[README|CHANGELOG|<syllable><syllable>].md|M go.[mod|sum]
                files: <file 1-5;>
                text: <@>|<^@>[.|]|<@> (#<#100-4999>)|\[<syllable><syllable>\] <@>|wip: <@>, <does>
                """],
            Labels = """
                feat 6: add a <feature>|let users choose the <feature> per branch|new endpoint for <feature>s
                fix 8: don't crash when the <feature> is missing|off by one in retry of <feature>|wrong timezone in <feature> list
                perf 2: cache <feature> lookups, <#2-40>x faster|avoid allocating in the <feature> loop
                refactor 4: split <feature> into two files|rename things around the <feature>
                docs 3: explain the <feature> better|typo in guide to <feature>s
                test 3: cover <feature> with property tests|unflake <feature> e2e
                build 2: pin <stack> in ci|smaller image, multi stage
                chore 3: bump deps|remove dead flag for <feature>
                """,
        },
    ];
}
