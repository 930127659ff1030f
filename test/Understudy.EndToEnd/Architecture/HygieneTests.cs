using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Architecture;

public sealed class HygieneTests
{
    private const int MaximumLines = 500;

    [Fact]
    public void No_file_is_longer_than_five_hundred_lines()
    {
        string[] tooLong = [.. CSharpFiles().Select(f => (f, File.ReadLines(f).Count())).Where(f => f.Item2 > MaximumLines).Select(f => $"{Path.GetRelativePath(Repository.Root, f.f)}: {f.Item2} lines")];

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_pragma_carries_its_reason_on_the_line()
    {
        string[] bare = [.. CSharpFiles().SelectMany(f => File.ReadLines(f).Where(l => l.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !l.Contains("//", StringComparison.Ordinal)).Select(l => $"{Path.GetRelativePath(Repository.Root, f)}: {l.Trim()}"))];

        Assert.Empty(bare);
    }

    [Fact]
    public void Folders_are_named_after_capabilities()
    {
        string[] vague = ["Helpers", "Services", "Models", "Utils", "Utilities", "Interfaces", "Common", "Misc"];
        string[] found = [.. Directory.EnumerateDirectories(Repository.PathOf("src"), "*", SearchOption.AllDirectories).Where(d => vague.Contains(Path.GetFileName(d)))];

        Assert.Empty(found);
    }

    [Fact]
    public void Banned_symbols_are_given_to_every_project()
    {
        Assert.Contains("eng/BannedSymbols.txt", File.ReadAllText(Repository.PathOf("Directory.Build.props")), StringComparison.Ordinal);
        Assert.All(File.ReadLines(Repository.PathOf("eng", "BannedSymbols.txt")), line => Assert.Contains(';', line));
    }

    private static IEnumerable<string> CSharpFiles() => new[] { "src", "test", "bench", "samples", "eng" }
        .Select(d => Repository.PathOf(d))
        .Where(Directory.Exists)
        .SelectMany(d => Directory.EnumerateFiles(d, "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
