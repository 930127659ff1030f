using Understudy.Extensions.AI;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.InProcess;

public sealed class GuideSnippetTests
{
    [Fact]
    public void The_guide_shows_the_code_that_is_compiled()
    {
        string[] source = File.ReadAllLines(Repository.PathOf("test", "Understudy.Gateway.Tests", "InProcess", "GuideSnippet.cs"));
        string snippet = string.Join('\n', source.SkipWhile(l => !l.Contains("<snippet>", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.Contains("</snippet>", StringComparison.Ordinal)).Select(l => l.Length > 8 ? l[8..] : l));

        Assert.Contains($"```csharp\n{snippet}\n```", File.ReadAllText(Repository.PathOf("docs", "guide", "in-process.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_it_runs()
    {
        using var directory = new TemporaryDirectory();

        Microsoft.Extensions.AI.ChatResponse answer = await GuideSnippet.RunAsync(new FakeLargeModel(), directory["workspace"], "My card was charged twice.", TestContext.Current.CancellationToken);

        Assert.Equal("upstream", answer.AdditionalProperties![UnderstudyProperties.AnsweredBy]);
        Assert.True(File.Exists(directory["workspace/calls.db"]));
    }
}
