using Understudy.Core;

namespace Understudy.Research;

/// <summary>A maker of hearing aids: why an aid comes in for repair.</summary>
internal static class NinthHearing
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "aid-repair", Kind = WorkloadKind.Classification, Weight = .9,
            Description = "What is wrong with a hearing aid sent in, seven codes after a word and a colon; the form's fields with dots, an optional line on earlier repairs; developer role.",
            Role = "developer",
            System = "Workshop triage, Auralis Hearing. Map the dispenser's remark on the repair slip to a bench: F1 no sound, F2 weak or muffled, F3 whistling, F4 battery or charging, F5 wireless and app, F6 shell or fit, F7 not a repair. Rechargeable models with \"dead\" go to F4. Answer \"Bench: F4\".",
            User = "Model....: {{model}}\nSerial...: {{serial}}\nEar......: {{ear}}\nWorn.....: {{worn}}{{before}}\nRemark...: {{text}}",
            Grammar = ["""
                model: Auralis <#3-9>[0|] [RIC|BTE|CIC]|Nova <#1-5>R|Nova <#1-5>|Pebble [S|P]
                serial: <#8>|<%AA2><#7>|unreadable
                ear: left|right|both
                worn: <#1-60> months|new|<#2-8> years|unknown
                before: [||\nEarlier..: [receiver|shell|mic|battery door], <month> <#2023-2025>]
                more: [Please|Pls] [expedite|quote first|clean as well].|[Tried|Swapped] [domes|wax guard|filter], [no change|helped a day].|[Patient|Client] is [<#70-99>|a <jobname>|travelling on <weekday>].|[Under|Out of] warranty.|<aside>
                text: <@>|<^@>.|<^@>. <more>|<@> / <more>|<+@>|<more> <^@>.
                """],
            Labels = """
                F1 8: stone dead, battery is fine|cuts out then silence|no output on test box
                F2 8: sounds like under water|weak since <when>|receiver clogged, muffled
                F3 5: whistles when chewing|constant feedback at night|squeals near the phone
                F4 6>9: won't hold charge past <#1-6> h|battery door snapped|charger blinks <colour>
                F5 5: app can't find it|stream drops every <#2-20> minutes|remote not pairing
                F6 4: dog chewed it|shell too tight, sore ear|tube cracked at the bend
                F7 2: wants another colour, <colour>|returned for credit|sent by mistake
                """,
            Answer = "Bench: <=>", Accuracy = .95, Parts = .08, MaxTokens = 8,
        },
    ];
}
