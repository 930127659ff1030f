using System.Text.Json;

namespace Understudy.Inference;

/// <summary>How calls are put together from what the network says: which functions there are, and how each of their arguments is found.</summary>
public sealed record CallPlan
{
    /// <summary>Names of the slots, each shared by all functions with an argument of that name.</summary>
    public required IReadOnlyList<string> Slots { get; init; }

    /// <summary>What the network tells apart, in the order of its outputs.</summary>
    public required IReadOnlyList<PlannedIntent> Intents { get; init; }

    /// <summary>The tools as the requests offered them, in OpenAI's form, for a last check of every call; null when they are not known.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary>The day that the fixed part of the prompt stated when the plan was made; null when it stated none. Requests of another day have to say so.</summary>
    public DateOnly? FixedDay { get; init; }

    /// <summary>Whether every text states the day of its request itself.</summary>
    public bool TextsStateDay { get; init; }

    /// <summary>What normalisers may depend on.</summary>
    /// <param name="text">The input.</param>
    /// <param name="day">The day of the request where it is known beside the text.</param>
    public NormaliserContext ContextOf(string text, DateOnly? day) => new(TextsStateDay ? RequestDay.Find(text) : day);

    /// <summary>Why the plan does not belong to a network; null when it does.</summary>
    public string? Fault(TaggerConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (Slots.Count != config.Slots || Intents.Count != config.Intents)
        {
            return $"it has {Slots.Count} slots and {Intents.Count} intents, the network {config.Slots} and {config.Intents}";
        }

        foreach (PlannedIntent intent in Intents)
        {
            foreach (PlannedArgument argument in intent.Arguments)
            {
                bool holds = argument.Path.Count > 0 && (argument.Form == ArgumentForm.Enumerated
                    ? argument.Head >= 0 && argument.Head < config.Heads.Count && config.Heads[argument.Head] == argument.Values.Count + 1 && argument.Slot < 0 && argument.Values.All(IsJson)
                    : argument.Slot >= 0 && argument.Slot < config.Slots && argument.Head < 0 && (argument.Form == ArgumentForm.Copied || Normalisers.Find(argument.Normaliser ?? "") is not null));
                if (!holds)
                {
                    return $"argument '{string.Join('.', argument.Path)}' of '{intent.Name}' names a slot, head, value or normaliser that there is not";
                }
            }
        }

        return null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
