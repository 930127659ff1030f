using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Understudy.Bench;

/// <summary>The bench's own servers, each run as a child of it: <c>child upstream PORT</c>, <c>child yarp PORT ADDRESS</c>.</summary>
public static class BenchServers
{
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(
        """{"id":"chatcmpl-abcdefghi","object":"chat.completion","created":1700000000,"model":"large-2026-08-06","choices":[{"index":0,"message":{"role":"assistant","content":"billing","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":120,"completion_tokens":3,"total_tokens":123,"prompt_tokens_details":{"cached_tokens":0}}}""");

    /// <summary>Bytes of the large model's answer, the same to every request.</summary>
    public static int AnswerBytes => Answer.Length;

    /// <summary>The answer's bytes.</summary>
    public static ReadOnlyMemory<byte> AnswerBody => Answer;

    /// <summary>Command line that runs one of them.</summary>
    public static string[] Command(params string[] arguments) => ["dotnet", Path.Combine(AppContext.BaseDirectory, "Understudy.Bench.dll"), "child", .. arguments];

    /// <summary>The large model.</summary>
    public static Task<ChildServer> StartUpstreamAsync(int? core, CancellationToken cancellationToken)
    {
        int port = ChildServer.FreePort();
        return ChildServer.StartAsync(Command("upstream", port.ToString(CultureInfo.InvariantCulture)), port, core, cancellationToken);
    }

    /// <summary>Runs a server until it is killed.</summary>
    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, int.Parse(arguments[1], CultureInfo.InvariantCulture), listen => listen.Protocols = HttpProtocols.Http1);
        });
        if (arguments[0] == "yarp")
        {
            builder.Services.AddRoutingCore().AddHttpForwarder();
            await using WebApplication proxy = builder.Build();
            proxy.UseRouting();
            proxy.MapForwarder("/{**rest}", arguments[2]);
            await proxy.StartAsync(cancellationToken);
            await proxy.WaitForShutdownAsync(cancellationToken);
            return;
        }

        await using WebApplication app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
        bool stream = false;
        try
        {
            int read;
            while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                stream |= buffer.AsSpan(0, read).IndexOf("\"stream\":true"u8) >= 0;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return; // the caller was killed
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (stream)
        {
            await StreamAsync(http);
            return;
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Answer.Length;
        await http.Response.BodyWriter.WriteAsync(Answer);
    }

    /// <summary>Numbered frames at an even pace: <c>?frames=40&amp;over=2000</c> (milliseconds).</summary>
    private static async Task StreamAsync(HttpContext http)
    {
        int frames = Number(http, "frames", 4), over = Number(http, "over", 0);
        http.Response.ContentType = "text/event-stream";
        http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        try
        {
            for (int i = 0; i < frames; i++)
            {
                if (i > 0 && over > 0)
                {
                    await Task.Delay(over / frames, http.RequestAborted);
                }

                await WriteAsync($$"""{"id":"chatcmpl-stream","object":"chat.completion.chunk","created":1700000000,"model":"large-2026-08-06","choices":[{"index":0,"delta":{"content":"w{{i}} "},"finish_reason":null}]}""");
            }

            await WriteAsync("""{"id":"chatcmpl-stream","object":"chat.completion.chunk","created":1700000000,"model":"large-2026-08-06","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""");
            await WriteAsync("[DONE]");
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // the caller went away
        }

        async ValueTask WriteAsync(string data)
        {
            http.Response.BodyWriter.Write(Encoding.UTF8.GetBytes($"data: {data}\n\n"));
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    private static int Number(HttpContext http, string name, int otherwise) =>
        int.TryParse(http.Request.Query[name], CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
