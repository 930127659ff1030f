using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

/// <summary>What <c>train --rungs decoder</c> may be given beside rows: text, a larger decoder, gold labels beside the teacher's.</summary>
public sealed class DecoderTrainingTests
{
    private const string Recipe = """{"blocks":1,"width":32,"feedForward":48,"vocabularySize":320,"maximumTokens":128,"epochs":1}""";

    [Fact]
    public async Task A_small_decoder_learns_from_text_and_from_a_larger_one()
    {
        using TemporaryDirectory directory = await ImportedAsync();
        await RunAsync(0, ["train", "home", "--rungs", "decoder", "--decoder-recipe", directory["large.json"], "--unlabelled", directory["notes.txt"], .. Common(directory)]);
        await RunAsync(0, ["export", "home", "--format", "hf", "--out", directory["large"], "--workspace", directory["w"]]);

        string said = await RunAsync(0, ["train", "home", "--rungs", "decoder", "--decoder-recipe", directory["small.json"], "--unlabelled", directory["notes.txt"], "--objective", "distill", "--distil-from", directory["large"], .. Common(directory)]);

        Assert.Contains("Trained on by distill", said, StringComparison.Ordinal);
        said = await RunAsync(ExitCodes.Usage, ["train", "home", "--rungs", "decoder", "--decoder-recipe", directory["small.json"], "--objective", "distill", "--distil-from", directory["large"], .. Common(directory)]);
        Assert.Contains("has another tokenizer than the one that would be trained", said, StringComparison.Ordinal); // learned without the notes
        Assert.DoesNotContain("Training the decoder", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decoder_holds_a_vote_among_its_samples_and_other_rungs_do_not()
    {
        using TemporaryDirectory directory = await ImportedAsync();
        await RunAsync(0, ["train", "home", "--rungs", "decoder", "--decoder-recipe", directory["small.json"], .. Common(directory)]);

        string said = await RunAsync(0, ["ask", "home", "set the hall 3 to 2", "--vote", "3", "--json", .. Common(directory)]);

        // Three samples never make a majority plain: 3 of 3 is 15/16.
        JsonElement vote = JsonDocument.Parse(said).RootElement;
        Assert.Equal(3, vote.GetProperty("samples").GetInt32());
        Assert.InRange(vote.GetProperty("votes").GetInt32(), 1, 3);
        Assert.InRange(vote.GetProperty("certainty").GetDouble(), .5, .9376);
        Assert.Equal(said, await RunAsync(0, ["ask", "home", "set the hall 3 to 2", "--vote", "3", "--json", .. Common(directory)]));
        Assert.Contains("samples agree; that they are the majority is", await RunAsync(0, ["ask", "home", "set the hall 3 to 2", "--vote", .. Common(directory)]), StringComparison.Ordinal);
        Assert.Contains("--vote takes 1 to 256 samples; found 0.", await RunAsync(ExitCodes.Usage, ["ask", "home", "x", "--vote", "0", .. Common(directory)]), StringComparison.Ordinal);
        Assert.Contains("leave it out with --vote", await RunAsync(ExitCodes.Usage, ["ask", "home", "x", "--vote", "--explain", .. Common(directory)]), StringComparison.Ordinal);
        await RunAsync(0, ["train", "home", "--rungs", "tagger", .. Common(directory)]);
        Assert.Contains("this specialist is of the tagger rung", await RunAsync(ExitCodes.Usage, ["ask", "home", "x", "--vote", .. Common(directory)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_gold_labels_the_teachers_failures_are_what_is_rejected()
    {
        using TemporaryDirectory directory = await ImportedAsync();

        string said = await RunAsync(0, ["train", "home", "--rungs", "decoder", "--decoder-recipe", directory["small.json"], "--objective", "dpo", "--train-on", "gold", .. Common(directory)]);

        Assert.Contains("TeacherFailure Function", said, StringComparison.Ordinal);
        Assert.Contains("copied from the text: heat/room", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distilling_needs_a_decoder_to_learn_from()
    {
        using TemporaryDirectory directory = await ImportedAsync();
        foreach (string[] lacking in new string[][] { ["--objective", "distill"], ["--distil-from", directory["w"]] })
        {
            string said = await RunAsync(ExitCodes.Usage, ["train", "home", "--rungs", "decoder", .. lacking, .. Common(directory)]);
            Assert.Contains("--objective distill and --distil-from DIR belong together", said, StringComparison.Ordinal);
        }
    }

    /// <summary>300 requests; the teacher takes every tenth for another function.</summary>
    private static async Task<TemporaryDirectory> ImportedAsync()
    {
        var directory = new TemporaryDirectory();
        string[] rooms = ["kitchen", "hall", "attic", "study", "cellar"];
        string rows = string.Concat(Enumerable.Range(0, 300).Select(i => $"\"set the {rooms[i % 5]} {i / 5} to {i % 7}\",{Call(i % 10 == 0 ? "cool" : "heat", i)},{Call("heat", i)}\n"));
        directory.Write("home.csv", "text,label,gold\n" + rows);
        directory.Write("notes.txt", string.Concat(Enumerable.Range(0, 50).Select(i => $"The {rooms[i % 5]} is warm on day {i}.\n")));
        directory.Write("small.json", Recipe);
        directory.Write("large.json", Recipe.Replace("\"blocks\":1", "\"blocks\":2", StringComparison.Ordinal));
        await RunAsync(0, ["import", directory["home.csv"], "--label", "label", "--gold", "gold", "--workspace", directory["w"]]);
        return directory;

        string Call(string function, int i) => $"\"[{{\"\"name\"\":\"\"{function}\"\",\"\"arguments\"\":{{\"\"level\"\":{i % 7},\"\"room\"\":\"\"{rooms[i % 5]} {i / 5}\"\"}}}}]\"";
    }

    private static string[] Common(TemporaryDirectory directory) => ["--workspace", directory["w"], "--threads", "1"];

    private static async Task<string> RunAsync(int expected, string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 140, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        Assert.True(code == expected, $"{string.Join(' ', arguments)}: {code}\n{output}\n{error}");
        return $"{output}{error}";
    }
}
