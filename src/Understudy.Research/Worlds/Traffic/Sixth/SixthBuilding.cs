using Understudy.Core;

namespace Understudy.Research;

/// <summary>A building contractor: two prompts about safety walks that differ in a few words, and site diaries.</summary>
internal static class SixthBuilding
{
    private const string Words = """
        site: [Block|Core|Level] [A|B|C|<#1-14>]|gridline <%AA1><#1-20>|[north|east] stair|basement <#1-3>|loading bay|[roof|podium] slab|hoist <#1-3>|plant room|welfare cabin|gate <#1-4>
        project: [Canal|Mill|Quarry|Station|Harbour] [Wharf|Yard|Gardens|Place]|<city> Hospital Phase <#1-4>|<firmhead> [Primary School|Data Centre|Bridge|Retail Park]|A<#10-690> Bypass
        trade: scaffolders|electricians|dryliners|groundworkers|roofers|steel fixers|plumbers|painters|M&E|cladders|concrete gang|demolition crew
        kit: MEWP|tower crane|telehandler|<#5-21>t excavator|genie lift|hoist|dumper|concrete pump|table saw|Hilti|quick-hit bucket
        stuff: rebar|plasterboard|C<#28-40> concrete|curtain wall panels|insulation|ductwork|blockwork|cable tray|screed|precast stairs
        note: [Told|Spoke to] the [foreman|supervisor|lads|<jobname>], [fixed|will sort it|shrugged] [there and then|by <weekday>|].|Photo <#1-90>.|[<^count>|A few] [men|people] [nearby|underneath|working].|Seen [before|<when>] too.|[Rain|Wind|Dark|Frost] [at the time|all morning].|Permit [no. <#4>|not on display|expired <when>].|Work [stopped|carried on].|RAMS rev <#1-9> says [otherwise|nothing on it].|Sub is <firm>.
        """;

    // The two workloads read the same observation: what the danger is, and who has to do something.
    private const string Observation = """
        Safety walk observation, dictated into a phone by a site manager and transcribed. Ignore ums, ahs and wrong homophones.

        Project ........ {{project}}
        Location ....... {{site}}
        Contractor ..... {{trade}}
        Walk no. ....... {{walk}}
        Observation .... {{text}}

        """;

    private const string Rules = """
        walk: <#1-240>|<#1-52>/<#24-26>
        text: [um, |so, |right, |okay |er |||]<@>[.|, <note>|. <note>]|<^@>. <note>|<^@>. <note> <note>|<note> <^@>.|[um |yeah ||]<@>[, yeah|, again|]. <note>|<@>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "observation-hazard", Kind = WorkloadKind.Classification, Weight = 5,
            Description = "The danger in an observation of a safety walk, ten categories in one line; no system prompt; twin of observation-owner.",
            User = Observation + "State the HAZARD in this observation. Permitted values: Fall from height / Falling object / Slip or trip / Electrical / Lifting / Vehicle / Excavation / Fire / Dust or noise / None.\nWrite the value exactly as given.",
            Grammar = [Words, Rules],
            Labels = """
                Fall+from+height 12: edge protection missing on the <site>|man on a ladder with nobody footing it|harness on but not clipped, <#3-20> metres up|gap in the boards big enough for a leg
                Falling+object 7: loose <stuff> on the scaffold, no toe boards|hammer dropped from the <site>, missed somebody by a metre|no exclusion zone below the <trade>
                Slip+or+trip 10>8: cables all over the walkway|mud on the <site> stairs, like an ice rink|offcuts of <stuff> left in the corridor|puddle by the canteen door
                Electrical 6: socket hanging off the wall, live|<kit> lead with bare copper|distribution board open, no lock|110 volt kit plugged in to 230
                Lifting 5: <stuff> slung with one chain|no tag line on the lift|walked under the load, <count> of them|lifting chain tag out of date
                Vehicle 6: <kit> reversing without a banksman|no barrier between the road and the pedestrians|driver on the phone in the <kit>
                Excavation 3: trench <#1-4> metres deep, sides not battered|spoil heap right at the edge of the dig|no ladder in the excavation
                Fire 4: gas bottles next to the <trade>' hot works|extinguisher missing at the <site>|escape route full of <stuff>
                Dust+or+noise 4: cutting <stuff> dry, no mask|breaker going all morning with no ear defenders|dust cloud drifting into the school
                None 5: very tidy, good job by the <trade>|all harnesses clipped, toolbox talk signed|nothing to report at the <site>
                """,
            Jitter = .06, Sloppy = .02, MaxTokens = 8, Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.6, .1, ("Ignore ums, ahs and wrong homophones.", "Ignore fillers and wrong homophones."))],
        },
        new WorkloadSpec
        {
            Id = "observation-owner", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "Who has to act on an observation, six roles; twin of observation-hazard.",
            User = Observation + "State the OWNER of this observation. Permitted values: subcontractor / site_manager / crane_supervisor / temporary_works / client / nobody.\nWrite the value exactly as given.",
            Grammar = [Words, Rules],
            Labels = """
                subcontractor 10: the <trade> left their rubbish behind again|<trade> without glasses, their supervisor knows|their own <kit> has no inspection sticker
                site_manager 8: pedestrian route needs a new barrier|lighting out on the <site>|welfare cabin has no hot water|the induction board is out of date
                crane_supervisor 5>8: lift went ahead in gusts above <#30-48> miles an hour|no slinger at the <site>|<stuff> landed on the wrong side of the fence
                temporary_works 5: prop at the <site> looks out of plumb|scaffold tie taken out to fit <stuff>|falsework loaded before the sign-off
                client 3: visitors from the client wandered in without boots|their tenant parks in our delivery bay|the client's cleaner blocked the escape stairs
                nobody 4: good practice, wanted it noted|already closed out <when>|same as walk <#1-90>, done since
                """,
            Accuracy = .93, Parts = .1,
        },
        new WorkloadSpec
        {
            Id = "site-diary", Kind = WorkloadKind.Generation, Weight = 3.5,
            Description = "Daily reports from messages of a site's group chat; the messages first, the instruction with its slots last.",
            User = """
                {{text}}

                ---
                The above is everything the {{project}} group chat said on {{day}}. Weather at the station: {{weather}}. Turn it into the daily report for {{reader}}: Labour, Plant, Deliveries, Progress, Delays (with cause and hours, as these feed our claims), Visitors. Skip a heading if there is nothing under it. Keep quantities as stated, leave jokes and football out, and mark anything two people disagree on with (?).
                """,
            Grammar = [Words, """
                day: <%dddd d MMMM>|<%dd/MM/yyyy>|<%yyyy-MM-dd>
                weather: [dry|overcast|showers|heavy rain|sunny|frost until <#8-11>], <#2-24>°C[, gusts <#15-48> mph|]
                reader: the client's PM|head office|the quantity surveyor|the architect
                name: Baz|Dec|Agnieszka|Tony|Femi|Big Paul|Shaz|Marius|Kev|Jas|Lukasz|<firmhead> QS|Scaff Mick|Site Office|Ola|Wee Jim
                say: <#2-24> <trade> on site|[concrete|wagon|delivery] [late, <#1-4> hrs|cancelled|turned away, slump too high|here]|<kit> [down|back up|off hired|stuck] since <#7-15>:<#10-55>|<#4-90> [m2|m3|lin m|pallets|nr] of <stuff> [done|in|short|delivered] at <site>|[clerk of works|building control|client|HSE] here, [happy|wants photos|not happy with <stuff>]|[who|anyone] got the key for <site>?|<trade> can't start, <stuff> in the way|[slab|core wall|stairs|kicker] pour at <site> [finished|started] <#6-19>:<#10-55>|lost <#1-6> hrs to [wind|rain|no power|a bomb scare]|<aside>|bacon rolls at 10 👍|did you see the match
                m: <#10-59>\] <name>: [<say>|<^say>]
                early: \[06:<m>|\[07:0<#0-9>\] <name>: <say>|\[07:<m>|\[07:<m>\n\[08:<m>
                late: \[08:<m>\n\[09:<m>|\[09:<m>\n\[10:<m>\n\[11:<m>|\[10:<m>\n\[12:<m>|\[11:<m>
                end: \[13:<m>\n\[14:<m>|\[14:<m>\n\[15:<m>\n\[16:<m>|\[15:<m>|\[13:<m>\n\[16:<m>\n\[17:<m>
                text: <early>\n<late>\n<end>|<early>\n<late>\n<end>|<late>\n<end>|<early>\n<end>|<early>\n<late>
                answer: **Labour** – <#2-24> <trade>, <#2-12> <trade>\n**Plant** – <kit> [down from <#7-15>:00|on site all day]\n**Deliveries** – <stuff>, <#4-90> [pallets|m3][ (?)|]\n**Delays** – <#1-6> h, [wind|late concrete|access to <site>]|**Labour** – <#4-30> <trade>\n**Progress** – <stuff> at <site>, <#4-90> m²\n**Visitors** – [clerk of works|building control]
                """],
            Answer = "<answer>", LongTail = true, Temperature = .1, Models = [(0, "gpt-4.1-mini-2025-04-14")],
        },
    ];
}
