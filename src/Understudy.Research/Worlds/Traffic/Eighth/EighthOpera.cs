using Understudy.Core;

namespace Understudy.Research;

/// <summary>An opera house: bookings of groups, replies to its audience.</summary>
internal static class EighthOpera
{
    private const string Words = """
        work: Tosca|Jenůfa|Così fan tutte|Rusalka|Billy Budd|Carmen|Falstaff|Lulu|Norma|Peter Grimes|La bohème|Salome|The Nutcracker|Giselle
        place: the stalls|the dress circle|the upper circle|the gallery|box <#1-24>|the slips|row <%AA1>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "group-booking", Kind = WorkloadKind.FunctionCall, Weight = 4,
            Description = "Mails of groups who want seats to a schema of six fields; arrival and sender in a sentence before the mail, the season in the prompt; developer role.",
            System = """
                Box office of the Linden Opera, groups desk, {{today}}. Season: {{season}}.

                A mail from a school, a club or a coach company comes in. We need from it: the production; the date they would like (ISO; if only a weekday is given, the next one from today); how many seats in all, including teachers and drivers; how many of those are wheelchair places; the top price per head in euros as a number, 0 if not said; and the contact who signs. We do not need the reasons why they love Puccini.
                """,
            Role = "developer",
            User = "This arrived on {{arrived}} from {{sender}}:\n\n> {{text}}",
            Grammar = [Words, """
                season: autumn|spring|summer festival|2025/26|2026/27
                arrived: <%dddd>|<%d MMMM>|<%dd.MM.> at <%HH:mm>
                sender: <!email>|groups@<syllable><syllable>.org|a web form|<firm>|office@<syllable><syllable>-school.edu
                w: <work>
                d: <#2026-2027>-0<#1-9>-<#10-28>
                n: <#10-90>
                wc: <#0-4>
                price: <#20-95>
                who: <^syllable><syllable> <firmhead>|[Ms|Mr|Dr] <firmhead>
                why: [We|Our pupils] [came|saw <work>] [in <month>|last year] and [loved it|left at the interval].|[Most|Half] of us are [over 70|beginners|from <city>].|[Is there|Do you have] [coach parking|a cloakroom|a group rate|an introduction]?|<aside>|We'd rather sit in <place>.
                wheel: <*wc> [of us use wheelchairs|wheelchair places|in wheelchairs]
                cost: [no more than|up to|max.] <*price> [euros|€] [each|a head|per person]|€<*price> [at most|tops]
                text: [Dear all|Hello|Good day],\n> we'd like <*n> seats for <*w> on <*d>, <wheel>, <cost>. <why>\n> <*who>|<why> <^*w>, <*d>, <*n> people, <wheel>, <cost>. Yours, <*who>|<*n> tickets <*w> <*d> pls. <^wheel>. <^cost>. <*who>|Is <*d> possible for <*w>? <why> We are <*n> ([teachers|driver] included), <wheel>. <^cost>.\n> Best,\n> <*who>|<*who> here. <^*w> for <*n>, <cost>, ideally <*d>. <^wheel>. <why>
                """],
            Fields = [new("production", "<*w>"), new("date", "<*d>"), new("seats", "<*n>", "integer", "including companions"), new("wheelchairs", "<*wc>", "integer"), new("max_price", "<*price>", "number"), new("contact", "<*who>")],
            Schema = true, Parts = .1, Jitter = .03,
            Revisions = [new Revision(.5, .08, ("We do not need the reasons why they love Puccini.", "We don't need to know why they love Puccini."))],
        },
        new WorkloadSpec
        {
            Id = "audience-reply", Kind = WorkloadKind.Generation, Weight = 2.6,
            Description = "Replies to letters of the opera's audience; the example prompt of libraries, the letter in guillemets and slots inside sentences.",
            System = SharedPrompts.Generic,
            User = """
                A {{kind}} who sat in {{place}} for {{opus}} on {{evening}} has written to us:

                «{{text}}»

                Draft our answer ({{tone}}, {{words}} words or so). We may offer {{offer}}, but only if they were really wronged. Never explain the director's concept. Close with "Your front-of-house team".
                """,
            Grammar = [Words, """
                opus: <*work>
                kind: subscriber|first-time visitor|tourist|critic|member of the Friends|teacher
                evening: <%d MMMM>|<weekday>|<#1-28> <month>|the opening night|the last <weekday>
                tone: warm|formal|apologetic|brief and friendly|firm
                words: 80|100|120|150
                offer: nothing|two drinks|a voucher over <#20-90> euros|other seats|a backstage tour
                s: [The man|A couple|Someone] [in front|behind me|next to us] [filmed|coughed|ate crisps|snored] [all through act <#1-4>|for <#10-60> minutes].|[The soprano|The chorus|The conductor] was <very> <quality>.|[The surtitles|The lift|Air conditioning|The bar] [failed|was a disgrace|ran out at the interval].|I [paid|spent] <$40-190> and [saw|heard] [half the stage|a pillar|nothing].|[My <relation>|We] [left|wept|queued] [at the interval|in act <#1-4>|for <#15-50> minutes].|[Latecomers|Children] [were let in|ran about] [<count> times|during the aria].|<aside>
                text: <s> <s>|<s>|<s> <s> <s>|Dear Sirs, <s> <s>|<s>\n\n<s> <s>|[To whom it may concern|Hello]: <s> <s> [Shame on you.|Bravo all the same.|I expect an answer.]
                answer: Dear [visitor|Madam, dear Sir|friend of the house],\n\n[thank you for|we have read] your letter about <*work>. [We are sorry that|It should not happen that] [the surtitles failed|you were disturbed|the view was blocked]. [We would be glad to offer you other seats.|Your words have been passed on to the artists.|Please accept two drinks at the bar.]\n\nYour front-of-house team
                """],
            Answer = "<answer>", Temperature = .7, Jitter = .05,
            Revisions = [new Revision(.6, .1, ("but only if they were really wronged", "but only if they have been wronged"))],
        },
    ];
}
