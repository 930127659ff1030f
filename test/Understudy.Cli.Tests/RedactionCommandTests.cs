using System.Text;
using System.Text.Json.Nodes;

using Understudy.Data;
using Understudy.Gateway;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class RedactionCommandTests : IDisposable
{
    private readonly TemporaryDirectory _workspace = new();

    public void Dispose() => _workspace.Dispose();

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] args) => RunAsync(args, prefix: true);

    private async Task<(int Code, string Out, string Error)> RunAsync(string[] args, bool prefix)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, OutIsInteractive = false, ErrorIsInteractive = false, Width = 160, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync([.. prefix ? ["redaction"] : (string[])[], .. args, "--workspace", _workspace.Path], terminal, TestContext.Current.CancellationToken);
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

    [Fact]
    public async Task Originals_are_gone_unless_asked_for_and_revealed_with_the_key_alone()
    {
        Assert.Contains("What is redacted is gone for good.", (await RunAsync()).Out, StringComparison.Ordinal);
        Assert.False(File.Exists(OriginalsKey.PathIn(_workspace.Path)));
        Assert.Equal(0, (await RunAsync("set", "--reversible")).Code);
        Assert.Contains("\"reversible\":true", (await RunAsync("--json")).Out, StringComparison.Ordinal);
        await RecordAsync("I am anna@example.org", "req_1", "u1");
        await RecordAsync("I am well", "req_2", "u2");

        (int code, string output, string error) = await RunAsync("reveal", "req_1");
        Assert.True(code == 0, error);
        Assert.Contains("I am anna@example.org", output, StringComparison.Ordinal);

        string export = _workspace["calls.jsonl"], key = _workspace["elsewhere.key"];
        await RunAsync(["recording", "export", "--out", export], prefix: false);
        Assert.DoesNotContain("anna", File.ReadAllText(export), StringComparison.Ordinal);
        File.Move(OriginalsKey.PathIn(_workspace.Path), key);
        (code, output, error) = await RunAsync("reveal", "--file", export);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("the key of the originals is not there", error, StringComparison.Ordinal);
        (code, output, _) = await RunAsync("reveal", "--file", export, "--key", key);
        Assert.Equal(["I am anna@example.org", "I am well"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!["request"]!["messages"]![0]!["content"]!.GetValue<string>()));

        (code, output, error) = await RunAsync("reveal", "req_1", "--key", _workspace.Write("other.key", new string('c', 64)));
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("the key given is", error, StringComparison.Ordinal);
        await RunAsync(["recording", "erase", "--user", "u1"], prefix: false);
        Assert.Contains("no originals are kept beside it", (await RunAsync("reveal", "req_1", "--key", key)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_reversible_need_not_stay_so()
    {
        await RunAsync("set", "--reversible");
        await RunAsync("set", "--kinds", "emails");
        Assert.Contains("\"reversible\":true", (await RunAsync("--json")).Out, StringComparison.Ordinal);
        await RunAsync("set", "--reversible", "false");
        Assert.Contains("\"reversible\":false", (await RunAsync("--json")).Out, StringComparison.Ordinal);
    }

    private async Task RecordAsync(string text, string id, string user)
    {
        byte[] request = Encoding.UTF8.GetBytes($$"""{"messages":[{"role":"user","content":"{{text}}"}]}"""), response = "{}"u8.ToArray();
        var call = new RecordedCall
        {
            Id = id,
            Started = DateTimeOffset.UnixEpoch,
            Endpoint = CallEndpoint.ChatCompletions,
            Outcome = CallOutcome.Ok,
            Status = 200,
            UserHash = Pseudonym.Open(_workspace.Path).OfUser(user),
            Request = JsonRedactor.Default.Redact(request),
            Response = response,
        };
        await using ICallStore store = CallStores.Open(GatewayHost.DefaultStore(_workspace.Path));
        await store.WriteAsync([new SealedOriginals(OriginalsKey.Load(_workspace.Path, null, null)).Seal(call, request, response)], [], TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("Name the calls to reveal", "reveal")]
    [InlineData("the key of the originals is not there", "reveal", "req_1")]
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
