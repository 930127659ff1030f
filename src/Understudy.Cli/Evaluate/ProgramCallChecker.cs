using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>
/// Asks a program whether calls can be carried out. It is started once, without a shell; each call is one line on its standard input,
/// <c>{"name":…,"arguments":{…}}</c>, and is answered by one line, <c>true</c> or <c>false</c>. A program that ends, says something else
/// or is silent for too long is asked nothing further: its figure then rests on the calls before. Each call is asked about once.
/// </summary>
internal sealed class ProgramCallChecker : ICallChecker, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ToolCall, bool> _known = [];
    private readonly Process _process;
    private readonly TimeSpan _patience;
    private readonly CancellationToken _cancellationToken;

    private ProgramCallChecker(Process process, TimeSpan patience, CancellationToken cancellationToken) => (_process, _patience, _cancellationToken) = (process, patience, cancellationToken);

    /// <summary>Why it is asked nothing further; null while it answers.</summary>
    public string? Fault { get; private set; }

    /// <summary>Calls that it could not say anything about.</summary>
    public long Unchecked { get; private set; }

    /// <summary>Starts the program; null where none is named.</summary>
    /// <param name="program">The program.</param>
    /// <param name="patience">How long it may be silent about a call; null for ten seconds.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <exception cref="UnderstudyException">When it cannot be started.</exception>
    public static ProgramCallChecker? Start(FileInfo? program, TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        if (program is null)
        {
            return null;
        }

        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(program.FullName) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = encoding, StandardOutputEncoding = encoding };
        try
        {
            return new ProgramCallChecker(Process.Start(start)!, patience ?? TimeSpan.FromSeconds(10), cancellationToken);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{program}: the checker cannot be started ({e.Message}). Expected a program (a script begins with #! and may be executed) that answers each line {{\"name\":…,\"arguments\":{{…}}}} with true or false.", e);
        }
    }

    /// <inheritdoc/>
    public bool? CanExecute(ToolCall call)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(call, out bool known))
            {
                return known;
            }

            if (Fault is null && Ask(call) is { } answer)
            {
                return _known[call] = answer;
            }

            Unchecked++;
            return null;
        }
    }

    /// <summary>Ends the program.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or Win32Exception)
        {
            // It has ended already.
        }

        _process.Dispose();
    }

    private bool? Ask(ToolCall call)
    {
        try
        {
            Task<string?> asking = AskAsync(new JsonObject { ["name"] = call.Name, ["arguments"] = JsonNode.Parse(call.Arguments) }.ToJsonString());
            if (!asking.Wait((int)_patience.TotalMilliseconds, _cancellationToken))
            {
                Fault = string.Create(CultureInfo.InvariantCulture, $"it was silent for {_patience.TotalSeconds:0.#} seconds about a call of {call.Name}");
                _process.Kill(entireProcessTree: true);
                return null;
            }

            switch (asking.Result?.Trim())
            {
                case "true":
                    return true;
                case "false":
                    return false;
                case null:
                    Fault = $"it ended before it answered about a call of {call.Name}";
                    return null;
                case var other:
                    Fault = $"it answered '{(other.Length > 60 ? other[..60] + "…" : other)}' about a call of {call.Name}; expected true or false";
                    return null;
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or AggregateException { InnerException: IOException or DecoderFallbackException })
        {
            Fault = $"it ended before it was asked about a call of {call.Name}";
            return null;
        }
    }

    /// <summary>Asks and waits: a program that does not read may keep a long line waiting too.</summary>
    private async Task<string?> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
        return await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
    }
}
