using Understudy.Core;

namespace Understudy.Research;

/// <summary>A bank for blood and tissue: three prompts that begin with one file of rules.</summary>
internal static class NinthDonors
{
    private const string Words = """
        centre: Mobile unit <#1-19>|Bloodbarn <city>|<city> North|<city> Hospital|Plasma Lounge <city>
        group: O pos|O neg|A pos|A neg|B pos|AB pos|B neg|not typed yet
        land: Brazil|Kenya|India|Thailand|Peru|Ghana|Nepal|Vietnam|Cuba|Mali
        pill: ibuprofen|isotretinoin|warfarin|metformin|finasteride|an antibiotic|PrEP|antihistamines|sertraline|aspirin
        gift: whole blood|plasma|platelets|stem cells|cornea|bone
        """;

    private const string Base = """
        <!-- include: common/donor_base.md, rev 41, owner: Medical Affairs -->
        # Redwell Blood & Tissue: base instructions

        ## 1. Where you are
        You run inside Redwell's donor desk. Redwell collects blood, plasma, platelets and tissue in nine regions. Nurses, call agents and donors all end up reading your output, often on the move and sometimes in the middle of a donation.

        ## 2. Vocabulary
        | term | means |
        |---|---|
        | deferral | the donor may come back later, or not at all |
        | session | one afternoon at one place |
        | unit | a bag, whatever it holds |
        | bleed | the act of donating; no drama intended |
        | track | the needle's path, seldom a railway |

        ## 3. Hard limits
        - No diagnosis. No advice to stop, halve or skip a medicine.
        - Results of screening tests are told by a physician in person. You neither confirm nor deny that one exists.
        - Who received a unit stays secret, from the donor as well.
        - Names, birth dates and donor numbers are left out of what you write.
        - Whether somebody has had sex, and with whom, is asked on the form by a nurse and by nobody else.

        ## 4. When unsure
        Go for the safety of the patient first, of the donor second, of our stock last. Dates without a year belong to the past twelve months. Brand names of drugs count as their substance. Slang is fine; sarcasm is frequent.
        <!-- /include -->


        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "donor-answers", Kind = WorkloadKind.Generation, Weight = 8,
            Description = "Answers to donors from leaflets that recur, in the system prompt after the base file that two others share; three versions.",
            System = Base + """
                # Task: answer a donor in the app

                Donor profile: {{group}}, {{bleeds}} donations so far, next possible date {{nextdate}}. Language of the app: {{locale}}.

                <leaflets>
                {{leaflets}}
                </leaflets>

                Answer in at most 70 words, in the language of the app. Lean on the leaflets alone and cite the one that you used as [L12]. If they are silent: "Please ring the donor line." Thank nobody twice.
                """,
            Grammar = [Words, """
                bleeds: 0|<#1-9>|<#1-60>
                nextdate: <#2026-2026>-0<#3-9>-<#10-28>|today|unknown
                leaflet[70]: \[L<#2>\] [After|With|Before] [a tattoo|dental work|a stay in <land>|<pill>|a cold|surgery|pregnancy|a vaccination|a marathon]: wait <#2-12> [weeks|months|days][, or <#13-24> [weeks|months] for <gift>|]. [Exceptions are made by the session doctor.|Tell the nurse when you arrive.|Bring the paper with you.|Does not apply to <gift>.]
                leaflets: <leaflet 2-4;>|<leaflet 1-3;>
                q: can I [give|donate] <gift> [after|with|while on] [<pill>|a new tattoo|the flu jab|a root canal|a trip to <land>]?|how long [after|since] [a trip to <land>|a piercing|surgery|<pill>] [do I wait|must I wait]?|is it true that <pill> [rules me out|doesn't matter]?|what [should|can] I eat [before|after] giving <gift>?|why was I [sent home|turned away|refused] [when|on <weekday>|for low iron]?|do you [pay|pick up|open on <weekday>s] for <gift>?|where is the next session near <city>?|[dizzy|bruised|tired] <span> after <gift>, is that normal?
                text: <q>|<^q>|[hi|hello|hey team][,|!] <q>|<^q> [Thanks|Cheers|Asking for my <relation>].|<^q> <aside>|<aside> <^q>|<q> [and|also,] <q>|[I'm|we're] [coming|booked] on <weekday>. <^q>
                answer: [Yes|You can], [after|once] <#2-12> [weeks|months] [have passed|are over] \[L<#2>\].[ Please mention it to the nurse.|]|[Not yet|Sorry, not now]: [with|after] <pill> we ask you to wait <#2-12> [weeks|days] \[L<#2>\].[ Your next date is in the app.|]|Please ring the donor line.|[Eat|Drink] [something salty|plenty of water|a good breakfast] [before|after] the session \[L<#2>\].
                """],
            Answer = "<answer>", Temperature = .3, Jitter = .04,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.4, .06, ("Answer in at most 70 words,", "Answer in no more than 60 words,")),
                new Revision(.75, .05, ("If they are silent: \"Please ring the donor line.\"", "If they say nothing on it: \"Please ring the donor line.\"")),
            ],
        },
        new WorkloadSpec
        {
            Id = "call-deferral", Kind = WorkloadKind.Classification, Weight = 6.5,
            Description = "Why a donor is deferred, seven reasons with the months after a semicolon; the same base file; centre, gift and agent before the note of the call.",
            System = Base + """
                # Task: code a deferral

                A call agent typed up why a donor can't give at present. Find the reason and the shortest wait in months (99 = for good, 0 = none).

                reasons: travel | medicine | procedure | infection | iron | personal | none

                `personal` stands for fear, no time, a wedding and so on. Several reasons: take the one with the longest wait. Format: `reason; months`, for instance `travel; 6`.
                """,
            User = "Centre: {{centre}}\nGift: {{gift}}\nAgent: {{agent}}{{callback}}\n--\n{{text}}",
            Grammar = [Words, """
                agent: <%AA2><#2>|agent <#1-60>|<firmhead>
                callback: [|||\nCall back: <weekday>, <#8-19>:00|\nCall back: not wanted]
                months: 0|<#1-6>|<#1-12>|99
                fill: Donor [polite|upset|in a hurry|will try again].|[Sent|Mailed] [the leaflet|a new date|the form].|[Was|Is] <group>.|[Says|Thinks] [the app is wrong|we are too strict|it's silly].|Wanted <gift> [first|instead].|[Spoke to|Asked] the session doctor.|<aside>
                text: <@>|<^@>.|<^@>. <fill>|<fill> <^@>.|<^@>. <fill> <fill>|[caller|donor]: <@>|<@> // <fill>|<^@>, <sure>.|<+@>
                """],
            Labels = """
                travel 9: back from <land> <when>|spent <#2-9> weeks in <land>|lives half the year in <land>
                medicine 8>10: on <pill> since <month>|started <pill>, dose unclear|GP put him on <pill>
                procedure 7: tattoo on the arm <when>|tooth pulled <when>|colonoscopy in <month>|new piercing
                infection 7>5: covid test positive <when>|cold and fever <#37-39>.<#1-9>|on the sofa with shingles
                iron 6: Hb <#9-11>.<#1-9>, too low again|failed the finger prick <count> times
                personal 4: fainted last time and is scared|new baby, no time|moving house in <month>
                none 3: only wanted to change the address|asked for opening hours at <centre>|wrong number
                """,
            Answer = "<=>; <months>", Accuracy = .94, Jitter = .04, Parts = .05, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.62, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.52, .09, ("A call agent typed up why a donor can't give at present.", "A call agent has typed up why a donor cannot give right now."))],
        },
        new WorkloadSpec
        {
            Id = "unit-incident", Kind = WorkloadKind.Classification, Weight = 4.5,
            Description = "At which step an incident with a unit happened, as JSON with a quotation, now and then in a fence; the same base file; a form of keys in capitals.",
            System = Base + """
                # Task: locate an incident

                Staff file “unit incidents”. Name the step at which it went wrong, not the one at which it was noticed: registration, venepuncture, labelling, transport, testing, storage, issue. Copy the words that gave you the idea (up to ten). Output one JSON object, e.g. {"step": "labelling", "evidence": "two bags, one barcode"}
                """,
            User = "UNIT {{unit}}\nGROUP {{group}}\nNOTICED AT {{noticed}}\nREPORT {{text}}",
            Grammar = [Words, """
                unit: RW<#8>|RW<#8>|T-<#6>|=W<#4> <#2> <#6>
                noticed: <centre>|the lab|the ward|issue desk|cold room <#1-4>|pick-up
                key: <@>
                fill: [Bag|Unit] [quarantined|discarded|sent back].|[Seen|Found] by [night shift|courier|a trainee|QA] at <#0-23>:<#10-59>.|[Second|Third] time this [week|month].|[No harm|Donor informed|Ward informed|Nobody told].|Was <gift>.|[Photo|Log] attached.|<^sure>, the new scanners don't help.
                text: <^*key>.|<^*key>. <fill>|<fill> <^*key>.|<fill> <^*key>. <fill>|<*key>|<^*key> - <fill> <fill>
                """],
            Labels = """
                registration 5: donor of the same name checked in|consent form without signature|birth year <#1940-2003> typed as <#2004-2009>
                venepuncture 5: needle came out after <#1-6> min|bag only <#120-380> ml, flow stopped|arm swabbed with the wrong stuff
                labelling 8>6: two bags, one barcode|sticker of <group> on a <group> bag|tube without label
                transport 6: box at <#9-24> °C on arrival|van stood in <city> for <#2-9> h|seal on the crate broken
                testing 4: sample haemolysed, analyser went on|result released before the <#2>nd control
                storage 6>8: fridge <#1-30> door ajar overnight|platelets left off the shaker for <#2-16> h|frozen plasma thawed and refrozen
                issue 4: handed out a unit that had expired <when>|wrong ward got it|crossmatch slip missing at pick-up
                """,
            Fields = [new("step", "<=>"), new("evidence", "<*key>")], Fenced = .15, Accuracy = .94, Ascii = true,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.7, "gpt-4.1-mini-2025-04-14")],
        },
    ];
}
