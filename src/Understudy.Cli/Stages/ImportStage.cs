using System.CommandLine;
using System.Globalization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>File → workload in the workspace.</summary>
public static class ImportStage
{
    private static readonly string[] GenericNames = ["calls", "requests", "train", "training", "data", "log", "logs", "rows", "input", "examples", "pairs"];

    /// <summary>Imports the main file and the test file, if there is one, and prints the counts.</summary>
    public static async Task<(StoredImport Main, StoredImport? Test)> RunAsync(Session session, ParseResult parsed, SourceOptions source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(source);
        return await RunAsync(session, parsed, source, await RecordedSource.ReadAsync(session, parsed, source, cancellationToken), cancellationToken);
    }

    /// <summary>The same, from a source that is there already.</summary>
    public static async Task<(StoredImport Main, StoredImport? Test)> RunAsync(Session session, ParseResult parsed, SourceOptions source, RecordedSource from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(from);
        string path = from.Path;
        ImportOptions main = MainOptions(parsed, source, path) with { Redacted = from.Recorded, Templates = from.Templates };
        main = main with { KnownKind = main.KnownKind ?? (from.Kind is WorkloadKind.Classification or WorkloadKind.FunctionCall ? from.Kind : null) };
        FileInfo? testFile = parsed.GetValue(source.Test);
        if (testFile is null && (parsed.GetValue(source.TestInput) ?? parsed.GetValue(source.TestQuery) ?? parsed.GetValue(source.TestLabel) ?? parsed.GetValue(source.TestGold)) is not null)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "--test-input, --test-query, --test-label and --test-gold name columns of --test FILE, which is missing.");
        }

        // With a test file the other systems' answers are read from it.
        IReadOnlyList<ResponderColumn> responders = main.Responders;
        string name = parsed.GetValue(source.Name) ?? from.Name ?? NameOf(path);
        StoredImport stored = await session.Workspace.ImportAsync(name, testFile is null ? main : main with { Responders = [] }, ExampleSetKind.Main, session.Progress, cancellationToken);
        Report(session, stored, path);
        if (testFile is null)
        {
            return (stored, null);
        }

        ExampleTable labels = session.Workspace.LoadExamples(stored.Workload.Id, ExampleSetKind.Main, cancellationToken: cancellationToken);
        string? testInput = parsed.GetValue(source.TestInput), testGold = parsed.GetValue(source.TestGold), testLabel = parsed.GetValue(source.TestLabel);
        ImportOptions test = main with
        {
            Path = testFile.ToString(),
            ResponsesPath = null,
            Input = testInput ?? main.Input,
            Item = testInput is null ? main.Item : null,
            Query = parsed.GetValue(source.TestQuery) ?? main.Query,
            Gold = testGold ?? main.Gold,
            Label = testLabel ?? (testGold is null ? main.Label : null),
            Responders = responders,
            KnownLabels = labels.Labels,
            KnownShape = stored.Workload.Shape,
        };
        StoredImport storedTest = await session.Workspace.ImportAsync(stored.Workload.Id, test, ExampleSetKind.Test, session.Progress, cancellationToken);
        Report(session, storedTest, test.Path);
        return (stored, storedTest);
    }

    /// <summary>The workload's name when none is given: the file's, or its directory's where the file's says nothing.</summary>
    internal static string NameOf(string path)
    {
        string file = Path.GetFileName(path);
        int dot = file.IndexOf('.', StringComparison.Ordinal);
        string name = dot > 0 ? file[..dot] : file;
        string? directory = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        return GenericNames.Contains(name, StringComparer.OrdinalIgnoreCase) && !string.IsNullOrEmpty(directory) ? directory : name;
    }

    private static ImportOptions MainOptions(ParseResult parsed, SourceOptions source, string path) => new()
    {
        Path = path,
        ResponsesPath = parsed.GetValue(source.Responses)?.ToString(),
        Input = parsed.GetValue(source.Input),
        Query = parsed.GetValue(source.Query),
        Item = parsed.GetValue(source.Item),
        Grades = parsed.GetValue(source.Grades) is { } grades ? GradesOption.Parse(grades) : null,
        Label = parsed.GetValue(source.Label),
        Gold = parsed.GetValue(source.Gold),
        KnownKind = parsed.GetValue(source.Kind) switch
        {
            null => null,
            "classification" => WorkloadKind.Classification,
            "calls" => WorkloadKind.FunctionCall,
            var other => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--kind takes classification or calls; found '{other}'."),
        },
        Group = parsed.GetValue(source.Group),
        Time = parsed.GetValue(source.Time),
        NoHeader = parsed.GetValue(source.NoHeader),
        Responders = [.. (parsed.GetValue(source.Responders) ?? []).Select(ParseResponder)],
    };

    private static ResponderColumn ParseResponder(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1
            ? new ResponderColumn(text[..equals], text[(equals + 1)..])
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--responder takes NAME=COLUMN; found '{text}'.");
    }

    private static void Report(Session session, StoredImport stored, string path)
    {
        ImportResult r = stored.Result;
        session.Say(string.Create(CultureInfo.InvariantCulture, $"{path}: {r.Format}, {r.Encoding}; {r.Total:#,0} rows = {r.Kept:#,0} kept + {r.Rejected:#,0} rejected{(r.Unreadable > 0 ? $" ({r.Unreadable:#,0} kept rows have no readable answer: examples of handing back)" : "")}"));
        session.Say("  " + (r.Columns.Count > 0 ? string.Join(", ", r.Columns) : "input: last user message, label: the answer") + (r.GoldLabels.Count > 0 && r.Format == SourceFormat.CallLog ? ", gold: gold" : ""));
        if (r.Relevance is { } facts)
        {
            session.Say("  " + RelevanceText.Of(facts));
        }

        foreach ((string reason, long count) in r.RejectReasons.Take(5))
        {
            session.Say(string.Create(CultureInfo.InvariantCulture, $"  {count:#,0} × {reason}"));
        }

        if (stored.Examples.RejectsPath is { } rejects)
        {
            session.Say("  rejected rows: " + Path.Combine(session.Workspace.Directory, rejects));
        }

        foreach (string warning in r.Warnings)
        {
            session.Say("  note: " + warning);
        }
    }
}
