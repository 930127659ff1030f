using System.CommandLine;
using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Research;

namespace Understudy.Cli;

/// <summary><c>understudy simulate</c>: a log of mixed traffic whose workloads are known.</summary>
public static class SimulateCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var calls = new Option<int>("--calls") { Description = "Calls to write.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
        string[] halves = [.. Enum.GetNames<TrafficHalf>().Select(h => h.ToLowerInvariant())];
        var half = new Option<string>("--half") { Description = $"Which workloads: development or second (to tune on), one of {string.Join(", ", halves.Except(["development", "second", "all"]))} (to measure once) or all (development and frozen).", HelpName = "HALF", DefaultValueFactory = _ => "development" };
        half.AcceptOnlyFromAmong(halves);
        var output = new Option<FileInfo>("--out") { Description = "File to write.", HelpName = "FILE", DefaultValueFactory = _ => new FileInfo("traffic.jsonl") };
        var truth = new Option<FileInfo?>("--truth") { Description = "A second file: for each call its id, workload, kind, version of the prompt, slots, label and the rest of the truth.", HelpName = "FILE" };
        var command = new Command("simulate", """
            Write a log of made-up chat-completions traffic: many workloads, prompts that change, conversations, one-off calls, failures.
            Everything is generated from the seed; the same calls, seed and half give the same bytes.

            Examples:
              understudy simulate
              understudy simulate --calls 100000 --seed 7 --out calls.jsonl --truth truth.jsonl
              understudy simulate --half frozen --out frozen.jsonl --truth frozen-truth.jsonl
            """) { calls, half, output, truth };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new TrafficOptions { Calls = parsed.GetValue(calls), Seed = parsed.GetValue(CommonOptions.SeedOption), Half = Enum.Parse<TrafficHalf>(parsed.GetValue(half)!, ignoreCase: true) };
            if (options.Validate() is { Count: > 0 })
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--calls must be 1 or more; found {options.Calls}.");
            }

            FileInfo file = parsed.GetValue(output)!;
            FileInfo? truthFile = parsed.GetValue(truth);
            if (truthFile?.FullName == file.FullName)
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--out and --truth both name {file}. Name two files.");
            }

            bool json = parsed.GetValue(CommonOptions.Json);
            using var progress = new ProgressDisplay(terminal.Error, terminal.Time, terminal.ErrorIsInteractive, terminal.Width);
            TrafficFiles.Write(options, file.FullName, truthFile?.FullName, new LateProgress(progress, terminal.Time), cancellationToken);
            progress.Dispose();
            if (json)
            {
                var document = new SimulateDocument(file.FullName, truthFile?.FullName, options.Calls, options.Seed, parsed.GetValue(half)!, TrafficWorld.Workloads(options.Half).Count);
                terminal.Out.WriteLine(JsonSerializer.Serialize(document, SimulateJsonContext.Default.SimulateDocument));
            }
            else
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Session.Shown(file.FullName)}: {options.Calls:#,0} calls, up to {TrafficWorld.Workloads(options.Half).Count} workloads, seed {options.Seed}{(truthFile is null ? "" : $"; truth in {Session.Shown(truthFile.FullName)}")}"));
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <summary>Says nothing of what is done within two seconds.</summary>
    private sealed class LateProgress(ProgressDisplay display, TimeProvider time) : IProgress<StageProgress>
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
        private readonly long _started = time.GetTimestamp();

        public void Report(StageProgress value)
        {
            if (time.GetElapsedTime(_started) > Patience)
            {
                display.Report(value);
            }
        }
    }
}
