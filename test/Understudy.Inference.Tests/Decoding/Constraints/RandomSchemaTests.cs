using System.Text.Json;

using Understudy.Core;
using Understudy.Testing.Schemas;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class RandomSchemaTests
{
    private const int Schemas = 1000;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly AdversarialDecoder _decoder = new(TestVocabulary.Standard);

    [Fact]
    public void Whatever_is_written_under_a_random_schema_is_valid_and_canonical()
    {
        for (int i = 0; i < Schemas; i++)
        {
            var random = new SeededRandom(new Seed(11).For("schema", i));
            JsonElement schema = RandomSchema.Next(random);
            SchemaConstraint constraint = SchemaConstraint.Compile(schema, TestVocabulary.Standard);
            for (int taste = 0; taste < AdversarialDecoder.Tastes; taste++)
            {
                (string text, _) = _decoder.Write(constraint, random, taste, most: 4 + random.Next(60));
                using JsonDocument document = JsonDocument.Parse(text, Strict);

                Assert.True(JsonSchema.IsValid(document.RootElement, schema), $"{i}: {text}\nby {schema}");
                Assert.Equal(text, CallText.OfValue(document.RootElement));
                Assert.Equal(text, constraint.Canonical(text));
            }
        }
    }

    [Fact]
    public void Whatever_is_called_of_random_functions_is_valid_and_canonical()
    {
        for (int i = 0; i < Schemas / 4; i++)
        {
            var random = new SeededRandom(new Seed(12).For("tools", i));
            var tools = ToolSet.Read(RandomSchema.NextTools(random));
            ToolChoice choice = (i % 4) switch
            {
                0 => ToolChoice.Auto with { MostCalls = 1 },
                1 => ToolChoice.Required,
                2 => ToolChoice.Named(tools.Names[0]),
                _ => ToolChoice.Auto,
            };
            SchemaConstraint constraint = SchemaConstraint.Compile(tools, choice, TestVocabulary.Standard);
            for (int taste = 0; taste < AdversarialDecoder.Tastes; taste++)
            {
                (string text, _) = _decoder.Write(constraint, random, taste, most: 4 + random.Next(80));
                IReadOnlyList<ToolCall> calls = CallText.Read(text)!;

                Assert.All(calls, c => Assert.Null(tools.Fault(c)));
                Assert.InRange(calls.Count, choice.LeastCalls, choice.MostCalls);
                string canonical = CallText.Canonical(text)!;
                Assert.Equal(calls.Count < 2 ? text : canonical, canonical);
                Assert.Equal(canonical.Length, text.Length); // several calls: the same, in another order
            }
        }
    }
}
