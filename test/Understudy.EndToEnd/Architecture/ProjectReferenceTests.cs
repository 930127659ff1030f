using System.Xml.Linq;

using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Architecture;

/// <summary>The table of projects in the design is the only list of references that may exist.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Understudy.Core"] = [],
        ["Understudy.Statistics"] = [],
        ["Understudy.Data"] = ["Understudy.Core", "Understudy.Statistics"],
        ["Understudy.Inference"] = ["Understudy.Core"],
        ["Understudy.Training"] = ["Understudy.Core", "Understudy.Statistics", "Understudy.Data", "Understudy.Inference"],
        ["Understudy.Training.Torch"] = ["Understudy.Core", "Understudy.Data", "Understudy.Inference", "Understudy.Training"],
        ["Understudy.Evaluation"] = ["Understudy.Core", "Understudy.Statistics", "Understudy.Data"],
        ["Understudy.Gateway"] = ["Understudy.Core", "Understudy.Data", "Understudy.Inference", "Understudy.Evaluation"],
        // Apart from the gateway, so that Microsoft.Extensions.AI is a dependency of those alone who use it; what decides and records is the gateway's.
        ["Understudy.Extensions.AI"] = ["Understudy.Core", "Understudy.Data", "Understudy.Gateway"],
        ["Understudy.Research"] = ["Understudy.Core", "Understudy.Statistics", "Understudy.Data", "Understudy.Inference", "Understudy.Training", "Understudy.Training.Torch", "Understudy.Evaluation"],
        ["Understudy.Cli"] = ["Understudy.Core", "Understudy.Statistics", "Understudy.Data", "Understudy.Inference", "Understudy.Training", "Understudy.Training.Torch", "Understudy.Evaluation", "Understudy.Gateway", "Understudy.Research"],
    };

    [Fact]
    public void Every_source_project_is_in_the_table()
    {
        string[] found = [.. SourceProjects().Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Source_projects_reference_only_what_the_table_allows()
    {
        List<string> unlisted = [];
        foreach (string path in SourceProjects())
        {
            string name = Path.GetFileNameWithoutExtension(path);
            foreach (string reference in ReferencesOf(path).Where(r => !Allowed[name].Contains(r)))
            {
                unlisted.Add($"{name} -> {reference}");
            }
        }

        Assert.Empty(unlisted);
    }

    [Fact]
    public void No_project_goes_round_the_table()
    {
        // Transitive references are off for all; a plain <Reference> or a switch in a project would undo that.
        Assert.Contains("<DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences>", File.ReadAllText(Repository.PathOf("Directory.Build.props")), StringComparison.Ordinal);
        Assert.All(SourceProjects(), p => Assert.DoesNotContain("<Reference ", File.ReadAllText(p), StringComparison.Ordinal));
        Assert.All(SourceProjects(), p => Assert.DoesNotContain("DisableTransitiveProjectReferences", File.ReadAllText(p), StringComparison.Ordinal));
    }

    private static string[] SourceProjects() => Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> ReferencesOf(string project) => XDocument.Load(project)
        .Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(((string?)r.Attribute("Include") ?? "").Replace('\\', '/')));
}
