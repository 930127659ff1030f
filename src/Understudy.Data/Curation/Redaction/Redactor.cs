using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Replaces secrets and personal data by typed placeholders: <c>[EMAIL]</c>, and <c>[EMAIL_2]</c> for another one, where a text has
/// several. Each detector looks for its own rare characters with vectorised searches, so that clean text costs little more than reading it.
/// Thread-safe.
/// </summary>
public sealed class Redactor : IRedactor
{
    /// <summary>In place of a text that no bound on the work allows to be cleaned.</summary>
    internal const string Withheld = "[WITHHELD]";

    /// <summary>In place of what stands under a secret's name in JSON.</summary>
    internal const string Secret = "[SECRET]";

    private const int ShortestFinding = 6; // a@b.de
    private const int MaximumPasses = 8;
    private static readonly TimeSpan RuleTimeout = TimeSpan.FromSeconds(1);
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal, "API_KEY", "TOKEN", "PRIVATE_KEY", "PASSWORD", "EMAIL", "PHONE", "CARD", "IBAN", "IP", "SSN", "NATIONAL_ID", "NAME", "ADDRESS", Secret[1..^1], Withheld[1..^1]);

    private readonly SensitiveKinds _kinds;
    private readonly (string Name, Regex Pattern)[] _rules;

    /// <summary>Makes a redactor.</summary>
    /// <exception cref="UnderstudyException">When rules are wrong; the message names all of them.</exception>
    public Redactor(RedactionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _kinds = options.Kinds;
        var problems = new List<string>();
        _rules = [.. options.Rules.Select(r => (r.Name, Compile(r, problems)))];
        if (problems.Count > 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, string.Join("\n", problems));
        }
    }

    /// <summary>Everything that is known, no rules of one's own.</summary>
    public static Redactor Default { get; } = new(RedactionOptions.Default);

    /// <inheritdoc/>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryRedact(text, out string? redacted) ? redacted : text;
    }

    /// <inheritdoc/>
    public bool TryRedact(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? redacted)
    {
        Placeholders? own = null;
        return TryRedact(text, ref own, out redacted);
    }

    /// <summary>The same, for texts that belong together: a value has one placeholder in all of them.</summary>
    internal bool TryRedact(ReadOnlySpan<char> text, ref Placeholders? placeholders, [NotNullWhen(true)] out string? redacted)
    {
        redacted = null;
        if (IsTooShort(text))
        {
            return false;
        }

        for (int pass = 0; ; pass++)
        {
            ReadOnlySpan<char> current = redacted is null ? text : redacted;
            Findings found = default;
            if (EscapedText.Decode(current) is { } decoded)
            {
                Scan(decoded, ref found);
                current = found.Any ? decoded : current;
            }

            if (!found.Any)
            {
                Scan(current, ref found);
            }

            if (!found.Any)
            {
                return redacted is not null;
            }

            // What a replacement uncovers is found in the next pass: the result is clean by construction, so redacting again changes nothing.
            redacted = pass == MaximumPasses ? Withheld : (placeholders ??= new Placeholders()).Write(current, found.Settle(), again: pass > 0);
        }
    }

    /// <summary>
    /// Where in a text something is replaced, in order of place, none overlapping. Escapes such as <c>\u0040</c> are not written out here; what
    /// they hide has no place of its own.
    /// </summary>
    public IReadOnlyList<RedactedSpan> Find(ReadOnlySpan<char> text)
    {
        if (IsTooShort(text))
        {
            return [];
        }

        var trace = new SpanTrace();
        var placeholders = new Placeholders();
        string current = text.ToString();
        for (int pass = 0; ; pass++)
        {
            Findings found = default;
            Scan(current, ref found);
            if (!found.Any)
            {
                return trace.Spans;
            }

            if (pass == MaximumPasses)
            {
                return [new RedactedSpan(0, text.Length, Withheld[1..^1])];
            }

            List<Finding> findings = found.Settle();
            string next = placeholders.Write(current, findings, again: pass > 0);
            trace.Add(findings, f => placeholders.LengthFor(current, f));
            current = next;
        }
    }

    /// <summary>Whether a placeholder of that word may be redaction's, of whatever kinds are looked for now.</summary>
    internal bool Writes(string word) => Words.Contains(word) || word.StartsWith(BinaryDetector.Beginning, StringComparison.Ordinal) || _rules.Any(r => r.Name == word);

    private bool IsTooShort(ReadOnlySpan<char> text) => text.Length < ShortestFinding && _rules.Length == 0;

    private void Scan(ReadOnlySpan<char> text, ref Findings found)
    {
        if ((_kinds & SensitiveKinds.BinaryData) != 0)
        {
            BinaryDetector.Find(text, ref found);
            if (found.Any)
            {
                return; // a file is not looked through for keys; the rest of the text is in the next pass
            }
        }

        ScanRules(text, ref found);
        bool longWords = KeyDetector.Find(text, _kinds, ref found);
        CredentialDetector.Find(text, _kinds, ref found);
        if (longWords)
        {
            RandomKeyDetector.Find(text, ref found);
        }

        if ((_kinds & SensitiveKinds.Emails) != 0)
        {
            EmailDetector.Find(text, ref found);
            SpelledEmailDetector.Find(text, ref found);
        }

        if ((_kinds & SensitiveKinds.IpAddresses) != 0)
        {
            Ipv6Detector.Find(text, ref found); // before numbers: the IPv4 address inside one is a part of it
        }

        if ((_kinds & NumberDetector.Kinds) != 0)
        {
            NumberDetector.Find(text, _kinds, ref found);
        }

        if ((_kinds & SensitiveKinds.Names) != 0)
        {
            NameDetector.Find(text, ref found);
        }

        if ((_kinds & SensitiveKinds.Addresses) != 0)
        {
            AddressDetector.Find(text, ref found);
        }
    }

    private void ScanRules(ReadOnlySpan<char> text, ref Findings found)
    {
        foreach ((string name, Regex pattern) in _rules)
        {
            try
            {
                foreach (ValueMatch match in pattern.EnumerateMatches(text))
                {
                    if (match.Length > 0 && !Placeholders.Touches(text, match.Index, match.Index + match.Length))
                    {
                        found.Add(match.Index, match.Index + match.Length, name);
                    }
                }
            }
            catch (RegexMatchTimeoutException)
            {
                found.Add(0, text.Length, Withheld[1..^1]);
            }
        }
    }

    private static Regex Compile(RedactionRule rule, List<string> problems)
    {
        if (rule.Name.Length is 0 or > 32 || rule.Name.Any(c => !(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')) || !char.IsAsciiLetterUpper(rule.Name[0]) || !char.IsAsciiLetterUpper(rule.Name[^1]))
        {
            problems.Add($"Redaction rule '{rule.Name}': a name has 1 to 32 upper-case letters, digits and underscores, a letter first and last, such as CUSTOMER_NUMBER.");
        }

        try
        {
            return new Regex(rule.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, RuleTimeout);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            problems.Add($"Redaction rule '{rule.Name}': '{rule.Pattern}' is no regular expression that can be matched in linear time ({e.Message.TrimEnd('.')}). Leave out back-references, lookarounds and atomic groups.");
            return new Regex("", RegexOptions.NonBacktracking);
        }
    }
}
