namespace Understudy.Research;

/// <summary>A newsroom: headlines, articles, readers.</summary>
internal static class NewsWords
{
    public const string Text = """
        body2: council|parliament|court|ministry|union|university|hospital board|football club|museum|central bank|start-up|airline|choir|fire brigade|fishing fleet
        act.news: [approves|rejects|delays|questions|celebrates|cuts|doubles|investigates|withdraws|unveils]
        matter.news: [bridge|tram line|wage deal|school reform|stadium|housing plan|data leak|water price|festival|merger|vaccine order|border check|wind farm|exhibition|curfew]
        headline: <^body2> in <city> <act.news> <matter.news>[ after <span>| despite protest|, <count> injured| for <#2-90> million|]|<^matter.news>: <body2> <act.news> plan[ in <country>|]|<^city> [waits|hopes|prepares] for <matter.news>[ as <body2> <act.news> offer|]|[Who|Why|How] <city> <act.news> the <matter.news>
        newsline: The <body2> of <city> <act.news> the <matter.news>, [a spokesman|the mayor|<jobname>s|critics] said <when>.|[Some|About|Nearly] <#2-900> [people|residents|workers|visitors] [came|protested|waited|were told] [in <city>|near the <thing>|despite the rain].|[Costs|Numbers|Prices] [rose|fell] by <#2-60> [per cent|million] [since <month>|within <span>].|[According to|In the words of] a <jobname>, the <matter.news> is "<very> <quality>".|<^weekday> [brought|saw|ended with] [a vote|talks|rain|a verdict] [on the <matter.news>|in <city>].
        readerline: [I|We|My <relation>] [read|saw|disagree with] your [piece|report|photo] [on|about] the <matter.news>[ <when>|].|<aside>|The <body2> [never|always] <act.news> anything, <sure>.
        """;
}
