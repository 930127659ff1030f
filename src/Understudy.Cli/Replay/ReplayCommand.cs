using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary><c>understudy replay FILE</c>: a recording as an OpenAI-compatible endpoint.</summary>
public static class ReplayCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "The recording: JSON Lines of calls, each with 'request' and 'response'." };
        var latency = new Option<string?>("--latency") { Description = "Milliseconds that every answer takes, or 'recorded' for as long as it took (latency_ms). [default: 0]", HelpName = "MS" };
        var port = new Option<int>("--port") { Description = "Port to listen at; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 8123 };
        var host = new Option<string>("--host") { Description = "Address to listen at.", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
        var strict = new Option<bool>("--strict") { Description = "Model and sampling options must be those of the recording too." };
        var command = new Command("replay", """
            Serve a recording as an OpenAI-compatible endpoint, so that the whole way runs without a large model.
            Prints its base URL on a line of its own; Ctrl-C ends it.

            Examples:
              understudy replay calls.jsonl
              understudy replay calls.jsonl --latency recorded --port 0
              understudy serve --upstream http://127.0.0.1:8123/v1
            """) { file, latency, port, host, strict };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ReplayOptions
            {
                Path = parsed.GetValue(file)!.ToString(),
                Host = parsed.GetValue(host)!,
                Port = parsed.GetValue(port),
                LatencyMilliseconds = Latency(parsed.GetValue(latency)),
                Strict = parsed.GetValue(strict),
            };
            using ReplayRecording recording = ReplayRecording.Open(options.Path, options.Strict, cancellationToken);
            await using ReplayServer server = await ReplayServer.StartAsync(recording, options, terminal.Time, cancellationToken);
            Say(terminal, recording, server, options.Path, parsed.GetValue(CommonOptions.Json));
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, terminal.Time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nStopped; {server.Answered:#,0} calls answered, {server.NotRecorded:#,0} were not in the recording."));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static double? Latency(string? text) => text switch
    {
        null => 0,
        "recorded" => null,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds)
            ? milliseconds
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--latency takes milliseconds, or 'recorded'; found '{text}'."),
    };

    /// <summary>The address on standard output, for scripts; what is served and what is not on standard error, for people.</summary>
    private static void Say(Terminal terminal, ReplayRecording recording, ReplayServer server, string path, bool json)
    {
        string kinds = string.Join(", ", Enum.GetValues<CallEndpoint>().Where(e => recording.CallsOf(e) > 0).Select(e => string.Create(CultureInfo.InvariantCulture, $"{recording.CallsOf(e):#,0} {Name(e)}")));
        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Session.Shown(path)}: {recording.Calls:#,0} calls ({kinds}), {recording.Questions:#,0} different questions; models: {string.Join(", ", recording.Models.Take(5))}{(recording.Models.Count > 5 ? ", …" : "")}"));
        foreach (string remark in recording.Remarks)
        {
            terminal.Error.WriteLine("  " + remark);
        }

        if (recording.Skipped > recording.Remarks.Count)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {recording.Skipped - recording.Remarks.Count:#,0} other lines that cannot be served"));
        }

        terminal.Out.WriteLine(json
            ? JsonSerializer.Serialize(new ReplayDocument(server.Address.ToString(), recording.Calls, recording.Questions, recording.Skipped, [.. recording.Models]), ReplayJsonContext.Default.ReplayDocument)
            : server.Address.ToString());
        terminal.Out.Flush();
    }

    private static string Name(CallEndpoint endpoint) => endpoint switch
    {
        CallEndpoint.ChatCompletions => "chat completions",
        CallEndpoint.Responses => "responses",
        CallEndpoint.Embeddings => "embeddings",
        _ => "rerank",
    };
}

internal sealed record ReplayDocument(string Address, int Calls, int Questions, int Skipped, IReadOnlyList<string> Models);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplayDocument))]
internal sealed partial class ReplayJsonContext : JsonSerializerContext;
