using System.Text;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference.Tests.Decoding.Constraints;

/// <summary>Short ways to constraints and to what they allow.</summary>
internal static class Constraints
{
    public static JsonElement Json(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static SchemaConstraint Of(string schema, TokenBytes? tokens = null) => SchemaConstraint.Compile(Json(schema), tokens ?? TestVocabulary.Standard);

    /// <summary>Whether a text can be written as a whole, byte by byte.</summary>
    public static bool Allows(this SchemaConstraint constraint, string text) => Begins(constraint, text) is { MayEnd: true };

    /// <summary>The state after a text; null when it cannot be written.</summary>
    public static ConstraintState? Begins(this SchemaConstraint constraint, string text)
    {
        ConstraintState state = constraint.Start();
        return Encoding.UTF8.GetBytes(text).All(b => state.TryAccept(Token(constraint.Tokens, b))) ? state : null;
    }

    /// <summary>Whether a text is canonical and valid, by the judge alone.</summary>
    public static bool IsRight(string text, JsonElement schema)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonSchema.IsValid(document.RootElement, schema) && CallText.OfValue(document.RootElement) == text;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>All texts of up to so many of some parts, the empty one among them.</summary>
    public static IEnumerable<string> Texts(IReadOnlyList<string> parts, int most)
    {
        List<string> texts = [""];
        for (int from = 0, length = 0; length <= most; length++)
        {
            int to = texts.Count;
            for (int i = from; i < to; i++)
            {
                yield return texts[i];
                if (length < most)
                {
                    texts.AddRange(parts.Select(p => texts[i] + p));
                }
            }

            from = to;
        }
    }

    public static string Text(TokenBytes tokens, IEnumerable<int> ids) => Encoding.UTF8.GetString([.. ids.SelectMany(id => tokens[id].ToArray())]);

    private static int Token(TokenBytes tokens, byte b) => Enumerable.Range(0, tokens.Count).First(id => tokens[id] is [byte only] && only == b);
}
