using Understudy.Core;

namespace Understudy.Research;

/// <summary>A chess federation: results that arbiters send in, its forum, its ratings.</summary>
internal static class FourthChess
{
    private const string Words = """
        surname: Abernethy|Baptiste|Chaudhuri|Duarte|Egeland|Fontaine|Grigoryan|Hrdlicka|Iyer|Jovanović|Kipkemboi|Lund|Mikhalev|Nakayama|O'Doherty|Pettersson|Qureshi|Rasmussen|Szabó|Tkachenko|Ugarte|Vaszary|Wojtaszek|Xu|Yıldız|Zamora|de Wit|van der Meer
        given: Aled|Bea|Carlos|Dana|Erik|Farah|Gita|Henk|Ilse|Joanna|Kaito|Lena|Milan|Nora|Owen|Pilar|Rafi|Stina|Tom|Uma
        opening: Najdorf|Caro-Kann|London System|Grünfeld|King's Gambit|Nimzo-Indian|Berlin|Catalan|Scandinavian|Benko|French Winawer|Pirc
        event: <city> Open|[County|Club|Junior|Senior] Championship|Easter Congress|<city> Rapidplay|4NCL division <#1-3>|Tuesday Night League
        move: [N|B|R|Q|K|][a|b|c|d|e|f|g|h]<#2-7>|[N|B|R|Q]x[a|b|c|d|e|f|g|h]<#2-7>[+|]|O-O|[a|b|c|d|e|f|g|h]x[a|b|c|d|e|f|g|h]<#3-6>
        line: <#8-40>.<move> <move>|<#8-40>...<move>[!|?|!?|?!]|<#8-40>.<move>[!|?|!?|?!|] <move>, then <move>
        chat: [I|We] [lost|drew|won] on <weekday> with the <opening>, <sure>.|[White|Black] should play <move> [at once|before castling|and hold].|Stockfish gives <#0-4>.<#2>[ at depth <#20-45>|].|My rating went from <#900-2100> to <#900-2100>.|Does anyone have the bulletin of the <event>?|<aside>|[Nice|Ugly|Odd] ending: <line> and it's over.|See you all at the <event>.
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "result-form", Kind = WorkloadKind.FunctionCall, Weight = 2.6,
            Description = "Results that arbiters send by text message to a schema of six fields; event and section before the message.",
            System = "Extract one game result from an arbiter's message. white and black: surnames only. result: 1-0, 0-1, 1/2, +:- or -:+ (the last two are forfeits). moves: number of moves, 0 if not given. incident: true for illegal moves, phones, disputes, anything an appeals committee might hear about. Board and round come from the message, not from the header.",
            User = "{{event}} / {{section}} / sent {{sent}}\n>>> {{text}}",
            Grammar = [Words, """
                section: A|B|U<#12-20>00|Open|Minor|Women
                sent: <%HH:mm>
                r: <#1-9>
                b: <#1-60>
                w: <surname>
                l: <surname>
                res: 1-0|0-1|1/2|1/2|+:-|-:+
                m: <#12-110>
                note: [clock|phone] [rang|stopped] [at move <#10-60>|, warned]|second illegal move[ claimed|], 2 min added|draw offer [heard by <count>|disputed]|all quiet|scoresheets [attached|unreadable after <#20-60>]|<*w> leaves early, [train|flight]|sealed the hall at <#13-23>:<#10-59>
                text: R<*r> [Bd|B|board ]<*b>: <*w> - <*l> <*res>[, <*m> moves|][. <^note>|]|round <*r>, board <*b>, <*w> [against|v] <*l>, <*res>[ after <*m>|][ (<note>)|]|<*res> <*w>/<*l>, rd <*r> bd <*b>[; <note>|]|[hi|evening], [board|bd] <*b> [is finished|done]: <*w> <*res> <*l>[ in <*m> moves|], round <*r>. <^note>.
                """],
            Fields = [new("round", "<*r>", "integer"), new("board", "<*b>", "integer"), new("white", "<*w>"), new("black", "<*l>"), new("result", "<*res>"), new("moves", "[0|<*m>]", "integer"), new("incident", "[false|false|false|true]", "boolean")],
            Schema = true, Parts = .25, UserRule = "user_id",
            Revisions = [new Revision(.5, .12, ("moves: number of moves, 0 if not given.", "moves: how many moves, 0 when it isn't given."))],
        },
        new WorkloadSpec
        {
            Id = "forum-action", Kind = WorkloadKind.Classification, Weight = 2.2,
            Description = "What to do with a post of the forum, five actions after a fixed word; generic system prompt, numbered rules before the post.",
            System = SharedPrompts.Generic,
            User = """
                Moderate a post on the federation's forum. House rules:

                1. Anyone may criticise a decision, nobody may insult the person who made it.
                2. Accusations of cheating against a named player go to the fair play officer. They are hidden until he has looked.
                3. No engine lines about a game that is still running.
                4. No adverts; second-hand books and clocks are fine in the Market board.
                5. Off-topic posts are moved, not deleted.

                Actions: keep, move, hide, delete, warn. "warn" is delete plus a note to the author.

                Board: {{board}}
                Author: {{author}}, {{posts}} posts, {{warnings}} warnings
                Post:
                {{text}}

                Answer with "Action: " and one of the five words.
                """,
            Grammar = [Words, """
                board: General|Tournaments|Market|Openings|Juniors|Rules and arbiters|Off the board
                author: <syllable><syllable><#1-99>|<^syllable><syllable>|<given>_<surname>|patzer<#1-999>|rook_<syllable>
                posts: <#1-30>|<#31-4000>
                warnings: 0|0|0|1|2
                text: <^@>[.|!|...] [<chat>|<chat> <chat>|]|<chat> <^@>.[ <chat>|]|@<given> <@>[.|!]|\> <chat>\n<^@>.[ <chat>|]|<chat>\n\n<chat> <^@>
                """],
            Labels = """
                keep 13: the <opening> is fine for Black after <move>, I have checked it twice|pairings for the <event> are up|I think the appeal at the <event> was decided wrongly, see page <#1-9> of the minutes
                move 4: anybody seen the football in <city>|recommend me a restaurant near the <event>|selling a <colour> clock, <#10-60> quid, posted it here by mistake
                hide 3: <given> <surname> had a phone in the toilet, everyone at the <event> knows|board <#1-9> right now: the engine says <move> wins, tell him|<surname> cannot have found <move> alone
                delete 3: best betting site, bonus <#50-900>, register today|cheap replica watches, dm me|aaaaaa <%hex6>
                warn 3: the arbiter of the <event> is a corrupt moron|<surname>, you play like a drunk and look like one|shut up <given>, nobody wants you at the club
                """,
            Accuracy = .92, Answer = "Action: <=>", Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "club-chat", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free talk of members under the generic system prompt, no id in the log.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                text: [explain|what is the idea of|teach me] the <opening>[ in <count> sentences| for a <#900-1900> player|]|is <move> [sound|a blunder|playable] in the <opening>?|[write|draft] [a report|an invitation|a toast] for the <event>[, <#60-200> words|]|<chat> [What should I study?|Why?|Was that lucky?]|how do I [castle|claim a draw|offer a draw|read a rating list]?|who was the best player [of <country>|with the <opening>]?|[solve|look at] this: <line>
                turn: and if Black plays <move>?|[ok|thanks|hm], [shorter|in plain words|another one] please|what about the <opening> then|<chat>|I don't see why <move> loses|[great|lovely], put in that <given> baked the cake|no, [White|Black] is to move|how would <firmhead> have played it?
                answer: [In short|Simply put|Sure]: the <opening> [fights for the centre|gives up a pawn for time|aims at a solid structure]. [After|Following] <line> [White|Black] [has the easier game|must be careful].|[Yes|Not quite|It depends]. <^move> [allows|prevents] <move>, and [the king is exposed|the knight gets e5|nothing is lost].|Dear friends, the <event> was [a joy|well attended]. [Thanks to all who helped|Our thanks go to the arbiters].
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = .8,
        },
        new WorkloadSpec
        {
            Id = "same-player", Kind = WorkloadKind.Relevance, Weight = .2,
            Description = "Whether two entries of rating lists are one person, as JSON; the entries first, the instruction after them.",
            User = """
                {{left}}
                {{text}}

                These are two rows from rating lists of different federations (name; born; club; rating). Are they the same person? Transliterations, initials and changes of club are normal, a different year of birth is not. Respond with {"verdict": "same"}, {"verdict": "unsure"} or {"verdict": "different"}.
                """,
            Grammar = [Words, """
                n: <surname>
                g: <given>
                y: <#1938-2014>
                rating: <#1000-2550>
                club: <city> [Knights|CC|Rooks|SK]|<firmhead> Chess Club|-
                left: <*n>, <*g>; <*y>; <club>; <rating>
                text: <@>; <club>; <rating>
                """],
            Labels = """
                same 4: <*n>, <*g>; <*y>|<*g> <*n>; <*y>|<+*n> <*g>; <*y>
                unsure 3: <*n>, <%AA1>.; <*y>|<*n>, <*g>; -|<*n>; <*y>
                different 4: <*n>, <given>; <#1938-2014>|<surname>, <*g>; <*y>|<surname>, <given>; <#1938-2014>
                """,
            Fields = [new("verdict", "<=>")],
        },
    ];
}
