using System.Security.Cryptography;
using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

/// <summary>A program of the user's own says whether calls can be carried out.</summary>
public sealed class ProgramCallCheckerTests : IDisposable
{
    private const string Echo = """while read -r call; do printf '%s\n' "$call" >> "$0.seen"; case "$call" in *attic*) echo false;; *) echo true;; esac; done""";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private FileInfo Script(string body)
    {
        string path = _directory.Write("check", "#!/bin/sh\n" + body + "\n");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The scripts here are for a POSIX shell.");
        }
        else
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new FileInfo(path);
    }

    [Fact]
    public void Each_call_is_one_line_and_is_asked_about_once()
    {
        FileInfo script = Script(Echo);
        using (ProgramCallChecker checker = ProgramCallChecker.Start(script, cancellationToken: TestContext.Current.CancellationToken)!)
        {
            var odd = new ToolCall("heat", """{"room":"a\u2028\"é\n"}""");
            Assert.True(checker.CanExecute(odd));
            Assert.False(checker.CanExecute(new ToolCall("heat", """{"room":"attic"}""")));
            Assert.True(checker.CanExecute(odd with { }));
            Assert.Null(checker.Fault);
        }

        string[] seen = File.ReadAllLines(script.FullName + ".seen");
        Assert.Equal(2, seen.Length);
        JsonElement first = JsonDocument.Parse(seen[0]).RootElement;
        Assert.Equal(("heat", "a\u2028\"é\n"), (first.GetProperty("name").GetString(), first.GetProperty("arguments").GetProperty("room").GetString()));
    }

    [Theory]
    [InlineData("read -r call; echo true; read -r call; echo perhaps; read -r call; echo true", "it answered 'perhaps' about a call of g")]
    [InlineData("read -r call; echo true; read -r call", "it ended before it answered about a call of g")]
    [InlineData("read -r call; echo true; exec sleep 100", "it was silent for 0.3 seconds about a call of g")]
    public void A_program_that_fails_is_asked_nothing_further(string body, string fault)
    {
        using ProgramCallChecker checker = ProgramCallChecker.Start(Script(body), TimeSpan.FromSeconds(.3), TestContext.Current.CancellationToken)!;
        Assert.True(checker.CanExecute(new ToolCall("f", "{}")));
        Assert.Null(checker.CanExecute(new ToolCall("g", "{}")));
        Assert.Null(checker.CanExecute(new ToolCall("h", "{}")));
        Assert.True(checker.CanExecute(new ToolCall("f", "{}"))); // what it said before still holds
        Assert.StartsWith(fault, checker.Fault, StringComparison.Ordinal);
        Assert.Equal(2, checker.Unchecked);
    }

    [Fact]
    public void A_program_that_does_not_read_holds_nothing_up()
    {
        using ProgramCallChecker checker = ProgramCallChecker.Start(Script("exec sleep 100"), TimeSpan.FromSeconds(.3), TestContext.Current.CancellationToken)!;

        Assert.Null(checker.CanExecute(new ToolCall("f", $$"""{"long":"{{new string('x', 1 << 20)}}"}"""))); // more than a pipe holds

        Assert.StartsWith("it was silent for 0.3 seconds about a call of f", checker.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_stops_does_not_wait_for_it()
    {
        using var stop = new CancellationTokenSource();
        using ProgramCallChecker checker = ProgramCallChecker.Start(Script("exec sleep 100"), TimeSpan.FromMinutes(5), stop.Token)!;
        stop.CancelAfter(TimeSpan.FromSeconds(.2));

        Assert.Throws<OperationCanceledException>(() => checker.CanExecute(new ToolCall("f", "{}")));
    }

    [Fact]
    public void What_is_no_program_is_refused_before_anything_else_happens()
    {
        string text = _directory.Write("text.txt", "hello");
        Assert.Contains("the checker cannot be started", Assert.Throws<UnderstudyException>(() => ProgramCallChecker.Start(new FileInfo(text), cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("the checker cannot be started", Assert.Throws<UnderstudyException>(() => ProgramCallChecker.Start(new FileInfo(_directory["nothing"]), cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Null(ProgramCallChecker.Start(null, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_share_stands_in_table_and_report()
    {
        FileInfo script = Script(Echo);
        string rows = string.Concat(Enumerable.Range(0, 400).Select(i => $"\"{(i % 2 == 0 ? "warm" : "light")} the {(i % 4 < 2 ? "attic" : "hall")} {Word(i)}\",\"[{{\"\"name\"\":\"\"{(i % 2 == 0 ? "heat" : "lamp")}\"\",\"\"arguments\"\":{{\"\"room\"\":\"\"{(i % 4 < 2 ? "attic" : "hall")}\"\"}}}}]\"\n"));
        string file = _directory.Write("home.csv", "text,gold\n" + rows), workspace = _directory["w"];

        string said = await RunAsync("learn", file, "--gold", "gold", "--rungs", "linear", "--target", "0.5", "--checker", script.FullName, "--workspace", workspace, "--threads", "1");

        Assert.Contains("can be carried out %", said, StringComparison.Ordinal);
        string report = Directory.GetFiles(workspace, "report.json", SearchOption.AllDirectories).Single();
        JsonElement calls = JsonDocument.Parse(File.ReadAllText(report)).RootElement.GetProperty("workloads")[0].GetProperty("calls")[0];
        Assert.InRange(calls.GetProperty("executable").GetProperty("value").GetDouble(), .3, .7); // half of the rows are of the hall

        // Something of its own in every row, so that none is a near-duplicate.
        static string Word(int i) => Convert.ToHexString(SHA256.HashData([(byte)i, (byte)(i >> 8)])).ToLowerInvariant();
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var terminal = new Terminal { Out = output, Error = output, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 200, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        Assert.True(code == 0, $"{code}\n{output}");
        return output.ToString();
    }
}
