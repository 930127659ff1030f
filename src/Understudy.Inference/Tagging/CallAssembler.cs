using System.Text.Json.Nodes;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Puts a call together from spans and enumerated classes; what cannot be put together by the plan and the tools is no call. Thread-safe.</summary>
public sealed class CallAssembler
{
    private readonly CallPlan _plan;
    private readonly ToolSet? _tools;
    private readonly Dictionary<string, IValueNormaliser?> _normalisers;

    /// <summary>Assembles by a plan.</summary>
    /// <exception cref="UnderstudyException">When the plan's tools are not in OpenAI's form.</exception>
    public CallAssembler(CallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _normalisers = plan.Intents.SelectMany(i => i.Arguments).Select(a => a.Normaliser).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(n => n, Normalisers.Find, StringComparer.Ordinal);
        _tools = plan.Tools is { } tools ? ToolSet.Read(tools) : null;
    }

    /// <summary>The call.</summary>
    /// <param name="text">The input.</param>
    /// <param name="words">Its words.</param>
    /// <param name="intent">Index of the intent.</param>
    /// <param name="spans">Spans in the order of the text.</param>
    /// <param name="classOf">The class of a head.</param>
    /// <param name="context">What normalisers may depend on.</param>
    /// <returns>Canonical text (<see cref="CallText"/>), or null when no valid call comes out.</returns>
    public string? Assemble(ReadOnlySpan<char> text, IReadOnlyList<WordSpan> words, int intent, IReadOnlyList<TaggedSpan> spans, Func<int, int> classOf, in NormaliserContext context)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentNullException.ThrowIfNull(classOf);
        PlannedIntent planned = _plan.Intents[intent];
        if (planned.Kind != IntentKind.Call)
        {
            return planned.Kind == IntentKind.NoCall ? CallText.None : null;
        }

        var arguments = new JsonObject();
        foreach (PlannedArgument argument in planned.Arguments)
        {
            JsonNode? value;
            if (argument.Form == ArgumentForm.Enumerated)
            {
                int chosen = classOf(argument.Head);
                if (chosen == 0)
                {
                    if (argument.Required)
                    {
                        return null;
                    }

                    continue;
                }

                value = JsonNode.Parse(argument.Values[chosen - 1]);
            }
            else if (!TryCollect(text, words, argument, spans, context, out value))
            {
                return null;
            }
            else if (value is null)
            {
                continue;
            }

            Put(arguments, argument.Path, value);
        }

        var call = new ToolCall(planned.Name, arguments.ToJsonString());
        return _tools?.Fault(call) is null ? CallText.Of([call]) : null;
    }

    /// <summary>The text of a span after a change of case.</summary>
    public static string Cased(ReadOnlySpan<char> text, LetterCase letters)
    {
        switch (letters)
        {
            case LetterCase.Lower:
                return text.ToString().ToLowerInvariant();
            case LetterCase.Upper:
                return text.ToString().ToUpperInvariant();
            case LetterCase.Title:
                char[] title = text.ToArray();
                for (int i = 0; i < title.Length; i++)
                {
                    title[i] = i == 0 || char.IsWhiteSpace(title[i - 1]) ? char.ToUpperInvariant(title[i]) : title[i];
                }

                return new string(title);
            default:
                return text.ToString();
        }
    }

    // False when no valid call can come out; a null value when the argument is absent.
    private bool TryCollect(ReadOnlySpan<char> text, IReadOnlyList<WordSpan> words, PlannedArgument argument, IReadOnlyList<TaggedSpan> spans, in NormaliserContext context, out JsonNode? value)
    {
        value = null;
        JsonArray? list = null;
        foreach (TaggedSpan span in spans)
        {
            if (span.Slot != argument.Slot)
            {
                continue;
            }

            ReadOnlySpan<char> surface = text[words[span.First].Start..words[span.Last].End];
            JsonNode item;
            if (argument.Form == ArgumentForm.Copied)
            {
                item = JsonValue.Create(Cased(surface, argument.Case));
            }
            else if (_normalisers[argument.Normaliser!]?.Read(surface, context) is { } json)
            {
                item = JsonNode.Parse(json)!;
            }
            else
            {
                return false;
            }

            if (value is null && list is null)
            {
                value = item;
            }
            else if (argument.Count == ArgumentCount.One)
            {
                return false;
            }
            else
            {
                list ??= [value];
                list.Add(item);
                value = list;
            }
        }

        value = value is not null && list is null && argument.Count == ArgumentCount.List ? new JsonArray(value) : value;
        return value is not null || !argument.Required;
    }

    private static void Put(JsonObject arguments, IReadOnlyList<string> path, JsonNode? value)
    {
        JsonObject at = arguments;
        foreach (string name in path.Take(path.Count - 1))
        {
            if (at[name] is not JsonObject inner)
            {
                at[name] = inner = [];
            }

            at = inner;
        }

        at[path[^1]] = value;
    }
}
