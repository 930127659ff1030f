using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Traffic_and_truth_are_written_line_by_line_and_the_same_again()
    {
        string[] command = ["simulate", "--calls", "300", "--seed", "9", "--half", "all", "--out", _directory["t.jsonl"], "--truth", _directory["truth.jsonl"]];

        (int code, string output, string error) = await RunAsync(command);

        Assert.True(code == 0, error);
        Assert.Contains("300 calls, up to ", output, StringComparison.Ordinal);
        byte[] first = File.ReadAllBytes(_directory["t.jsonl"]);
        string[] calls = File.ReadAllText(_directory["t.jsonl"]).Split('\n'), truths = File.ReadAllText(_directory["truth.jsonl"]).Split('\n');
        Assert.Equal((301, 301), (calls.Length, truths.Length));
        for (int i = 0; i < 300; i++)
        {
            JsonElement call = JsonDocument.Parse(calls[i]).RootElement, truth = JsonDocument.Parse(truths[i]).RootElement;
            Assert.Equal(call.GetProperty("id").GetString(), truth.GetProperty("id").GetString());
            Assert.True(truth.TryGetProperty("slots", out JsonElement slots) && slots.ValueKind == JsonValueKind.Array);
        }

        (_, string json, _) = await RunAsync([.. command, "--json"]);
        Assert.Equal(first, File.ReadAllBytes(_directory["t.jsonl"]));
        Assert.Equal(300, JsonDocument.Parse(json).RootElement.GetProperty("calls").GetInt32());
        Assert.Equal(["t.jsonl", "truth.jsonl"], Directory.GetFiles(_directory.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("second")]
    [InlineData("third")]
    [InlineData("tenth")]
    public async Task The_other_sets_can_be_asked_for(string set)
    {
        (int code, string output, string error) = await RunAsync("simulate", "--calls", "50", "--half", set, "--out", _directory["s.jsonl"]);

        Assert.True(code == 0, error);
        Assert.Contains("50 calls, up to 27 workloads", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--calls 0", "--calls must be 1 or more; found 0.")]
    [InlineData("--half both", "both")]
    [InlineData("--truth t.jsonl --out t.jsonl", "--out and --truth both name t.jsonl")]
    public async Task Wrong_usage_is_told(string options, string message)
    {
        (int code, _, string error) = await RunAsync(["simulate", .. options.Split(' ')]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_and_nothing_is_left()
    {
        (int code, _, string error) = await RunAsync("simulate", "--calls", "10", "--out", _directory["t.jsonl"], "--truth", Path.Combine(_directory["none"], "truth.jsonl"));

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("Name other files with --out and --truth.", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        StringWriter output = new(), error = new();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 140, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
