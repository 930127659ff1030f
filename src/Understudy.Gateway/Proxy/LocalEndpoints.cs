using System.Buffers;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>What the gateway answers itself: health, models, feedback, training jobs.</summary>
internal sealed class LocalEndpoints(RouteBook routes, UpstreamClient upstream, ICallRecorder recorder, JsonRedactor? redactor, string workspace, RequestIds ids, TimeProvider time)
{
    private const int LongestGold = 64 << 10;

    /// <summary>Alive: the process answers.</summary>
    public static Task HealthAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status200OK, json => json.WriteString("status", "ok"));

    /// <summary>Fit for work: calls are recorded, and the large model is not known to be away.</summary>
    public Task ReadyAsync(HttpContext http)
    {
        bool ready = recorder.IsHealthy && !upstream.IsAway;
        return WriteAsync(http, ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, json =>
        {
            json.WriteString("status", ready ? "ready" : "not_ready");
            json.WriteBoolean("recording", recorder.IsHealthy);
            json.WriteBoolean("upstream", !upstream.IsAway);
        });
    }

    /// <summary>The large model's list and our aliases; without aliases it is passed through byte for byte.</summary>
    public async Task ModelsAsync(HttpContext http, Func<Task> pass)
    {
        string[] aliases = [.. routes.Current.Aliases];
        if (aliases.Length == 0)
        {
            await pass().ConfigureAwait(false);
            return;
        }

        UpstreamReply reply = await upstream.SendAsync(http.Request, "/models", default, http.RequestAborted).ConfigureAwait(false);
        using HttpResponseMessage? response = reply.Response;
        using JsonDocument? listed = response is { IsSuccessStatusCode: true } ? await ParseAsync(response, http.RequestAborted).ConfigureAwait(false) : null;
        await WriteAsync(http, StatusCodes.Status200OK, json =>
        {
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            if (listed is not null && listed.RootElement.ValueKind == JsonValueKind.Object && listed.RootElement.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement model in data.EnumerateArray())
                {
                    model.WriteTo(json);
                }
            }

            foreach (string alias in aliases)
            {
                json.WriteStartObject();
                WriteModel(json, alias);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }

    /// <summary>One model: an alias of ours, else the large model's.</summary>
    public Task ModelAsync(HttpContext http, string name, Func<Task> pass) =>
        routes.Current.Aliases.Contains(name) ? WriteAsync(http, StatusCodes.Status200OK, json => WriteModel(json, name)) : pass();

    /// <summary>An outcome or a gold answer for an earlier call.</summary>
    public async Task FeedbackAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        CallFeedback? feedback = ReadFeedback(redactor?.Redact(body) ?? body, out string problem);
        if (feedback is null)
        {
            await OpenAiError.WriteAsync(http, GatewayError.InvalidField, problem).ConfigureAwait(false);
            return;
        }

        bool recorded = await recorder.RecordAsync(feedback).ConfigureAwait(false);
        if (!recorded)
        {
            await OpenAiError.WriteAsync(http, GatewayError.Overloaded, "The feedback could not be recorded (is the disk full?). Send it again later.").ConfigureAwait(false);
            return;
        }

        await WriteAsync(http, StatusCodes.Status200OK, json =>
        {
            json.WriteString("object", "feedback");
            json.WriteString("id", feedback.Id);
            json.WriteString("call_id", feedback.CallId);
            json.WriteBoolean("recorded", true);
        }).ConfigureAwait(false);
    }

    /// <summary>Training jobs as OpenAI lists fine-tuning jobs: the files that training writes.</summary>
    public async Task JobsAsync(HttpContext http, string rest)
    {
        string root = Path.Combine(workspace, "training");
        string[] parts = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            List<string> files = Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Select(d => Path.Combine(d, "job.json")).Where(File.Exists).OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(f => f, StringComparer.Ordinal)] : [];
            await ListAsync(http, files.Select(File.ReadAllText)).ConfigureAwait(false);
            return;
        }

        string directory = Path.Combine(root, parts[0]);
        bool known = parts[0].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && File.Exists(Path.Combine(directory, "job.json"));
        string? file = parts.Length == 1 ? "job.json" : parts is [_, "events"] ? "events.jsonl" : parts is [_, "checkpoints"] ? "checkpoints.jsonl" : null;
        if (!known || file is null)
        {
            await OpenAiError.WriteAsync(http, GatewayError.UnknownId, "There is no such training job.").ConfigureAwait(false);
            return;
        }

        string path = Path.Combine(directory, file);
        if (parts.Length == 1)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(await File.ReadAllTextAsync(path).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        await ListAsync(http, File.Exists(path) ? File.ReadLines(path).Reverse() : []).ConfigureAwait(false); // the newest first, as OpenAI's
    }

    private static Task ListAsync(HttpContext http, IEnumerable<string> objects) => WriteAsync(http, StatusCodes.Status200OK, json =>
    {
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (string text in objects)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(text);
                document.RootElement.WriteTo(json);
            }
            catch (JsonException)
            {
                // a line that is being written
            }
        }

        json.WriteEndArray();
        json.WriteBoolean("has_more", false);
    });

    private static void WriteModel(Utf8JsonWriter json, string name)
    {
        json.WriteString("id", name);
        json.WriteString("object", "model");
        json.WriteNumber("created", 0);
        json.WriteString("owned_by", "understudy");
    }

    private static async Task<JsonDocument?> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext http, int status, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, http.RequestAborted).ConfigureAwait(false);
    }

    private CallFeedback? ReadFeedback(ReadOnlyMemory<byte> body, out string problem)
    {
        problem = "Expected {\"call_id\":\"req_… or the answer's id\",\"gold\":\"the right answer\",\"good\":true,\"score\":0.9}, with at least one of gold, good and score.";
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("call_id", out JsonElement call) || call.GetString() is not { Length: > 0 and <= 256 } callId)
            {
                return null;
            }

            string? gold = root.TryGetProperty("gold", out JsonElement right) && right.ValueKind != JsonValueKind.Null ? right.ValueKind == JsonValueKind.String ? right.GetString() : right.GetRawText() : null;
            bool? good = root.TryGetProperty("good", out JsonElement verdict) && verdict.ValueKind is JsonValueKind.True or JsonValueKind.False ? verdict.GetBoolean() : null;
            double? score = root.TryGetProperty("score", out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out double value) && double.IsFinite(value) ? value : null;
            return (gold is null && good is null && score is null) || gold?.Length > LongestGold
                ? null
                : new CallFeedback { Id = "fb_" + ids.Next()[4..], CallId = callId, Time = time.GetUtcNow(), Gold = gold, Good = good, Score = score };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
