using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>
/// Runs the official client, npm's <c>openai</c>, from the folder that <c>UNDERSTUDY_OPENAI</c> names. To make one:
/// <c>npm install --prefix FOLDER openai@7.57.0</c>.
/// </summary>
internal static class OfficialClient
{
    /// <summary>Why it cannot be run; null when it can.</summary>
    public static string? Missing { get; } = WhatIsMissing();

    private static string Folder => Environment.GetEnvironmentVariable("UNDERSTUDY_OPENAI") is { Length: > 0 } named ? Path.GetFullPath(named, Repository.Root) : "";

    /// <summary>Skips a test, with the reason, where it is not there.</summary>
    public static void Require() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    /// <summary>Runs a suite of scenarios against a server; results by the scenario's name.</summary>
    /// <param name="suite"><c>surface</c>, <c>specialist</c>, <c>calling</c> or <c>objects</c>.</param>
    /// <param name="baseUrl">Address ending in <c>/v1</c>.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> RunAsync(string suite, Uri baseUrl, CancellationToken cancellationToken)
    {
        string script = Repository.PathOf("test", "Understudy.Gateway.Tests", "Clients", "official-client.mjs");
        var start = new ProcessStartInfo("node", [script, Folder, baseUrl.AbsoluteUri.TrimEnd('/'), suite]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OPENAI_API_KEY"] = "client-key";
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken), error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Assert.True(process.ExitCode == 0, await error);
            using JsonDocument document = JsonDocument.Parse(await output);
            return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone(), StringComparer.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static string? WhatIsMissing()
    {
        if (Folder.Length == 0)
        {
            return "UNDERSTUDY_OPENAI is not set: no folder with node_modules/openai.";
        }

        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "openai")))
        {
            return $"{Folder} (UNDERSTUDY_OPENAI) has no node_modules/openai.";
        }

        try
        {
            using Process? node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
            return null;
        }
        catch (Win32Exception)
        {
            return "Node.js is not on the path.";
        }
    }
}
