using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>How this file's answers are read: settled once the whole file has been seen.</summary>
internal sealed class AnswerPlan
{
    private const int CacheSize = 4096;
    private static readonly string[] UsualProperties = ["label", "category", "class", "intent", "answer", "output", "result", "sentiment", "topic", "type", "tag"];
    private readonly List<AnswerProperty> _parsed = [];
    private readonly Dictionary<string, string?> _cache = new(StringComparer.Ordinal);

    private AnswerPlan(AnswerShape shape, IReadOnlySet<string> labels, bool distributions, IReadOnlyList<string> warnings, bool calls = false)
    {
        (Shape, Labels, Distributions, Warnings, IsCalls) = (shape, labels, distributions, warnings, calls);
    }

    /// <summary>Whether the answers are function calls: then a label is the canonical text of calls, and the set of labels is open.</summary>
    public bool IsCalls { get; }

    public AnswerShape Shape { get; }

    /// <summary>The one function that stands for answers that are JSON objects as a whole, in OpenAI's form; null for any other answers.</summary>
    public string? Tools { get; private init; }

    public IReadOnlySet<string> Labels { get; }

    public bool Distributions { get; }

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Settles the plan, or fails when the answers are no closed set.</summary>
    /// <param name="survey">What the answers look like.</param>
    /// <param name="schema">The JSON Schema that requests ask answers to meet, and its name; null when they ask for none.</param>
    /// <param name="options">What was asked for.</param>
    public static AnswerPlan Create(AnswerSurvey survey, (string Name, string Json)? schema, ImportOptions options)
    {
        bool calls = options.KnownKind == WorkloadKind.FunctionCall;
        if (calls && options.KnownShape?.Object is not null)
        {
            return new AnswerPlan(options.KnownShape, new HashSet<string>(), false, [], calls: true);
        }

        bool objects = survey.Objects > survey.Texts.Total + survey.Distributions && survey.Objects > survey.Calls && survey.Whole.Count > 0;
        if ((calls && (options.KnownShape is not null || (survey.Calls > 0 && !objects))) || (options.KnownLabels is null && survey.IsOfCalls))
        {
            return OfCalls(survey);
        }

        if (objects && options.KnownLabels is null && (calls || (options.KnownKind is null && AreWhole(survey, schema, options))))
        {
            return OfWholeObjects(survey, schema, options);
        }

        bool distributions = survey.Distributions > survey.Texts.Total + survey.Objects;
        if (options.KnownLabels is { } known)
        {
            AnswerShape shape = options.KnownShape ?? AnswerShape.Text;
            return new AnswerPlan(shape, known.Names.ToHashSet(StringComparer.Ordinal), distributions, []);
        }

        AnswerPlan plan = distributions ? OfDistributions(survey, options)
            : survey.Objects > survey.Texts.Total ? OfObjects(survey, options) : OfTexts(survey, options);
        ClosedSet gold = ClosedSet.Of(survey.Gold, options.MaximumLabels);
        return gold.Rows == 0 || gold.IsClosed ? plan : throw Open(options, survey.Gold, gold, "the gold labels", "--gold");
    }

    /// <summary>The label of a teacher's answer, or null when it cannot be read as one of the labels.</summary>
    public string? Label(string answer)
    {
        if (IsCalls)
        {
            return Shape.Object is null ? CallAnswer.Canonical(answer) : Value(answer);
        }

        if (_cache.TryGetValue(answer, out string? label))
        {
            return label;
        }

        label = Value(answer);
        label = label is not null && Labels.Contains(label) ? label : null;
        if (_cache.Count < CacheSize && answer.Length <= DistinctCounter.MaximumLabelLength)
        {
            _cache.Add(answer, label);
        }

        return label;
    }

    /// <summary>The distribution that an answer states, over known labels only; null when it states none.</summary>
    public Dictionary<string, double>? Distribution(string answer)
    {
        if (!Distributions || !AnswerText.TryObject(answer, _parsed) || LabelDistribution.From(_parsed, single: true) is not { } distribution)
        {
            return null;
        }

        return distribution.Keys.All(Labels.Contains) ? distribution : null;
    }

    /// <summary>The text of a gold label or of another system's answer: as it is, or the property's value when it has the teacher's JSON form.</summary>
    public string? Reference(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (IsCalls)
        {
            return CallAnswer.Canonical(text) ?? (Shape.Object is null ? null : Value(text)) ?? text.Trim(); // what is no call equals none
        }

        return Shape.Property is not null && text.AsSpan().TrimStart() is ['{' or '`', ..] ? Value(text) ?? text.Trim() : text.Trim();
    }

    private static AnswerPlan OfCalls(AnswerSurvey survey)
    {
        long others = survey.Texts.Total + survey.Objects + survey.Distributions + survey.Refused - survey.ToolCalls;
        List<string> warnings = [];
        if (others > 0)
        {
            warnings.Add($"{Figure(others)} answers are no function calls: the specialist learns to hand such inputs back to the large model.");
        }

        if (survey.CallsWithText > 0)
        {
            warnings.Add($"{Figure(survey.CallsWithText)} answers have text beside their calls, which is not learned: the specialist makes the calls alone (understudy lint lists them).");
        }

        return new AnswerPlan(AnswerShape.Text, new HashSet<string>(), false, warnings, calls: true);
    }

    /// <summary>
    /// Whether answers that are JSON objects are learned as a whole: their requests have a schema of several properties of which more than one
    /// can be told from the text, or no property alone is a label while some can be told.
    /// </summary>
    private static bool AreWhole(AnswerSurvey survey, (string Name, string Json)? schema, ImportOptions options)
    {
        int told = survey.Whole.Told(options.MaximumLabels);
        if (told == 0)
        {
            return false;
        }

        bool label = survey.Properties.Values.Any(p => p.Values.Total * 2 >= survey.Objects && ClosedSet.Of(p.Values, options.MaximumLabels) is { IsClosed: true, Labels.Count: > 1 });
        return !label || (told > 1 && schema is { Json: var json } && HasSeveral(json));

        static bool HasSeveral(string schema)
        {
            using var document = JsonDocument.Parse(schema);
            return CallJson.Object(document.RootElement, "properties", out JsonElement properties) && properties.EnumerateObject().Skip(1).Any();
        }
    }

    private static AnswerPlan OfWholeObjects(AnswerSurvey survey, (string Name, string Json)? schema, ImportOptions options)
    {
        string name = schema?.Name ?? ObjectShape.DefaultName;
        string why = options.KnownKind is not null ? "" : $" To learn one of their properties as a label: --kind classification.";
        List<string> warnings = [$"The answers are JSON objects, learned as a whole: as the arguments of one call of '{name}'{(schema is null ? "" : ", by the schema of the requests")}.{why}"];
        if (survey.Objects > survey.Whole.Count || survey.Texts.Total + survey.Distributions > 0)
        {
            warnings.Add($"{Figure(survey.Objects - survey.Whole.Count + survey.Texts.Total + survey.Distributions)} answers are none: the specialist learns to hand such inputs back to the large model.");
        }

        return new AnswerPlan(survey.Whole.Shape(name), new HashSet<string>(), false, warnings, calls: true) { Tools = survey.Whole.Tools(name, schema?.Json) };
    }

    private static AnswerPlan OfTexts(AnswerSurvey survey, ImportOptions options)
    {
        ClosedSet set = ClosedSet.Of(survey.Texts, options.MaximumLabels);
        if (set.Rows == 0)
        {
            return survey.Refused == 0 || survey.Gold.Total > 0
                ? new AnswerPlan(AnswerShape.Text, set.Labels, false, [])
                : throw NothingReadable(survey, options);
        }

        if (!set.IsClosed)
        {
            throw Open(options, survey.Texts, set, "the answers", "--label");
        }

        (string prefix, string suffix) = AnswerSurvey.Shape(survey.TextShapes.Mode()!);
        return new AnswerPlan(new AnswerShape { Prefix = prefix, Suffix = suffix }, set.Labels, false, []);
    }

    private static AnswerPlan OfObjects(AnswerSurvey survey, ImportOptions options)
    {
        AnswerSurvey.Property[] common = [.. survey.Properties.Values.Where(p => p.Values.Total * 2 >= survey.Objects).OrderByDescending(p => p.Values.Total).ThenBy(p => p.Name, StringComparer.Ordinal)];
        if (common.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.LabelSetOpen, $"{options.Path}: the answers are JSON objects, but no property with a text, number or truth value is in half of them. Expected a label in one property, such as {{\"category\":\"x\"}}.");
        }

        var sets = common.Select(p => (Property: p, Set: ClosedSet.Of(p.Values, options.MaximumLabels))).ToArray();
        (AnswerSurvey.Property property, ClosedSet set) = sets
            .Where(s => s.Set.IsClosed)
            .OrderByDescending(s => s.Set.Labels.Count > 1)
            .ThenByDescending(s => s.Property.Texts * 2 > s.Property.Values.Total)
            .ThenBy(s => Array.IndexOf(UsualProperties, s.Property.Name.ToLowerInvariant()) is >= 0 and int usual ? usual : int.MaxValue)
            .ThenByDescending(s => s.Property.Values.Total)
            .FirstOrDefault();
        if (property is null)
        {
            throw Open(options, common[0].Values, sets[0].Set, $"the values of '{common[0].Name}' in the answers", "--label");
        }

        string[] others = [.. common.Where(p => p != property).Select(p => $"'{p.Name}'")];
        string[] warnings = others.Length == 0 ? [] : [$"The answers' label is read from '{property.Name}'; they also hold {string.Join(", ", others)}, which is not learned. To learn whole answers, as the arguments of a call: --kind calls."];
        return new AnswerPlan(PropertyShape(property), set.Labels, false, warnings);
    }

    private static AnswerShape PropertyShape(AnswerSurvey.Property property)
    {
        string mode = property.Shapes.Mode()!;
        bool text = property.Texts * 2 > property.Values.Total;
        (string prefix, string suffix) = AnswerSurvey.Shape(mode);

        // Where other properties vary from answer to answer no wrapping is typical: serve the label alone.
        bool typical = property.Shapes.Counts[mode] * 2 > property.Values.Total && (prefix.Length > 0 && prefix[^1] == '"') == text;
        string name = JsonEncodedText.Encode(property.Name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return typical
            ? new AnswerShape { Property = property.Name, Prefix = prefix, Suffix = suffix }
            : new AnswerShape { Property = property.Name, Prefix = $"{{\"{name}\":{(text ? "\"" : "")}", Suffix = text ? "\"}" : "}" };
    }

    private static AnswerPlan OfDistributions(AnswerSurvey survey, ImportOptions options)
    {
        ClosedSet set = ClosedSet.Of(survey.DistributionLabels, options.MaximumLabels);
        return set.IsClosed
            ? new AnswerPlan(AnswerShape.Text, set.Labels, true, ["The answers are distributions over the labels: the specialist learns them as they are."])
            : throw Open(options, survey.DistributionLabels, set, "the labels of the answers' distributions", "--label");
    }

    private static UnderstudyException Open(ImportOptions options, DistinctCounter answers, ClosedSet set, string what, string option)
    {
        string[] examples = [.. answers.Counts.Where(c => c.Value == 1).Take(3).Select(c => $"\"{Excerpt.Of(c.Key, 60)}\"")];
        string once = set.Once == 0 ? "" : $", {Figure(set.Once)} of them given once{(examples.Length == 0 ? "" : $" (such as {string.Join(", ", examples)})")}";
        return new UnderstudyException(
            ErrorCode.LabelSetOpen,
            $"{options.Path}: {what} are no closed set of labels: {(set.AtLeast ? "more than " : "")}{Figure(set.Distinct)} different ones in {Figure(set.Rows)} rows{once}. Expected at most {Figure(set.Limit)} labels, nearly all of them repeated. Free text is not a classification; if the labels are in another column, name it with {option}.");
    }

    private static UnderstudyException NothingReadable(AnswerSurvey survey, ImportOptions options) => new(
        ErrorCode.LabelSetOpen,
        survey.ToolCalls * 2 > survey.Refused
            ? $"{options.Path}: the answers are tool calls whose arguments cannot be read: expected JSON objects without repeated names."
            : $"{options.Path}: none of the {Figure(survey.Refused)} answers can be read as a label: all are empty or refusals.");

    private static string Figure(long n) => n.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private string? Value(string answer) => TeacherLabel.Read(answer, Shape, _parsed);
}
