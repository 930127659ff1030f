using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Linear;

public sealed class TextFeaturizerTests
{
    private static FeatureOptions Style { get; } = new() { WordMax = 0, PairWindow = 0, CharMax = 0 };

    [Fact]
    public void Hashes_never_change_within_a_format_version()
    {
        // Golden values of format versions 1 and 2: a specialist on a user's disk was trained behind these. See Golden/featurizer.py.
        Assert.Equal(1, TextFeaturizer.FormatVersion);
        Assert.Equal(GoldenHashes.Words, Hashes("My Card", new FeatureOptions { PairWindow = 8, CharMax = 0 }));
        Assert.Equal(2, TextFeaturizer.StyleVersion);
        Assert.Equal(GoldenHashes.Forms, Hashes("Bob , 9 USA I won", Style with { FormMax = 2 }));
        Assert.Equal(GoldenHashes.Places, Hashes("My Card is My Card too", Style with { PlaceParts = 3 }));
        Assert.Equal(GoldenHashes.Characters.Order(), Hashes("Ab", new FeatureOptions { WordMax = 0, PairWindow = 0, CharMin = 2, CharMax = 3 }).Order());
    }

    [Fact]
    public void Case_and_white_space_make_no_difference()
    {
        Assert.Equal(Hashes("where is my card"), Hashes("  WHERE\tis\r\n My   card "));
    }

    [Fact]
    public void Forms_tell_capitals_and_punctuation_but_neither_words_nor_white_space()
    {
        FeatureOptions forms = Style with { FormMax = 3 };

        Assert.Equal(Hashes("He said: NO!", forms), Hashes(" She\tsaw:  IT! ", forms));
        Assert.NotEqual(Hashes("He said: NO!", forms), Hashes("He said: no!", forms));
        Assert.NotEqual(Hashes("He said: NO!", forms), Hashes("He said. NO!", forms));
    }

    [Fact]
    public void Places_tell_the_beginning_of_a_text_from_its_end()
    {
        FeatureOptions places = Style with { PlaceParts = 2 };

        Assert.Equal(Hashes("card lost", places), Hashes("Card LOST", places));
        Assert.NotEqual(Hashes("card lost", places).Order(), Hashes("lost card", places).Order());
    }

    [Fact]
    public void The_style_block_leaves_the_others_as_they_are()
    {
        Gen.Char.Array[0, 200].Select(c => new string(c)).Sample(text =>
            Hashes(text, new FeatureOptions { FormMax = 4, PlaceParts = 3 }).AsSpan().StartsWith(Hashes(text)));
    }

    [Fact]
    public void Options_without_style_stay_at_the_first_version_of_the_text_path()
    {
        Assert.Equal(1, TextFeaturizer.VersionOf(new FeatureOptions { StyleWeight = 0 }));
        Assert.Equal(2, TextFeaturizer.VersionOf(new FeatureOptions { FormMax = 1 }));
        Assert.Equal(2, TextFeaturizer.VersionOf(new FeatureOptions { PlaceParts = 1 }));
        Assert.Empty(new FeatureOptions { StyleWeight = 0 }.Validate());
    }

    [Fact]
    public void Word_order_makes_no_difference_to_pairs()
    {
        FeatureOptions pairs = new() { WordMax = 0, CharMax = 0 };

        Assert.Equal(Hashes("card lost", pairs), Hashes("lost card", pairs));
        Assert.NotEqual(Hashes("card lost", new FeatureOptions { PairWindow = 0, CharMax = 0 }), Hashes("lost card", new FeatureOptions { PairWindow = 0, CharMax = 0 }));
    }

    [Fact]
    public void Repeated_words_are_counted_once_each_with_their_number()
    {
        var scratch = new FeatureScratch();
        new TextFeaturizer(new FeatureOptions { WordMax = 1, PairWindow = 0, CharMax = 0 }).Extract("no no no yes", scratch);

        Assert.Equal([3, 1], scratch.Counts.ToArray());
    }

    [Fact]
    public void Characters_within_words_do_not_run_across_spaces()
    {
        FeatureOptions within = new() { WordMax = 0, PairWindow = 0, CharMin = 2, CharMax = 3, AcrossWords = false };
        uint[] together = Hashes("ab cd", within);
        uint[] apart = [.. Hashes("ab", within).Concat(Hashes("cd", within)).Distinct()];

        Assert.Equal(apart.Order(), together.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n")]
    public void Empty_texts_have_no_features(string text)
    {
        Assert.Empty(Hashes(text));
    }

    [Theory]
    [InlineData("Grüße aus Köln")]
    [InlineData("я потерял карту")]
    [InlineData("カードをなくしました")]
    [InlineData("😀😀 lost 🂡")]
    [InlineData("\uD83D broken \uDE00")]
    [InlineData("क्षेत्र")]
    public void Any_script_and_broken_surrogates_give_features(string text)
    {
        Assert.NotEmpty(Hashes(text));
    }

    [Fact]
    public void Case_folds_outside_ascii_too()
    {
        Assert.Equal(Hashes("ÄÖÜ ПРИВЕТ ΣΙΓΜΑ"), Hashes("äöü привет σιγμα"));
    }

    [Fact]
    public void Vectors_and_single_positions_give_the_same_hashes()
    {
        // One long word: within words and across words are then the same sequences, hashed by the two paths.
        Gen.Char['a', 'z'].Array[1, 90].Select(c => new string(c)).Sample(word =>
        {
            FeatureOptions across = new() { WordMax = 0, PairWindow = 0, CharMin = 1, CharMax = 6 };
            return Hashes(word, across).Order().SequenceEqual(Hashes(word, across with { AcrossWords = false }).Order());
        });
    }

    [Fact]
    public void Hundred_kilobytes_are_extracted()
    {
        string text = string.Concat(Enumerable.Range(0, 25_000).Select(i => $"w{i % 977} "));
        var scratch = new FeatureScratch();
        new TextFeaturizer(new FeatureOptions()).Extract(text, scratch);

        Assert.True(text.Length > 100_000);
        Assert.InRange(scratch.Count, 5_000, 200_000);
    }

    [Fact]
    public void Any_text_gives_distinct_hashes_and_ordered_blocks()
    {
        Gen.Char.Array[0, 200].Select(c => new string(c)).Sample(text =>
        {
            var scratch = new FeatureScratch(tracksPositions: true);
            new TextFeaturizer(new FeatureOptions { FormMax = 3, PlaceParts = 2 }).Extract(text, scratch);
            int words = scratch.BlockEnd(FeatureBlock.Words), pairs = scratch.BlockEnd(FeatureBlock.Pairs), characters = scratch.BlockEnd(FeatureBlock.Characters), style = scratch.BlockEnd(FeatureBlock.Style);
            return words <= pairs && pairs <= characters && characters <= style && style == scratch.Count
                && scratch.Hashes.ToArray().Distinct().Count() == scratch.Count
                && scratch.Counts.ToArray().All(c => c >= 1);
        });
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var e = Assert.Throws<ArgumentException>(() => new TextFeaturizer(new FeatureOptions { WordMax = 9, PairWindow = 1, CharMin = 0, CharMax = 9, CharWeight = 0, FormMax = 7, PlaceParts = 9, StyleWeight = 11 }));

        Assert.StartsWith("WordMax is 9; give 0 to 4. PairWindow is 1; give 0 or 2 to 32. CharMin is 0; give 1 to 8. CharMax is 9; give 0 or CharMin to 8. CharWeight is 0; give above 0 to 10. FormMax is 7; give 0 to 6. PlaceParts is 9; give 0 to 8. StyleWeight is 11; give above 0 to 10.", e.Message, StringComparison.Ordinal);
    }

    private static uint[] Hashes(string text, FeatureOptions? options = null)
    {
        var scratch = new FeatureScratch();
        new TextFeaturizer(options ?? new FeatureOptions()).Extract(text, scratch);
        return scratch.Hashes.ToArray();
    }
}
