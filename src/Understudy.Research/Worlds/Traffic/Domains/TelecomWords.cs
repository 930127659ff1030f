namespace Understudy.Research;

/// <summary>A telephone and internet provider.</summary>
internal static class TelecomWords
{
    public const string Text = """
        device: router|fibre modem|set-top box|mobile phone|SIM card|eSIM|Wi-Fi repeater|landline|tablet|TV stick|smart watch|dongle
        plan: FlexMobile <#5-60> GB|HomeFibre <#100-1000>|Unlimited S|Unlimited XL|FamilyPack|Prepaid Basic|BizLine|StudentSurf|TV Plus|RoamWorld
        tech: [ping|sync|upload|download|signal|latency|packet loss]
        place.tel: [flat|cellar|second floor|office|shop|summer house|village] in <city>|living room|whole street|balcony
        led: [red|orange|green|blue|no] light [blinks|is on|goes out] [on the <device>|every <#2-50> seconds|since <when>]
        try: [unplugged|reset|swapped|updated|moved] the <device>[ <count> times| <when>|]|[changed|checked] the [cable|password|channel|plug]|ran a speed test: <#1-90> Mbit
        telstory: [I|We|The technician|My <relation>] <try>[, <sure>|, <led>|][. | and ]<^aside>|<^led>.|<^tech> [is at <#2-900>|jumps around|dropped] [in the <place.tel>|since <when>|with <plan>].|[Your|The] [agent|shop in <city>|hotline] [promised|told me|said] [a call back <when>|<plan> for <#9-49> euros|it takes <span>].
        """;
}
