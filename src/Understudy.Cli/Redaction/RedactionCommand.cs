using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary><c>understudy redaction</c>: what is taken out of texts before they are kept, learned from or asked.</summary>
public static class RedactionCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new Command("redaction", $$"""
            Show or change what is taken out of texts before they are recorded, learned from or asked. One setting for the workspace: gateway,
            import, scan and ask use the same, so that a specialist sees what it learned from.

            Examples:
              understudy redaction
              understudy redaction set --kinds all,names
              understudy redaction set --rule "CUSTOMER_NUMBER=\bKD-[0-9]{6}\b"
              understudy redaction try "Write to anna@example.com, customer KD-004711"
              understudy redaction set --reversible
              understudy redaction reveal req_01J8…
            """);
        command.SetAction((parsed, _) =>
        {
            using Session session = Session.Open(parsed, terminal);
            Show(session);
            return Task.FromResult(ExitCodes.Done);
        });
        command.Add(Set(terminal));
        command.Add(Try(terminal));
        command.Add(RedactionRevealCommand.Build(terminal));
        return command;
    }

    private static Command Set(Terminal terminal)
    {
        var kinds = new Option<string?>("--kinds") { Description = $"What to look for, names with commas between: all, secrets, personal, or of {string.Join(", ", Enum.GetValues<SensitiveKinds>().Where(IsOne).Select(Name))}, none.", HelpName = "LIST" };
        var rules = new Option<string[]>("--rule") { Description = "A rule of your own: NAME is the placeholder's word, REGEX a regular expression that can be matched in linear time. Repeatable; a rule of the same name is replaced.", HelpName = "NAME=REGEX" };
        var remove = new Option<string[]>("--remove-rule") { Description = "Remove a rule. Repeatable.", HelpName = "NAME" };
        var reversible = new Option<bool?>("--reversible") { Description = $"Keep the originals of recorded calls, encrypted under the workspace's key (keys/originals.key, made now) or the one in ${OriginalsKey.Variable}; they are erased with the call. [default: false]", HelpName = "true|false" };
        var command = new Command("set", "Change what is redacted.") { kinds, rules, remove, reversible };
        command.SetAction((parsed, _) =>
        {
            using Session session = Session.Open(parsed, terminal);
            RedactionOptions now = session.Workspace.Redaction;
            var all = now.Rules.ToList();
            foreach (string gone in parsed.GetValue(remove) ?? [])
            {
                if (all.RemoveAll(r => r.Name == gone) == 0)
                {
                    throw new UnderstudyException(ErrorCode.OptionsInvalid, $"There is no rule '{gone}'. {(all.Count == 0 ? "There are none." : $"There are: {string.Join(", ", all.Select(r => r.Name))}.")}");
                }
            }

            foreach (RedactionRule rule in (parsed.GetValue(rules) ?? []).Select(Rule))
            {
                all.RemoveAll(r => r.Name == rule.Name);
                all.Add(rule);
            }

            var wanted = new RedactionOptions { Kinds = parsed.GetValue(kinds) is { } list ? Kinds(list) : now.Kinds, Rules = all, Reversible = parsed.GetResult(reversible) is null ? now.Reversible : parsed.GetValue(reversible) ?? true };
            if (wanted.Reversible)
            {
                OriginalsKey key = OriginalsKey.Ensure(session.Workspace.Directory, Environment.GetEnvironmentVariable(OriginalsKey.Variable));
                session.Say($"Originals are sealed with the key {key.Mark}. Keep a copy of it apart from the workspace: without it nothing can be revealed, and whoever has both can read everything.");
            }

            session.Workspace.Redaction = wanted;
            if (wanted.Reversible != now.Reversible)
            {
                session.Say("A running gateway takes the change up when it starts again.");
            }

            IReadOnlyList<SpecialistRecord> specialists = session.Workspace.ListSpecialists();
            if (specialists.Count > 0 && (wanted.Kinds != now.Kinds || !wanted.Rules.SequenceEqual(now.Rules)))
            {
                session.Say($"Learn again what was learned from redacted texts: {string.Join(", ", specialists.Select(s => s.WorkloadId).Distinct())}. A running gateway takes the change up when it starts again.");
            }

            Show(session);
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Command Try(Terminal terminal)
    {
        var text = new Argument<string>("text") { Description = "A text." };
        var command = new Command("try", "Show what is left of a text.") { text };
        command.SetAction((parsed, _) =>
        {
            using Session session = Session.Open(parsed, terminal);
            terminal.Out.WriteLine(session.Workspace.TextRedactor().Redact(parsed.GetValue(text)!));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Show(Session session)
    {
        RedactionOptions now = session.Workspace.Redaction;
        string[] kinds = [.. Enum.GetValues<SensitiveKinds>().Where(k => IsOne(k) && now.Kinds.HasFlag(k)).Select(Name)];
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(JsonSerializer.Serialize(new RedactionDocument(kinds, now.Rules, now.Reversible), RedactionCommandJson.Default.RedactionDocument));
            return;
        }

        session.Say($"Redacted: {(kinds.Length == 0 ? "nothing" : string.Join(", ", kinds))}");
        foreach (RedactionRule rule in now.Rules)
        {
            session.Say($"  [{rule.Name}] {rule.Pattern}");
        }

        session.Say(now.Reversible ? "Originals of recorded calls are kept, sealed: understudy redaction reveal CALL-ID" : "What is redacted is gone for good.");
    }

    private static RedactionRule Rule(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1
            ? new RedactionRule(text[..equals], text[(equals + 1)..])
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--rule takes NAME=REGEX; found '{text}'.");
    }

    private static SensitiveKinds Kinds(string list)
    {
        SensitiveKinds kinds = SensitiveKinds.None;
        foreach (string part in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            kinds |= part.ToLowerInvariant() switch
            {
                "none" => SensitiveKinds.None,
                "all" => SensitiveKinds.All,
                "secrets" => SensitiveKinds.Secrets,
                "personal" => SensitiveKinds.PersonalData,
                var name when Enum.GetValues<SensitiveKinds>().Where(IsOne).Where(k => Name(k) == name).ToArray() is [var one] => one,
                _ => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--kinds knows no '{part}'. It takes all, secrets, personal, none, or of: {string.Join(", ", Enum.GetValues<SensitiveKinds>().Where(IsOne).Select(Name))}."),
            };
        }

        return kinds;
    }

    private static bool IsOne(SensitiveKinds kind) => System.Numerics.BitOperations.IsPow2((int)kind);

    /// <summary>The name with dashes: <c>IpAddresses</c> is <c>ip-addresses</c>.</summary>
    private static string Name(SensitiveKinds kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}

internal sealed record RedactionDocument(IReadOnlyList<string> Kinds, IReadOnlyList<RedactionRule> Rules, bool Reversible);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RedactionDocument))]
internal sealed partial class RedactionCommandJson : JsonSerializerContext;
