using Understudy.Core;

namespace Understudy.Research;

/// <summary>A subtitling agency: lines of dialogue, its staff's chat.</summary>
internal static class SeventhSubtitles
{
    private const string Words = """
        film: [The|A|No|Last] [Lantern|Salt|Orchard|Tunnel|Widow|Summer|Border|Umbrella] [Keeper|Road|Season|Affair|Letters|Hour|]|<^syllable><syllable>[ Rising| II|: Reckoning|]|Detective <firmhead>
        genre: thriller|sitcom|period drama|documentary|anime|reality|kids' animation|stand-up special
        lang: Spanish|German|Hindi|French|Arabic|Polish|Brazilian Portuguese|Thai|Swedish
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "subtitle-line", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "Lines of subtitles to translate; title, source and limits in the prompt; the line between the ones before and after, each after a mark.",
            System = """
                Subtitle translation, {{source}} → German.
                Title: {{film}} ({{genre}}, {{year}}). Register: {{register}}. Limit: {{limit}} characters per row, two rows.

                You see the cue with its neighbours. Translate the cue marked * and no other. Condense rather than exceed the limit; keep names, keep swearing as strong as it is, keep the dash when two people speak. Italics are <i>…</i> and survive. Songs get ♪. No translator's notes.
                """,
            User = "  {{before}}\n* {{text}}\n  {{after}}\n({{seconds}} s on screen)",
            Grammar = [Words, """
                source: English|English (UK)|English (US)|English (AU)|English (IE)
                year: <#1961-2026>
                register: informal|formal|mixed|period, formal address
                limit: 37|42|39|40
                seconds: <#1-6>.<#0-9>|<#1-5>.<#10-99>
                who: <firmhead>|Inspector|Mum|Captain|darling|<^syllable><syllable>|doc
                cue: [I|We] [never|didn't|only] [sold|touched|saw|wanted|counted] the <thing>[, <who>|].|Where [is|was|did you hide] the <thing>?|Why did you [hide|sell|burn] the <thing>?|[Get|Put|Leave] that <thing> [down|alone|by the door]!|- [You're|He's] <very> <quality>.\n- [So what?|Thanks.|And late.|Since <weekday>.]|\<i>[Previously|Meanwhile], in <city>…\</i>|♪ [Oh|Hey], my <colour> <thing>[, come home|] ♪|My <relation> [<does>|died|married] in <city>, <who>.|It's been <span>. [You look <quality>.|Nobody called.]|[Don't|You can't] [move|lie to me|say that]. [Not today.|Not to my <relation>.]|\[[door slams|phone rings|thunder]\]|We have <#2-59> [minutes|seconds|bullets] left.|[Damn|Bloody|Stupid] <thing>!|[Yes|No], <who>.|<^when> [someone|she|my <relation>] <does>…
                before: <cue>|<cue>|(start of reel)
                after: <cue>|<cue>|(end of reel)
                text: <cue>|<cue>|[Well…|Listen!|Look.|Okay.] <cue>|<cue> <cue>
                ding: der Koffer|die Leiter|das Boot|der Brief|die Geige|das Fenster|der Vertrag|das Foto
                foreign: [Ja|Nein], <who>[.|!]|[Wo|Wann|Warum] ist <ding> [weg|da|hier]?|- Du bist [zu spät|müde|seltsam].\n- [Na und?|Danke.]|♪ [Oh|Ach], <ding>[, komm heim|] ♪|[Noch|Uns bleiben] <#2-59> [Minuten|Sekunden].|[Nie|Ich] [gab es|sah ich] <ding>.|[Lass|Stell] das [hin|stehen]!|Mein [Bruder|Chef|Nachbar] [starb|heiratete|verschwand] in <city>.|\<i>[Inzwischen|Zuvor] in <city> …\</i>|[Nicht heute.|Lüg mich nicht an.|Keine Bewegung.]
                """],
            Answer = "<foreign>", Temperature = .3, Jitter = .03, Parts = .05,
            Models = [(0, "gpt-4o-2024-08-06"), (.58, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.52, .1, ("No translator's notes.", "Never add translator's notes."))],
        },
        new WorkloadSpec
        {
            Id = "studio-help", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free chat of the agency's staff under the example prompt of libraries; only the history shows the conversations.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                text: <q>|<^q>|[hey|hello|good morning][,|!| -] <q>|<q>[ pls| - keep it short|, no code please| (asking for a client)]
                q: how do I shift an srt by <#1-90><#0-9>0 ms [from cue <#20-900> on|]?|[python|bash|excel] [script|one-liner|formula] to [merge two vtt files|count characters per second|find cues over <#37-45> chars]|what's the <lang> for "[break a leg|cold feet|spill the beans|the whole nine yards]"?|write a [friendly|firm] mail to [a freelancer|a broadcaster|accounts] about [a missed deadline|late payment of <$90-900>|the <film> files]|difference between [SDH and CC|23.976 and 25 fps|netflix and bbc guidelines]?|is <$2-9> a minute [fair|too low] for <lang> <genre>?|[ideas|titles] for a [talk|workshop] on subtitling <genre>|summarise our [style guide|NDA|reading speed rules] in <#3-8> bullets|does <lang> use [quotation marks|capitals|exclamation marks] [differently|in dialogue]?
                turn: [and|what about] [<lang>|in <#24-30> fps|for a <genre>]?|[shorter|simpler|again|in <lang>][, please|]|it [says|throws] "[UnicodeDecodeError|index out of range|file not found]"|[great|lovely|thanks a lot|perfect]|<q>|are you sure?|can you [explain|show|fix] [the second one|line <#1-20>|that]?
                answer: [You can|Try] `sed -i 's/\<<#1-9>/<#10-99>/' reel<#1-6>.srt`[, but keep a backup|].|In <lang> [one says|people would say] "<syllable><syllable> <syllable>". [It's colloquial.|Literal versions sound odd.]|Hi <firmhead>,\n\n[Just a quick note about|I'm writing because of] <film>. [Could you send it by <weekday>?|We'd appreciate a reply.]\n\nThanks|- [Reading speed|Line length]: <#12-20> cps\n- [Gap|Minimum]: <#2-5> frames\n- [Shot changes|Dashes]: [snap|align]|[Yes|Not quite]: <sure>, <#3-9> is [usual|on the low side].
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = 1,
        },
    ];
}
