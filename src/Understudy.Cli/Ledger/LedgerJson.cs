using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> document of <c>understudy ledger</c>.</summary>
internal static class LedgerJson
{
    public static string Write(LedgerBook book, string? prices) => JsonSerializer.Serialize(
        new LedgerDocument(book.From, book.Until, prices, book.LargeModelUsd, book.ComputeUsd, book.IdleUsd, book.Saved, book.Net, book.Workloads),
        LedgerJsonContext.Default.LedgerDocument);
}

internal sealed record LedgerDocument(DateTimeOffset? From, DateTimeOffset Until, string? Prices, double? LargeModelUsd, double? ComputeUsd, double? IdleUsd, Estimate? Saved, Estimate? Net, IReadOnlyList<LedgerStatement> Workloads);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LedgerDocument))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
