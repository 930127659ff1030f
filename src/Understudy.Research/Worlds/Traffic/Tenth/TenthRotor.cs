using Understudy.Core;

namespace Understudy.Research;

/// <summary>A helicopter school: its students' tutor for theory.</summary>
internal static class TenthRotor
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "theory-tutor", Kind = WorkloadKind.Generation, Weight = 4.5,
            Description = "The tutor for theory of a helicopter school; student, licence, hours, exam and weak subjects in the prompt, conversation id in the log.",
            System = """
                <<TUTOR CONFIG>>
                school      = Falcrest Rotor Academy
                student     = {{student}}
                licence     = {{licence}}
                type        = {{type}}
                hours       = {{hours}}
                next_exam   = {{exam}}
                weak_areas  = {{weak}}
                <<END CONFIG>>

                You're a ground-school tutor. Teach by asking: explain a little, then put one short question back to the student. Use the syllabus of the licence in the config and the numbers of the type in the config (if the flight manual and a textbook differ, the flight manual is right). Weight-and-balance and performance: show the working line by line. Anything that sounds like a go/no-go decision for a real flight today is for the duty instructor, and you give no opinion on it. Reply in 3 to 6 sentences unless a calculation needs more.
                """,
            Grammar = ["""
                subject: meteorology|principles of flight|air law|navigation|human performance|mass and balance|radiotelephony|flight planning|autorotation theory
                student: <!name>|<^syllable><syllable>|FRA-<#4>|FRA-<#4>
                licence: PPL(H)|PPL(H)|CPL(H)|ATPL(H) theory|night rating|type conversion
                type: R22|R44 Raven II|Cabri G2|Bell 505|H125|R66
                hours: <#0-48>|<#50-190>|<#12-45>.<#1-9>
                exam: <subject>, <%d MMM>|<subject> resit in <#3-20> days|none booked|<weekday>: <subject>
                weak: <subject>|<subject>, <subject>|not assessed|<subject> (<#35-74> %)
                topic: vortex ring state|low rotor rpm|mast bumping|dynamic rollover|retreating blade stall|translational lift|carb ice|tail rotor failure|the height-velocity curve|ground resonance|density altitude|QNH and QFE|class D airspace|the lift equation|spatial disorientation
                n: <#2-9>00
                ask: [can you|could you please] [explain|go over|quiz me on] <topic>?|what's the difference between <topic> and <topic>?|why does <topic> get worse [when heavy|at altitude|in a <type>|with <#5-30> kt of wind]?|how do I [work out|calculate] [density altitude at <*n> ft and <#5-38> degrees|the CG with <#20-110> litres and two up|fuel for <#40-160> nm]?|I keep [mixing up|forgetting] <topic> [and <topic>|]|what do they [usually |]ask about <topic> in the <licence> exam?|is [it|the weather] ok to fly [today|this afternoon] with [TS in the TAF|<#18-40> kt gusts|cloud at <*n> ft]?
                text: <ask>|<^ask>|[hi|hello|hey|morning], <ask>|<^ask> [Exam's <weekday>.|My instructor lost me there.|I got <#30-70> % on that.]|<aside> <^ask>|<^topic>?
                turn: [because|is it because|um] [the disc is tilted|lift drops|the air is thinner|I pull collective|drag goes up]?|[ok|right|got it]. <^ask>|[no idea|not sure|I'd guess <#2-90>]|[could you|can you] [draw|show] that with numbers?|<#10-2400>?|[yes|no][, but why|]?|[and|what about] <topic>?|thanks[!|, that helps|]
                answer: [Good question.|Close.|Exactly.|Let's take it step by step.] <^topic> [happens|builds up|matters most] when [the inflow reverses|the rotor is unloaded|airspeed is low and power high|one skid is stuck]. [In the <type>|On your type] the [limit|figure] is <#20-110>[ kt| %|]. [Which control would you move first?|What would you see on the <#2-3> o'clock blade?|So what happens to the coning angle?]|Pressure altitude <*n> ft, temperature <#5-35> °C.\nISA deviation: +<#2-20>\nDensity altitude: about <#10-60>00 ft.\nWhat does that do to your hover ceiling?|That's one for the duty instructor, I'm afraid. [Meanwhile|For the exam]: what does <topic> depend on?
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .6, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.53, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.47, 0, ("Reply in 3 to 6 sentences unless a calculation needs more.", "Reply in 2 to 5 sentences unless a calculation needs more."))],
        },
    ];
}
