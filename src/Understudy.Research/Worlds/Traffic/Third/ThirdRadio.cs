using Understudy.Core;

namespace Understudy.Research;

/// <summary>A regional radio station in Sweden: listeners' messages, the desk that plays, notes after a show.</summary>
internal static class ThirdRadio
{
    private const string Words = """
        ort: Umeå|Skellefteå|Borlänge|Visby|Kalmar|Östersund|Kiruna|Lund|Arvika|Mora
        väg: E4:an|E18|väg <#40-390>|Ringvägen|bron vid <ort>|rondellen i <ort>
        när: i morse|nu på kvällen|i går|strax efter <#6-19>|sedan en timme|i lördags
        vem: min fru|min son|mormor|hela jobbet|grannen|vi på mejeriet|klass <#1-9>B|min sambo
        prat: <^vem> lyssnar varje dag.|Ni är bäst!|Vi sitter i bilen mot <ort>.|Det regnar i <ort>.|Kaffet är på.|Jag har lyssnat sedan <#1985-2019>.|Har försökt ringa <#2-6> gånger.|Hälsningar från <ort>.|Kram.|<^när> hörde jag er i <ort>.
        artist: <^syllable><syllable> & the [Owls|Ferries|Strangers]|<^syllable><syllable>|The <firmhead> [Brothers|Choir|Trio|Sisters]|<firmhead>|DJ <^syllable><syllable>|<^syllable> <^syllable><syllable>
        track: [Blue|Last|Paper|Winter|Slow|Your|No] <^thing>|<^when>|<^colour> <^thing>|[Before|After|Without] the <^thing>|<^quality>
        host: Maja|Lasse|Anneli|Björn-Erik|Sanna
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "studio-sms", Kind = WorkloadKind.Classification, Weight = 5.5,
            Description = "What listeners' messages to the studio are, seven labels, Swedish; few-shot, the role moves to developer.",
            System = "Du sorterar sms till studion åt programledaren. Välj exakt en rubrik: önskelåt, trafiktips, tävling, hälsning, klagomål, rättelse, skräp. Ett tips om köer eller olyckor är alltid trafiktips, även om avsändaren också vill höra en låt. Fel i sändningen är rättelse när någon säger hur det ska vara, annars klagomål. Svara med rubriken, små bokstäver, inget annat.",
            Shots = [("Hej! Kan ni spela nåt med Kent till min syster som fyller 40?", "önskelåt"), ("Svaret är Gotska Sandön /Per i Falun", "tävling"), ("VINN EN TELEFON klicka här", "skräp")],
            Grammar = [Words, """
                text: [Hej|Hallå|Tjena|God morgon|Hejsan][!|,| <host>!|] <@>[.|!|!!|] [<prat>|<prat> <prat>|]|<prat> <^@>[.|!|]|<^@>[.|!| /<host> i <ort>|, mvh <ort>]|<@>|<^@>. <prat>[ 😀|]
                """],
            Labels = """
                önskelåt 12: kan ni spela [något med |][<artist>|"<track>"]|jag vill höra "<track>"|spela <artist> till <vem>
                trafiktips 7>11: det är stopp på <väg>|olycka vid <väg>, kör försiktigt|älg på <väg> <när>
                tävling 9: svaret på frågan är <#1900-2025>|jag gissar på <ort>|rätt svar måste vara <artist>
                hälsning 8: grattis till <vem> som fyller <#5-95>|hälsa till <vem> i <ort>|tänker på <vem> i dag
                klagomål 5: för mycket reklam <när>|ljudet är uselt i <ort>|varför pratar <host> sönder låtarna
                rättelse 3: det uttalas inte så, det heter <ort>|låten är från <#1965-2024>, ni sa fel|orten ligger i [Dalarna|Skåne|Jämtland], inte där ni sa
                skräp 2: tjäna <#2-90>000 kr i veckan hemifrån|asdf <%hex6>|ditt paket väntar, betala här
                """,
            Sloppy = .03, Ascii = true, MaxTokens = 6,
            Revisions = [new Revision(.5, .1, ("Svara med rubriken, små bokstäver, inget annat.", "Svara bara med rubriken, små bokstäver.")) { Role = "developer" }],
        },
        new WorkloadSpec
        {
            Id = "playout-desk", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "What the host says to seven tools of the playout system, offered in an order that varies; the running hour ends the system prompt.",
            System = """
                You drive the playout of studio {{studio}} for {{host}}. It is {{now}}. One request, one call; no small talk, the microphone may be open. Slots are numbered from the next one on, so "next" is 1. When only a name is said, it is an artist. If the host gives no length, a bed runs 30 seconds.
                Hour as planned:
                {{plan}}
                """,
            Grammar = [Words, """
                studio: 1|2|3|Norr
                planline: [song|song|bed] "<track>"[ <#2-5>:<#1-5><#1>|]|[jingle <#1-30>|news|weather|talk with a <jobname>|traffic]|<artist> - <track>
                plan: <planline 2-5;>
                art: <artist>
                song: <track>
                slot: <#1-6>
                secs: <#5-90>
                text: [<host> here, |quick one: |ok |]<@>[, please| now|, we are late|.|, <sure>||]|<^@>[, <sure>|]. <aside>|<aside> <^@>
                """],
            Labels = """
                queue_song 11: put "<*song>" [by <*art> |]in slot <*slot>|line up <*art> for <*slot>|play <*art> next
                move_item 5: swap the weather to slot <*slot>|push the news to <*slot>|move slot <*slot> down
                drop_item 4: kill slot <*slot>|we skip number <*slot>|lose the jingle in <*slot>
                play_bed 3: give me a bed[ of <*secs> seconds|]|music under me for <*secs>|talk bed, <*secs>
                read_traffic 3>6: anything on the <väg>|traffic please, <ort> region|is the road to <ort> open
                fade_out 3: fade what is on in <*secs> seconds|take it down over <*secs>|out of this one slowly
                call_engineer 1: no sound on line <*slot>|phone <*slot> hums|the fader for guest <*slot> is dead
                """,
            Tools =
            [
                new("queue_song", "Put a song into the running hour.", new Field("artist", "<*art>"), new Field("title", "<*song>"), new Field("slot", "<*slot>", "integer")),
                new("move_item", "Move an item of the hour.", new Field("to", "<*slot>", "integer")),
                new("drop_item", "Take an item out of the hour.", new Field("slot", "<*slot>", "integer")),
                new("play_bed", "Music under speech.", new Field("seconds", "<*secs>", "integer", "5 to 90")),
                new("read_traffic", "Fetch traffic messages.", new Field("region", "<ort>")),
                new("fade_out", "Fade what is on air.", new Field("seconds", "<*secs>", "integer")),
                new("call_engineer", "Ring the engineer on duty.", new Field("problem", "[no sound|noise|dead] on <*slot>")),
            ],
            ShuffledTools = true, Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.55, 0, ("When only a name is said, it is an artist.", "When just a name is said, it is an artist."))],
        },
        new WorkloadSpec
        {
            Id = "show-notes", Kind = WorkloadKind.Generation, Weight = 3.5,
            Description = "Notes for the web from an automatic transcript; the transcript first, the instruction last.",
            User = """
                {{text}}

                =====
                That was the automatic transcript of {{show}}, {{date}}. Write the notes for our website: one sentence of introduction, then {{bullets}} bullet points, then the guests in one line. Leave out traffic, weather and competitions. Correct names that the machine obviously misheard. Language: {{tongue}}.
                """,
            Grammar = [Words, """
                show: [Morning with <host>|The Tenth Hour|Lunch in <ort>|Night Line|Saturday Book]
                date: <%d MMMM yyyy>|<%yyyy-MM-dd>
                bullets: three|four|five|six
                tongue: English|Swedish|English and Swedish
                said: so [tell me|how was it], [<host>|<jobname>], when you [came to|left|played in] <ort>?|well <sure> [it|the whole thing] was <very> <quality>|(laughter) no no, the <thing> was [<colour>|gone]|[yes|right|mm], my <relation> <does> and [that was it|I never asked|then came <month>]|it took <span>, <sure>|that was <artist> with <track>, [the clock is|it is] <#6-22> <#10-59>|we [talk|spoke] to a <jobname> from <firm> about <thing>s in <country>|<aside>|[and|but] people write [to us|in] that <ort> needs [a library|better buses|its theatre]
                line: SPK<#1-4>: <said>[ <said>| <said> <said>|]|<+host>: <said>|SPK<#1-4>: [mm|yes, exactly|\[music\] <said>|no]
                text: <line ~6;>
                answer: <host> talks to <*someone> about <thing>s[ in <ort>|].\n- [Life|Work] in <ort>\n- Why the <thing> is <quality>\n- Questions from listeners\nGuests: <*someone>
                someone: a [nurse|teacher|driver|baker|pilot|lawyer|translator] from <firm>
                """],
            Answer = "<answer>", LongTail = true, Temperature = .3, Jitter = .1,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.7, "gpt-4.1-mini-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "same-track", Kind = WorkloadKind.Relevance, Weight = .2,
            Description = "Whether two entries of playlists are one recording, as JSON; one line for each.",
            User = "left: {{left}}\nright: {{text}}\n\nSame recording? same = one master, version = same song but live, cover or remix, different = another song. Return {\"match\": \"...\"}.",
            Grammar = [Words, """
                a: <artist>
                t: <track>
                left: <*a> - <*t>[ (<#1965-2025>)|]
                text: <@>[ <#2-5>:<#1-5><#1>| \[<%AA2><#2>\]|]
                """],
            Labels = """
                same 4: <*a> - <*t>|<+*a> – <*t>|<*t> / <*a>
                version 3: <*a> - <*t> (live in <ort>)|<artist> - <*t> (cover)|<*a> - <*t> - <firmhead> Remix
                different 4: <*a> - <track>|<artist> - <track>|<artist> - <track> (live)
                """,
            Fields = [new("match", "<=>")],
        },
    ];
}
