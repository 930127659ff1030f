using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Program;

/// <summary>The encoder rung through the real program, with a recipe small enough for a test.</summary>
public sealed class EncoderTests : IDisposable
{
    private const string Recipe = """{"name":"tiny","layers":1,"width":32,"heads":2,"feedForward":64,"vocabularySize":300,"maximumTokens":32,"epochs":EPOCHS,"batchTokens":256,"learningRate":0.003}""";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Named_rungs_are_both_trained_and_the_encoder_can_be_asked_and_verified()
    {
        string file = Rows(600), recipe = RecipeFile(6);
        var understudy = new UnderstudyProgram(_directory.Path);

        UnderstudyProgram.Finished learn = await understudy.RunAsync("learn", file, "--input", "text", "--label", "label", "--name", "small", "--rungs", "encoder", "--recipe", recipe);

        Assert.True(learn.ExitCode == 0, learn.Error);
        Assert.Contains("self-test", learn.Out, StringComparison.Ordinal);
        Assert.Contains("(encoder)", learn.Out, StringComparison.Ordinal);
        string specialist = Assert.Single(Directory.GetDirectories(Path.Combine(_directory.Path, ".understudy", "specialists")));
        Assert.All(new[] { "specialist.json", "config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors", "onnx/model.onnx", "README.md", "certificate.json" }, name => Assert.True(File.Exists(Path.Combine(specialist, name)), name));

        UnderstudyProgram.Finished ask = await understudy.RunAsync("ask", "small", "the red fox runs", "--json");
        Assert.Equal("animal", ask.Json.GetProperty("label").GetString());
        Assert.Equal(0, (await understudy.RunAsync("verify", "small")).ExitCode);

        UnderstudyProgram.Finished both = await understudy.RunAsync("train", "small", "--rungs", "linear,encoder", "--recipe", recipe);
        Assert.True(both.ExitCode == 0, both.Error);
        Assert.Matches("selection rows, accuracy: linear [0-9.]+, encoder [0-9.]+ .*: (linear|encoder) is chosen", both.Out);

        UnderstudyProgram.Finished from = await understudy.RunAsync("train", "small", "--rungs", "encoder", "--from", specialist);
        Assert.True(from.ExitCode == 0, from.Error);
        Assert.Contains("eurobert: 1 layers of width 32", from.Out, StringComparison.Ordinal);

        string damaged = Directory.CreateDirectory(_directory["damaged"]).FullName;
        File.Copy(Path.Combine(specialist, "config.json"), Path.Combine(damaged, "config.json"));
        UnderstudyProgram.Finished refused = await understudy.RunAsync("train", "small", "--rungs", "encoder", "--from", damaged);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("model.safetensors", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_that_was_interrupted_resumes_to_the_same_bytes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent as POSIX has them.");
        string file = Rows(900), recipe = RecipeFile(12);
        var understudy = new UnderstudyProgram(_directory.Path);
        string[] first = ["--workspace", "a"], second = ["--workspace", "b"];
        foreach (string[] workspace in new[] { first, second })
        {
            Assert.Equal(0, (await understudy.RunAsync(["import", file, "--input", "text", "--label", "label", "--name", "small", .. workspace])).ExitCode);
        }

        using Process interrupted = understudy.Start(["train", "small", "--rungs", "encoder", "--recipe", recipe, .. first]);
        string checkpoints = Path.Combine(_directory.Path, "a", "training");
        var waiting = Stopwatch.StartNew();
        while (!interrupted.HasExited && waiting.Elapsed < TimeSpan.FromSeconds(60) && !Events(checkpoints).Contains("metrics", StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, Kill(interrupted.Id, 15));
        UnderstudyProgram.Finished stopped = await UnderstudyProgram.FinishAsync(interrupted);
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("goes on from there", stopped.Out, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(checkpoints, "train.checkpoint", SearchOption.AllDirectories));

        UnderstudyProgram.Finished resumed = await understudy.RunAsync(["train", "small", "--rungs", "encoder", "--recipe", recipe, "--json", .. first]);
        UnderstudyProgram.Finished whole = await understudy.RunAsync(["train", "small", "--rungs", "encoder", "--recipe", recipe, "--json", .. second]);
        Assert.True(resumed.ExitCode == 0 && whole.ExitCode == 0, resumed.Error + whole.Error);
        Assert.True(Weights("b").AsSpan().SequenceEqual(Weights("a")), $"stopped: {stopped.Out}\nresumed: {resumed.Error}\nwhole: {whole.Error}");
        Assert.Contains("\"status\":\"succeeded\"", File.ReadAllText(Directory.GetFiles(checkpoints, "job.json", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);

        byte[] Weights(string workspace) => File.ReadAllBytes(Directory.GetFiles(Path.Combine(_directory.Path, workspace, "specialists"), "model.safetensors", SearchOption.AllDirectories).Single());

        static string Events(string root) => Directory.Exists(root) && Directory.GetFiles(root, "events.jsonl", SearchOption.AllDirectories) is [var path] ? ReadShared(path) : "";
    }

    [Fact]
    public async Task Pairs_of_query_and_item_are_learned_judged_and_ranked()
    {
        string pairs = Repository.PathOf("samples", "storefront", "pairs.csv");
        var understudy = new UnderstudyProgram(_directory.Path);

        UnderstudyProgram.Finished learn = await understudy.RunAsync("learn", pairs, "--query", "query", "--item", "item", "--label", "label", "--gold", "gold", "--rungs", "linear", "--json");

        Assert.True(learn.ExitCode == 0, learn.Error);
        JsonElement workload = learn.Json.GetProperty("workloads")[0];
        Assert.Equal("storefront", workload.GetProperty("name").GetString());
        double[] ndcg = [.. new[] { "specialist", "BM25", "teacher" }.Select(name => workload.GetProperty("responders").EnumerateArray().Single(r => r.GetProperty("name").GetString() == name).GetProperty("metrics").GetProperty("ndcg10").GetProperty("value").GetDouble())];
        Assert.True(ndcg[0] > ndcg[1] && ndcg[2] > ndcg[0], string.Join(", ", ndcg));

        UnderstudyProgram.Finished ask = await understudy.RunAsync("ask", "storefront", "cordless drill", "--item", "Garden hose 20 m", "--item", "Cordless drill 18 V with battery", "--json");
        Assert.Equal(1, ask.Json.GetProperty("items")[0].GetProperty("index").GetInt32());
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string Rows(int count)
    {
        string[] animals = ["fox", "dog", "cat", "horse"], things = ["lamp", "chair", "table", "spoon"], colours = ["red", "blue", "old", "small", "quick"], verbs = ["runs", "stands", "falls", "waits", "breaks"];
        var text = new StringBuilder("text,label\n");
        for (int i = 0; i < count; i++)
        {
            bool animal = i % 2 == 0;
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"the {colours[i % 5]} {(animal ? animals : things)[i / 2 % 4]} {verbs[i / 3 % 5]} near number {i},{(animal ? "animal" : "thing")}\n");
        }

        string path = _directory["rows.csv"];
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private string RecipeFile(int epochs)
    {
        string path = _directory["recipe.json"];
        File.WriteAllText(path, Recipe.Replace("EPOCHS", epochs.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return path;
    }
}
