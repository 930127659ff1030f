using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class OpenAiErrorTests
{
    public static TheoryData<GatewayError> All => [.. Enum.GetValues<GatewayError>()];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_error_has_OpenAIs_form(GatewayError error)
    {
        (HttpContext context, MemoryStream body) = Context();
        await OpenAiError.WriteAsync(context, error);
        JsonElement written = JsonDocument.Parse(body.ToArray()).RootElement.GetProperty("error");
        Assert.Equal(["message", "type", "param", "code"], written.EnumerateObject().Select(p => p.Name));
        Assert.InRange(context.Response.StatusCode, 400, 599);
        Assert.Equal((body.Length, "application/json"), (context.Response.ContentLength, context.Response.ContentType));
        Assert.Equal(JsonValueKind.Null, written.GetProperty("param").ValueKind);
        Assert.All(new[] { "message", "type", "code" }, n => Assert.NotEmpty(written.GetProperty(n).GetString()!));
    }

    [Fact]
    public void Codes_are_all_different() =>
        Assert.Equal(Enum.GetValues<GatewayError>().Length, Enum.GetValues<GatewayError>().Select(e => OpenAiError.Form(e).Code).Distinct().Count());

    [Theory]
    [InlineData(GatewayError.MalformedJson, 400, null)]
    [InlineData(GatewayError.UnknownKey, 401, null)]
    [InlineData(GatewayError.WorkloadForbidden, 403, null)]
    [InlineData(GatewayError.UnknownPath, 404, null)]
    [InlineData(GatewayError.MethodNotAllowed, 405, null)]
    [InlineData(GatewayError.BodyTooLarge, 413, null)]
    [InlineData(GatewayError.UnsupportedType, 415, null)]
    [InlineData(GatewayError.RateLimited, 429, "true")]
    [InlineData(GatewayError.BudgetSpent, 429, "false")]
    [InlineData(GatewayError.Internal, 500, "false")]
    public async Task Status_and_whether_to_retry_are(GatewayError error, int status, string? retry)
    {
        (HttpContext context, _) = Context();
        await OpenAiError.WriteAsync(context, error);
        Assert.Equal((status, retry), (context.Response.StatusCode, (string?)context.Response.Headers["x-should-retry"]));
    }

    [Fact]
    public async Task Field_message_and_wait_are_told()
    {
        (HttpContext context, MemoryStream body) = Context();
        await OpenAiError.WriteAsync(context, GatewayError.RateLimited, "Sl\"ow", "model", TimeSpan.FromMilliseconds(1234.5));
        Assert.Equal("""{"error":{"message":"Sl\"ow","type":"rate_limit_error","param":"model","code":"rate_limit_exceeded"}}""", Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal(("2", "1235"), ((string?)context.Response.Headers.RetryAfter, (string?)context.Response.Headers["retry-after-ms"]));
    }

    [Fact]
    public void A_frame_of_a_stream_holds_the_error_and_the_end()
    {
        string frame = Encoding.UTF8.GetString(OpenAiError.Frame(GatewayError.UpstreamBroken).Span);
        Assert.StartsWith("data: {\"error\":{\"message\":", frame, StringComparison.Ordinal);
        Assert.EndsWith("}}\n\ndata: [DONE]\n\n", frame, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_to_HEAD_has_no_body()
    {
        (HttpContext context, MemoryStream body) = Context();
        context.Request.Method = "HEAD";
        await OpenAiError.WriteAsync(context, GatewayError.UnknownPath);
        Assert.Equal((0, 404), (body.Length, context.Response.StatusCode));
    }

    [Fact]
    public void Each_state_of_a_key_has_its_error()
    {
        Assert.Equal([GatewayError.MissingKey, GatewayError.UnknownKey, GatewayError.ExpiredKey, GatewayError.RevokedKey], new[] { KeyState.Missing, KeyState.Unknown, KeyState.Expired, KeyState.Revoked }.Select(OpenAiError.Of));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenAiError.Of(KeyState.Accepted));
    }

    private static (HttpContext Context, MemoryStream Body) Context()
    {
        var body = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Response.Body = body;
        return (context, body);
    }
}
