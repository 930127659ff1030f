using System.CommandLine;

namespace Understudy.Cli;

/// <summary>How to train: shared by <c>learn</c> and <c>train</c>.</summary>
public sealed class TrainingOptions
{
    /// <summary>Which labels to learn.</summary>
    public Option<string?> TrainOn { get; } = new("--train-on") { Description = "Learn from 'teacher' or 'gold'. [default: teacher where there is one]", HelpName = "LABELS" };

    /// <summary>Families to try.</summary>
    public Option<string> Rungs { get; } = new("--rungs") { Description = "Families of specialists to try, cheapest first: linear.", HelpName = "LIST", DefaultValueFactory = _ => "linear" };

    /// <summary>How much work the search may do.</summary>
    public Option<double> Budget { get; } = new("--budget") { Description = "Seconds that the search may plan for, on two common cores. It plans operations, not clock time, so that the result does not depend on the machine's speed.", HelpName = "SECONDS", DefaultValueFactory = _ => 10 };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        TrainOn.AcceptOnlyFromAmong("teacher", "gold");
        command.Add(TrainOn);
        command.Add(Rungs);
        command.Add(Budget);
    }
}
