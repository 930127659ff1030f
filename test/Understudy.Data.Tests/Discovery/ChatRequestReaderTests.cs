using System.Text;
using System.Text.Json;

using CsCheck;

using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class ChatRequestReaderTests
{
    private const string Plain = """{"model":"m","messages":[{"role":"system","content":"Sort."},{"role":"user","content":"Hello"}],"temperature":0}""";

    [Fact]
    public void The_last_user_message_is_the_input_and_no_part_of_the_fingerprint()
    {
        ChatRequest one = Read(Plain), other = Read(Plain.Replace("Hello", "Something else", StringComparison.Ordinal));

        Assert.Equal("Hello", one.Input);
        Assert.Equal("Something else", other.Input);
        Assert.Equal(one.Fingerprint, other.Fingerprint);
        Assert.Equal(32, one.Fingerprint!.Length);
    }

    [Theory]
    [InlineData("Sort.", "Sort!")]
    [InlineData("\"role\":\"system\"", "\"role\":\"developer\"")]
    [InlineData("\"messages\"", "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"messages\"")]
    [InlineData("\"messages\"", "\"response_format\":{\"type\":\"json_object\"},\"messages\"")]
    [InlineData("\"messages\"", "\"tool_choice\":\"none\",\"messages\"")]
    [InlineData("{\"role\":\"user\"", "{\"role\":\"user\",\"content\":\"Before\"},{\"role\":\"user\"")]
    [InlineData("\"Hello\"}]", "\"Hello\"},{\"role\":\"assistant\",\"content\":\"{\"}]")]
    [InlineData("\"Hello\"}]", "\"Hello\"},{\"role\":\"assistant\",\"content\":null}]")]
    public void Whatever_else_differs_makes_another_fingerprint(string from, string to) =>
        Assert.NotEqual(Read(Plain).Fingerprint, Read(Plain.Replace(from, to, StringComparison.Ordinal)).Fingerprint);

    [Theory]
    [InlineData("Sort.", "\\u0053ort.")]
    [InlineData(",", " ,\n ")]
    [InlineData("{\"role\":\"system\",\"content\":\"Sort.\"}", "{\"content\":\"Sort.\",\"role\":\"system\"}")]
    [InlineData("\"temperature\":0", "\"temperature\":1,\"seed\":7")]
    [InlineData("\"model\":\"m\"", "\"model\":\"other\"")]
    public void Escapes_white_space_sampling_and_the_place_of_the_role_do_not_matter(string from, string to) =>
        Assert.Equal(Read(Plain).Fingerprint, Read(Plain.Replace(from, to, StringComparison.Ordinal)).Fingerprint);

    [Fact]
    public void Text_cannot_pretend_to_be_structure()
    {
        Gen.Select(Gen.String[0, 12], Gen.String[0, 12], Gen.String[0, 12]).Where((a, b, c) => a != b).Sample((a, b, c) =>
            Assert.NotEqual(Read(Two(a, b, c)).Fingerprint, Read(Two(b, a, c)).Fingerprint));

        static string Two(string a, string b, string c) => JsonSerializer.Serialize(new { messages = new object[] { new { role = "system", content = Valid(a) }, new { role = "assistant", content = Valid(b) }, new { role = "user", content = Valid(c) } } });
        static string Valid(string s) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)) + s.Length + string.Concat(s.Select(ch => ((int)ch).ToString("x4")));
    }

    [Fact]
    public void Options_that_matter_to_routing_are_read()
    {
        ChatRequest read = Read("""{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}],"stream":true,"stream_options":{"x":[1],"include_usage":true},"n":3,"logprobs":true,"max_tokens":9,"max_completion_tokens":5,"user":"u","safety_identifier":"s","metadata":{"a":"b","conversation_id":"c"},"tools":[{}],"response_format":{"type":"json_object"}}""");

        Assert.Equal(
            new ChatRequest { Stream = true, IncludeUsage = true, HasStreamOptions = true, Choices = 3, LogProbabilities = true, MaximumTokens = 5, User = "s", Conversation = "c", Input = "a\nb", HasTools = true, HasResponseFormat = true, Fingerprint = read.Fingerprint },
            read);
    }

    [Fact]
    public void An_image_is_no_input_but_has_a_fingerprint()
    {
        ChatRequest read = Read("""{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"data:"}}]}]}""");

        Assert.Null(read.Input);
        Assert.NotNull(read.Fingerprint);
    }

    [Theory]
    [InlineData("[]", "Expected a JSON object")]
    [InlineData("", "not valid JSON")]
    [InlineData("{\"messages\":", "not valid JSON")]
    [InlineData("{} x", "not valid JSON")]
    [InlineData("{\"messages\":{}}", "'messages' must be an array")]
    [InlineData("{\"messages\":[1]}", "must be an object")]
    [InlineData("{\"model\":\"a\",\"model\":\"b\"}", "'model' twice")]
    [InlineData("{\"max_tokens\":0}", "'max_tokens' must be at least 1")]
    [InlineData("{\"user\":\"\\ud800\"}", "Unicode")]
    public void Rejects_what_is_no_request(string json, string expected)
    {
        Assert.False(new ChatRequestReader().TryRead(Encoding.UTF8.GetBytes(json), out _, out string? problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_nesting_beyond_the_limit() =>
        Assert.False(new ChatRequestReader().TryRead(Encoding.UTF8.GetBytes("{\"tools\":" + new string('[', 70) + new string(']', 70) + "}"), out _, out _));

    [Fact]
    public void A_damaged_request_never_throws() =>
        Gen.Select(Gen.Int[0, Plain.Length - 1], Gen.Byte, Gen.Int[0, Plain.Length - 1]).Sample((place, value, cut) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Plain);
            bytes[place] = value;
            var reader = new ChatRequestReader();
            _ = reader.TryRead(bytes, out _, out _);
            _ = reader.TryRead(bytes.AsSpan(0, cut), out _, out _);
        });

    [Fact]
    public async Task Import_and_gateway_read_the_same_input_and_prompt()
    {
        using var directory = new TemporaryDirectory();
        using Workspace workspace = Workspace.Open(directory["w"], TimeProvider.System);
        string path = Repository.PathOf("samples", "helpdesk", "calls.jsonl");
        StoredImport stored = await workspace.ImportAsync("helpdesk", new ImportOptions { Path = path }, cancellationToken: TestContext.Current.CancellationToken);
        Core.ExampleTable table = workspace.LoadExamples("helpdesk", cancellationToken: TestContext.Current.CancellationToken);

        var reader = new ChatRequestReader();
        int row = 0;
        foreach (string line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("request").GetRawText()), out ChatRequest read, out _));
            Assert.Equal(table.Input(row++), read.Input);
            Assert.Equal(stored.Workload.Fingerprints, [read.Fingerprint!]);
        }

        Assert.Equal(["helpdesk-teacher"], stored.Workload.TeacherModels);
    }

    private static ChatRequest Read(string json)
    {
        Assert.True(new ChatRequestReader().TryRead(Encoding.UTF8.GetBytes(json), out ChatRequest request, out string? problem), problem);
        return request;
    }
}
