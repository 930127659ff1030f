namespace Understudy.Research;

/// <summary>One version of a workload's messages.</summary>
internal sealed class PromptVersion
{
    public required string Name { get; init; }

    public required double From { get; init; }

    public required double Overlap { get; init; }

    public required Template[] Messages { get; init; }

    /// <summary>All slots in order.</summary>
    public required Rule[] Slots { get; init; }

    /// <summary>Index of the input proper in <see cref="Slots"/>, or −1.</summary>
    public required int Main { get; init; }

    /// <summary>All versions of a workload, oldest first.</summary>
    public static PromptVersion[] Of(WorkloadSpec spec, Grammar grammar)
    {
        (string? system, string user, string role) = (spec.System, spec.User, spec.Role);
        var versions = new List<PromptVersion> { Compile(spec, grammar, system, user, role, 0, 0, 1) };
        foreach (Revision revision in spec.Revisions)
        {
            foreach ((string old, string now) in revision.Edits)
            {
                bool there = system?.Contains(old, StringComparison.Ordinal) == true;
                if (!there && !user.Contains(old, StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"{spec.Id}: the prompt does not say '{old}'.");
                }

                (system, user) = there ? (system!.Replace(old, now, StringComparison.Ordinal), user) : (system, user.Replace(old, now, StringComparison.Ordinal));
            }

            role = revision.Role ?? role;
            versions.Add(Compile(spec, grammar, system, user, role, revision.From, revision.Overlap, versions.Count + 1));
        }

        return [.. versions];
    }

    private static PromptVersion Compile(WorkloadSpec spec, Grammar grammar, string? system, string user, string role, double from, double overlap, int number)
    {
        var messages = new List<Template>();
        if (system is not null)
        {
            messages.Add(Template.Parse(role, system, grammar, spec.Ascii));
        }

        foreach ((string question, string answer) in spec.Shots)
        {
            messages.Add(Template.Parse("user", question, grammar, spec.Ascii, slots: false));
            messages.Add(Template.Parse("assistant", answer, grammar, spec.Ascii, slots: false));
        }

        if (spec.Conversation == ConversationStyle.None)
        {
            messages.Add(Template.Parse("user", user, grammar, spec.Ascii));
        }

        Rule[] slots = [.. messages.SelectMany(m => m.Slots)];
        return new PromptVersion
        {
            Name = $"v{number}",
            From = from,
            Overlap = overlap,
            Messages = [.. messages],
            Slots = slots,
            Main = spec.Conversation == ConversationStyle.None ? Array.IndexOf(slots, grammar[spec.Main]) : -1,
        };
    }
}
