using Understudy.Core;

namespace Understudy.Research;

/// <summary>A dating app: two prompts about reports that differ in a few words, and first messages.</summary>
internal static class SeventhDating
{
    private const string Words = """
        hobby: bouldering|karaoke|sourdough|wild swimming|board games|pottery|salsa|birdwatching|thrift shops|trail running|improv|stargazing|cold brew|five-a-side
        pet: two cats|a greyhound|no pets|a tortoise|a loud parrot
        """;

    // The two workloads read the same report: which rule it is about, and what we do.
    private const string Report = """
        <<report {{ticket}}>>
        about: {{about}}
        where: {{surface}}
        earlier reports on the same account: {{earlier}}
        reporter wrote: {{text}}
        last thing the account said: "{{message}}"
        <<end>>

        """;

    private const string Rules = """
        ticket: <#7>|R-<%hex6>|<#4>-<#3>
        about: [m|f|nb], <#18-67>, <city>, joined [in <month>|<span> ago|<#2019-2026>]|[m|f], <#18-67>, [unverified|verified|no photo]|account <%hex6>, <#1-40> days old
        surface: chat|chat|chat|profile text|profile photo|voice note|video date
        earlier: 0|0|0|1|2|<#3-14>
        message: [hey|hi|wow] [beautiful|you|there][, how is <weekday>|, you like <hobby>?|]|[why|when] [don't you answer|can we meet|are you so <quality>]?|[i|I] love <hobby>[ and <pet>|][ 😘|]|add me on [telegram|whatsapp|snap], <syllable><#2-99>|[ok|fine|lol] bye then|[send|show] me a [pic|photo]|my <relation> is <very> <quality>
        fill: [We|I] [matched|talked|met] [<when>|for <span>|once].|[I|I've] [blocked|unmatched] [him|her|them].|[Screenshots|I have proof] [attached|if needed].|[Please|pls] [do something|check|remove this person].|[My <relation>|A friend] [had the same|got it too|warned me].|[Seemed|Looked] <very> <quality> at first.|<aside>|[Not sure|Maybe|I hope] [it's allowed|I'm overreacting|you read these].
        text: <@>|<^@>.|<^@>. <fill>|<fill> <^@>.|<^@>!! <fill>|<fill> <^@>. <fill>|<@> [🚩|😡|:(|???]|<^@>, <sure>. <fill> <fill>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "report-rule", Kind = WorkloadKind.Classification, Weight = 3.5,
            Description = "Which rule of the house a report is about, eight words; no system prompt; twin of report-step.",
            User = Report + "Reports come from people who are upset, bored or jealous. Which RULE is this report about? Pick from: harassment, romance_scam, minor, impersonation, nudity, advertising, hate, no_rule. Answer with that one word in lower case.",
            Grammar = [Words, Rules],
            Labels = """
                harassment 9: keeps writing after I said no, <#5-80> messages in an hour|called me names because I wouldn't meet|found my work place and waits outside
                romance_scam 8>11: says he is on an oil rig and needs <#200-4000> dollars|wants me to put money in some crypto site|asked for gift cards for a sick <relation>
                minor 3: profile says <#18-20> but she told me she is in year <#9-11>|he mentioned his parents' curfew and school
                impersonation 7: those are the pictures of an actor|someone is using my own photos|profile is my ex, she never signed up here
                nudity 5: sent a dick pic without asking|naked in the third photo
                advertising 5: just selling <hobby> classes|bio is a link to a paid cam page|promotes a club night in <city> to everyone
                hate 3: slur about my religion in the second message|bio says no <country> people, with a worse word
                no_rule 6: he is boring and only talks about <hobby>|we went on a date and she ghosted me|taller in the photos than in real life
                """,
            Jitter = .05, Sloppy = .02, MaxTokens = 6,
            Revisions = [new Revision(.5, .1, ("Reports come from people who are upset, bored or jealous.", "The people who report are upset, bored or jealous."))],
        },
        new WorkloadSpec
        {
            Id = "report-step", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "What is done about a report, six steps; twin of report-rule.",
            User = Report + "Reports come from people who are upset, bored or jealous. Which STEP follows from this report? Pick from: permanent_ban, shadow, selfie_check, warning, human_review, close. Answer with that one word in lower case.",
            Grammar = [Words, Rules],
            Labels = """
                permanent_ban 5: sent me a video I can't describe here, and a threat|same scammer as <when>, new account, same text about the oil rig|sells pills in chat
                shadow 4: copies the same line to <#20-200> people I know|posts links to a cam page all day|bot, answers in <#1-2> seconds about <hobby> only
                selfie_check 7>9: photos look like a catalogue, two different faces|I think this is a <#14-16> year old|claims to be <#25-35>, voice is of an old man
                warning 7: got rude when I cancelled|swears a lot, said I'm <quality>|won't stop asking for my number
                human_review 4: says she will hurt herself if I leave|he knows my address and my <relation>'s name|police have been told, number <#6>
                close 6: no spark, that's all|he doesn't like <hobby>|lied about having <pet>
                """,
            Accuracy = .94, Parts = .08,
        },
        new WorkloadSpec
        {
            Id = "opener-ideas", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "First messages from two profiles; the example prompt of libraries, some numbers and tones in the request, the profiles in parentheses.",
            System = SharedPrompts.Generic,
            User = """
                Suggest {{number}} opening lines in a {{tone}} tone, each below {{chars}} characters, one a row and without numbering. No pick-up clichés, nothing on looks, and a question in at least one.

                Writer ({{me}})
                Match ({{text}})
                """,
            Grammar = [Words, """
                number: 2|3|3|4|5
                tone: playful|warm|dry|nerdy|shy|confident
                chars: 80|100|120|140
                bio: [into|loves|obsessed with] <hobby> and <hobby>|<jobname> from <city>|<pet>, [one|two] left feet|looking for someone to [cook|travel|argue] with|<hobby> on <weekday>s|ask me about [my <relation>|<city>|the <thing>]|unpopular opinion: <hobby> is <very> <quality>
                me: <#19-64>, <bio>|<bio>; <bio>|<jobname>, <bio>|no bio
                text: <#19-64>, <bio>, <bio>|<bio>. <^bio>.|<bio> / <bio> / <bio>|<bio>|"<^bio>"[, answers to "my simple pleasures": <hobby>|]|<jobname>, <#19-64>, <bio>[, <bio>|]
                answer: [So|Okay,] <hobby> or <hobby>, you only get one?\n[I need|Looking for] a [teammate|witness] for <hobby> on <weekday>.|Your <thing> story, [please|now]!\nI'd trade <pet> for a lesson in <hobby>.\n[Is <city> as <quality> as they say?|Which came first, <hobby> or the <thing>?]
                """],
            Answer = "<answer>", Temperature = .9, Jitter = .06,
            Revisions = [new Revision(.54, .1, ("No pick-up clichés, nothing on looks", "No clichés, nothing on looks"))],
        },
    ];
}
