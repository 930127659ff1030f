using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> documents of the single-stage verbs; <c>learn</c> and <c>evaluate</c> print the report's.</summary>
public static class VerbJson
{
    /// <summary>Document of <c>import</c>.</summary>
    public static string Import(StoredImport main, StoredImport? test) =>
        JsonSerializer.Serialize(new ImportDocument(main.Workload.Id, main.Workload.Name, SetOf(main), test is null ? null : SetOf(test)), VerbJsonContext.Default.ImportDocument);

    /// <summary>Document of <c>train</c>.</summary>
    public static string Train(SpecialistRecord record, string workspace) =>
        JsonSerializer.Serialize(new TrainDocument(record.WorkloadId, record.Id, Path.Combine(workspace, record.Directory), record.Artifact.Hex, record.TrainSeconds), VerbJsonContext.Default.TrainDocument);

    /// <summary>Document of one answer of <c>ask</c>, on one line.</summary>
    public static string Ask(string answer, string label, float confidence, double? threshold, IReadOnlyList<Contribution> contributions) =>
        JsonSerializer.Serialize(
            new AskDocument(answer, label, confidence, threshold, threshold is { } t && confidence >= t, [.. contributions.Select(c => new ContributionDocument(c.Text, c.Block.ToString(), c.Weight))]),
            VerbJsonContext.Default.AskDocument);

    /// <summary>Document of one answer of <c>ask</c> that calls functions, on one line; <c>calls</c> is null where the specialist abstains.</summary>
    public static string Call(CallPrediction answer, AnswerShape shape, double? threshold, IReadOnlyList<CallStep> steps)
    {
        using JsonDocument? calls = answer.Calls is { } text ? JsonDocument.Parse(text) : null;
        return JsonSerializer.Serialize(new CallDocument(calls?.RootElement, answer.Calls is { } said && shape.Object is not null ? shape.Render(said) : null, answer.Confidence, threshold, calls is not null && threshold is { } t && answer.Confidence >= t, steps.Count > 0 ? steps : null), VerbJsonContext.Default.CallDocument);
    }

    /// <summary>Document of one answer of <c>ask --vote</c>, on one line; <c>calls</c> is null where most samples are no calls.</summary>
    public static string Vote(SelfConsistencyVote vote, AnswerShape shape)
    {
        using JsonDocument? calls = vote.Answer is { } text ? JsonDocument.Parse(text) : null;
        return JsonSerializer.Serialize(new VoteDocument(calls?.RootElement, vote.Answer is { } said && shape.Object is not null ? shape.Render(said) : null, vote.Votes, vote.Samples, vote.Certainty), VerbJsonContext.Default.VoteDocument);
    }

    /// <summary>Document of <c>ask</c> for a query's items, best first.</summary>
    public static string Rank(string query, IReadOnlyList<RankedItemDocument> items, double confidence, double? threshold) =>
        JsonSerializer.Serialize(new RankDocument(query, items, confidence, threshold, threshold is { } t && confidence >= t), VerbJsonContext.Default.RankDocument);

    /// <summary>Document of <c>verify</c>.</summary>
    public static string Verify(VerificationResult result) =>
        JsonSerializer.Serialize(new VerifyDocument(result.IsValid, result.IsExpired, result.Findings), VerbJsonContext.Default.VerifyDocument);

    private static ImportedSet SetOf(StoredImport import) =>
        new(import.Examples.SourcePath, import.Result.Format.ToString(), import.Result.Encoding, import.Result.Total, import.Result.Kept, import.Result.Rejected, import.Result.Unreadable, import.Examples.RejectsPath, import.Result.Warnings, import.Result.Kind.ToString(), import.Result.Relevance is { } r ? new RelevanceDocument(r.Queries, r.RankableQueries, r.Items, r.TeacherGrades.Bars, r.GoldGrades.Bars, r.RepeatedPairs, r.ConflictingPairs) : null);
}

/// <summary>One ranked item.</summary>
/// <param name="Index">Its place among the items given, from 0.</param>
/// <param name="Item">The item.</param>
/// <param name="Score">Larger is better.</param>
public sealed record RankedItemDocument(int Index, string Item, float Score);

internal sealed record VoteDocument(JsonElement? Calls, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answer, int Votes, int Samples, double Certainty);

internal sealed record RankDocument(string Query, IReadOnlyList<RankedItemDocument> Items, double Confidence, double? Threshold, bool Kept);

internal sealed record ImportedSet(string Source, string Format, string Encoding, long Total, long Kept, long Rejected, long Unreadable, string? Rejects, IReadOnlyList<string> Warnings, string Kind, RelevanceDocument? Relevance);

internal sealed record RelevanceDocument(long Queries, long RankableQueries, ItemsPerQuery Items, IReadOnlyList<GradeBar> TeacherGrades, IReadOnlyList<GradeBar> GoldGrades, long RepeatedPairs, long ConflictingPairs);

internal sealed record ImportDocument(string Id, string Name, ImportedSet Examples, ImportedSet? Test);

internal sealed record TrainDocument(string Workload, string Specialist, string Directory, string Hash, double TrainSeconds);

internal sealed record ContributionDocument(string Text, string Block, double Weight);

internal sealed record AskDocument(string Answer, string Label, float Confidence, double? Threshold, bool Kept, IReadOnlyList<ContributionDocument> Because);

internal sealed record CallDocument(JsonElement? Calls, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answer, double Confidence, double? Threshold, bool Kept, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CallStep>? Steps);

internal sealed record VerifyDocument(bool Valid, bool Expired, IReadOnlyList<VerificationFinding> Findings);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(TrainDocument))]
[JsonSerializable(typeof(AskDocument))]
[JsonSerializable(typeof(RankDocument))]
[JsonSerializable(typeof(VoteDocument))]
[JsonSerializable(typeof(CallDocument))]
[JsonSerializable(typeof(VerifyDocument))]
internal sealed partial class VerbJsonContext : JsonSerializerContext;
