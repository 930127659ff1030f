namespace Understudy.Inference;

/// <summary>A value for each parameter of a family. Immutable.</summary>
public sealed class NormaliserSettings
{
    private readonly string[] _values;

    internal NormaliserSettings(NormaliserFamily family, string[] values) => (Family, _values) = (family, values);

    /// <summary>Whose.</summary>
    public NormaliserFamily Family { get; }

    /// <summary>The value of a parameter.</summary>
    /// <exception cref="ArgumentException">When the family has no such parameter.</exception>
    public string this[string parameter] => _values[Family.IndexOf(parameter)];

    /// <summary>The same with another value.</summary>
    /// <exception cref="ArgumentException">When the family has no such parameter, or the parameter no such value.</exception>
    public NormaliserSettings With(string parameter, string value)
    {
        int index = Family.IndexOf(parameter);
        if (!Family.Parameters[index].Allows(value))
        {
            throw new ArgumentException($"'{parameter}' cannot be '{value}'; give one of {string.Join(", ", Family.Parameters[index].Values)}.", nameof(value));
        }

        string[] values = [.. _values];
        values[index] = value;
        return new NormaliserSettings(Family, values);
    }

    /// <summary>Family and values as plans write them: <c>time window=7 form=HH:mm</c>.</summary>
    public override string ToString() => string.Join(' ', [Family.Name, .. Family.Parameters.Select((p, i) => $"{p.Name}={_values[i]}")]);
}
