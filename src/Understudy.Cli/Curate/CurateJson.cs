using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The documents of <c>understudy curate</c>.</summary>
internal static class CurateJson
{
    // Texts are for people to read in an editor, never pasted into a page.
    private static readonly CurateJsonContext s_readable = new(new JsonSerializerOptions(CurateJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Curated curated, CurationFiles files) =>
        JsonSerializer.Serialize(new CurateDocument(curated.Workload.Id, files.Page, files.Suspects, curated.Judged, curated.Facts, curated.Report), CurateJsonContext.Default.CurateDocument);

    public static string Forgotten(string workload, ForgetResult result, IReadOnlyList<string> removed, IReadOnlyList<string> quoting) =>
        JsonSerializer.Serialize(
            new ForgetDocument(workload, result.Examples, result.TestExamples, result.Left, result.Content.Hex, result.IsOverwritten, [.. result.Learned.Select(s => s.Id)], [.. result.Unknown.Select(s => s.Id)], removed, quoting),
            CurateJsonContext.Default.ForgetDocument);

    /// <summary>One line of the list to review: the whole text, and gold where there is one.</summary>
    public static string Suspect(ExampleTable table, LabelSuspect s) => JsonSerializer.Serialize(
        new SuspectDocument(s.Line, s.Label, s.Likelier, Math.Round(s.LabelShare, 4), Math.Round(s.LikelierShare, 4), Math.Round(s.Margin, 4), table.Gold(s.Row) >= 0 ? table.Labels.NameOf(table.Gold(s.Row)) : null, table.Input(s.Row).ToString()),
        s_readable.SuspectDocument);
}

internal sealed record CurateDocument(string Workload, string Page, string? Suspects, int Judged, CurationFacts Source, CurationReport Review);

internal sealed record ForgetDocument(string Workload, long Examples, long TestExamples, long Left, string Content, bool Overwritten, IReadOnlyList<string> Retrain, IReadOnlyList<string> Unknown, IReadOnlyList<string> Removed, IReadOnlyList<string> Quoting);

internal sealed record SuspectDocument(long Line, string Label, string Likelier, double LabelShare, double LikelierShare, double Margin, string? Gold, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CurateDocument))]
[JsonSerializable(typeof(ForgetDocument))]
[JsonSerializable(typeof(SuspectDocument))]
internal sealed partial class CurateJsonContext : JsonSerializerContext;
