namespace Understudy.Testing;

/// <summary>Finds the source tree that the tests were built from, and the real data where a developer has it.</summary>
public static class Repository
{
    /// <summary>The directory that holds <c>Understudy.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The directory of real data (<c>UNDERSTUDY_DATA</c>), or null when it is not set or absent.</summary>
    public static string? Data { get; } =
        Environment.GetEnvironmentVariable("UNDERSTUDY_DATA") is { Length: > 0 } path && Directory.Exists(Path.GetFullPath(path, Root)) ? Path.GetFullPath(path, Root) : null;

    /// <summary>A path below <see cref="Root"/>.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "Understudy.slnx")))
            {
                return d.FullName;
            }
        }

        throw new InvalidOperationException("No Understudy.slnx above " + AppContext.BaseDirectory);
    }
}
