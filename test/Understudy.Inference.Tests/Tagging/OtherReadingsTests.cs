using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Tagging;

/// <summary>What a tagger says where its likeliest reading makes no valid call.</summary>
public sealed class OtherReadingsTests
{
    [Theory]
    [InlineData("kitchen")]
    [InlineData("the kitchen")]
    [InlineData("light 5")]
    public void The_likeliest_reading_that_makes_a_call_is_said(string text)
    {
        int repaired = 0;
        List<WordSpan> words = [];
        TaggingWords.Cut(text, words, 32);
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var model = new TaggerModel(TinyTagger.Weights(seed), TinyTagger.Plan);
            (string? calls, double probability) = TinyTagger.Specialist(seed).PredictRaw(text);
            (string? expected, double likeliest, bool isFirst) = TryAll(model, text, words);

            Assert.Equal(expected, calls);
            Assert.Equal(likeliest, probability, 1e-4);
            repaired += expected is not null && !isFirst ? 1 : 0;
        }

        Assert.True(repaired > 0, "no case of it");
    }

    [Fact]
    public void An_explanation_names_the_call_and_multiplies_to_its_probability()
    {
        HashSet<string> said = [];
        for (ulong seed = 1; seed <= 60; seed++)
        {
            TaggerSpecialist tagger = TinyTagger.Specialist(seed);
            (string? calls, double probability) = tagger.PredictRaw("the kitchen 5");
            IReadOnlyList<CallStep> steps = tagger.Explain("the kitchen 5");

            said.UnionWith(steps.Select(s => s.Text));
            if (calls is null)
            {
                Assert.Single(steps);
                continue;
            }

            Assert.Equal(probability, steps.Aggregate(1.0, (p, s) => p * s.Probability), 1e-9);
            Assert.Equal(calls == CallText.None ? "no call" : $"call {CallText.Read(calls)![0].Name}", steps[0].Text);
            Assert.All(CallText.Read(calls)!, c => Assert.All(System.Text.Json.Nodes.JsonNode.Parse(c.Arguments)!.AsObject(), a => Assert.Contains(steps, s => s.Text.Contains(a.Key, StringComparison.Ordinal))));
        }

        Assert.Contains("room from \"kitchen\"", said);
        Assert.Empty(TinyTagger.Specialist(1).Explain(""));
    }

    /// <summary>All functions and tags: the likeliest whole reading of the likeliest function, if it makes a call; else the likeliest of all that do, before no call or several calls are likelier.</summary>
    private static (string? Calls, double Probability, bool IsFirst) TryAll(TaggerModel model, string text, List<WordSpan> words)
    {
        var scores = new TaggerScores();
        model.Score(text, words, scores);
        var assembler = new CallAssembler(TinyTagger.Plan);
        double[] intents = Softmax(scores.Intents), classes = Softmax(scores.Heads);
        int head = Array.IndexOf(classes, classes.Max());
        int[] order = [.. Enumerable.Range(0, intents.Length).OrderByDescending(i => intents[i])];
        if (TinyTagger.Plan.Intents[order[0]].Kind == IntentKind.Abstain)
        {
            return (null, 0, true);
        }

        if (TinyTagger.Plan.Intents[order[0]].Kind == IntentKind.NoCall)
        {
            return ("[]", intents[order[0]], true);
        }

        (string? calls, double best, bool isFirst) = (null, 0, false);
        foreach (int intent in order.TakeWhile(i => TinyTagger.Plan.Intents[i].Kind == IntentKind.Call))
        {
            PlannedIntent planned = TinyTagger.Plan.Intents[intent];
            var decoder = new TagDecoder(AllowedTags.Of(planned), model);
            double sequence = Math.Exp(decoder.Decode(scores, new int[words.Count])), ofClasses = planned.Arguments.Any(a => a.Head >= 0) ? classes[head] : 1;
            foreach ((int[] tags, double behind) in decoder.Best(scores, 10_000))
            {
                List<TaggedSpan> spans = [];
                for (int t = 0; t < tags.Length; t++)
                {
                    if (tags[t] > 0 && TagScheme.IsBegin(tags[t]))
                    {
                        spans.Add(new TaggedSpan(TagScheme.Slot(tags[t]), t, t));
                    }
                    else if (tags[t] > 0)
                    {
                        spans[^1] = spans[^1] with { Last = t };
                    }
                }

                double probability = intents[intent] * ofClasses * sequence * Math.Exp(behind);
                if (assembler.Assemble(text, words, intent, spans, _ => head, default) is { } made && probability > best)
                {
                    (calls, best, isFirst) = (made, probability, intent == order[0] && behind == 0);
                    if (isFirst)
                    {
                        return (calls, best, isFirst);
                    }
                }
            }
        }

        return (calls, best, isFirst);
    }

    private static double[] Softmax(ReadOnlySpan<float> scores)
    {
        double[] exponentials = [.. scores.ToArray().Select(s => Math.Exp(s))];
        return [.. exponentials.Select(e => e / exponentials.Sum())];
    }
}
