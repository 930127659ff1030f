using Understudy.Core;

namespace Understudy.Research;

/// <summary>Workloads under the libraries' example prompt, and free talk with the same one.</summary>
internal static class FrozenGeneric
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "urgent-check", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "Must somebody act today, yes or no; generic system prompt.",
            System = SharedPrompts.Generic,
            User = "Message from a tenant: {{text}}\n\nDoes somebody have to act today? yes/no",
            Grammar = [CustomerTalk.Text, InsuranceWords.Text, "story: <insline>\ntext: <message>"],
            Labels = """
                yes 6: [water|sewage] [runs|drips|pours] through the [ceiling|lamp|wall]|smell of [gas|burning] in the [hall|cellar|flat <#1-40>]|lift stuck with [people|a child|my <relation>] in it|[heating|boiler] dead and <#1-9> degrees|[front door|gate|window] does not [lock|close]
                no 9: when is the [bulk waste|paper|garden waste] [collected|picked up]|new name on the [bell|letterbox] please|question about [the deposit|parking|the service charge]|the [hedge|stairwell|bike shed] [looks|is] untidy|[copy|end] of the [lease|invoice]
                """,
            MaxTokens = 2, Sloppy = .03,
        },
        new WorkloadSpec
        {
            Id = "plain-language", Kind = WorkloadKind.Generation, Weight = 2.6,
            Description = "Rewrites official letters in plain language; generic system prompt, level and language are slots of few values.",
            System = SharedPrompts.Generic,
            User = "Rewrite this letter from a public office in plain {{lang}} at level {{level}}. Short sentences. Keep all dates, sums and names of forms.\n\nLetter:\n{{text}}",
            Grammar = [CampusWords.Text, LanguageWords.Text, """
                lang: English|English|German|French
                level: A2|B1|B2
                text: [Dear Sir or Madam,\n|Your reference <#6>\n|]<legal 2-4>[\n<de>|\n<campusline>|]|<legal ~3>
                legal: [Pursuant to|In accordance with|Notwithstanding] section <#1-240>[ (<#1-9>)|], [the <office>|the applicant|any sum of <#20-900> euros] [shall|may|must not] be [submitted|credited|revoked|examined] [by means of <form>|no later than <#1-28> <month>|in <city>].|[Failure to|Consent to] [respond|appear|pay] [within <#7-60> days|before <weekday>] [entails|excludes] [a fee|forfeiture|renewal] [of <#10-500> euros|under <form>|].|[The|Any] [decision|objection|deadline] [takes effect|lapses|is suspended] [upon receipt|<when>|unless <form> is enclosed].
                """],
            Answer = "<campusline> <en 1-3>[ <campusline>|]", LongTail = true, Parts = .2, Ascii = true,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.7, "gpt-4.1-mini-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "headline-ideas", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "Headlines for articles; generic system prompt, style and number are slots of few values.",
            System = SharedPrompts.Generic,
            User = """
                Article:
                {{text}}

                Suggest {{number}} headlines in a {{style}} style for our {{outlet}} readers. One per line, no numbering, at most {{chars}} characters each.
                """,
            Grammar = [NewsWords.Text, """
                text: <newsline 2-5>[\n\n<newsline 1-4>|]|<newsline ~3>
                number: three|five|ten
                style: sober|playful|tabloid|literary
                outlet: print|web|app|newsletter
                chars: 50|60|70|90
                """],
            Answer = "<^headline>\n<^headline>\n<^headline>", Temperature = .9, LongTail = true,
            Revisions = [new Revision(.55, .1, ("One per line, no numbering", "One per line, without numbering"))],
        },
        new WorkloadSpec
        {
            Id = "open-assistant", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free talk of students and staff under the generic system prompt, no id in the log.",
            System = SharedPrompts.Generic,
            Grammar = [CampusWords.Text, HealthWords.Text, NewsWords.Text, FreightWords.Text, """
                text: [help me|can you help] [with|understand|revise] <course>[, exam on <weekday>|]|[what|who] is behind <matter.news>s in <country>?|<campusline> [what now?|is that allowed?|ideas?]|[is|are] <symptom> [bad|normal] after <thing> work?|[quiz|test] me on <course>|<paperline> [true?|explain|source?]|plan a trip from <city> to <city> with <load>
                turn: [simpler|in <country> too|and <course>|more|next one][, please|]?|why?|<campusline>|is it <quality>?|[no|yes], <does>|ok thx|what about the <office>?
                answer: <paperline> <paperline>[ <aside>|]|[Let's see|Right|Gladly][:|.] <newsline> <paperline>|[First|Briefly], <course> [rests on|is about] <course2>. <paperline 1-3>
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = .8,
        },
    ];
}
