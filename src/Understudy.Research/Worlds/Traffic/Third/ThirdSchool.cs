using Understudy.Core;

namespace Understudy.Research;

/// <summary>A language school: mostly the libraries' example prompt, and talk under the same one.</summary>
internal static class ThirdSchool
{
    private const string Words = """
        learner: [I|We] [go|went|was going|have go|am going] to [the |]<city> [yesterday|<when>|every year] [with my <relation>|for learn|because <aside2>].
          |My <relation> [don't like|like very much|is liking|has bought] [the |a |]<thing>[, but|, so|, because] [it is|is|it was] <very> <quality>.|[If I would|If I|When I] [have|had] more [time|money], I [will|would|had] [buy|bought] a <thing>.|[There is|There are|It has] many <thing>s in <city>.|[Yesterday|Last week|In <month>] I [have seen|saw|seen] a <jobname> [who|which|what] <does>.
          |[Despite|Although|In spite of] [the rain|it was <quality>|being <quality>], [we|they] [enjoyed|enjoyed ourselves|have enjoyed] [it|very much].
        aside2: it is cheap|I have friends there|is nice city|my firm sends me
        tongue: English|German|French|Spanish|Italian
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "placement-level", Kind = WorkloadKind.Classification, Weight = 2.6,
            Description = "The level of a placement text, A1 to C1 after a fixed word; generic system prompt.",
            System = SharedPrompts.Generic,
            User = """
                A student took our placement test and wrote this in {{minutes}} minutes (first language: {{first}}):

                <<<
                {{text}}
                >>>

                Which level of the Common European Framework does the text show: A1, A2, B1, B2 or C1? Range and accuracy count, the topic does not. Reply in the form "Level: A1".
                """,
            Grammar = [Words, """
                minutes: 10|15|20|30
                first: Polish|Italian|Portuguese|Turkish|Swedish|Arabic|Spanish
                text: <^@>. <learner> <^@>.|<learner> <^@>. <learner>[ <^@>.|]|<^@>. <^@>. <learner>
                """],
            Labels = """
                A1 4: my name is <firmhead>, I am from <city>|I have one <relation> and <count> <thing>s|this is my <thing>, it is <colour>
                A2 7: on <weekday> I get up at <#5-10> and then I go to work|I like <city> because it has good food|next year I want to learn more
                B1 8: I have been working as a <jobname> for <span>, which I enjoy|in my opinion people should use the <thing> less|when I was a child we used to go to <country>
                B2 5: had I known how <quality> it was, I would have stayed at home|it is often argued that the <thing> has changed our lives|what struck me most about <city> was its silence
                C1 2: the proposal, laudable as it may be, glosses over its own cost|seldom has a <thing> given rise to so much debate|one could be forgiven for mistaking it for irony
                """,
            Accuracy = .91, Answer = "Level: <=>",
            Revisions = [new Revision(.5, .12, ("Range and accuracy count, the topic does not.", "Range and accuracy count; the topic and the length do not."))],
        },
        new WorkloadSpec
        {
            Id = "lesson-correction", Kind = WorkloadKind.Generation, Weight = 2.2,
            Description = "Corrected exercises; generic system prompt, level, language of the remarks and their number are slots of few values.",
            System = SharedPrompts.Generic,
            User = "Correct the {{level}} student's text below. First the corrected text, then a line with ***, then {{number}} remarks in {{tongue}} about the worst mistakes. Keep the student's words where you can. Task {{task}}.\n\n{{text}}",
            Grammar = [Words, """
                level: A2|B1|B1+|B2
                number: two|three|five
                task: <#1-12><%AA1>|<#1-12>.<#1-9>|"<^quality> <thing>s"
                text: <learner 2-5>|<learner 1-3>\n\n<learner 1-3>[ <aside>|]|<learner ~3>
                answer: <aside> <aside>\n***\n- [tense|article|word order|preposition]: [have go -> have gone|at the <city> -> in <city>|for learn -> to learn]\n- [spelling|agreement|register]: [don't -> doesn't|which -> who]
                """],
            Answer = "<answer>", LongTail = true, UserRule = "user_id", Temperature = .2, Jitter = .15, Parts = .1,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.65, "gpt-4.1-mini-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "tutor-talk", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free talk of learners under the generic system prompt, no id in the log.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                text: [can we|let's|please] [talk about|practise|do a role play:] [<thing>s|a job interview as a <jobname>|at the doctor|ordering in a restaurant in <city>|my <relation>]|what is the difference between [<quality> and <quality>|make and do|<thing> and <thing>|since and for]?|how do you say "<aside>" in <tongue>?|<learner> is this correct?|explain the [past perfect|subjunctive|passive|articles] [simply|in <tongue>|with <count> examples]|write a [postcard|poem|complaint] about a <quality> <thing>
                turn: [ok|yes|no], and in <tongue>?|another example please|<learner>|I don't understand the last [word|sentence|one]|why not "<does>"?|your turn|slower please, I am only A2|thank you teacher[!|, bye]
                answer: [Good question!|Of course.|Almost!|Let's try.] [We say|You could say|A natural way is] "<aside>"[ <aside>|]|[Imagine|Suppose] you are in <city>. I am the <jobname>. [What would you like?|How can I help you?]|[First|In short], the <thing> comes before the verb. [For example|So]: "<aside>"
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = .9,
        },
        new WorkloadSpec
        {
            Id = "kurs-pasuje", Kind = WorkloadKind.Relevance, Weight = .5,
            Description = "How well a course fits an enquiry, 0 to 3, Polish; two slots that an arrow divides.",
            System = "Oceniasz, czy kurs pasuje do zapytania: 3 – w pełni, 2 – zgadza się język i poziom, 1 – tylko język, 0 – wcale. Tylko cyfra.",
            User = "Zapytanie ({{skąd}}): {{szuka}} => {{text}}",
            Grammar = [Words, """
                skąd: formularz|telefon|facebook|recepcja
                język: angielski|niemiecki|hiszpański|włoski|szwedzki|portugalski
                poziom: A1|A2|B1|B2|C1
                pora: rano|wieczorem|w sobotę|online
                szuka: <*język> <*poziom>, <*pora>[, od marca| dla syna| dla firmy|]|[szukam kursu:|chcę się uczyć:] <*język>, poziom <*poziom>, <*pora>
                text: <@>[, <#8-60> godz.| (grupa <#3-12> osób)|, lektor <firmhead>|][, <#400-2400> zł|]
                """],
            Labels = """
                3 4: <*język> <*poziom>, <*pora>|kurs <*poziom> <*pora>: <*język>
                2 4: <*język> <*poziom>, termin do ustalenia|<*język>, <*poziom>, lekcje indywidualne
                1 4: <*język>, konwersacje|<*język> w biznesie|<*język> dla dzieci
                0 4: tłumaczenia przysięgłe|ceramika <pora>|egzamin na kartę pływacką
                """,
        },
    ];
}
