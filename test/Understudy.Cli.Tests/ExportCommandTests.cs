using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class ExportCommandTests
{
    [Fact]
    public async Task A_linear_specialist_is_refused_with_what_to_do_instead()
    {
        using var directory = new TemporaryDirectory();
        string rows = string.Concat(Enumerable.Range(0, 400).Select(i => $"\"{(i % 2 == 0 ? "refund my order" : "track my parcel")} {i}\",{(i % 2 == 0 ? "refund" : "track")}\n"));
        (int learned, _, string trouble) = await RunAsync("learn", directory.Write("calls.csv", "text,label\n" + rows), "--name", "calls", "--rungs", "linear", "--workspace", directory["w"], "--threads", "1");
        Assert.True(learned == 0, trouble);

        (int code, _, string error) = await RunAsync("export", "calls", "--format", "gguf", "--workspace", directory["w"]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("A linear specialist is not exported: no such format holds it.", error, StringComparison.Ordinal);
        Assert.Contains("understudy serve", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(directory["w"], "exports")));
    }

    [Fact]
    public async Task Unknown_formats_and_workloads_are_named()
    {
        using var directory = new TemporaryDirectory();

        (int code, _, string error) = await RunAsync("export", "calls", "--format", "pickle", "--workspace", directory["w"]);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("pickle", error, StringComparison.Ordinal);
        (code, _, error) = await RunAsync("export", "nothing", "--format", "hf", "--workspace", directory["w"]);
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("nothing", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_has_files_and_golden_counts()
    {
        string json = ExportJson.Write("calls-1", "gguf", "out", new Training.ExportResult { Files = [new("model.gguf", 12)], Golden = [new("model.gguf", 32, 31)] });

        JsonElement document = JsonDocument.Parse(json).RootElement;
        Assert.Equal(("calls-1", "gguf", "out"), (document.GetProperty("specialist").GetString(), document.GetProperty("format").GetString(), document.GetProperty("directory").GetString()));
        Assert.Equal(("model.gguf", 12), (document.GetProperty("files")[0].GetProperty("name").GetString(), document.GetProperty("files")[0].GetProperty("bytes").GetInt64()));
        Assert.Equal((32, 31), (document.GetProperty("golden")[0].GetProperty("inputs").GetInt32(), document.GetProperty("golden")[0].GetProperty("same").GetInt32()));
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 140, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
