namespace Understudy.Core;

/// <summary>Stable codes of what can go wrong in the world. One table in the command line maps them to exit codes.</summary>
public enum ErrorCode
{
    /// <summary>A file or directory cannot be read or written.</summary>
    PathUnusable,

    /// <summary>The input is empty.</summary>
    InputEmpty,

    /// <summary>The input is not a format that is understood (binary, wrong kind).</summary>
    InputUnreadable,

    /// <summary>A named column does not exist.</summary>
    ColumnMissing,

    /// <summary>The outputs are no closed set of labels, so this is not a classification.</summary>
    LabelSetOpen,

    /// <summary>The log mixes several prompts.</summary>
    MixedPrompts,

    /// <summary>Too little usable data for the request.</summary>
    TooFewExamples,

    /// <summary>A workload, specialist or certificate is not there.</summary>
    NotFound,

    /// <summary>An artifact, certificate or data file does not match its hash or signature.</summary>
    IntegrityBroken,

    /// <summary>The workspace was written by a newer program.</summary>
    WorkspaceTooNew,

    /// <summary>A model has no price in the price list.</summary>
    PriceUnknown,

    /// <summary>Disk full or another failure to write.</summary>
    WriteFailed,

    /// <summary>Options contradict each other or are out of range.</summary>
    OptionsInvalid,

    /// <summary>The library that trains transformers cannot be loaded, or diverged.</summary>
    TrainingUnavailable,
}
