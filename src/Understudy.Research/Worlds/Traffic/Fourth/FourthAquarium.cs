using Understudy.Core;

namespace Understudy.Research;

/// <summary>A public aquarium: keepers' sheets for visitors' questions, the tanks, a judge of answers.</summary>
internal static class FourthAquarium
{
    private const string Words = """
        animal: lumpsucker|moray eel|cuttlefish|moon jelly|nurse shark|seahorse|wolffish|spiny lobster|clownfish|thornback ray|giant Pacific octopus|archerfish|lionfish|piranha|axolotl|sea otter|gentoo penguin|hawksbill turtle|garden eel|mudskipper
        name: Bruno|Pickle|Dolores|Sir Finn|Moby|Ottilie|Nacho|Widget|Gerald|Sushi|Marguerite|Biscuit
        tank: Kelp Forest|Estuary|Mangrove|Deep Reef|Touch Pool|Cold Room|Penguin Beach|Tunnel|Quarantine <#1-6>|Nursery <#1-4>
        food: krill|chopped squid|mussels|live brine shrimp|herring|gelatine cubes|lettuce|sand eels
        feed: [The <*animal> [is fed|gets] <food>[, sometimes <food>,|] [twice a day|every <#2-4> days|at <#10-16>:30].|Diet: <food>, <food>.|It takes <food> from the keeper's hand [at <#10-16>:30|on <weekday>s].]
        home: It lives in the <*where>, [kept at <#4-27> °C|<#4-27> °C, salinity <#2-35> ppt].|[Look for it|It hides] [behind the rocks|near the surface|in the sand] of the <*where>, where the water has <#4-27> °C.
        born: [Ours|The oldest one] is called <name> and came [from <city>|from a rescue centre|as an egg|as a gift of the harbour police] in <#2008-2025>.|We keep <count> of them, among them <name>.
        wild: In the wild it is found [off <country>|in brackish creeks|below <#20-900> metres|on tropical reefs|under drifting weed].
        odd: It can [change colour in a second|regrow an arm|spit water <#2-4> metres far|hold its breath for <#3-40> minutes|taste with its skin|walk on land|glow in the dark].|[Males|Females] [guard the eggs|are twice as big|build nests of stones|fast for <span>].|The young [grow to <#4-190> cm|look like a leaf|drift for <span>].
        status: Conservation status: [least concern|vulnerable|endangered|data deficient|near threatened].|Please do not [tap the glass|use flash|lean over the rim] here, because [it startles|it will not feed|the tank is being treated].
        where: <tank>
        sheet[64]: \<doc id="<#100-999>" title="<^*animal>">\n[<born> |]<home> <feed>[ <wild>|][ <odd>|][ <odd>|][ <status>|]\n\</doc>
        question: what does [the|a] <animal> eat?|how old is <name>?|where can I find the <animal>[s|]?|is [the|a] <animal> dangerous?|why is the <animal> hiding?|can a <animal> live in my tank at home?|when is feeding time at the <tank>?|how [big|long|heavy] does a <animal> get?|are there <animal>s [here|in <country>]?|my [son|daughter|class of <#12-30>] wants to know [if|whether] the <animal> sleeps|is <name> [a boy or a girl|still alive|the one with the scar]?|how cold is the water in the <tank>?
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "keeper-answers", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "Answers to visitors from keepers' sheets that recur, between tags in the system prompt; reader and language are slots of few values.",
            System = """
                <persona>
                You are Coral, the guide in the app of Skerry Aquarium. You sound like a keeper on a good day: warm, exact, a little dry.
                </persona>

                <visitor age_group="{{age}}" language="{{language}}" ticket="{{ticket}}"/>

                <context>
                {{sheets}}
                </context>

                <instructions>
                1. Use only what stands in the context. If it is not there, say "I'd have to ask a keeper" and name the information desk.
                2. Two to four sentences. Children get shorter ones and no Latin.
                3. Put the id of the document you relied on at the end, like (412).
                4. Never tell visitors how to catch, buy or handle an animal.
                5. Reply in the visitor's language.
                </instructions>
                """,
            Grammar = [Words, """
                age: adult|adult|child|teen|school group
                language: en|en|da|de|fr|tr
                ticket: day|day|annual|school
                sheets: <sheet 2-5;>
                text: <question>|<^question>|[hi|hello|hey][,|!|] <question>|<question> [<^aside>|thanks|and <question>]|<animal> <food>?
                answer: [Good question!|Ah, that one.|Easy:|] The <animal> [gets|loves] <food>[, mostly in the morning|]. [It|Our oldest] [lives in|has its home in] the <tank>. (<#100-999>)|I'd have to ask a keeper about that. The information desk by the <tank> can help.|It grows to about <#10-180> cm and [hides|hunts|sleeps] [by day|at night|under stones]. [Look for it|You'll see it] in the <tank>. (<#100-999>)
                """],
            Answer = "<answer>", UserRule = "session_id", Temperature = .3,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.65, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.4, .05, ("4. Never tell visitors how to catch, buy or handle an animal.", "4. Never explain how to catch, buy, keep or handle an animal.")),
                new Revision(.8, 0, ("a little dry.", "and a little dry.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "tank-control", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "What keepers say to seven tools of the building's control, offered in an order that varies; shift and alarms in the prompt.",
            System = """
                Voice interface of the life support system, Skerry Aquarium.
                Shift: {{shift}}. Keeper: {{keeper}}. Time: {{now}}.
                Open alarms:
                {{alarms}}

                Translate what the keeper says into exactly one tool call. Names of tanks are written as on the plan. "Cold" and "warm" mean one degree. Numbers may be misheard; never change a temperature by more than 3 degrees, log it instead.
                """,
            Grammar = [Words, """
                shift: early|late|night
                keeper: <syllable><syllable>|Jo|Aksel|Murdo|Freya|Tamsin|Ravi
                alarm: - \[<%HH:mm>\] <tank>: [O2 low|level -<#2-20> cm|pump <#1-9> stalled|temp <#4-30>.<#1>|pH <#6-8>.<#1>]|- \[<%HH:mm>\] door of the <tank> open
                alarms: <alarm 1-4;>|- none
                at: <tank>
                deg: <#4-28>
                pct: <#5-60>
                num: <#1-9>
                fed: <food>
                beast: <animal>
                grams: <#20-900>
                text: [okay |right |um |hey, |]<@>[ please| now| when you can|, thanks|, over||]|<^@>[.|, <sure>.]|<@>[ no wait,| sorry,] <@>|[this is|it's] <syllable><syllable>, <@>
                """],
            Labels = """
                set_temperature 6: take the <*at> to <*deg> degrees|<*at> should be at <*deg>|bring the <*at> down to <*deg>|a bit warmer in the <*at>, say <*deg>
                change_water 5: <*pct> per cent water change in the <*at>|swap <*pct> per cent in the <*at> tonight|flush <*pct> per cent of the <*at>
                dim_lights 4>7: lights in the <*at> to <*pct>|dim the <*at> to <*pct> per cent|too bright over the <*at>, make it <*pct>
                log_feeding 9: <*beast> had <*grams> grams of <*fed>|put down <*grams> grams <*fed> for the <*beast>|fed the <*beast>, <*fed>, <*grams> grams|the <*beast> left its <*fed>
                start_pump 3: start pump <*num> on the <*at>|pump <*num> in the <*at> back on|get number <*num> running, <*at>
                ack_alarm 4: yes I know about the <*at>, silence it|acknowledge the <*at>|shut that beeping for the <*at> up
                call_vet 2: the <*beast> in the <*at> is [upside down|not breathing right|bleeding]|get the vet for the <*beast>|<*beast> has white spots, somebody should look
                """,
            Tools =
            [
                new("set_temperature", "Set the target temperature of a tank.", new Field("tank", "<*at>"), new Field("celsius", "<*deg>", "integer", "4 to 28")),
                new("change_water", "Exchange part of the water.", new Field("tank", "<*at>"), new Field("percent", "<*pct>", "integer")),
                new("dim_lights", "Set the brightness above a tank.", new Field("tank", "<*at>"), new Field("percent", "<*pct>", "integer")),
                new("log_feeding", "Write a feeding into the book.", new Field("animal", "<*beast>"), new Field("food", "<*fed>"), new Field("grams", "<*grams>", "integer")),
                new("start_pump", "Start a circulation pump.", new Field("tank", "<*at>"), new Field("pump", "<*num>", "integer")),
                new("ack_alarm", "Silence an alarm that somebody is dealing with.", new Field("tank", "<*at>")),
                new("call_vet", "Page the vet on duty.", new Field("animal", "<*beast>"), new Field("reason", "[floating|wound|spots|will not eat]")),
            ],
            ShuffledTools = true, Models = [(0, "gpt-4o-2024-08-06"), (.55, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.5, 0, ("Translate what the keeper says into exactly one tool call.", "Turn what the keeper says into one tool call."))],
        },
        new WorkloadSpec
        {
            Id = "answer-grounded", Kind = WorkloadKind.Classification, Weight = .7,
            Description = "Whether an answer of the app follows from its context, yes or no with a reason; generic system prompt, capitals before the slots.",
            System = SharedPrompts.Generic,
            User = """
                You will be given a CONTEXT, a QUESTION and an ANSWER. Judge whether every claim in the ANSWER can be inferred from the CONTEXT. The CONTEXT is complete: what it does not say is not known. Politeness and offers of help are not claims. Document numbers in brackets are not claims either.

                CONTEXT:
                {{sheets}}

                QUESTION: {{question}}
                ANSWER: {{text}}

                First "yes" or "no", then a semicolon, then the claim that decides it.
                """,
            Grammar = [Words, """
                sheets: <sheet 1-3;>
                text: <@>[ (<#100-999>)|][ Is there anything else?| Enjoy your visit!|]|[Good question!|Ah,|Well,] <@>
                claim: [that it eats|about] <food>|where it lives|its [age|size|name]|the <tank>|nothing beyond the sheet
                """],
            Labels = """
                yes 8: It gets <food>, as the sheet says.|You'll find it in the <tank>.|I'd have to ask a keeper about that.|Ours came in <#2008-2025>.|It can grow to <#10-190> cm.
                no 5: It is the most popular animal in <country>.|You can buy one for about <#20-400> euros.|It has been with us since <#1950-1999>, longer than any other.|Scientists believe that it dreams.|It is harmless to children.
                """,
            Accuracy = .9, Answer = "<=>; <claim>", Models = [(0, "gpt-4o-2024-08-06")],
        },
    ];
}
