namespace Understudy.Research;

/// <summary>Universities and public offices.</summary>
internal static class CampusWords
{
    public const string Text = """
        course: linear algebra|Roman law|organic chemistry|microeconomics|phonetics|thermodynamics|art history|databases|anatomy|game theory|hydrology|ethics|Old Norse|robotics
        form: form <%AA1><#2>|the green form|annex <#1-9>|the portal|the PDF|the paper slip
        office: registry|dean's office|library|housing office|citizens' office|tax office|exam board|canteen|visa desk|student union
        campusline: [I|We|My <relation>] [handed in|lost|filled in|printed] <form> [<when>|at the <office>|for <course>].|The <office> [was closed|sent me away|lost it|wants a stamp] [<when>|again|in <city>].|<^course> [starts|clashes|is full] [on <weekday>|this <month>|with <course>].|[My|The] [deadline|exam|appointment|seminar] [is|was] [<when>|on <#1-28> <month>|in <span>].|<aside>
        paperline: [We|The authors|Earlier studies] [measure|estimate|doubt|replicate|model] [the effect of|a link between|limits of] <course2> [and|on] <course2>[ in <country>|, n = <#20-9000>|].|[Results|Effects|Samples] [vary|hold|vanish] [across <count> sites|after <span>|when <quality> cases are removed].|[Unlike|Following|Against] earlier work, [noise|age|income|soil|temperature] [matters|does not matter] [much|below <#2-90> units|in <city>].
        course2: sleep|rainfall|minimum wages|bilingual schooling|soil carbon|screen time|interest rates|vitamin D|urban noise|catalyst size|peer review|fish stocks|speech rate|tram use
        """;
}
