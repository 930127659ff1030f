using Understudy.Core;

using Xunit;

namespace Understudy.Training.Torch.Tests.Search;

/// <summary>Plans come from counts, never from a clock, so that they are the same on every machine.</summary>
public sealed class EncoderRecipesTests
{
    [Fact]
    public void A_longer_budget_never_plans_fewer_epochs_and_the_recipe_is_usable()
    {
        ExampleTable table = TinyWorlds.Messages(3000);
        int[] rows = [.. Enumerable.Range(0, 3000)];
        int[] epochs = [.. ((double[])[0.001, 1, 3, 10, 30, 100, 1e6]).Select(s => EncoderRecipes.For(table, rows, TimeSpan.FromSeconds(s)).Epochs)];

        Assert.Equal(epochs.Order(), epochs);
        Assert.True(epochs[0] >= 1 && epochs[0] < epochs[^1]);
        Assert.Empty(EncoderRecipes.For(table, rows, TimeSpan.FromSeconds(30)).Validate());
        Assert.Equal(EncoderRecipes.For(table, rows, TimeSpan.FromSeconds(30)), EncoderRecipes.For(table, rows, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Planned_seconds_grow_with_epochs_rows_and_the_length_of_texts_up_to_the_cut()
    {
        ExampleTable table = TinyWorlds.Messages(200);
        int[] rows = [.. Enumerable.Range(0, 200)];
        EncoderOptions recipe = EncoderRecipes.Small;
        double one = EncoderRecipes.Seconds(table, rows, recipe with { Epochs = 1 });

        Assert.Equal(7 * one, EncoderRecipes.Seconds(table, rows, recipe with { Epochs = 7 }), 9);
        Assert.Equal(one, EncoderRecipes.Seconds(table, rows[..100], recipe with { Epochs = 1 }) + EncoderRecipes.Seconds(table, rows[100..], recipe with { Epochs = 1 }), 9);
        Assert.True(EncoderRecipes.Seconds(table, rows, recipe with { Epochs = 1, MaximumTokens = 8 }) < EncoderRecipes.Seconds(Long(100), rows, recipe with { Epochs = 1, MaximumTokens = 8 }) * 1.0001);
        Assert.Equal(EncoderRecipes.Seconds(Long(4000), rows, recipe), EncoderRecipes.Seconds(Long(40_000), rows, recipe));

        static ExampleTable Long(int characters)
        {
            var builder = new ExampleTableBuilder();
            for (int i = 0; i < 200; i++)
            {
                builder.Add(new ExampleRow { Source = i + 1, Input = new string('x', characters), Teacher = "a" });
            }

            return builder.Build();
        }
    }

    [Fact]
    public void Pairs_have_a_recipe_of_their_own_and_its_text_is_longer_by_the_query()
    {
        ExampleTable pairs = TinyWorlds.Pairs(50);
        int[] rows = [.. Enumerable.Range(0, 200)];

        Assert.Equal(EncoderRecipes.Pairs.Name, EncoderRecipes.For(pairs, rows, TimeSpan.FromHours(1)).Name);
        Assert.Empty(EncoderRecipes.Pairs.Validate());
        Assert.Empty(EncoderRecipes.Pretrained.Validate());
        Assert.True(EncoderRecipes.Seconds(pairs, rows, EncoderRecipes.Pairs) > EncoderRecipes.Seconds(TinyWorlds.Messages(200), rows, EncoderRecipes.Pairs));
    }
}
