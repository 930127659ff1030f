namespace Understudy.Research;

/// <summary>How a teacher refuses.</summary>
internal static class RefusalWords
{
    public const string Text = """
        refusal: I'm sorry, but I can't [help|assist] with [that|this request|that request].
          |I'm unable to [process|answer|assist with] this [request|message|content].
          |Sorry, I can't [comply with|fulfil] [this|that] request.
          |I can't [assist|help] with that[.| as it may involve sensitive [content|information].]
          |As an AI language model, I [can't|cannot] provide [a judgement|an answer] on [this|that].
          |I apologize, but I [cannot|am not able to] [classify|respond to|work with] [this content|the provided text].
          |I won't be able to help with [this one|that]. [Is there something else I can do for you?|If you have another question, feel free to ask.]
          |I'm not comfortable [answering|responding to] this. [Please provide a different input.|]
          |Es tut mir leid, aber [dabei kann ich nicht helfen|ich kann diese Anfrage nicht bearbeiten].
          |I don't have [enough|sufficient] [context|information] to [do that responsibly|answer this safely], so I [must|have to] decline.
        """;
}
