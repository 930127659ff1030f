using Understudy.Core;

namespace Understudy.Research;

/// <summary>A translation bureau: its staff's chat, entries of its memory.</summary>
internal static class TenthBureau
{
    private const string Words = """
        tool: Trados|memoQ|Phrase|OmegaT|Smartcat|Word|the CAT tool
        pair: EN\>DE|DE\>EN|FR\>EN|EN\>PL|ES\>EN|EN\>JA
        kind: patent|leaflet|contract|tender|subtitles file|birth certificate|manual|press release
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "desk-talk", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free chat of a translation bureau's staff under the example prompt of libraries; only the history shows the conversations.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                term: Geschäftsführer|chiffre d'affaires|force majeure|Auflassung|usufruct|joint and several|escrow|power of attorney|Prokura|mise en demeure|good standing|indemnify
                q: how would you [translate|render|put] "<term>" in [a <kind>|British English|<pair>]?|is "<term>" [always |]capitali[s|z]ed[ in a <kind>|]?|[regex|macro|shortcut] to [strip tags|find double spaces|lock segments|count words] in <tool>|[write|draft] [a mail|a polite nudge|an apology] to [a client|<firm>|the reviewer] about [the late <kind>|our rates|a query sheet]|how many words a day is normal for <pair> <kind>s?|[shorten|proofread|rephrase]: "<^aside>"|difference between "<term>" and "<term>"?|why does <tool> [crash|hang|lose the TM] [on export|with <#20-900> pages|since the update]?|which [style guide|dictionary|date format] for a <kind> going to <country>?
                text: <q>|<^q>|[hi|hello|hey][,|!|] <q>|<q>[ thx| pls| (due <weekday>)]
                turn: [and|what about] [in a <kind>|"<term>"|for <country>]?|[less formal|shorter|more literal|in American English][, please|]|<q>|[hm|no], [client hates that|that's not it|too long]|[great|thanks|perfect]|[source|reference]?|[are you sure|why]?
                answer: [Usually|In legal texts] "[managing director|turnover|formal notice|holder of a power of attorney]"[, though it depends on the jurisdiction|].|[Dear|Hello] <firmhead>,\n\n[a quick note|just checking in] about the <kind>: [we need|could we have] [until <weekday>|your glossary|answers to <#2-9> queries]?\n\n[Best|Kind] regards|`\\s{2,}`[ with regex switched on.|]|About <#2-3>,<#1-9>00 words, [less for a <kind>|more with a good TM].|[Try|First try] [exporting without comments|clearing the cache|an older build of <tool>].
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = 1,
        },
        new WorkloadSpec
        {
            Id = "memory-match", Kind = WorkloadKind.Relevance, Weight = .7,
            Description = "Whether a segment of a translation memory may be reused for a new one, three verdicts; the example prompt of libraries, two segments with tags.",
            System = SharedPrompts.Generic,
            User = """
                New source segment ({{client}}, {{pair}}):
                [seg] {{segment}} [/seg]

                Source of the stored unit, fuzzy score {{score}} %:
                [tu] {{text}} [/tu]

                Could the stored translation be inserted? reuse = nothing has to be touched but numbers and tags; edit = same statement, wording has to change; reject = states something else, including any flipped negation. One of the three words.
                """,
            Grammar = [Words, """
                o: filter|valve cover|drain plug|safety gate|hopper|coolant tank|drive belt|nozzle|sight glass|guard
                v: open|clean|replace|check|remove|inspect
                n: <#2-90>
                client: <firm>|<%AA3>-<#3>|client <#10-99>
                score: <#62-99>|<#75-95>
                segment: <^*v> the <*o> [every|after] <*n> hours.|<^*v> the <*o> at intervals of <*n> hours|\<b\><^*v> the <*o>\</b\> ([see|cf.] <*n>)|<^*v> the <*o> (item <*n>).
                text: <@>|<^@>.|\<b\><^@>\</b\>|<^@>[.|;] see section <#2-19>
                """],
            Labels = """
                reuse 5: <*v> the <*o> every <#91-400> hours|<*v> the <*o> after <#91-400> hours|<*v> the <*o> (item <#2-90>)
                edit 5: the <*o> has to be checked: <*v> it regularly|<*v> the <*o> and the machine bed at intervals|an authorised person may <*v> the <*o>
                reject 4: you need not <*v> the <*o>|<*v> the control panel only|sell the <*o> to third parties
                """,
            Accuracy = .94,
        },
    ];
}
