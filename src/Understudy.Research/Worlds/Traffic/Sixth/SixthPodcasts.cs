using Understudy.Core;

namespace Understudy.Research;

/// <summary>A host of podcasts: spots in transcripts, names of guests, clips, its staff's chat.</summary>
internal static class SixthPodcasts
{
    private const string Words = """
        show: [The|Half|Slow|Second|Loud|Almost] [Kettle|Harbour|Ledger|Lunch|Orbit|Archive|Neighbour]|[Talking|Mostly|Barely] [Moss|Mortgages|Medieval|Cricket|Compost]|<^syllable><syllable> Weekly|Crimes of <city>
        subj: sourdough|the housing market|octopus brains|marathon training|burnout|the Hanseatic League|true crime|indie games|menopause|vintage synths|local elections|black holes|beekeeping|divorce law|Antarctic stations|street food
        sponsor: <firm>|Sleepwell mattresses|Hexa VPN|Brewbox|Tidy Ledger|GreenPan|Lingo Otter|Shiftmeal
        filler: you know|I mean|like|right|sort of|um|yeah|so|honestly
        chat: [and|so|but] [then|<filler>,] [we|I|they] [went|looked|ended up] [in <city>|at <subj>|with <count> of them], <filler>, [it was <very> <quality>|nobody laughed|that changed everything]|[what|how] did you [feel|learn|think] [about <subj>|when it happened|<when>]?|[that's|this is] the thing [with|about] <subj>, it takes <span>|my <relation> [always said|told me] <subj> is <very> <quality>|\[[laughs|crosstalk|music fades]\]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "ad-spot", Kind = WorkloadKind.Classification, Weight = 2.2,
            Description = "What a piece of a transcript is, numbers for kinds; the example prompt of libraries, show and time in a sentence.",
            System = SharedPrompts.Generic,
            User = """
                Below is a {{seconds}}-second stretch of the podcast "{{show}}", starting at {{at}} (speech recognition, no punctuation guarantees).

                «{{text}}»

                Which of these is it mainly?
                1 editorial content
                2 host-read advert
                3 produced advert
                4 promotion of the show itself (reviews, Patreon, live dates)
                5 intro or outro
                Give just the number. Praise of a product in an interview isn't an advert unless there is a code, a link or thanks to a sponsor.
                """,
            Grammar = [Words, """
                seconds: 30|30|45|60|20|90
                at: <#1-59>:<#10-59>|00:<#10-59>:<#10-59>|01:<#10-59>:<#10-59>|1h<#2-55>
                text: <chat> <@> <chat>|<@> <filler> <@>|<@>, <filler>, <chat>|<chat> <chat> <@>|<^@>. <^chat>.|<@>
                """],
            Labels = """
                1 12: <subj> was banned in <city> until <#1880-1999>, which <filler> nobody remembers|when I started with <subj> I had <count> friends and no money|the research says <#5-90> percent of people get <subj> wrong|so tell us how <subj> saved your life
                2 8>6: this episode is brought to you by <sponsor>, I've used it for <span> and my <relation> stole it|go to <sponsor> dot com slash <syllable><syllable> for <#10-40> percent off|thanks to <sponsor> for making this possible, use code <+syllable><#10-40>
                3 5: <sponsor>, terms apply, offer ends <weekday>|at <sponsor> we believe mornings matter, find us in stores now|tired of <subj>? try <sponsor> free for <#7-30> days
                4 4: join the club for <#3-9> a month and get bonus episodes on <subj>|we're live in <city> on the <#2-28>th, tickets in the notes|leave five stars, it helps people find us
                5 5: welcome back to <show>, I'm your host|that's all for this week, edited by <syllable><syllable>, music by <firmhead>|you're listening to <show>
                """,
            Parts = .08,
        },
        new WorkloadSpec
        {
            Id = "staff-chat", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free chat of the host's staff under the example prompt of libraries; only the history shows the conversations.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                text: [hey|hello|hi there][,| -] <q>|<q>|<^q>|<q> [details: <aside>|cheers|one paragraph max]
                q: [ten|five|some] names for a [show|mini series|newsletter] about <subj>|what [bitrate|loudness|sample rate] should we [recommend|enforce] for [mono speech|music shows]?|translate "<saying>" into [French|Dutch|Japanese]|[write|draft] a [polite|firm] [reply|refusal] to a [host|sponsor|listener] who [wants a refund|missed the deadline|complains about <subj>]|ffmpeg command to [trim <#5-60> s from the start|split by silence|normalise to -<#14-19> LUFS]|explain [RSS enclosures|dynamic ad insertion|IAB downloads] to my <relation>|is <#1-40>k downloads [a lot|normal] after <span> for a show on <subj>?|pros and cons of [transcripts|video|chapters]|regex for timestamps like <#1-2>:<#10-59>:<#10-59>
                saying: new episode every <weekday>|thanks for listening|skip the ads
                turn: [more|again][, funnier|, shorter| but formal]|[why|how so]?|[number|option] <#1-9>, [expand|go on]|that gives "[Invalid argument|No such filter]"|[perfect|nice one|ta]|and for [Spotify|Apple|YouTube]?|<q>|what would you pick?
                answer: [Here are a few ideas|Some options]:\n1. <show>\n2. <show>\n3. <show>|For [speech|music] I'd go with -<#14-19> LUFS and <#64-192> kbps.|`ffmpeg -i in.mp3 -ss <#5-60> -c copy out.mp3` [should do it|does that].|Hi <firmhead>,\n\nThanks for [your patience|writing]. [We can't|We'd love to] <ask2>.|[It's normal|It's rather good], <sure>. Most shows on <subj> get <#1-9>00 in the first week.
                ask2: refund this one|move the slot to <weekday>|look into it
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = .9,
        },
        new WorkloadSpec
        {
            Id = "guest-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The guest of an episode from its title and notes: a set of names that grows with the traffic; few-shot.",
            System = "Who is the guest? Full name, no titles, no company. \"-\" if it's just the hosts.",
            Shots = [("Ep 12 – Why moss matters (w/ Dr. Una Strand)\nUna runs a lab in Oslo…", "Una Strand"), ("Q&A special! You asked, we answered\nNo guest this week, only us and a kettle.", "-"), ("#203: Pedro Lasalle on losing a restaurant\nPedro opened Casa Lasalle in 2011.", "Pedro Lasalle")],
            User = "{{title}}\n{{text}}",
            Grammar = [Words, """
                guest[+]: <^syllable><syllable> <^syllable><syllable>[<syllable>|sen|ova|wood|]
                who: <guest>
                num: Ep <#1-400>|#<#1-400>|S<#1-9>E<#1-24>|Bonus
                title: <num>[: | – | - ]<*who> on <subj>|<num> <^subj> [with|w/|feat.] <*who>|<^subj>: <*who>[ (part <#1-3>)|]|<*who> – "<^subj> [saved me|is a lie|changed <city>]"
                text: <*who> [is|works as] a <jobname> [from|in] <city> who [has spent <span> on|wrote a book about|can't stop talking about] <subj>.[ Sponsored by <sponsor>.|]|[This week|Today] we [sit down with|ring up] [Dr. |Prof. |]<*who> to talk about <subj> and <subj>.[ Support us at <show>.|]|[00:00 Intro\n|]<#2-9>:<#10-59> Meet <*who>\n<#10-40>:<#10-59> <^subj>\n<#41-59>:<#10-59> Questions
                """],
            Answer = "<*who>", MaxTokens = 16,
        },
        new WorkloadSpec
        {
            Id = "clip-topic", Kind = WorkloadKind.Relevance, Weight = .4,
            Description = "Whether a clip suits a listener's question, yes, partly or no; question and clip first, the instruction last.",
            User = """
                Q: {{question}}
                CLIP ({{at}}): {{text}}

                If we played this clip as the answer to the listener's question, would it do? yes / partly / no. It has to make sense without the rest of the episode. Adverts are "no", however well they fit.
                """,
            Grammar = [Words, """
                s: <subj>
                at: <#1-59>:<#10-59>|01:<#10-59>:<#10-59>
                question: [how|where|why] do people [start with|get into|give up] <*s>?|is <*s> [worth it|overrated|dangerous]?|[what's|what is] the deal with <*s>[ in <city>|]?|<*s> [explained|basics|for beginners]|did <show> ever talk about <*s>?
                text: <@>[, <filler>, <chat>|]|<chat> <@>|<^@>.
                """],
            Labels = """
                yes 4: if you want to begin with <*s>, take <span> and ask somebody old|<*s> is worth it, and here is why, it costs <#2-90> euros and it calms you down|people give up <*s> because it is <very> <quality>
                partly 3: we said something on <*s> last time, <filler>, go back to that one|my <relation> did <*s> once|<*s> and <subj> have a lot in common
                no 5: <subj> is a whole other story|code <+syllable><#10-40> at <sponsor> for your first <*s> kit|\[music fades\] see you next <weekday>
                """,
        },
    ];
}
