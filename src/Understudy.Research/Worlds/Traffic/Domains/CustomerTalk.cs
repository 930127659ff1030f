namespace Understudy.Research;

/// <summary>How customers write to a company: <c>message</c> is a message around the cue of its label.</summary>
internal static class CustomerTalk
{
    public const string Text = """
        hello: [Hi|Hello|Hey|Dear team|Good morning|Good afternoon|Dear Sir or Madam|hi there|Hallo][,|!| -|]
        bye: [Thanks|Many thanks|Thank you|Cheers|Regards|Best wishes|Looking forward to your reply|Please advise|TIA|Awaiting your answer][.|!|]
        mood: [I'm|We are] <very> [annoyed|confused|happy otherwise|tired of this|worried|disappointed|patient, but|impressed so far]|[this is|It's] [getting old|not urgent|rather pressing|unacceptable|no big deal|the <count> time this <month>]|no rush|please hurry
        story: [I|We|My <relation>] [tried|called|wrote|waited|looked into it|asked a friend|restarted everything|read the help page] [<count> times|<when>|for <span>|again <when>|and then <well> gave up][, but|;] [nothing changed|no luck|no answer came|it was <well> dismissed|nobody knew why|the result stayed the same|the line went dead].
          |[It|All of this] [started|happened|began] <when>[ while my <relation> <does>|, right after I <does>|].|I [have been|am|was] a customer [for <span>|since <month>|of yours in <city>].|<aside>
        wish: [Could|Can|Would] you [please |kindly |]<ask>?|[Please|Kindly] <ask>.|I'd [like|love|appreciate it if] you [to |could ]<ask>[.|, <when> if possible.]|What [should|can|do] I do [now|next|about it]?|How [long|soon] [will|would] [this|that] take?|<^ask>, [please|thanks].
        ask: [look into|check|sort out|fix|take care of|clarify|explain|handle] [this|it|the matter|my case|what happened][ soon| today| before <weekday>|]|let me know [what to do|how this works|by <weekday>|where I stand]|get back to me [<well>|today|by <weekday>]
        cueline: <^@>[.|!|...|, <sure>.|; <mood>.|, and <mood>.]|<^sure>, <@>.|<^mood>: <@>.|<^when> <@>[.|, and I <does>.]|[The problem|My issue|The point|Long story short][ is:|:| -] <@>.|So <@>, <sure>.
        stray: [Also|By the way|Unrelated], [my <relation> says|I heard|last year] <~>.
        message: [<hello> |<hello>\n\n||]<cueline>[ <story>|| <story> <story>][ <wish>| <wish>|][\n\n<bye>| <bye>||]
          |[<hello> |]<story> <cueline>[ <wish>|][ <bye>|\n<bye>|]
          |[<hello> |]<cueline> <story> <cueline>[ <stray>|| <story>]
          |<@>[?|, <mood>|, <ask>||...]
          |<hello>\n\n<story> <story>\n<cueline>\n<wish>\n\n<bye>
        subject: <^@>|[Re: |Fwd: |AW: |][question|problem|urgent|request|follow-up|case <#6>|help][ - <@>|: <@>| from <city>|]
        """;
}
