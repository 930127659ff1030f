using System.Text.Json;

using Understudy.EndToEnd.Program;
using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Gateway;

/// <summary>Specialists that were really learned, from our own samples, behind the real gateway.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly UnderstudyProgram _understudy;

    public ServeTests() => _understudy = new UnderstudyProgram(_directory.Path);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_certified_specialist_answers_its_share_in_the_teachers_shape_until_it_is_rolled_back()
    {
        await RunAsync("learn", UnderstudyProgram.Sample, "--rungs", "linear");
        await RunAsync("route", "helpdesk", "shadow");
        await RunAsync("route", "helpdesk", "live");
        (string Request, string Input, string Answer)[] rows = [.. File.ReadLines(UnderstudyProgram.Sample).Take(60).Select(Row)];
        string[] requests = [.. rows.Select(r => r.Request)];
        await using ServedProgram served = await ServedProgram.StartAsync(_understudy, Cancelled);
        served.Upstream.Reply = input => rows.First(r => r.Input == input).Answer; // another large model would be found out by the hold-back

        List<string> by = [];
        foreach (string request in requests)
        {
            using HttpResponseMessage response = await served.PostAsync("/v1/chat/completions", request, Cancelled);
            using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
            Assert.True(response.IsSuccessStatusCode, answer.RootElement.ToString());
            by.Add(string.Join("", response.Headers.GetValues("x-understudy-answered-by")));
            if (by[^1] != "upstream")
            {
                using JsonDocument said = JsonDocument.Parse(answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!);
                Assert.Equal(["category"], said.RootElement.EnumerateObject().Select(p => p.Name));
            }
        }

        Assert.InRange(by.Count(b => b.StartsWith("helpdesk-", StringComparison.Ordinal)), 10, 60);
        Assert.Equal(by.Count(b => b == "upstream"), served.Upstream.Count);

        await RunAsync("route", "helpdesk", "rollback");
        string last = by[^1];
        string first = requests[by.FindIndex(b => b != "upstream")];
        for (int i = 0; i < 100 && last != "upstream"; i++)
        {
            using HttpResponseMessage response = await served.PostAsync("/v1/chat/completions", first, Cancelled);
            Assert.True(response.IsSuccessStatusCode);
            last = string.Join("", response.Headers.GetValues("x-understudy-answered-by"));
            await Task.Delay(20, Cancelled);
        }

        Assert.Equal("upstream", last);
    }

    [Fact]
    public async Task A_ranker_answers_in_the_forms_of_Jina_Cohere_and_text_embeddings_inference()
    {
        await RunAsync("learn", Repository.PathOf("samples", "storefront", "pairs.csv"), "--query", "query", "--item", "item", "--label", "label", "--gold", "gold", "--rungs", "linear");
        await RunAsync("route", "storefront", "live", "--alias", "storefront-mini", "--force", "--reason", "its order is good enough for this test", "--hold-back", "0");
        await using ServedProgram served = await ServedProgram.StartAsync(_understudy, Cancelled);
        const string Query = "\"query\":\"a wooden chopping board\",\"model\":\"storefront-mini\"";
        const string Items = "\"Pellmarsh Fence and Shed Treatment Dark Oak 9 l\",\"Nuthwaite end-grain beech chopping board, 40 x 30 cm, with juice groove\",\"Garden hose 15 m\"";

        using HttpResponseMessage jina = await served.PostAsync("/v1/rerank", $$"""{{{Query}},"documents":[{{Items}}],"top_n":2,"return_documents":true}""", Cancelled);
        using HttpResponseMessage cohere = await served.PostAsync("/rerank", $$"""{{{Query}},"documents":[{"text":{{Items.Split("\",\"")[0]}}"},{"text":"{{Items.Split("\",\"")[1]}}"}]}""", Cancelled);
        using HttpResponseMessage tei = await served.PostAsync("/rerank", $$"""{{{Query}},"texts":[{{Items}}],"return_text":true}""", Cancelled);

        using JsonDocument whole = JsonDocument.Parse(await jina.Content.ReadAsStringAsync(Cancelled)), objects = JsonDocument.Parse(await cohere.Content.ReadAsStringAsync(Cancelled)), bare = JsonDocument.Parse(await tei.Content.ReadAsStringAsync(Cancelled));
        JsonElement[] results = [.. whole.RootElement.GetProperty("results").EnumerateArray()];
        Assert.Equal((2, 1), (results.Length, results[0].GetProperty("index").GetInt32()));
        Assert.StartsWith("Nuthwaite", results[0].GetProperty("document").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.True(results[0].GetProperty("relevance_score").GetDouble() is <= 1 and var best && results[1].GetProperty("relevance_score").GetDouble() is >= 0 and var second && best >= second);
        Assert.Equal([1, 0], objects.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("index").GetInt32()));
        Assert.False(objects.RootElement.GetProperty("results")[0].TryGetProperty("document", out _));
        Assert.Equal(3, bare.RootElement.GetArrayLength());
        Assert.Equal(1, bare.RootElement[0].GetProperty("index").GetInt32());
        Assert.StartsWith("Nuthwaite", bare.RootElement[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(results[0].GetProperty("relevance_score").GetDouble(), bare.RootElement[0].GetProperty("score").GetDouble());
        Assert.Empty(served.Upstream.Requests);
    }

    private static (string Request, string Input, string Answer) Row(string line)
    {
        using JsonDocument row = JsonDocument.Parse(line);
        JsonElement request = row.RootElement.GetProperty("request");
        return (request.GetRawText(), request.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!, row.RootElement.GetProperty("response").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!);
    }

    private async Task RunAsync(params string[] arguments)
    {
        UnderstudyProgram.Finished finished = await _understudy.RunAsync(arguments);
        Assert.True(finished.ExitCode == 0, finished.Out + finished.Error);
    }
}
