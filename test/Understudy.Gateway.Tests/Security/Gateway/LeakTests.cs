using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Text;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>A marked prompt and marked keys through every success and every failure: none of them in logs, traces, metrics, or errors of ours.</summary>
public sealed class LeakTests
{
    private const string Prompt = "prompt-canary-81c6";
    private const string Answer = "answer-canary-44e0";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompts_answers_and_keys_reach_neither_logs_nor_traces_nor_metrics_nor_errors()
    {
        var told = new ConcurrentQueue<string>();
        using var spans = new ActivityListener
        {
            ShouldListenTo = s => s.Name == GenAiNames.Source, // what is exported; the test's own client makes others
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => told.Enqueue($"{a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects)} {string.Join(' ', a.Events.Select(e => e.Name + string.Join(' ', e.Tags)))} {string.Join(' ', a.Baggage)}"),
        };
        ActivitySource.AddActivityListener(spans);
        using var metrics = new MeterListener { InstrumentPublished = (i, l) => l.EnableMeasurementEvents(i) };
        metrics.SetMeasurementEventCallback<long>((i, _, tags, _) => told.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
        metrics.SetMeasurementEventCallback<double>((i, _, tags, _) => told.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
        metrics.Start();

        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token, o => o with { UpstreamTimeout = TimeSpan.FromMilliseconds(300), StreamIdleTimeout = TimeSpan.FromMilliseconds(300), Retries = 0, Limits = new RequestLimits { MaxBodyBytes = 10_000, MaxInflatedBytes = 20_000 } });
        List<string> errors = [];
        string chat = Chat(""), stream = Chat(",\"stream\":true");

        // The large model's answers, good and bad in every way; bodies of upstreams pass, so only our own errors are looked at.
        UpstreamAnswer good = UpstreamAnswer.Saying(Answer);
        await PassAsync(chat, good);
        await PassAsync(stream, good);
        await PassAsync(stream, good with { StopAfter = 300, End = UpstreamEnd.Reset });
        await PassAsync(stream, good with { StopAfter = 300, End = UpstreamEnd.Stall });
        await PassAsync(chat, good with { StopAfter = 60, End = UpstreamEnd.Reset });
        await PassAsync(chat, good with { StopAfter = 60, End = UpstreamEnd.Close });
        await PassAsync(chat, good with { StopAfter = 60, End = UpstreamEnd.Stall });
        await PassAsync(chat, UpstreamAnswer.Garbage());
        await PassAsync(chat, UpstreamAnswer.Refusal());
        await PassAsync(chat, UpstreamAnswer.Silence());
        await PassAsync(chat, UpstreamAnswer.Json("{\"choices\":[" + Answer));
        await PassAsync(stream, UpstreamAnswer.Events("{\"broken\":" + Answer, "[DONE]"));
        foreach (int status in new[] { 400, 401, 404, 429, 500, 502, 503 })
        {
            await PassAsync(chat, UpstreamAnswer.Error(status, Answer));
        }

        // What the gateway refuses itself; whatever passes nonetheless meets a large model that says nothing.
        gateway.Upstream.Clear(); // an open breaker may have kept some from being asked for
        gateway.Upstream.Script = _ => UpstreamAnswer.Json("{}");
        string[] bad =
        [
            chat[..^1], $"[\"{Prompt}\"]", $"{Prompt}", chat.Replace("\"model\"", "\"messages\"", StringComparison.Ordinal), "{\"a\":" + new string('[', 80) + $"\"{Prompt}\"" + new string(']', 80) + "}",
            $"{{\"model\":\"{Prompt}\",\"messages\":\"{Prompt}\"}}", $"{{\"model\":[\"{Prompt}\"],\"messages\":[]}}", $"{{\"model\":\"m\",\"messages\":[{{\"role\":\"{Prompt}\",\"content\":{{\"{Prompt}\":1}}}}]}}",
            $"{{\"model\":\"m\",\"messages\":[],\"max_tokens\":\"{Prompt}\",\"n\":\"{Prompt}\",\"stream\":\"{Prompt}\"}}", $"{{\"{Prompt}\":1,\"{Prompt}\":2}}", $"{{\"model\":\"m\",\"messages\":[],\"max_tokens\":-1,\"user\":\"{Prompt}\"}}",
            Chat(",\"x\":\"" + new string('x', 20_000) + "\""),
        ];
        foreach (string path in new[] { "/v1/chat/completions", "/v1/responses", "/v1/embeddings", "/v1/rerank", "/rerank", "/v1/feedback" })
        {
            foreach (string body in bad)
            {
                await RefuseAsync("POST", path, Encoding.UTF8.GetBytes(body));
            }
        }

        await RefuseAsync("POST", "/v1/chat/completions", [0xff, .. Encoding.UTF8.GetBytes(chat)]);
        await RefuseAsync("POST", "/v1/chat/completions", Encoding.UTF8.GetBytes(chat), ("Content-Encoding", "gzip"));
        await RefuseAsync("POST", "/v1/chat/completions", Gzip(Chat(",\"x\":\"" + new string('x', 100_000) + "\"")), ("Content-Encoding", "gzip"));
        await RefuseAsync("POST", $"/v1/{Prompt}/../{Prompt}", []);
        await RefuseAsync("PUT", "/v1/chat/completions", Encoding.UTF8.GetBytes(chat));
        await RefuseAsync("GET", $"/v1/fine_tuning/jobs/{Prompt}", []);
        foreach (string key in new[] { "Bearer us-aaaaaaaa-" + Prompt + "00000000000000000000000000", "Basic " + Prompt, Prompt })
        {
            using HttpResponseMessage response = await gateway.SendAsync("POST", "/v1/chat/completions", chat, Token, key);
            errors.Add(response + await response.Content.ReadAsStringAsync(Token));
        }

        string[] canaries = [Prompt, Answer, gateway.Key[12..], GuardedGateway.UpstreamKey];
        Assert.True(gateway.Upstream.Count >= 19 && errors.Count > 70 && !told.IsEmpty);
        foreach (string canary in canaries)
        {
            Assert.DoesNotContain(gateway.Log.Lines, l => l.Contains(canary, StringComparison.Ordinal));
            Assert.DoesNotContain(told, t => t.Contains(canary, StringComparison.Ordinal));
            Assert.DoesNotContain(errors, e => e.Contains(canary, StringComparison.Ordinal));
        }

        // What is kept of a call beside its content holds neither.
        Assert.All(gateway.Recorder.Calls, c => Assert.DoesNotContain(canaries, k => (c with { Request = default, Response = default, RequestedModel = null }).ToString().Contains(k, StringComparison.Ordinal)));
        Assert.All(gateway.Recorder.Calls.Where(c => c.Endpoint == CallEndpoint.ChatCompletions), c => Assert.Equal(gateway.Key[3..11], c.ClientKey));

        async Task PassAsync(string body, UpstreamAnswer answer)
        {
            gateway.Upstream.Next(answer);
            try
            {
                using HttpResponseMessage response = await gateway.SendAsync("POST", "/v1/chat/completions", body, Token);
                await response.Content.ReadAsStringAsync(Token);
            }
            catch (HttpRequestException)
            {
                // a stream that broke off
            }
        }

        async Task RefuseAsync(string method, string path, byte[] body, params (string Name, string Value)[] headers)
        {
            using HttpResponseMessage response = await gateway.SendAsync(method, path, body, Token, null, headers);
            errors.Add(response + await response.Content.ReadAsStringAsync(Token));
        }
    }

    private static string Chat(string more) => $$"""{"model":"m","messages":[{"role":"user","content":"{{Prompt}}"}]{{more}}}""";

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
