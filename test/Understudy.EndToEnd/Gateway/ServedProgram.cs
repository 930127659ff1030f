using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

using Understudy.EndToEnd.Program;
using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Gateway;

/// <summary><c>understudy serve</c> as a child process in front of a scripted large model, and a client with the key that it printed.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProgram(Process process, ScriptedUpstream upstream, Uri address, string key)
    {
        (_process, Upstream) = (process, upstream);
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public ScriptedUpstream Upstream { get; }

    public HttpClient Client { get; }

    /// <summary>Starts serving the program's default workspace and reads address and key from what it prints, as a user does.</summary>
    public static async Task<ServedProgram> StartAsync(UnderstudyProgram understudy, CancellationToken cancellationToken)
    {
        ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: cancellationToken);
        Process process = understudy.Start("serve", "--upstream", upstream.Url.AbsoluteUri, "--allow-private-upstream", "--port", "0");
        var printed = new StringBuilder();
        string? address = null, key = null;
        while (address is null || key is null)
        {
            string? line = await process.StandardOutput.ReadLineAsync(cancellationToken);
            if (line is null)
            {
                Assert.Fail(printed + await process.StandardError.ReadToEndAsync(cancellationToken));
            }

            printed.AppendLine(line);
            address ??= After(line, "listens on ");
            key ??= After(line, "key for your application: ");
        }

        return new ServedProgram(process, upstream, new Uri(address[..^"v1".Length]), key);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string json, CancellationToken cancellationToken) =>
        await Client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Upstream.DisposeAsync();
    }

    private static string? After(string line, string words) => line.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? line[(at + words.Length)..].Split(' ')[0] : null;
}
