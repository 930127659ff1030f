using Understudy.Core;

namespace Understudy.Research;

/// <summary>An operator of wind farms: what technicians say on the radio.</summary>
internal static class TenthWind
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "turbine-radio", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "What technicians of a wind farm say on the radio to six tools in an order that varies; farm, wind, crew and turbines under lock in the prompt.",
            System = "control room agent, {{farm}}. wind {{wind}} m/s @hub, gusts {{gust}}. crew on shift: {{crew}}. locked out right now: {{locked}}.\n\nradio transcripts come in one at a time -> call one tool. turbine ids look like T07 (say \"tango seven\"). never call release_turbine for a turbine that isn't in the locked list, call ask_back instead.",
            Grammar = ["""
                farm: Skerry Bank|Moss Law|Upper Dunmore|Harrow Sands|Clachan Rig
                wind: <#2-24>|<#3-15>.<#1-9>
                gust: <#8-34>|n/a
                who: Iain|Shauna|Piotr|Mags|Dev|Rhys
                crew: Iain, Shauna|Piotr + Mags + Dev|<who> (solo)|Mags, Rhys|Dev + Iain|Shauna + Rhys + Piotr
                t: T0<#1-9>|T<#10-38>
                other: T0<#1-9>|T<#10-38>
                locked: <*t>|<*t>, <other>|<other>, <*t>|<*t> (since <#6-15>:<#10-59>)
                mins: <#10-180>
                part: pitch motor|yaw brake|gearbox filter|anemometer|service lift|converter fan|blade bolt
                p: <part>
                end: over|over|[control|base] please confirm|how copy|cheers
                text: <@>, <end>|[control|base] from <who>, <@>, <end>|<^@>.|[er|right], <@>, <end>|<who> here, <@>|[go ahead|morning], <@>. <end>
                """],
            Labels = """
                lock_turbine 8: going up <*t>, lock her out please|stop and lock <*t>|need <*t> isolated for <*p>
                release_turbine 7: <*t> is clear, you can release|we're down and clear of <*t>, give it back to the grid
                order_part 5: need a [new|spare] <*p> for <*t>|<*p> on <*t> is done for, can you order one
                log_delay 4: stuck at the gate, <*mins> minutes|weather hold on <*t>, call it <*mins> minutes
                medevac 1: man down at <*t>|<who> has fallen in <*t>, send the helicopter
                ask_back 3: (broken) <*t> ... (broken)|is it <*t> or <other> we're on|radio check
                """,
            Tools =
            [
                new("lock_turbine", "Stop a turbine and apply the remote lock.", new Field("turbine", "<*t>")),
                new("release_turbine", "Remove the lock.", new Field("turbine", "<*t>")),
                new("order_part", "Order a spare part.", new Field("turbine", "<*t>"), new Field("part", "<*p>")),
                new("log_delay", "Book waiting time.", new Field("minutes", "<*mins>", "integer")),
                new("medevac", "Alert the rescue service.", new Field("turbine", "<*t>")),
                new("ask_back", "Ask the crew to repeat.", new Field("question", "[Which turbine?|Say again?]")),
            ],
            ShuffledTools = true,
        },
    ];
}
