namespace Understudy.Data;

/// <summary>Where a discovered workload's name comes from.</summary>
public enum NamedBy
{
    /// <summary>Its owner; nothing else ever changes it.</summary>
    Person,

    /// <summary>The words that tell its prompt from the others'.</summary>
    Words,

    /// <summary>A large model that was asked for a name.</summary>
    Teacher,
}
