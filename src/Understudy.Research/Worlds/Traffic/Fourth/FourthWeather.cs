using Understudy.Core;

namespace Understudy.Research;

/// <summary>A weather service: forecasters' talk for other readers, its archive, its warnings.</summary>
internal static class FourthWeather
{
    private const string Words = """
        area: the Western Isles|Caithness|Galloway|the Cairngorms|the Borders|Shetland|Argyll|the Moray Firth|Tayside|Skye|Orkney|Lochaber|Fife
        dir: north|north-west|west|south-west|south|south-east|east|north-east
        hour: [00|03|06|09|12|15|18|21]Z|midnight|dawn|midday|teatime|<#1-11> pm
        system: a [shallow|deepening|slow-moving] low [<dir> of <area>|near Rockall|over the Norwegian Sea]|the [cold|warm|occluded] front|a ridge from the <dir>|the upper trough|a convergence line over <area>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "forecast-plain", Kind = WorkloadKind.Generation, Weight = 3.5,
            Description = "Forecasters' technical discussions in plain words; the discussion first, the instruction with its slots last.",
            User = """
                {{text}}

                ^^^ That is the chief forecaster's guidance, issued {{issued}}. Please rewrite it for {{readers}} in {{region}}: about {{words}} words, {{tense}} first, no model names, no hectopascals, wind as Beaufort words ("fresh", "gale"), and don't sound more certain than the forecaster does. If there's a warning in force, put it in the first sentence.
                """,
            Grammar = [Words, """
                issued: <%HH:mm 'on' dddd d MMMM>|<%yyyy-MM-dd HHmm>Z
                readers: farmers|fishermen|hill walkers|the general public|road gritters|wedding planners|sailing clubs
                region: <area>
                words: 60|80|100|120|150
                tense: tonight|today|tomorrow|the weekend
                model: ECMWF|GFS|UKV|ICON|MOGREPS
                talk: <^system> [moves|edges|drifts] <dir> [by <hour>|through <weekday>|faster than the 00Z run had it].|<model> [wants|has|keeps] [<#2-40> mm|<#5-18> m/s|snow down to <#100-600> m] [over|into] <area>[, <model> nothing|, which I don't buy|; ensembles split <#2-8>/<#2-8>|].|MSLP [falling|rising] <#1-9> hPa/3h at [Stornoway|Wick|Leuchars|Lerwick].|[Fog|Haar|Low stratus|Drizzle] [along the coast|in the glens|up the firth] [till <hour>|clearing from the <dir>|hard to shift].|[Gusts|Mean winds] <#20-75> kt on [exposed|<dir>-facing] [coasts|tops], [easing|veering <dir>|backing] [after <hour>|later].|Freezing level <#3-28>00 ft[, wet bulb a touch lower|].|Confidence [low|medium|high][ beyond T+<#24-96>|: timing only| on <area>, less so on <area>].|[Yellow|Amber] [wind|rain|snow|ice] warning [in force|under review|extended] for <area> until <hour>.|Max <#9-24>, min <#1-8>[, ground frost in sheltered spots|].
                text: <talk 4-9>|[SYNOPSIS|Overview]: <talk 2-3>\n[DETAIL|Risks]: <talk 2-4>\n[OUTLOOK|Medium range]: <talk 1-2>|<talk ~4>
                answer: [Tonight|Today|The weekend] [starts|turns] [wet|dry|windy] in <area>, with [fresh|strong|light] winds from the <dir>. [Showers may follow|It should brighten up|Fog could linger] [by <weekday>|along the coast].[ Expect it to feel colder.|]|[A yellow|An amber] warning for [wind|rain|ice] is in force. [Winds reach gale force|Roads may be slippery] in <area> [until the evening|at first]; <weekday> looks [better|mixed].
                """],
            Answer = "<answer>", LongTail = true, Temperature = .4, Jitter = .1,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.7, "gpt-4.1-mini-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "archive-sql", Kind = WorkloadKind.Generation, Weight = .9,
            Description = "Questions about the archive to SQL; one of a few recurring schemas and the dialect stand in the prompt.",
            System = """
                ### Instructions
                Your task is to convert a question into a {{dialect}} query over the observation archive. Read only. Always LIMIT to 1000. Times are UTC. Missing values are NULL, never -999.

                ### Schema
                {{schema}}

                ### Response format
                The query, without a code fence and without comments.
                """,
            Grammar = [Words, """
                dialect: PostgreSQL|PostgreSQL|DuckDB|SQLite
                c1: temp_c REAL|air_temp NUMERIC(4,1)|t2m REAL
                c2: wind_kt INTEGER|wind_ms REAL|gust_ms REAL
                c3: rain_mm REAL|precip_24h REAL|snow_cm INTEGER
                schema[6]: CREATE TABLE stations (id INTEGER, name TEXT, lat REAL, lon REAL, height_m INTEGER);\nCREATE TABLE obs (station_id INTEGER, at TIMESTAMP, <c1>, <c2>, <c3>);[\nCREATE TABLE warnings (area TEXT, colour TEXT, hazard TEXT, valid_from TIMESTAMP, valid_to TIMESTAMP);|\nCREATE TABLE normals (station_id INTEGER, month INTEGER, <c1>);]
                place: Wick|Leuchars|Stornoway|Eskdalemuir|Braemar|Tiree|Lerwick|Prestwick
                text: [what was|give me|find] the [highest|lowest|average|median] [temperature|gust|rainfall] [at|in] <place> [in <month> <#1961-2025>|since <#1961-2020>|on Christmas Day|last winter]?|how many [days of frost|gale days|dry spells over <#5-20> days] did <place> have [in <#1961-2025>|each year|compared with <place>]?|[list|show] [all|the <#3-20> wettest|the <#3-20> windiest] [stations|days] [above <#100-600> m|in <month>|by year]|which [station|year|month] holds the record for [snow|heat|rain][ at <place>|]?|<place> vs <place>, monthly means <#1961-1990>-<#1991-2020>|did it [rain|snow|freeze] at <place> on <#1-28> <month> <#1961-2025>?
                answer: SELECT [MAX|MIN|AVG](o.[temp_c|wind_kt|rain_mm]) FROM obs o JOIN stations s ON s.id = o.station_id WHERE s.name = '<place>' AND EXTRACT([MONTH|YEAR] FROM o.at) = <#1-12> LIMIT 1000|SELECT s.name, COUNT(*) AS days FROM obs o JOIN stations s ON s.id = o.station_id WHERE o.[temp_c|wind_kt] > <#5-40> GROUP BY s.name ORDER BY days DESC LIMIT 1000|SELECT at, rain_mm FROM obs WHERE station_id = (SELECT id FROM stations WHERE name = '<place>') ORDER BY rain_mm DESC LIMIT <#3-20>
                """],
            Answer = "<answer>",
        },
        new WorkloadSpec
        {
            Id = "warning-colour", Kind = WorkloadKind.Classification, Weight = .4,
            Description = "The colour of a warning with the deciding part in brackets, developer role; hazard, region and hours inside a sentence.",
            System = "A forecaster proposes a {{hazard}} warning for {{region}}, valid {{from}} to {{to}}. From the rationale choose green, yellow, amber or red by likelihood and impact; write the colour and, in brackets, the impact that decides it.",
            Role = "developer",
            Grammar = [Words, """
                model: the UKV|MOGREPS|the ensemble mean
                hazard: wind|rain|snow|ice|fog|thunderstorm
                region: <area>|<area> and <area>
                from: <#0-23>:00
                to: <#0-23>:00 <weekday>|<#0-23>:00
                extra: <^system> is [on time|slower than forecast|the main driver].|Rivers already high.|Ground saturated after <#2-9> wet days.|Trees in full leaf.|[School run|Bank holiday traffic|Ferry timetable|A <city> football match] to be considered.|[Partners|Councils|Responders] [have been informed|not yet called|want a call at <hour>].|Last similar event: <month> <#1998-2025>.|<^model> has peak values near <hour>.|Likelihood [low|medium|high].
                text: <^@>. <extra>[ <extra>|]|<extra> <^@>.|<extra> <extra> <^@>.|<^@>, <@>. <extra>
                impact: [roads|rail|power|ferries|homes|schools]|[travel|power] disruption|danger to life|none
                """],
            Labels = """
                green 4: a nuisance at most, puddles and a few late buses|below every threshold in all members|already handled by routine gritting
                yellow 8: some spray and slow traffic on the A<#7-99>|a handful of ferry cancellations likely|short power cuts possible in exposed places
                amber 4: <#5-40> roads likely to close|power cuts of several hours, <#2-9> thousand homes|deep drifts above <#200-400> m, communities cut off
                red 1: flying debris and danger to life|homes flooded to <#1-2> metres, fast water|nobody should travel at all
                """,
            Answer = "<=> (<impact>)",
        },
    ];
}
