using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;

using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Responses;

#pragma warning disable OPENAI001 // its client of /v1/responses is marked as experimental

namespace Understudy.Gateway.Tests.Clients;

/// <summary>What an application asks of a large model through the official .NET client; each result as text that can be compared.</summary>
internal sealed class DotNetSurface(Uri baseUrl)
{
    private const string Schema = """{"type":"object","properties":{"category":{"type":"string","enum":["billing","login"]}},"required":["category"],"additionalProperties":false}""";

    private static readonly ChatTool Weather = ChatTool.CreateFunctionTool("get_weather", "The weather.", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}"""), functionSchemaIsStrict: true);

    public static IReadOnlyList<string> Scenarios => ["chat", "parts", "many", "tools", "schema", "stream", "stream-tools", "embeddings", "models", "responses", "responses-stream", "error-401", "error-429", "retry-500-twice", "stream-reset"];

    /// <summary>Runs one scenario.</summary>
    public async Task<string> RunAsync(string scenario, CancellationToken cancellationToken)
    {
        var options = new OpenAIClientOptions { Endpoint = baseUrl, RetryPolicy = new ClientRetryPolicy(scenario.StartsWith("error", StringComparison.Ordinal) ? 0 : 3) };
        options.AddPolicy(new ScenarioHeader(scenario), PipelinePosition.PerCall);
        var client = new OpenAIClient(new ApiKeyCredential("client-key"), options);
        ChatClient chat = client.GetChatClient("large");
        try
        {
            return scenario switch
            {
                "parts" => Text(await chat.CompleteChatAsync([new SystemChatMessage("Sort."), new SystemChatMessage("Be brief."), new UserChatMessage(ChatMessageContentPart.CreateTextPart("a"), ChatMessageContentPart.CreateTextPart("b"))], cancellationToken: cancellationToken)),
                "many" => Text(await chat.CompleteChatAsync([new UserChatMessage("one"), new AssistantChatMessage("two"), new UserChatMessage("three")], new ChatCompletionOptions { Temperature = 0.5f, MaxOutputTokenCount = 50, EndUserId = "u" }, cancellationToken)),
                "tools" => Text(await chat.CompleteChatAsync([new UserChatMessage("Bern")], new ChatCompletionOptions { Tools = { Weather }, ToolChoice = ChatToolChoice.CreateRequiredChoice() }, cancellationToken)),
                "schema" => Text(await chat.CompleteChatAsync([new UserChatMessage("login")], new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("category", BinaryData.FromString(Schema), jsonSchemaIsStrict: true) }, cancellationToken)),
                "stream" => await StreamAsync(chat.CompleteChatStreamingAsync([new UserChatMessage("one two three")], cancellationToken: cancellationToken)),
                "stream-reset" => await StreamAsync(chat.CompleteChatStreamingAsync([new UserChatMessage("one two three")], cancellationToken: cancellationToken)),
                "stream-tools" => await StreamAsync(chat.CompleteChatStreamingAsync([new UserChatMessage("Bern and Basel")], new ChatCompletionOptions { Tools = { Weather } }, cancellationToken)),
                "embeddings" => string.Join(';', (await client.GetEmbeddingClient("e").GenerateEmbeddingsAsync(["one text", "two"], new EmbeddingGenerationOptions { Dimensions = 16 }, cancellationToken)).Value.Select(e => $"{e.ToFloats().Length} {e.ToFloats().Span[0]}")),
                "models" => string.Join(';', (await client.GetOpenAIModelClient().GetModelsAsync(cancellationToken)).Value.Select(m => m.Id)),
                "responses" => (await client.GetResponsesClient().CreateResponseAsync("large", "one two", cancellationToken: cancellationToken)).Value.GetOutputText(),
                "responses-stream" => await EventsAsync(await client.GetResponsesClient().CreateResponseStreamingAsync("large", "one two", cancellationToken: cancellationToken)),
                _ => Text(await chat.CompleteChatAsync([new SystemChatMessage("Sort."), new UserChatMessage("Grüße, ☃ and 𝄞")], cancellationToken: cancellationToken)),
            };
        }
        catch (ClientResultException e)
        {
            using JsonDocument? body = e.GetRawResponse() is { } raw && raw.Content.ToMemory().Length > 0 ? JsonDocument.Parse(raw.Content) : null;
            return $"{e.Status} {body?.RootElement.GetProperty("error").GetProperty("code")} {(e.GetRawResponse() is { } response && response.Headers.TryGetValue("retry-after-ms", out string? wait) ? wait : "")}";
        }
    }

    private static string Text(ChatCompletion answer) =>
        $"{answer.Role} {answer.FinishReason} {answer.Model} {answer.Usage.InputTokenCount}/{answer.Usage.OutputTokenCount} {string.Join('|', answer.Content.Select(c => c.Text))} {string.Join('|', answer.ToolCalls.Select(t => $"{t.FunctionName}({t.FunctionArguments})"))}";

    private static async Task<string> StreamAsync(AsyncCollectionResult<StreamingChatCompletionUpdate> stream)
    {
        List<string> seen = [];
        await foreach (StreamingChatCompletionUpdate update in stream)
        {
            seen.Add($"{update.Role} {string.Concat(update.ContentUpdate.Select(c => c.Text))} {string.Join('|', update.ToolCallUpdates.Select(t => $"{t.Index} {t.FunctionName} {t.FunctionArgumentsUpdate}"))} {update.FinishReason} {update.Usage?.TotalTokenCount}");
        }

        return string.Join('\n', seen);
    }

    private static async Task<string> EventsAsync(IAsyncEnumerable<StreamingResponseUpdate> stream)
    {
        List<string> seen = [];
        await foreach (StreamingResponseUpdate update in stream)
        {
            seen.Add($"{update.SequenceNumber} {update.GetType().Name} {(update as StreamingResponseOutputTextDeltaUpdate)?.Delta}");
        }

        return string.Join('\n', seen);
    }

    private sealed class ScenarioHeader(string scenario) : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Set("x-scenario", scenario);
            return ProcessNextAsync(message, pipeline, currentIndex);
        }
    }
}
