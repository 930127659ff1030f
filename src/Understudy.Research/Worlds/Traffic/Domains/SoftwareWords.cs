namespace Understudy.Research;

/// <summary>A software product and those who build it.</summary>
internal static class SoftwareWords
{
    public const string Text = """
        module: invoice editor|calendar view|report builder|login page|mobile app|sync service|search bar|export dialog|time tracker|client portal|notification centre|settings page|billing page|dashboard|REST API|webhook sender|import wizard|file picker|audit log|comments panel
        browser: Firefox <#110-140>|Chrome|Safari on iPad|Edge|an old Android tablet|the desktop client|Brave
        verb.dev: crashes|hangs|times out|shows a blank page|duplicates rows|loses my changes|returns <#4>|rounds wrongly|ignores the filter|logs me out|flickers|prints garbage
        service: auth|billing|mailer|search|gateway|ledger|scheduler|thumbnailer|indexer|notifier|quota|profile
        err: NullReferenceException|connection refused|deadlock detected|out of memory|TLS handshake failed|429 Too Many Requests|index out of range|stale lease|disk quota exceeded|schema mismatch|checksum error
        logline: <%yyyy-MM-dd> <#10-23>:<#10-59>:<#10-59> [ERROR|WARN|INFO|FATAL] <service>[\[<#2>\]|/<%hex6>|] [<err>|request took <#100-9000> ms|retry <#1-5> of 5|worker <#1-64> restarted|queue depth <#10-9999>] [id=<%hex8>|at <service>.Handle:<#20-900>|from 10.<#1-254>.<#1-254>.<#1-254>|]
        commit: [fix|feat|chore|refactor|docs|perf]: [handle|remove|add|rename|guard against|cache|split] [<err>|the <service> client|<module> state|retry logic|dead code|a flaky test|null <thing>s] [in <service>|for <module>|before release|]
        devtalk: [The <service> service|Our <module>|Staging|Production|CI] [started|keeps|is] [throwing <err>|failing <well>|restarting|leaking memory] [since <when>|after the <commit> change|under load|when two jobs overlap].
          |I [bisected|profiled|rolled back|patched|redeployed] [it|<service>|the <module>] <when> [and|but] [it came back|the graph looks flat|latency went to <#100-900> ms|nothing stands out].
        """;
}
