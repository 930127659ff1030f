using System.Buffers;
using System.CommandLine;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary><c>understudy redaction reveal</c>: recorded calls as they were before redaction, with the key.</summary>
public static class RedactionRevealCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var ids = new Argument<string[]>("call-id") { Description = "Ids of calls (the header x-understudy-request-id).", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<FileInfo?>("--file") { Description = "Calls that 'recording export' wrote; their ids are looked up in the store.", HelpName = "FILE" };
        var key = new Option<FileInfo?>("--key") { Description = $"File with the key. [default: ${OriginalsKey.Variable}, then keys/originals.key in the workspace]", HelpName = "FILE" };
        var command = new Command("reveal", "Write recorded calls as they were before redaction, as JSON Lines on standard output. Needs the key, and redaction that was reversible when they were recorded.")
        {
            ids, file, key, RecordedCalls.StoreOption,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            string[] named = parsed.GetValue(ids) ?? [];
            List<string> wanted = [.. named, .. parsed.GetValue(file) is { } list ? Ids(list) : []];
            if (wanted.Count == 0)
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, "Name the calls to reveal: their ids, or --file with an export of them.");
            }

            var seal = new SealedOriginals(OriginalsKey.Load(session.Workspace.Directory, parsed.GetValue(key)?.FullName, Environment.GetEnvironmentVariable(OriginalsKey.Variable)));
            await using RecordedCalls calls = RecordedCalls.Open(session, parsed);
            await calls.SettleAsync(cancellationToken);
            await using var output = new TextStream(terminal.Out);
            var line = new ArrayBufferWriter<byte>();
            for (int i = 0; i < wanted.Count; i++)
            {
                StoredCall call = await FindAsync(calls.Store, wanted[i], cancellationToken);
                bool whole = i >= named.Length && call.Call is { Originals.IsEmpty: true, Request.IsEmpty: false }; // of a file, those with nothing to reveal are as they were
                (ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> response) = whole ? (call.Call.Request, call.Call.Response) : seal.Open(call.Call);
                line.ResetWrittenCount();
                CallExport.Line(line, call, request, response);
                await output.WriteAsync(line.WrittenMemory, cancellationToken);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<StoredCall> FindAsync(ICallStore store, string id, CancellationToken cancellationToken)
    {
        await foreach (StoredCall call in store.ReadAsync(new CallFilter { Id = id, WithOriginals = true }, cancellationToken))
        {
            return call;
        }

        throw new UnderstudyException(ErrorCode.NotFound, $"{store.Place}: there is no call '{id}'. Ids stand in the header x-understudy-request-id and in exports (understudy recording export).");
    }

    private static List<string> Ids(FileInfo file)
    {
        var ids = new List<string>();
        try
        {
            foreach ((int number, string text) in File.ReadLines(file.FullName).Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
            {
                try
                {
                    using JsonDocument line = JsonDocument.Parse(text);
                    ids.Add(line.RootElement.GetProperty("id").GetString() ?? throw new JsonException("the id is null"));
                }
                catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
                {
                    throw new UnderstudyException(ErrorCode.InputUnreadable, $"{file}:{number + 1}: expected a recorded call with an id, as 'understudy recording export' writes it.", e);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{file}: cannot be read ({e.Message}).", e);
        }

        return ids;
    }
}
