using Understudy.Core;

namespace Understudy.Research;

/// <summary>A game studio's moderation and player care.</summary>
internal static class SecondArcade
{
    private const string Words = """
        player[300]: <syllable><syllable>[_|][x|99|<#1-99>|zz|]
        game: Starhollow|Rune Garden|Drift Nine|Kingsmere|Pocket Reef
        map: Harbour|Old Mill|Frost Gate|Dunes|Catacomb|Sky Dock
        item: sword|mount|skin|potion|map piece|battle pass|lantern|shield
        stamp: 17<#8>
        epoch: <%dd/MM/yy>
        lobby: [EU|NA|SA|JP]-<#3>
        talk: gg wp|[anyone|who] wants to trade a <item>?|[nice|lol|wow] <item>|meet at <map>|my <relation> needs the <thing>|back in <#2-20> min
        """;

    private const string Codes = """
        chat-insult 9: called me a [clown|worm|brick]|insults my <relation> after each round
        chat-threat 3: says he will find my house|threatens to <well> hurt me
        chat-spam 7: repeats the same line <count> times|floods the channel with <colour> hearts
        chat-ads 4: sells gold for [<#2-90> dollars|crypto] in chat|advertises a shop
        chat-scam 4: promised a <item> and took mine|fake giveaway of a <item>
        name-rude 3: the nickname is a swear word|guild tag spells something nasty
        name-fake 2: pretends to be a moderator|uses the name of a developer
        cheat-aim 7: every shot is a headshot|aims through walls at <map>
        cheat-speed 5: runs twice as fast as anyone|teleports around <map>
        cheat-dupe 3: duplicates the <item>|has <#20-900> of a unique <item>
        cheat-bot 4: farms <map> all day without a word|moves like a script
        play-afk 6: stands still in the base|away from the keyboard since round <#1-5>
        play-grief 5: destroys what our team builds|blocks the door at <map>
        play-throw 4: feeds the enemy on purpose|jumps off the cliff each round
        play-quit 5: leaves every match he loses|dropped out at <map>
        bug-crash 4: the game closes when I open the <item>|black screen at <map>
        bug-stuck 3: my character is stuck under <map>|cannot leave the tutorial
        bug-sound 2: no music since the patch|footsteps are missing at <map>
        bug-item 3: my <item> is invisible|the <item> does nothing
        pay-missing 4: bought a <item> and got nothing|coins never arrived
        pay-double 2: paid twice for the <item>|two charges of <$2-60>
        pay-child 1: my <relation> of <#6-11> bought a <item> alone|unauthorised purchase by a kid
        acct-lost 3: cannot reach my old account|lost the phone with the code
        acct-stolen 2: somebody sold everything on my account|logins from <country>
        acct-appeal 3>6: my ban is a mistake|I was banned for nothing
        other-praise 1: the new map is lovely|thanks for the <item>
        other-idea 2: you should add a <item> for pets|please bring back <map>
        other-press 1: I write for a magazine in <city>|may I stream the beta
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "report-code", Kind = WorkloadKind.Classification, Weight = 8,
            Description = "Codes for players' reports, 28 of them; the system prompt begins with a slot and ends with notes of the session.",
            System = $$$"""
                {{game}} moderation, build {{build}}.
                Give the report one code. A code is an area and a matter. Reports of payments are pay- even when they mention a bug; a stolen account is acct-stolen even when coins are missing. Codes:
                {{{string.Join('\n', Codes.Split('\n').Select(l => "* " + l[..l.IndexOf(' ', StringComparison.Ordinal)]))}}}
                Shift log: {{shift}}
                """,
            User = "reporter={{player}}; against={{against}}; lobby={{lobby}}; ts={{stamp}}; evidence={{evidence}}\n{{text}}",
            Grammar = [Words, """
                build: <#1-9>.<#1-40>.<#3>[b|]
                shift: [quiet|busy] since <#1-23>:00[; <count> appeals open|; <map> is under watch|]|nothing to hand over
                against: <player>|<player>, <player>|none|unknown
                evidence: none|none|clip_<%hex6>.mp4|<%hex8>-<%hex4>.png
                text: <@>[.|!|!!||, <sure>][ <^@>.|][ <aside>| <talk>|]|<talk> <@>|<aside> <@>[.|]
                """],
            Labels = Codes, Accuracy = .93, Jitter = .05, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.55, .08, ("Give the report one code.", "Give the report exactly one code, without a comment."))],
        },
        new WorkloadSpec
        {
            Id = "heat-score", Kind = WorkloadKind.Generation, Weight = 2.2,
            Description = "How heated a chat is, a number from 0 to 100; the slot is a list of lines of any length.",
            System = "Rate how heated the chat is, 0 (calm) to 100 (must be stopped now). Integer only.",
            User = "Channel #{{channel}} on {{epoch}}, last {{minutes}} min:\n\n{{text}}\n\nScore:",
            Grammar = [Words, """
                channel: [general|trade|lfg|<map>|off-topic]
                minutes: <#2-40>
                line: <player>: <talk>|<player>: <aside>|\[<#10-23>:<#10-59>\] <player>: [shut up|you wish|report him|<talk>]
                text: <line ~2;>
                """],
            Answer = "<#0-100>", LongTail = true,
        },
        new WorkloadSpec
        {
            Id = "clan-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The clan that a post is about, one word; a set that keeps growing.",
            System = "Players write about clans. Name the clan that the post is about. One word, as the clan itself writes it.",
            Shots = [("[EU-101] bobzz - Velmora held Dunes. gg wp", "Velmora"), ("[NA-730] x_ten - I left Quines when the patch came", "Quines")],
            User = "[{{lobby}}] {{player}} - {{text}}",
            Grammar = [Words, """
                clan[+]: <^syllable><syllable>[<syllable>|s|ia|]
                name: <clan>
                text: [yesterday|tonight|<when>] <*name> [won|lost|held] <map>. <aside>|<talk>, [says|asks] <*name>|I [left|joined|met] <*name> at <map>[ <when>|]. <talk>
                """],
            Answer = "<*name>",
        },
        new WorkloadSpec
        {
            Id = "quiz-letter", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "Which ending a player's feedback asks for, letters A to E; choices on lines with slots of few values.",
            User = """
                ## Feedback on {{game}} {{season}}
                {{text}}

                ## Which change would please this player most?
                A) easier fights
                B) harder fights
                C) more story
                D) more {{item}}s
                E) nothing

                ## Letter
                """,
            Grammar = [Words, """
                season: S<#1-9>|season <#1-9>|<#2024-2026>
                text: <^@>[.|!| <when>.] [<aside>|][<^@>.|]|<talk>. <^@>
                """],
            Labels = """
                A 5: the boss at <map> beats me each time|I gave up after <count> tries|too hard for my <relation>
                B 4: finished it in an evening|no enemy at <map> was a match|yawn, where is the hard mode
                C 3: who was the king at <map> anyway|I want to know how it goes on|the dialogue is the best part
                D 3: I own every reward already|nothing left to collect at <map>|shop is always empty
                E 2: perfect as it is|do not touch a thing|leave it alone please
                """,
        },
    ];
}
