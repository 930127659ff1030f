using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>Asks a large model one question at a time, over an OpenAI-compatible API.</summary>
/// <param name="url">Its base address.</param>
/// <param name="model">The model.</param>
/// <param name="key">Its key; null for none.</param>
internal sealed class TeacherClient(UpstreamUrl url, string model, string? key) : IDisposable
{
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new(new UpstreamGuard(url).CreateHandler()) { Timeout = Limit, MaxResponseContentBufferSize = LargestAnswer };

    /// <summary>What became of a question.</summary>
    /// <param name="Text">The answer; null when there is none.</param>
    /// <param name="Problem">Why there is none.</param>
    /// <param name="IsAway">Whether asking again makes no sense: nobody answers, or the key or model is refused.</param>
    public readonly record struct Reply(string? Text, string? Problem, bool IsAway);

    /// <summary>Asks.</summary>
    public async Task<Reply> AskAsync(string instruction, string question, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "system", ["content"] = instruction }, new JsonObject { ["role"] = "user", ["content"] = question }),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, url.Value.AbsoluteUri.TrimEnd('/') + "/chat/completions") { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, TeacherJson.Default.JsonObject)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return new Reply(null, FormattableString.Invariant($"the teacher answered with status {(int)response.StatusCode}"), (int)response.StatusCode is 401 or 403 or 404);
            }

            using JsonDocument answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return new Reply(answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString() ?? "", null, false);
        }
        catch (HttpRequestException)
        {
            return new Reply(null, "the teacher cannot be reached", true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Reply(null, $"the teacher did not answer within {Limit.TotalSeconds:0} s", true);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or IOException)
        {
            return new Reply(null, "the teacher's answer is no chat completion", false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class TeacherJson : System.Text.Json.Serialization.JsonSerializerContext;
