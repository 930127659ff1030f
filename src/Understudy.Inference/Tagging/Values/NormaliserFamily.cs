namespace Understudy.Inference;

/// <summary>Normalisers that differ in conventions only. Immutable.</summary>
public sealed class NormaliserFamily
{
    private readonly Func<NormaliserSettings, IValueNormaliser> _make;

    internal NormaliserFamily(string name, IReadOnlyList<NormaliserParameter> parameters, Func<NormaliserSettings, IValueNormaliser> make, (string Parameter, string Value)? broadest = null)
    {
        (Name, Parameters, _make) = (name, parameters, make);
        Defaults = new NormaliserSettings(this, [.. parameters.Select(p => p.Values[0])]);
        Broadest = broadest is var (parameter, value) && parameter is not null ? Defaults.With(parameter, value) : Defaults;
    }

    /// <summary>Name in plans: no space.</summary>
    public string Name { get; }

    /// <summary>What data decide.</summary>
    public IReadOnlyList<NormaliserParameter> Parameters { get; }

    /// <summary>The first value of every parameter.</summary>
    public NormaliserSettings Defaults { get; }

    /// <summary>Settings that read whatever any settings read, if to other values.</summary>
    public NormaliserSettings Broadest { get; }

    /// <summary>The normaliser.</summary>
    public IValueNormaliser Make(NormaliserSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Family == this ? _make(settings) : throw new ArgumentException($"Expected settings of '{Name}'; found those of '{settings.Family.Name}'.", nameof(settings));
    }

    internal int IndexOf(string parameter)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == parameter)
            {
                return i;
            }
        }

        throw new ArgumentException($"'{Name}' has no parameter '{parameter}'.", nameof(parameter));
    }
}
