namespace Understudy.Inference;

/// <summary>A convention that texts do not state and data decide, such as what "next Friday" means.</summary>
/// <param name="Name">Its name in a plan.</param>
/// <param name="Values">What it can be; the first is taken where data say nothing.</param>
public sealed record NormaliserParameter(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Where it can be anything: what an argument's values, canonical JSON, suggest, escaped as in a URI. Null where <see cref="Values"/> are all.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<string>>? Propose { get; init; }

    /// <summary>Whether it can be this.</summary>
    public bool Allows(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Values.Contains(value, StringComparer.Ordinal) || (Propose is not null && Uri.IsWellFormedUriString(value, UriKind.Relative) && !value.Contains(' ', StringComparison.Ordinal));
    }
}
