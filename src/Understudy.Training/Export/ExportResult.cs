namespace Understudy.Training;

/// <summary>What was exported.</summary>
public sealed record ExportResult
{
    /// <summary>Names of the files, with their bytes.</summary>
    public required IReadOnlyList<ExportedFile> Files { get; init; }

    /// <summary>How the completions of golden inputs compare, one entry a form; none where files were copied as they are.</summary>
    public required IReadOnlyList<GoldenCheck> Golden { get; init; }
}

/// <summary>A file of an export.</summary>
/// <param name="Name">Its path in the directory, with slashes.</param>
/// <param name="Bytes">Its length.</param>
public sealed record ExportedFile(string Name, long Bytes);

/// <summary>How many golden inputs an exported form completes as the trained network does, token by token.</summary>
/// <param name="Form">The file.</param>
/// <param name="Inputs">How many were asked.</param>
/// <param name="Same">How many have the same completion.</param>
public sealed record GoldenCheck(string Form, int Inputs, int Same);
