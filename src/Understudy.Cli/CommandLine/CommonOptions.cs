using System.CommandLine;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Options that every verb has.</summary>
public static class CommonOptions
{
    /// <summary>Where records and artifacts live.</summary>
    public static Option<DirectoryInfo> Workspace { get; } = new("--workspace")
    {
        Description = "Directory that holds records, specialists, certificates and reports.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(".understudy"),
        Recursive = true,
    };

    /// <summary>One machine-readable document on standard output.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output; progress stays on standard error.",
        Recursive = true,
    };

    /// <summary>The seed of everything that draws random numbers.</summary>
    public static Option<ulong> SeedOption { get; } = new("--seed")
    {
        Description = "Seed of every random choice; the same data, options and seed give the same specialist.",
        HelpName = "N",
        DefaultValueFactory = _ => Seed.Default.Value,
        Recursive = true,
    };

    /// <summary>Worker threads.</summary>
    public static Option<int> Threads { get; } = new("--threads")
    {
        Description = "Worker threads; the result does not depend on it. [default: all cores]",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Recursive = true,
    };
}
