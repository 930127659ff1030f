using System.CommandLine;

namespace Understudy.Cli;

/// <summary>What a specialist has to prove: shared by <c>learn</c> and <c>evaluate</c>.</summary>
public sealed class PromiseOptions
{
    /// <summary>Largest error among the answers kept.</summary>
    public Option<double> MaxError { get; } = new("--max-error") { Description = "Of the traffic kept, at most this share wrong.", HelpName = "SHARE", DefaultValueFactory = _ => 0.05 };

    /// <summary>Confidence of that promise.</summary>
    public Option<double> Confidence { get; } = new("--confidence") { Description = "Confidence of --max-error and of every interval.", HelpName = "SHARE", DefaultValueFactory = _ => 0.95 };

    /// <summary>Non-inferiority margin.</summary>
    public Option<double> Margin { get; } = new("--margin") { Description = "With gold labels: how much worse than the teacher still counts as good enough.", HelpName = "SHARE", DefaultValueFactory = _ => 0.02 };

    /// <summary>Agreement to prove without gold.</summary>
    public Option<double> MinAgreement { get; } = new("--min-agreement") { Description = "Without gold labels: agreement with the teacher that must be proven.", HelpName = "SHARE", DefaultValueFactory = _ => 0.95 };

    /// <summary>Accuracy to prove without a teacher.</summary>
    public Option<double?> Target { get; } = new("--target") { Description = "Without a teacher: accuracy that must be proven (otherwise the responders are the bar).", HelpName = "SHARE" };

    /// <summary>The comparison named beforehand.</summary>
    public Option<string?> Against { get; } = new("--against") { Description = "Compare with this responder rather than with the teacher or all of them.", HelpName = "NAME" };

    /// <summary>Sampling probability of gold.</summary>
    public Option<double?> GoldSampled { get; } = new("--gold-sampled") { Description = "The gold rows were drawn at random, each with this probability: prediction-powered estimates are added (PPI++).", HelpName = "SHARE" };

    /// <summary>Function calls: tolerance of numbers.</summary>
    public Option<double> NumberTolerance { get; } = new("--number-tolerance") { Description = "Function calls: a number this share away from the accepted one is right too (0.01 is one per cent).", HelpName = "SHARE", DefaultValueFactory = _ => 0 };

    /// <summary>Function calls: when dates are the same.</summary>
    public Option<string> SameDate { get; } = new("--same-date") { Description = "Function calls: when two dates are one: equal as text, the same instant, or the same day as written.", HelpName = "text|instant|day", DefaultValueFactory = _ => "text" };

    /// <summary>Function calls: what does not matter in texts.</summary>
    public Option<string?> Ignore { get; } = new("--ignore") { Description = "Function calls: what does not matter in text values: case, spaces (how many), punctuation (spaces and , . / - _ * ^ and which quotes); several with commas.", HelpName = "LIST" };

    /// <summary>Function calls: a program that says whether a call can be carried out.</summary>
    public Option<FileInfo?> Checker { get; } = new("--checker") { Description = "Function calls: a program that says whether a call can be carried out: each line of its input is one call, {\"name\":…,\"arguments\":{…}}, and is answered by a line, true or false. It must do nothing else. The report shows the share; it decides nothing.", HelpName = "PROGRAM" };

    /// <summary>Price list.</summary>
    public Option<FileInfo?> Prices { get; } = new("--prices") { Description = "Price list (JSON). [default: prices.json beside the input file, then in the workspace]", HelpName = "FILE" };

    /// <summary>Exit code 3 unless promoted.</summary>
    public Option<bool> Gate { get; } = new("--gate") { Description = "Exit with code 3 when the verdict with escalation is not Promote." };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        SameDate.AcceptOnlyFromAmong("text", "instant", "day");
        foreach (Option option in new Option[] { MaxError, Confidence, Margin, MinAgreement, Target, Against, GoldSampled, NumberTolerance, SameDate, Ignore, Checker, Prices, Gate })
        {
            command.Add(option);
        }
    }
}
