using System.CommandLine;

using Understudy.Core;
using Understudy.Data;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary><c>understudy export NAME --format hf|onnx|gguf</c>: a specialist for other programs.</summary>
public static class ExportCommand
{
    private const int GoldenTexts = 256;

    private static readonly (string Name, ExportFormat Format)[] Formats = [("hf", ExportFormat.HuggingFace), ("onnx", ExportFormat.Onnx), ("gguf", ExportFormat.Gguf)];

    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("workload") { Description = "Name of a workload, or id of a specialist." };
        var format = new Option<string>("--format") { Description = "hf (transformers, vLLM), onnx (transformers.js, Optimum) or gguf (llama.cpp, Ollama).", HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong([.. Formats.Select(f => f.Name)]);
        var target = new Option<DirectoryInfo?>("--out") { Description = "Where to: a directory that does not exist yet or is empty. [default: exports/SPECIALIST-FORMAT in the workspace]", HelpName = "DIR" };
        var precision = new Option<string?>("--precision") { Description = "How numbers are stored: f32, f16, q8 or q4. [default: hf f32, onnx every graph that there is, gguf f16]", HelpName = "BITS" };
        var command = new Command("export", """
            Write a specialist as files that other programs open. A decoder has to complete inputs of its workload through the written
            files as the trained network does, or nothing is written. Certificate and threshold speak of the form that is served here.

            Examples:
              understudy export helpdesk --format onnx
              understudy export orders --format gguf --precision q8 --out orders-gguf
              understudy export orders --format hf --precision f16 --json
            """) { name, format, target, precision };
        command.SetAction((parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            SpecialistRecord record = Specialists.Newest(session, parsed.GetValue(name)!);
            string directory = parsed.GetValue(target)?.FullName ?? Path.Combine(session.Workspace.Directory, "exports", $"{record.Id}-{parsed.GetValue(format)}");
            string specialist = Path.Combine(session.Workspace.Directory, record.Directory);
            ExportResult result = SpecialistExporter.Write(new ExportRequest
            {
                Specialist = specialist,
                Target = directory,
                Format = Formats.Single(f => f.Name == parsed.GetValue(format)).Format,
                Precision = parsed.GetValue(precision),
                GoldenTexts = record.Rung == Rung.Decoder ? Inputs(session, record, cancellationToken) : [],
                Threads = session.Threads,
            });
            session.EndStage();
            if (session.Json)
            {
                terminal.Out.WriteLine(ExportJson.Write(record.Id, parsed.GetValue(format)!, directory, result));
            }
            else
            {
                Print(session, directory, result);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    // Spread over the file, so that they are not all of one kind.
    private static IReadOnlyList<string> Inputs(Session session, SpecialistRecord record, CancellationToken cancellationToken)
    {
        ExampleTable table = session.Workspace.LoadExamples(record.WorkloadId, progress: session.Progress, cancellationToken: cancellationToken);
        int step = Math.Max(1, table.Count / GoldenTexts);
        return [.. Enumerable.Range(0, table.Count).Where(row => row % step == 0).Take(GoldenTexts).Select(row => table.Input(row).ToString())];
    }

    private static void Print(Session session, string directory, ExportResult result)
    {
        session.Say($"Exported to {Session.Shown(directory)}:");
        foreach (ExportedFile file in result.Files)
        {
            session.Say($"  {file.Name}  {file.Bytes / 1e6:0.0} MB");
        }

        foreach (GoldenCheck check in result.Golden)
        {
            session.Say($"  {check.Form}: {check.Same} of {check.Inputs} golden inputs completed as by the trained network");
        }
    }
}
