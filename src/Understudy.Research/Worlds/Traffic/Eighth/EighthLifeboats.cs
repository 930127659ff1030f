using Understudy.Core;

namespace Understudy.Research;

/// <summary>A charity that runs lifeboats: whether tax may be reclaimed on a gift.</summary>
internal static class EighthLifeboats
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "gift-check", Kind = WorkloadKind.Classification, Weight = .2,
            Description = "Whether tax may be reclaimed on a gift to lifeboats, three decisions with a reason after an arrow; amount, way and date beside the donor's words.",
            System = "Gift desk, Harbour Light Lifeboats. May we reclaim tax on this gift? YES if a person gives their own money, pays tax here and gets nothing back. NO for companies, raffles, gifts with a benefit, money collected from others. ASK when the note leaves it open. Answer as in: NO -> office whip-round.",
            User = "amount:: {{amount}}\nway:: {{way}}\nreceived:: {{received}}\nnote:: {{text}}",
            Grammar = ["""
                amount: £<#5-900>|<$5-400>|GBP <#10-90>.00|£<#1-9>,<#1-9>00
                way: card|cheque|standing order|cash in a tin|bank transfer|JustPay
                received: <%dd/MM/yyyy>|<%d MMM>|<%yyyy-MM-dd>
                key: <@>
                more: [In memory of|For] [my <relation>|the crew at <city>|Skipper <firmhead>].|[Please|No need to] [write|thank me|send a sticker].|You [towed|saved] [us|my <relation>] in <month>.|<aside>
                text: <^*key>.|<^*key>. <more>|<more> <^*key>.|<*key>
                """],
            Labels = """
                YES 6: I pay tax and it's my own money|from my pension, taxpayer, keep it all|same as every <month>, I still work as a <jobname>
                NO 4: we passed a hat round at <firm>|prize of the pub quiz in <city>|from the company account of <firm>|for <#2-9> tickets to your dinner
                ASK 2: I've moved to <country>|my <relation> asked me to send this|retired <when>, not sure about tax
                """,
            Answer = "<=> -> <*key>",
        },
    ];
}
