using Understudy.Core;

namespace Understudy.Cli;

/// <summary>The one table from outcomes to exit codes.</summary>
public static class ExitCodes
{
    /// <summary>Done, whatever the verdict.</summary>
    public const int Done = 0;

    /// <summary>The world broke.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>With <c>--gate</c>: the verdict is not Promote.</summary>
    public const int NotPromoted = 3;

    /// <summary>Ctrl-C.</summary>
    public const int Cancelled = 130;

    /// <summary>The exit code of a failure.</summary>
    public static int Of(ErrorCode code) => code switch
    {
        ErrorCode.OptionsInvalid or ErrorCode.ColumnMissing => Usage,
        _ => Failed,
    };
}
