namespace Understudy.Research;

/// <summary>An insurer: cover, claims, losses.</summary>
internal static class InsuranceWords
{
    public const string Text = """
        cover: household|motor|liability|travel|dental|legal costs|pet|building|bicycle|life|accident|glass
        policy: [H|M|T|L]P-<#7>
        asset: windscreen|bumper|washing machine|ceiling|parquet|camera|e-bike|garage door|suitcase|necklace|laptop|fence|boiler|solar panel|kitchen front|mattress
        cause.water: [pipe burst|washing machine hose came off|rain through the roof|neighbour's bath overflowed]
        cause.fire: [fire in the kitchen|candle fell over|short circuit in the <asset>|smoke all over]
        cause.theft: [thieves took the <asset>|broke in through the <thing>|bag stolen on the tram|<asset> gone from the cellar]
        cause.storm: [hail smashed the <asset>|tree fell on the <asset>|storm tore off tiles|lightning hit]
        cause.crash: [rear-ended at a light|scraped a <thing> when parking|deer ran into the road|someone hit my parked car]
        cause.break: [dropped the <asset>|child broke the <asset>|dog chewed the <asset>|stone hit the <asset>]
        insline: [It|The damage|This] [happened|was found] <when> [in <city>|at home|at the <place.ins>][, while <who.ins> <does>|].|[A|The] [plumber|garage|police officer|neighbour|doctor] [wrote a report|took photos|estimates <$90-9000> euros|came <when>].|[I|We] [kept|threw away|dried|sent] the <asset>[ <when>|].|My <cover> policy <policy> [runs since <#2009-2025>|should pay|was renewed in <month>].|<aside>
        place.ins: car park|ski slope|allotment|campsite|hotel|school|harbour|supermarket
        who.ins: I|we|my <relation>|a guest|the tenant
        """;
}
