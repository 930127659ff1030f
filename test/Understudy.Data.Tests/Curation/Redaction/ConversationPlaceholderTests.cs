using System.Text;

using Xunit;

namespace Understudy.Data.Tests.Curation.Redaction;

public sealed class ConversationPlaceholderTests
{
    private static string Redact(string json) => Encoding.UTF8.GetString(JsonRedactor.Default.Redact(Encoding.UTF8.GetBytes(json)).Span);

    private static string Request(params string[] contents) => $$"""{"messages":[{{string.Join(',', contents.Select(c => $$"""{"content":"{{c}}"}"""))}}]}""";

    [Fact]
    public void A_value_has_one_placeholder_in_all_messages_of_a_request()
    {
        Assert.Equal(Request("Ask [EMAIL].", "I am [EMAIL_2].", "Wrote to [EMAIL_2], copy [EMAIL]."), Redact(Request("Ask help@shop.de.", "I am a@b.de.", "Wrote to a@b.de, copy help@shop.de.")));
    }

    [Fact]
    public void A_later_turn_changes_nothing_before_it()
    {
        string[] turns = ["Ask help@shop.de.", "I am a@b.de.", "Thanks.", "No, c@d.fr, call +1 415 555 2671."];
        for (int n = 1; n < turns.Length; n++)
        {
            Assert.StartsWith(Redact(Request(turns[..n]))[..^2], Redact(Request(turns[..(n + 1)])), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_stands_beside_the_messages_does_not_count()
    {
        Assert.Equal("""{"user":"[EMAIL]","messages":[{"content":"I am [EMAIL]."}]}""", Redact("""{"user":"x@y.de","messages":[{"content":"I am a@b.de."}]}"""));
    }

    [Fact]
    public void Redacting_again_changes_nothing()
    {
        string once = Redact(Request("a@b.de", "c@d.fr", "a@b.de and e@f.es"));
        Assert.Equal(once, Redact(once));
    }
}
