using Understudy.Core;

namespace Understudy.Research;

/// <summary>A bulletin on the security of software: vendors' advisories to records.</summary>
internal static class TenthBulletin
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "advisory-record", Kind = WorkloadKind.FunctionCall, Weight = 4,
            Description = "Vendors' security advisories to a schema of six fields; feed, language and time of fetching in a front matter before the advisory; developer role.",
            System = """
                Patchweek / normaliser v2

                Convert ONE vendor advisory into a bulletin record. Downstream is a cron job, so types have to be right.

                cve            first CVE id in the text, upper case
                product        vendor + product, without version
                fixed_version  the lowest version that contains the fix
                cvss           base score as a number; v3 preferred over v2; 0 if only words are given
                exploited      true only for "in the wild", "actively", KEV or similar wording. PoC alone = false
                workaround     imperative sentence of at most 12 words, "" if the vendor lists none

                Advisories are often pasted twice or followed by a newsletter footer. Use the first occurrence.
                """,
            Role = "developer",
            User = "---\nfeed: {{feed}}\nfetched: {{fetched}}\nlang: {{lang}}\n---\n{{text}}",
            Grammar = ["""
                feed: vendor-rss|vendor-rss|full-disclosure|github-ghsa|mail-<#1-40>|cert-<syllable>|https://<syllable><syllable>.com/security/atom.xml
                fetched: <%yyyy-MM-dd>T<#10-23>:<#10-59>Z|<%ddd, d MMM yyyy>|<%yyyy-MM-dd>
                lang: en|en|de|fr|und
                yr: <#2023-2026>
                num: <#1-9><#4>
                p: [<firmhead> |][Edge Gateway|Mail Server|File Transfer|VPN Client|Firewall OS|Backup Suite|Print Manager|Help Desk|NAS Firmware|Hypervisor]
                fix: <#2-14>.<#0-9>.<#1-20>
                old: <#1-9>.<#0-9>
                score: <#4-9>.<#0-9>
                flaw: heap overflow|SQL injection|path traversal|authentication bypass|deserialisation flaw|use-after-free|hard-coded credentials|SSRF|command injection
                wa: disable the web interface|restrict port <#1-9><#3> to trusted hosts|rotate all API keys|turn off legacy authentication|block the /<syllable>/<syllable> endpoint
                intro: A vulnerability (<*flaw>) in <*p> [allows|could allow|lets] [remote|unauthenticated|local] attackers to [execute code|read files|escalate privileges|crash the service].
                ver: Versions [before|prior to|up to] <*fix>[ (branch <old>.x)|] are affected; [upgrade to|fixed in|patched in] <*fix>.
                wild: [We are aware of active exploitation.|Listed in KEV since <%d MMM>.|No known exploitation.|A proof of concept is public.|Exploitation in the wild was seen by <firmhead>.|]
                mit: [Workaround|Mitigation|As an interim measure]: <*wa>.
                credit: [Reported by|Credit:|Thanks to] [<firmhead> Labs|an anonymous researcher|<%AA1>. <firmhead>|the <firmhead> team].|Last updated <%d MMMM yyyy>.|CWE-<#20-990>.|[Unsubscribe|Manage preferences]: https://<syllable><syllable>.com/u/<%hex8>|Bug ID <%AA3>-<#5>.|You receive this because you own <old> licences.
                cve: CVE-<*yr>-<*num>
                text: \# <*p>: <*flaw> (<cve>)\n\n<intro> CVSS <*score>. <ver> <wild>\n\n<mit>\n\n<credit>|<cve> \| <*p> \| CVSSv3 <*score>\n<intro>\n<ver>\n<mit>\n<wild>\n<credit>|Security advisory <%AA2>SA-<#4>. <intro> Tracked as <cve> with a base score of <*score>. <wild> <ver> <mit> <credit>|Severity: [High|Critical|Important] (<*score>)\nID: <cve>\nProduct: <*p>\nSummary: <intro>\nResolution: <ver>\n<mit>\n<wild>\n<credit>|<intro> <wild> <ver>\n<cve>, score <*score>\n<mit> <credit> <credit>
                """],
            Fields = [new("cve", "<cve>"), new("product", "<*p>"), new("fixed_version", "<*fix>"), new("cvss", "<*score>", "number", "0 to 10"), new("exploited", "[true|false|false]", "boolean"), new("workaround", "<^*wa>")],
            Schema = true, Parts = .1, Jitter = .04,
            Revisions = [new Revision(.52, .08, ("Downstream is a cron job, so types have to be right.", "Downstream is a cron job: types must be right."))],
        },
    ];
}
