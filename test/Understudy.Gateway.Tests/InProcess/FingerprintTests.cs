using System.ClientModel;
using System.ClientModel.Primitives;
using System.ComponentModel;
using System.Net;
using System.Text;
using System.Text.Json;

using Microsoft.Extensions.AI;

using OpenAI;

using Understudy.Data;
using Understudy.Extensions.AI;

using Xunit;

namespace Understudy.Gateway.Tests.InProcess;

/// <summary>A prompt has one fingerprint, whether it goes through a gateway from the official .NET client or is recognised in process.</summary>
public sealed class FingerprintTests
{
    private static readonly AIFunction Weather = AIFunctionFactory.Create(([Description("The city.")] string city, int days = 3) => $"{city} {days}", "get_weather", "The weather.");

    public static TheoryData<string> Cases => [.. Requests().Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_official_client_and_the_process_have_the_same(string name)
    {
        (ChatMessage[] messages, ChatOptions? options) = Requests()[name];
        using var wire = new Wire();
        using IChatClient official = new OpenAIClient(new ApiKeyCredential("k"), new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(new HttpClient(wire)) }).GetChatClient("large").AsIChatClient();
        await official.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);
        byte[] sent = Encoding.UTF8.GetBytes(wire.Sent);
        ReadOnlyMemory<byte> own = ChatRequestJson.Write(messages, options, options?.ModelId ?? "large", stream: false);

        Assert.True(new ChatRequestReader().TryRead(sent, out ChatRequest through, out _));
        Assert.True(new ChatRequestReader().TryRead(own.Span, out ChatRequest inProcess, out _));
        Assert.True(through.Fingerprint == inProcess.Fingerprint, $"{wire.Sent}\n{Encoding.UTF8.GetString(own.Span)}");
        Assert.NotNull(inProcess.Fingerprint);
        Assert.Equal(through, inProcess);
    }

    private static Dictionary<string, (ChatMessage[] Messages, ChatOptions? Options)> Requests() => new()
    {
        ["plain"] = ([System("Sort."), User("Grüße, ☃ <b>")], null),
        ["instructions"] = ([System("Be brief."), User("x")], new ChatOptions { Instructions = "Sort.", Temperature = 0.5f, MaxOutputTokens = 10, TopP = 0.9f, Seed = 7, StopSequences = ["a"], ModelId = "other", TopK = 5 }),
        ["parts"] = ([new(ChatRole.User, [new TextContent("a"), new TextContent("b")]), new(ChatRole.Assistant, [new TextContent("c"), new TextContent("d")]), User("x")], null),
        ["names"] = ([new(ChatRole.System, "s") { AuthorName = "sys" }, new(ChatRole.User, "x") { AuthorName = "bob smith" }, new(ChatRole.Assistant, "y") { AuthorName = "ann" }, new(new ChatRole("developer"), "d"), User("x")], null),
        ["json"] = ([User("x")], new ChatOptions { ResponseFormat = ChatResponseFormat.Json }),
        ["text"] = ([User("x")], new ChatOptions { ResponseFormat = ChatResponseFormat.Text }),
        ["schema"] = ([User("x")], new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema("""{"type":"object","properties":{"category":{"type":"string","enum":["a","b"]},"other":{"type":["string","null"],"default":"x","maxLength":3,"pattern":"^a"},"free":{"type":"object","properties":{}},"any":true},"required":["category"]}"""), "cat", "What it is.") }),
        ["strict schema"] = ([User("x")], new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema("""{"type":"object","properties":{"day":{"type":"string","format":"date","description":"A day."},"n":{"type":"integer","minimum":1,"maximum":9}},"required":["day"]}""")), AdditionalProperties = new() { ["strict"] = true } }),
        ["tools"] = ([User("x")], new ChatOptions { Tools = [Weather], AllowMultipleToolCalls = false }),
        ["strict tools"] = ([User("x")], new ChatOptions { Tools = [Weather, AIFunctionFactory.Create(() => 1, "f")], ToolMode = ChatToolMode.RequireAny, AdditionalProperties = new() { ["strict"] = true } }),
        ["one tool"] = ([User("x")], new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.RequireSpecific("get_weather") }),
        ["no tool"] = ([User("x")], new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.None }),
        ["tool calls"] = (
        [
            User("x"), new(ChatRole.Assistant, [new TextContent("Let me see."), new FunctionCallContent("c1", "f", new Dictionary<string, object?> { ["a"] = 1, ["b"] = "☃ <" })]), new(ChatRole.Assistant, [new FunctionCallContent("c2", "g")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "sunny")]), new(ChatRole.Tool, [new FunctionResultContent("c2", Schema("""{"a":[1]}""")), new FunctionResultContent("c3", null)]), User("y"),
        ], null),
        ["image"] = ([new(ChatRole.User, [new TextContent("a"), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new UriContent("http://example.org/y.png", "image/png")]), User("x")], null),
        ["files"] = ([new(ChatRole.User, [new DataContent(new byte[] { 1, 2, 3 }, "audio/wav"), new DataContent(new byte[] { 1, 2, 3 }, "application/pdf") { Name = "n.pdf" }, new TextReasoningContent("hm"), new HostedFileContent("file-1")]), User("x")], null),
        ["empty"] = ([System(""), new(ChatRole.Assistant, ""), User("")], null),
    };

    private static ChatMessage User(string text) => new(ChatRole.User, text);

    private static ChatMessage System(string text) => new(ChatRole.System, text);

    private static JsonElement Schema(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Keeps what is sent and says hello.</summary>
    private sealed class Wire : HttpMessageHandler
    {
        private const string Hello = """{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hello","refusal":null},"logprobs":null,"finish_reason":"stop"}]}""";

        public string Sent { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Hello, Encoding.UTF8, "application/json") };
        }
    }
}
