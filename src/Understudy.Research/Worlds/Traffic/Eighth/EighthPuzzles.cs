using Understudy.Core;

namespace Understudy.Research;

/// <summary>A publisher of puzzle magazines: clues for crosswords, its editors' chat.</summary>
internal static class EighthPuzzles
{
    private const string Words = """
        answer1: lantern|otter|marzipan|isthmus|quaver|thimble|badger|cathedral|onion|yodel|umpire|sardine|galaxy|hammock|ivory|needle|pepper|rhubarb|saddle|tulip|velvet|walrus|zebra|anchor|buttercup|cello|dominoes|ember|fjord|gondola
        mag: Puzzler's Hour|Sunday Grid|The Tricky One|Kids' Crosswords|Cryptic Quarterly|Coffee Break <#1-60>
        puzzle: sudoku|word search|cryptic|codeword|kakuro|arrowword|quiz|logic grid|nonogram
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "clue-setter", Kind = WorkloadKind.Generation, Weight = 2.2,
            Description = "Clues for words of a crossword; the example prompt of libraries, the word with its place in the grid, magazine and style in one line.",
            System = SharedPrompts.Generic,
            User = "{{number}} clues for {{text}}, {{style}} style, for \"{{mag}}\", difficulty {{level}}/5. The clue must not contain the word or its root. Add the letter count in brackets. Avoid: {{avoid}}. Just the clues, separated by semicolons.",
            Grammar = [Words, """
                number: 2|3|3|5
                style: straight|cryptic|punny|general-knowledge|children's
                level: 1|2|3|4|5
                avoid: brand names|living people|anything gory|<puzzle> jargon|religion|clues used since <#2015-2024>|nothing in particular
                dir: across|down
                text: <+answer1>|<+answer1> (<#1-48> <dir>)|<answer1>|<+answer1> [crossing|next to] <+answer1>|the plural of <answer1>|"<answer1>", [theme|setting]: <thing>|<#1-48> <dir>, <+answer1>
                clue: [Shy|Bright|Old|Lost] [animal|tool|light|dish|instrument] [by the river|at sea|in <city>]|[Broken|Confused] <thing> [returns|holds gold|without love]|It [may be|is] <colour> [and <quality>|in <month>]|[What|Where] a <jobname> might [keep|find|lose]
                ans: <clue> (<#4-9>); <clue> (<#4-9>)|<clue> (<#4-9>); <clue> (<#4-9>); <clue> (<#4-9>)
                """],
            Answer = "<ans>", Temperature = .9, Jitter = .06,
            Revisions = [new Revision(.52, .1, ("Add the letter count in brackets.", "Add the number of letters in brackets."))],
        },
        new WorkloadSpec
        {
            Id = "editors-chat", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free chat of the magazines' editors under the example prompt of libraries; only the history shows the conversations.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                q: anagrams of <answer1>[ that are real words|]?|[regex|python|excel formula] to [find|list|count] words [with <#2-4> vowels|ending in <syllable>|of <#4-12> letters]|how [hard|old|long] is a [typical|15x15|kids'] <puzzle>?|[write|draft] [a mail|an intro|a blurb] [to a setter about <puzzle>|for issue <#2-300>|on <mag>]|does every <puzzle> need [symmetry|a unique solution|a theme]?|[translate|explain] "[spoonerism|pangram|lipogram|crosswordese]" [for children|into <country>'s language|]|[names|ideas|titles] for a [new|monthly|travel] <puzzle> [book|app|page]|fact check: [is a <answer1> really <quality>|was the first <puzzle> from <city>]?|what rhymes with <answer1>?
                text: <q>|<^q>|[hi|hello|hey|ok][,|] <q>|<q>[ thx| asap|, print deadline is <weekday>| (UK spelling)]
                turn: [shorter|again|funnier|more|in capitals][, please|]|[and|what about] [<answer1>|<puzzle>|<#3-20> letters]?|<q>|[no|hm], [that's not a word|too hard|the letters don't fit]|[perfect|great|ta]|[why so|how come|why that one]?
                answer: [Sure|Here you go]: <answer1>, <answer1>, <answer1>.|`^\[a-z\]{<#3-12>}$`[ matches them.| should do.]|[A|Each] <puzzle> [takes|needs] [about <#5-60> minutes|exactly one solution]. [Purists disagree.|]|[Dear|Hi] <firmhead>,\n\n[about|regarding] the <puzzle> for <mag>: [could we swap|please check] <#1-30> [across|down]? Thanks!|[Not quite|Almost]: <sure>, <firmhead> [printed|set] it in <#1913-1999>.
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = 1,
        },
    ];
}
