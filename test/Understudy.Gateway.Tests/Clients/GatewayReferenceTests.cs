using System.Text.RegularExpressions;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

public sealed partial class GatewayReferenceTests
{
    [Fact]
    public void Every_test_that_the_reference_names_is_there()
    {
        string sources = string.Join('\n', new[] { "Understudy.Gateway.Tests", "Understudy.EndToEnd" }
            .SelectMany(p => Directory.EnumerateFiles(Repository.PathOf("test", p), "*Tests.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        string[] named = [.. Named().Matches(File.ReadAllText(Repository.PathOf("docs", "reference", "gateway.md"))).Select(m => m.Groups[1].Value)];

        Assert.True(named.Length > 50);
        Assert.All(named, name => Assert.All(name.Split('.', StringSplitOptions.RemoveEmptyEntries), part => Assert.Matches($@"(class|void|Task) {part}\b", sources)));
    }

    /// <summary><c>SomeTests</c>, <c>SomeTests.A_sentence</c> or <c>.A_sentence</c> in backticks.</summary>
    [GeneratedRegex("`((?:[A-Za-z]+Tests)?(?:\\.[A-Z][A-Za-z0-9]*_\\w+)?)`")]
    private static partial Regex Named();
}
