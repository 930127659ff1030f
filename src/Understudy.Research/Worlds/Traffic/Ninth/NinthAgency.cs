using Understudy.Core;

namespace Understudy.Research;

/// <summary>An agency for advertising: whether a line suits a brief, its staff's chat.</summary>
internal static class NinthAgency
{
    private const string Words = """
        client: <firmhead> [Bank|Oats|Sneakers|Airways|Paint|Insurance|Juice|Mattresses|Energy]
        channel: radio|bus side|pre-roll, <#6-30> s|billboard|newsletter|LinkedIn|in-app banner|print
        target: students|new parents|people over 60|small firms|commuters|dog owners|first-time buyers|night-shift workers
        benefit: [saves <#5-40> minutes a day|costs <$1-9> less|ready in <#2-9> minutes|lasts <#2-12> years|no contract|made in <city>|half the sugar|next-day delivery]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "line-brief", Kind = WorkloadKind.Relevance, Weight = 2.2,
            Description = "Whether an advertising line suits a brief, three verdicts; the example prompt of libraries, a table of one row and the line in bold.",
            System = SharedPrompts.Generic,
            User = """
                | client | channel | audience | must say | must avoid |
                |--------|---------|----------|----------|------------|
                | {{client}} | {{channel}} | {{target}} | {{must}} | {{avoid}} |

                Line under review: **{{text}}**

                Is this line on brief? on = says what it must, avoids what it must, speaks to the audience. close = one fixable miss. off = anything else. Reply on, close or off.
                """,
            Grammar = [Words, """
                must: <*b>
                b: <benefit>
                avoid: puns|the word "free"|competitors|fear|prices|superlatives|slang|nothing
                text: <@>|<^@>|<^@>.|<^@>. <end>|<+@>|"<^@>"
                end: Go on.|Ask <firmhead>.|That's it.|From <*cl>.
                cl: <client>
                """],
            Labels = """
                on 5: <*b>, and that's a promise|for everyone who needs it, <*b>|mornings are short, this is it - <*b>
                close 4>6: almost too good, <*b>, say <target>|<*b>. Probably the best in <city>|<*b>. Beat that, <firmhead>
                off 5: think different, think <colour>|because you're worth <$2-9>|<benefit>, says my <relation>|innovation that moves <target>
                """,
            Accuracy = .93, Jitter = .04,
            Revisions = [new Revision(.49, .1, ("Reply on, close or off.", "Reply with on, close or off."))],
        },
        new WorkloadSpec
        {
            Id = "creatives-chat", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free chat of an agency's staff under the example prompt of libraries; only the history shows the conversations.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                q: [give me|need] <#3-20> [names|taglines|hooks] for <client>[, audience is <target>|]|[what's|what is] a [good|normal] [CPM|click rate|budget] for [a |]<channel>?|[rewrite|shorten] this for <channel> - "<benefit>, <quality> and <quality>"|[write|draft] [a brief|an apology|a pitch mail] to <client> about [the late artwork|a rebrand|<channel>]|[excel|sheets] formula to [split|sum|rank] [spend by week|clicks per channel]|is "<benefit>" [a legal claim|too much] in <country>?|[synonyms|rhymes] for "<quality>"|how do I [export|crop|resize] a [storyboard|banner] [in figma|for <channel>]?
                text: <q>|<^q>|[hey|hi|morning][,|] <q>|<q>[ ty| - client call in <#5-50> min| plz]
                turn: [shorter|bolder|less cheesy|more like the <count>th|again]|[now|and] for <target>[?|]|<q>|[no|nah], [client hates that|legal won't like it|too long for <channel>]|[love it|ok great|thanks]|[why|how so]?
                answer: [Sure|Here are some]: "<^quality> by nature", "Simply <quality>", "<^benefit>".|[Typically|As a rule] <#2-40> [euros per thousand|percent][, depending on the market|].|=SUMIFS(C2:C<#20-900>, A2:A<#20-900>, "<channel>")|[Hi|Dear] <firmhead>,\n\n[quick note on|as for] the artwork: [it will be with you by <weekday>|we need <#1-4> more days]. [Best|Thanks], [your team|us]|[It depends|Careful]. <^sure>, [you would need proof|a footnote helps].
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = 1,
        },
    ];
}
