namespace Understudy.Evaluation;

/// <summary>Calls of one kind, and what the large model was paid for them.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Calls">How many, failed ones included.</param>
/// <param name="NotWhole">Those of them that failed, broke off or were cancelled.</param>
/// <param name="InputTokens">Input tokens that the large model counted.</param>
/// <param name="OutputTokens">Output tokens likewise.</param>
/// <param name="Uncounted">Whole answers of the large model whose tokens it did not count: their cost is not in the sum.</param>
/// <param name="Unpriced">Answers whose model the price list lacks: their cost is not in the sum.</param>
/// <param name="Usd">US dollars at the price list; null without one.</param>
public sealed record LedgerLine(LedgerKind Kind, long Calls, long NotWhole, long InputTokens, long OutputTokens, long Uncounted, long Unpriced, double? Usd);
