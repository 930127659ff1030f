using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class BatchPairTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static string Request(int id) => $$$$"""{"custom_id":"r{{{{id}}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"large","messages":[{"role":"system","content":"S"},{"role":"user","content":"m{{{{id}}}}"}]}}""";

    private static string Answer(int id, string label) => $$$$"""{"id":"b{{{{id}}}}","custom_id":"r{{{{id}}}}","response":{"status_code":200,"body":{"model":"large-2","created":1767225600,"choices":[{"message":{"content":"{{{{label}}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":1}}},"error":null}""";

    private ImportOptions Pair(IEnumerable<string> requests, IEnumerable<string> answers) => new()
    {
        Path = _directory.Write("requests.jsonl", Calls.Lines(requests)),
        ResponsesPath = _directory.Write("responses.jsonl", Calls.Lines(answers)),
        RejectsPath = _directory["rejects.jsonl"],
    };

    [Fact]
    public async Task Answers_are_joined_in_any_order()
    {
        ImportedRows rows = await ImportedRows.OfAsync(Pair(Enumerable.Range(0, 40).Select(Request), Enumerable.Range(0, 40).Reverse().Select(i => Answer(i, i % 2 == 0 ? "up" : "down"))));

        Assert.Equal(SourceFormat.BatchPair, rows.Result.Format);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => ($"m{i}", i % 2 == 0 ? "up" : "down")), rows.Rows.Select(r => (r.Input, r.Teacher!)));
        Assert.Equal(("large-2", new TokenUsage(9, -1, 1)), (rows.Rows[0].Model, rows.Rows[0].Usage));
    }

    [Fact]
    public async Task Whatever_has_no_partner_is_rejected_and_counted()
    {
        string failed = """{"id":"b","custom_id":"r30","response":{"status_code":429,"body":{"error":{"code":"rate"}}},"error":null}""";
        ImportedRows rows = await ImportedRows.OfAsync(Pair(
            Enumerable.Range(0, 33).Select(Request).Append("{\"custom_id\":\"r1\""),
            [.. Enumerable.Range(0, 30).Select(i => Answer(i, i % 2 == 0 ? "up" : "down")), failed, Answer(99, "up"), Answer(5, "down"), "{\"no\":1}"]));

        Assert.Equal((37, 30), (rows.Result.Total, rows.Result.Kept));
        Assert.Equal(
            [
                """{"file":"requests","line":31,"column":null,"reason":"the call failed (status 429)","raw":""",
                """{"file":"requests","line":32,"column":null,"reason":"there is no answer with this custom_id","raw":""",
                """{"file":"requests","line":33,"column":null,"reason":"there is no answer with this custom_id","raw":""",
                """{"file":"requests","line":34,"column":18,"reason":"the line is no JSON","raw":""",
                """{"file":"responses","line":32,"column":null,"reason":"there is no request with this custom_id","raw":""",
                """{"file":"responses","line":33,"column":null,"reason":"this custom_id was answered before","raw":""",
                """{"file":"responses","line":34,"column":null,"reason":"there is no custom_id","raw":""",
            ],
            File.ReadLines(_directory["rejects.jsonl"]).Select(l => l[..(l.IndexOf("\"raw\":", StringComparison.Ordinal) + 6)]));
    }

    [Fact]
    public async Task Pairs_joined_in_one_line_are_read()
    {
        string[] lines = [.. Enumerable.Range(0, 10).Select(i => Request(i)[..^1] + ",\"response\":" + Answer(i, i % 2 == 0 ? "up" : "down").Split("\"response\":")[1])];

        ImportedRows rows = await ImportedRows.OfAsync(_directory, "joined.jsonl", Calls.Lines(lines));

        Assert.Equal((SourceFormat.CallLog, 10L, "m3", "down"), (rows.Result.Format, rows.Result.Kept, rows.Rows[3].Input, rows.Rows[3].Teacher));
    }

    [Fact]
    public async Task Half_a_pair_and_exchanged_files_are_told_what_to_do()
    {
        ImportOptions pair = Pair([Request(1)], [Answer(1, "up")]);

        UnderstudyException requests = await ImportedRows.FailureAsync(pair with { ResponsesPath = null });
        UnderstudyException answers = await ImportedRows.FailureAsync(pair with { Path = pair.ResponsesPath!, ResponsesPath = null });
        UnderstudyException exchanged = await ImportedRows.FailureAsync(pair with { Path = pair.ResponsesPath!, ResponsesPath = pair.Path });

        Assert.Equal($"{pair.Path}: the file has requests, but no answers. Give the Batch API's output file too: --responses FILE.", requests.Message);
        Assert.Equal($"{pair.ResponsesPath}: the file has answers, but no requests: it looks like a Batch API output file. Give the input file first and this one as --responses.", answers.Message);
        Assert.Equal($"{pair.ResponsesPath}: expected a Batch API input file (lines with custom_id and body), because --responses is given; found an output file. Exchange the two files.", exchanged.Message);
    }
}
