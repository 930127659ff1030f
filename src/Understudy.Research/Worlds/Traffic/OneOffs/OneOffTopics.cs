namespace Understudy.Research;

/// <summary>What ad-hoc prompts are about.</summary>
internal static class OneOffTopics
{
    public const string Text = """
        noun: thread pool|mutex|sourdough starter|tax form|sundial|regex|cron job|haiku|compiler|garden shed|chess opening|hash table|espresso machine|Kalman filter|sonnet|sailing knot|bloom filter|tarot deck|treaty|glacier|violin bow|Docker image|bicycle chain|telescope mirror|tide table|pivot table|spreadsheet|limerick|beehive|waterwheel|neural net|pension plan|crossword|semaphore|balcony tomato|phoneme|subnet|allergy diary|cheese rind|loom|firewall rule|synth patch|marathon plan|typeface|compost heap|escape room|B-tree|moon phase|lighthouse|parser|toddler|wedding speech|bootloader|houseplant|elevator pitch|cover letter|zip code|fjord|radio play|quilt|kombucha|star map|monad|ferry timetable|puppet show|matrix|ledger|candle wick|screenplay|coral reef|unit test|leap second|tax treaty|sausage recipe|gear ratio|dialect|board game|hedge maze|piano tuning|vaccine|viaduct|zebra crossing|mushroom|cipher|timezone|kernel module|shader|lighthouse keeper|bus ticket|dungeon map|steam engine|wine label|gradient|glossary|commuter|waltz
        verb: shrink|untangle|rename|benchmark|photograph|encrypt|tune|sketch|debug|ferment|translate|weigh|animate|mend|compare|summon|catalogue|simulate|explain|polish|invert|memorise|plot|grow|parody|sort|split|harmonise|port|deprecate|salvage|estimate|insure|pickle|decode|staple|rehearse|visualise|paginate|trim|forge|randomise|narrate|disassemble|label|merge|solder|sharpen|prune|rank
        adj: recursive|medieval|waterproof|asynchronous|melancholic|left-handed|two-dimensional|edible|thread-safe|bilingual|rusty|idempotent|fragile|nocturnal|lossless|suspicious|Victorian|low-budget|gluten-free|monochrome|over-engineered|haunted|fault-tolerant|underground|vegan|stateless|noisy|portable|imaginary|obsolete|miniature|tax-free|wireless|half-finished|bioluminescent|ancient|lazy|immutable|wobbly|plausible
        place: a basement in <city>|the Faroe Islands|a container ship|my grandmother's attic|a Raspberry Pi|the office kitchen|an empty warehouse near <city>|space|a crowded tram|our staging cluster|<country>|a spreadsheet with <#3-90> tabs|a school play|the night shift|an old PHP site|a greenhouse|chapter <#2-30> of my novel|a podcast|the year <#1200-2400>|a <adj> <noun> museum
        who: my <relation>|a <jobname>|my rubber duck|an auditor from <city>|<count> <jobname>s|a <adj> wizard|someone who hates <noun>s|the night porter|a <#3-11> year old|our <relation>'s <jobname>|an alien|a retired <jobname>|the whole <noun> committee|nobody in particular
        lang: C#|Rust|Haskell|Bash|COBOL|Python|Lua|Prolog|SQL|VBA|Fortran|Kotlin|Zig|Elixir|awk|plain JavaScript|R|OCaml
        form: haiku|table|numbered list|dialogue|limerick|flow chart in ASCII|tweet|press release|proof|recipe|knitting pattern|job advert|bedtime story|<lang> function|one-liner|mind map|quiz|obituary|horoscope|changelog|sea shanty|legal clause|weather report
        unit: grams|milliseconds|pages|miles|kilobytes|euros|bars|degrees|people|knots|litres|stanzas
        """;
}
