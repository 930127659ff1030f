using System.CommandLine;
using System.Globalization;

using Understudy.Core;
using Understudy.Research;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>The study's own options.</summary>
public sealed class CurveOptions
{
    /// <summary>Which rung the student is of.</summary>
    public Option<string> StudentRung { get; } = new("--rung") { Description = "Rung of the student: linear (seconds a fit) or encoder (minutes).", HelpName = "RUNG", DefaultValueFactory = _ => "linear" };

    /// <summary>Sizes of the pools.</summary>
    public Option<string?> Pools { get; } = new("--pools") { Description = "Sizes of the pools in rows, such as 250,1000,all. [default: about six from 250 to all training rows, in a geometric row]", HelpName = "LIST" };

    /// <summary>Size of the gold set.</summary>
    public Option<int?> GoldRows { get; } = new("--gold-rows") { Description = "Rows of the gold set that controls start from. [default: the smallest pool]", HelpName = "N" };

    /// <summary>Students a point.</summary>
    public Option<int> Repeats { get; } = new("--repeats") { Description = "Students a point, each with its own order of the rows and its own seed.", HelpName = "N", DefaultValueFactory = _ => 3 };

    /// <summary>Planned time of a linear fit.</summary>
    public Option<double> Budget { get; } = new("--budget") { Description = "Seconds that one fit of a linear student may plan for, on two common cores.", HelpName = "SECONDS", DefaultValueFactory = _ => 5 };

    /// <summary>Planned time of an encoder's training.</summary>
    public Option<double> EncoderBudget { get; } = new("--encoder-budget") { Description = "Seconds that the training of one encoder may plan for, on two common cores.", HelpName = "SECONDS", DefaultValueFactory = _ => 300 };

    /// <summary>The encoder's recipe.</summary>
    public Option<FileInfo?> Recipe { get; } = new("--recipe") { Description = "JSON file with the encoder's recipe. [default: the built-in one]", HelpName = "FILE" };

    /// <summary>The larger encoder's recipe.</summary>
    public Option<FileInfo?> ControlRecipe { get; } = new("--control-recipe") { Description = "JSON file with the larger encoder's recipe. [default: twice the layers and the width]", HelpName = "FILE" };

    /// <summary>Where the page goes.</summary>
    public Option<FileInfo?> Out { get; } = new("--out") { Description = "Where the page is written. [default: in the workspace's reports]", HelpName = "FILE.html" };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        StudentRung.AcceptOnlyFromAmong("linear", "encoder");
        foreach (Option option in new Option[] { StudentRung, Pools, GoldRows, Repeats, Budget, EncoderBudget, Recipe, ControlRecipe, Out })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads what decides the study.</summary>
    /// <exception cref="UnderstudyException">When something is out of range; the message lists all of it.</exception>
    public DistilCurveOptions Read(ParseResult parsed, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var options = new DistilCurveOptions
        {
            Pools = parsed.GetValue(Pools) is { } pools ? Sizes(pools) : null,
            GoldRows = parsed.GetValue(GoldRows),
            Repeats = parsed.GetValue(Repeats),
            Seed = seed,
        };
        return options.Validate() is { Count: > 0 } errors ? throw new UnderstudyException(ErrorCode.OptionsInvalid, string.Join("\n  ", errors)) : options;
    }

    /// <summary>Reads which student is asked for.</summary>
    /// <exception cref="UnderstudyException">When something is out of range, goes with the other rung, or a recipe cannot be read.</exception>
    public StudentChoice ReadStudent(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        bool encoder = parsed.GetValue(StudentRung) == "encoder";
        Option[] other = encoder ? [Budget] : [EncoderBudget, Recipe, ControlRecipe];
        foreach (Option option in other.Where(o => parsed.GetResult(o) is { Implicit: false }))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{option.Name} goes with --rung {(encoder ? "linear" : "encoder")}.");
        }

        double seconds = parsed.GetValue(encoder ? EncoderBudget : Budget);
        if (!(seconds is >= 0.1 and <= 86_400))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, string.Create(CultureInfo.InvariantCulture, $"{(encoder ? EncoderBudget : Budget).Name} must lie between 0.1 and 86400 seconds; found {seconds}."));
        }

        EncoderOptions? recipe = RecipeOf(parsed, Recipe), control = RecipeOf(parsed, ControlRecipe);
        return new StudentChoice(encoder ? Rung.Encoder : Rung.Linear, TimeSpan.FromSeconds(seconds), recipe, control);
    }

    private static EncoderOptions? RecipeOf(ParseResult parsed, Option<FileInfo?> option)
    {
        EncoderOptions? recipe = parsed.GetValue(option) is { } file ? TrainStage.ReadRecipe(file, option.Name) : null;
        return recipe?.Validate() is { Count: > 0 } errors
            ? throw new UnderstudyException(ErrorCode.OptionsInvalid, string.Join("\n  ", errors.Select(e => $"{option.Name}: {e}")))
            : recipe;
    }

    private static int[] Sizes(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
        part.Equals("all", StringComparison.OrdinalIgnoreCase) ? DistilCurveOptions.All
        : int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int rows) ? rows
        : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--pools takes numbers of rows and 'all', such as 250,1000,all; found '{part}'."))];
}
