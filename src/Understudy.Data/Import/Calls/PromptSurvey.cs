using System.Globalization;
using System.Text;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Counts the prompts of a log, in bounded memory.</summary>
internal sealed class PromptSurvey
{
    private const int MaximumVariants = 1000;
    private const int MaximumCharacters = 16 << 20;
    private const int Shown = 10;
    private readonly Dictionary<string, Variant> _variants = new(StringComparer.Ordinal);
    private Variant? _last;
    private long _characters, _uncounted;

    /// <summary>The system prompt of the only prompt.</summary>
    public string? SystemPrompt => _variants.Count == 1 ? _last?.System : null;

    /// <summary>Fingerprint of the only prompt.</summary>
    public string? Fingerprint => _variants.Count == 1 ? _last?.Fingerprint : null;

    /// <summary>Functions that the only prompt offers, as JSON; null when it offers none.</summary>
    public string? Tools => _variants.Count == 1 ? _last?.Tools : null;

    /// <summary>The JSON Schema that the only prompt asks answers to meet, and its name; null when it asks for none.</summary>
    public (string Name, string Json)? Schema => _variants.Count == 1 && _last is { SchemaName: { } name, Schema: { } json } ? (name, json) : null;

    public void Add(Candidate candidate)
    {
        if (_last is not null && ReferenceEquals(_last.Prompt, candidate.Prompt))
        {
            _last.Count++;
            return;
        }

        if (!_variants.TryGetValue(candidate.Prompt, out Variant? variant))
        {
            if (_variants.Count >= MaximumVariants || _characters > MaximumCharacters)
            {
                _uncounted++;
                return;
            }

            _characters += candidate.Prompt.Length;
            _variants.Add(candidate.Prompt, variant = new Variant(candidate.Prompt, candidate.SystemPrompt, candidate.PromptExtras, candidate.Fingerprint, candidate.Tools) { SchemaName = candidate.SchemaName, Schema = candidate.Schema });
        }

        variant.Count++;
        _last = variant;
    }

    /// <summary>Fails when there is more than one prompt, with a list of them.</summary>
    public void RequireOne(string path)
    {
        if (_variants.Count <= 1)
        {
            return;
        }

        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"{path}: expected a log of one prompt, found {(_uncounted > 0 ? "more than " : "")}{_variants.Count:N0} prompts:");
        Variant[] ordered = [.. _variants.Values.OrderByDescending(v => v.Count).ThenBy(v => v.Prompt, StringComparer.Ordinal)];
        foreach (Variant v in ordered.Take(Shown))
        {
            string system = v.System is null ? "no system prompt" : $"\"{Excerpt.Of(v.System, 60)}\"";
            message.Append(CultureInfo.InvariantCulture, $"\n  {v.Count:N0} calls: {system}{(v.Extras.Length > 0 ? " with " + v.Extras : "")}");
        }

        if (ordered.Length > Shown)
        {
            message.Append(CultureInfo.InvariantCulture, $"\n  and {ordered.Skip(Shown).Sum(v => v.Count) + _uncounted:N0} calls with other prompts");
        }

        bool turns = _variants.Values.Count(v => v.Extras.Contains("earlier message", StringComparison.Ordinal)) * 2 > _variants.Count;
        message.Append(turns
            ? "\nA specialist learns one prompt, and earlier turns of a conversation are part of the prompt. Keep the calls that start a conversation, or give one file a prompt."
            : "\nA specialist learns one prompt. Give one file a prompt.");
        throw new UnderstudyException(ErrorCode.MixedPrompts, message.ToString());
    }

    private sealed class Variant(string prompt, string? system, string extras, string? fingerprint, string? tools)
    {
        public string Prompt => prompt;

        public string? System => system;

        public string Extras => extras;

        public string? Fingerprint => fingerprint;

        public string? Tools => tools;

        public string? SchemaName { get; init; }

        public string? Schema { get; init; }

        public long Count { get; set; }
    }
}
