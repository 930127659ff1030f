using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class RedactionCommandTests : IDisposable
{
    private readonly TemporaryDirectory _workspace = new();

    public void Dispose() => _workspace.Dispose();

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, OutIsInteractive = false, ErrorIsInteractive = false, Width = 160, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync(["redaction", .. args, "--workspace", _workspace.Path], terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task Kinds_and_rules_that_were_set_are_shown_tried_and_removed()
    {
        Assert.Contains("Redacted: api-keys, tokens", (await RunAsync()).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("set", "--kinds", "emails,names", "--rule", @"ORDER=\bORD-\d+\b")).Code);
        Assert.Equal("[ORDER] for [EMAIL], 4111 1111 1111 1111", (await RunAsync("try", "ORD-12 for a@example.com, 4111 1111 1111 1111")).Out.Trim());
        Assert.Contains("\"kinds\":[\"emails\",\"names\"]", (await RunAsync("--json")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("set", "--remove-rule", "ORDER", "--kinds", "none")).Code);
        Assert.Equal("ORD-12 for a@example.com", (await RunAsync("try", "ORD-12 for a@example.com")).Out.Trim());
    }

    [Theory]
    [InlineData("--kinds knows no 'phone'", "set", "--kinds", "phone")]
    [InlineData("--rule takes NAME=REGEX", "set", "--rule", "ORDER")]
    [InlineData("There is no rule 'ORDER'. There are none.", "set", "--remove-rule", "ORDER")]
    [InlineData("no regular expression", "set", "--rule", "ORDER=(")]
    public async Task Rejects_what_makes_no_sense_and_says_what_does(string message, params string[] args)
    {
        (int code, _, string error) = await RunAsync(args);
        Assert.NotEqual(0, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
