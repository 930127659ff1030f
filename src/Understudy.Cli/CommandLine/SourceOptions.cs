using System.CommandLine;

namespace Understudy.Cli;

/// <summary>What to read and which column means what: shared by <c>learn</c> and <c>import</c>.</summary>
public sealed class SourceOptions
{
    /// <summary>The file to read.</summary>
    public Argument<FileInfo?> File { get; } = new("file")
    {
        Description = "OpenAI chat-completions log or labelled rows: JSON Lines, CSV or Parquet, plain or gzip.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Recorded calls instead of a file.</summary>
    public Option<string?> Workload { get; } = new("--workload") { Description = "Instead of FILE: the calls of this workload that the gateway recorded. Its name, or the beginning of its prompt's fingerprint.", HelpName = "NAME" };

    /// <summary>Second half of a Batch API pair.</summary>
    public Option<FileInfo?> Responses { get; } = new("--responses") { Description = "Batch API output file, when FILE is the batch input file.", HelpName = "FILE" };

    /// <summary>Name of the workload.</summary>
    public Option<string?> Name { get; } = new("--name") { Description = "Name of the workload. [default: from the file's name]", HelpName = "NAME" };

    /// <summary>Column of the input text.</summary>
    public Option<string?> Input { get; } = new("--input") { Description = "Column of the input text: a name, a dotted JSON path, or a number from 1.", HelpName = "COLUMN" };

    /// <summary>Column of the query; naming one makes the workload relevance.</summary>
    public Option<string?> Query { get; } = new("--query") { Description = "Column of the query: rows are then graded pairs of a query and an item, and items are learned to be ranked (relevance).", HelpName = "COLUMN" };

    /// <summary>Column of the item.</summary>
    public Option<string?> Item { get; } = new("--item") { Description = "With --query: column of the item's text.", HelpName = "COLUMN" };

    /// <summary>What grade words are worth.</summary>
    public Option<string?> Grades { get; } = new("--grades") { Description = "With --query: what grades that are words are worth, larger is better, such as \"irrelevant=0,partial=1,exact=2\". Without it grades are numbers.", HelpName = "WORD=N,…" };

    /// <summary>Column of the teacher's answer.</summary>
    public Option<string?> Label { get; } = new("--label") { Description = "Column of the teacher's answer (with --query: of its grade): what is learned.", HelpName = "COLUMN" };

    /// <summary>Column of the truth.</summary>
    public Option<string?> Gold { get; } = new("--gold") { Description = "Column of the truth: what is judged on. Not learned from, except with --train-on gold or without a teacher.", HelpName = "COLUMN" };

    /// <summary>What is learned of answers that are JSON objects.</summary>
    public Option<string?> Kind { get; } = new("--kind") { Description = "What to learn of answers that are JSON objects: one property as a label (classification), or all of them as the arguments of a call (calls). [default: what fits the answers]", HelpName = "KIND" };

    /// <summary>Column of what must not be split.</summary>
    public Option<string?> Group { get; } = new("--group") { Description = "Column of what must not be split (conversation, customer).", HelpName = "COLUMN" };

    /// <summary>Column of the time.</summary>
    public Option<string?> Time { get; } = new("--time") { Description = "Column of the time (ISO 8601 or Unix seconds); then the newest rows are the test.", HelpName = "COLUMN" };

    /// <summary>Other recorded systems.</summary>
    public Option<string[]> Responders { get; } = new("--responder") { Description = "Another recorded system to compare with; repeatable.", HelpName = "NAME=COLUMN", AllowMultipleArgumentsPerToken = false };

    /// <summary>CSV without a header line.</summary>
    public Option<bool> NoHeader { get; } = new("--no-header") { Description = "The CSV file has no header line: columns are numbers from 1." };

    /// <summary>A test file that nothing else sees.</summary>
    public Option<FileInfo?> Test { get; } = new("--test") { Description = "A test set that nothing else sees; it is never thinned.", HelpName = "FILE" };

    /// <summary>Input or item column of the test file.</summary>
    public Option<string?> TestInput { get; } = new("--test-input") { Description = "Input column (with --query: item column) of the test file, where it differs.", HelpName = "COLUMN" };

    /// <summary>Query column of the test file.</summary>
    public Option<string?> TestQuery { get; } = new("--test-query") { Description = "Query column of the test file, where it differs.", HelpName = "COLUMN" };

    /// <summary>Label column of the test file.</summary>
    public Option<string?> TestLabel { get; } = new("--test-label") { Description = "Teacher's column of the test file, where it differs.", HelpName = "COLUMN" };

    /// <summary>Gold column of the test file.</summary>
    public Option<string?> TestGold { get; } = new("--test-gold") { Description = "Gold column of the test file, where it differs.", HelpName = "COLUMN" };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(File);
        foreach (Option option in new Option[] { Workload, RecordedCalls.StoreOption, Responses, Name, Input, Query, Item, Grades, Label, Gold, Kind, Group, Time, Responders, NoHeader, Test, TestInput, TestQuery, TestLabel, TestGold })
        {
            command.Add(option);
        }
    }
}
