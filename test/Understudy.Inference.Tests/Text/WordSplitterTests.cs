using Xunit;

namespace Understudy.Inference.Tests.Text;

public sealed class WordSplitterTests
{
    [Fact]
    public void Pieces_are_learned_from_words_without_their_space()
    {
        Assert.Equal(["don", "'", "t", "cafe"], Split(WordSplitter.ForPieces(lowerCase: true), "Don't CAFÉ"));
        Assert.Equal(["Don", "'", "t", "CAFÉ"], Split(WordSplitter.ForPieces(lowerCase: false), "Don't CAFÉ"));
    }

    [Fact]
    public void Merges_are_learned_from_words_with_their_space()
    {
        Assert.Equal([" don", "'t", " café", " ", " 12", "\n", "x"], Split(WordSplitter.ForMerges(lowerCase: true), "Don't CAFÉ  12\nx"));
        Assert.Equal([" Don"], Split(WordSplitter.ForMerges(lowerCase: false), " Don"));
        Assert.Empty(Split(WordSplitter.ForMerges(lowerCase: true), ""));
    }

    [Fact]
    public void Words_that_are_always_unknown_are_left_out_of_pieces()
    {
        Assert.Equal(["a"], Split(WordSplitter.ForPieces(lowerCase: true), new string('b', 101) + " a"));
    }

    private static List<string> Split(WordSplitter splitter, string text)
    {
        List<string> words = [];
        splitter.Split(text, w => words.Add(w.ToString()));
        return words;
    }
}
