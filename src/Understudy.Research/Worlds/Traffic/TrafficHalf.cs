namespace Understudy.Research;

/// <summary>Which workloads a traffic world holds.</summary>
public enum TrafficHalf
{
    /// <summary>Those that methods may be developed and tuned on.</summary>
    Development,

    /// <summary>Those that are opened once, to measure a finished method: of the same structure, with other texts.</summary>
    Frozen,

    /// <summary>A second set to develop and tune on, in other styles: above all other ways to set off the variable parts, other languages and answers.</summary>
    Second,

    /// <summary>A third set, opened once like <see cref="Frozen"/>: of the structure of the halves, in the styles and languages of other authors again.</summary>
    Third,

    /// <summary>A fourth set, opened once like <see cref="Frozen"/>: of the structure of the third, in the styles and languages of other authors again.</summary>
    Fourth,

    /// <summary>A fifth set, opened once like <see cref="Frozen"/>: of the structure of the third and fourth, in the styles and languages of other authors again.</summary>
    Fifth,

    /// <summary>A sixth set, opened once like <see cref="Frozen"/>: of the structure of the third to fifth, in the styles and languages of other authors again.</summary>
    Sixth,

    /// <summary>A seventh set, opened once like <see cref="Frozen"/>: of the structure of the third to sixth, in the styles and languages of other authors again.</summary>
    Seventh,

    /// <summary>An eighth set, opened once like <see cref="Frozen"/>: of the structure of the third to seventh, in the styles and languages of other authors again.</summary>
    Eighth,

    /// <summary>A ninth set, opened once like <see cref="Frozen"/>: of the structure of the third to eighth, in the styles and languages of other authors again.</summary>
    Ninth,

    /// <summary>A tenth set, opened once like <see cref="Frozen"/>: of the structure of the third to ninth, in the styles and languages of other authors again.</summary>
    Tenth,

    /// <summary>Development and frozen, each with half of the calls.</summary>
    All,
}
