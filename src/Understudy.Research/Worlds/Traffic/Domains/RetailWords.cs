namespace Understudy.Research;

/// <summary>An outdoor and household shop: products, reviews of them, orders.</summary>
internal static class RetailWords
{
    public const string Text = """
        product: tent|sleeping bag|rain jacket|hiking boots|camp stove|head torch|rucksack|trekking poles|water filter|climbing rope|kettle|air fryer|blender|toaster|desk lamp|office chair|bath towels|bed linen|vacuum cleaner|bread maker|garden hose|lawn mower|drill|paint roller|cycling shorts|running shoes|yoga mat|kayak paddle|thermos|fleece
        brand: Halden|Birk|Norrvik|Tarnica|Bellmoor|Ospray|Kelda|Ridgeway|Lumo|Fjellet|Casa Nova|Brightwell|Umea|Stormfell
        material: merino|nylon|cotton|steel|aluminium|bamboo|oak|polyester|down|canvas|silicone|leather|titanium|recycled plastic
        size: small|medium|large|XL|XS|size <#36-47>|<#1-6> litres|<#10-90> cm|<#1-4>-person|double|king size
        item: [<brand> |]<product>[ in <colour>| (<size>)||, <material>]
        use: [a hike near <city>|camping in <country>|our kitchen|the office|a birthday|my commute|the garage|winter walks|a wedding present|a rented flat|weekend trips|my <relation>]
        got: [I|We|My <relation>] [bought|ordered|got|picked up|was given|replaced our old one with] [this|the|a] <product>[ <when>| for <use>| in <city>| in <colour>|]
        pos: [<very> happy with it|works like a charm|exceeded what I hoped for|would buy it again|a pleasure to use|best <product> I have owned|feels [premium|solid|well made]|five stars from me|[kept us dry|ran all night|survived <country>]|my <relation> loves it|worth every penny]
        neg: [broke after <span>|fell apart|a complete waste of money|sent it back|never again|stopped working <when>|worse than the cheap one|cannot recommend it|terrible [quality|finish|design]|leaked from day one|my <relation> hates it|one star is too much]
        mix: [does the job, nothing more|okay for the price|some good points, some bad|neither great nor awful|I [expected|hoped for] [a little|somewhat] more|average|decent but not special|it is what it is|fine for beginners]
        t.size: [runs small|is a size too big|sleeves too long|narrow around the toes|did not fit my <relation>|the fit is spot on|ordered <size> and it fits|tight at the shoulders]
        t.delivery: [arrived <span> late|came next day|courier left it in the rain|box was dented|tracking never moved|delivered to the wrong door|shipping was <very> fast]
        t.price: [cheaper elsewhere|too expensive for what it is|great value|paid <#20-300> euros|half price in the sale|not worth <#50-400> pounds|a bargain]
        t.quality: [stitching came loose|zip jammed|the <material> scratches|seams hold up well|feels flimsy|finish is flawless|handle snapped|thick, sturdy <material>]
        t.service: [support answered in minutes|nobody replied to my mails|staff were rude|the chat agent was lovely|hotline kept me waiting|they apologised and helped|refund took <span>]
        t.look: [the <colour> is gorgeous|looks cheap|nothing like the photo|stylish design|got compliments on it|the colour faded|ugly logo on the front]
        t.instructions: [manual is useless|assembly took <span>|instructions only in one language|easy to set up|screws were missing from the plan|the app pairing guide is wrong]
        t.noise: [hums all night|whisper quiet|rattles on rough ground|so loud the neighbours complained|beeps without end|the fan whines]
        t.power: [battery lasts <span>|does not hold a charge|heats up in seconds|weak motor|charges <very> slowly|drains overnight|<#2-9> hours on one charge]
        topical: <t.size>|<t.delivery>|<t.price>|<t.quality>|<t.service>|<t.look>|<t.instructions>|<t.noise>|<t.power>
        feel: <pos>|<neg>|<mix>
        filler: [Used it for|Took it on|Tried it during] <use>[ <when>|, <sure>|].|<aside>|[I had|We had] [another|a <brand>|a <material>] <product> before[, <sure>|; this one is <quality>|].|It is <colour> and <very> <quality>.
        """;
}
