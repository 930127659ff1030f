namespace Understudy.Research;

/// <summary>Categories of the fashion shop.</summary>
internal static class FifthCategories
{
    /// <summary>What suppliers say of products in each.</summary>
    public const string Cues = """
        Women>Dresses>Mini 6: <adj> mini dress[ with puff sleeves|, above the knee|]|short party dress, <fab>
        Women>Dresses>Midi 8: <adj> midi dress in <fab>|calf-length tea dress
        Women>Dresses>Maxi 5: floor-length <fab> gown|tiered maxi dress
        Women>Dresses>Shirt 3: shirt dress with tie belt|button-through <fab> dress, collar
        Women>Tops>T-shirts 9: ladies' crew neck tee|boxy t-shirt for her
        Women>Tops>Blouses 7: pussy-bow blouse|<fab> blouse, mother-of-pearl buttons
        Women>Tops>Camisoles 3: spaghetti strap cami|lace trim camisole
        Women>Tops>Bodysuits 2: ribbed bodysuit, snap fastening
        Women>Knitwear>Jumpers 7: chunky <fab> jumper, women's fit|<adj> pullover for women
        Women>Knitwear>Cardigans 5: cropped cardigan|long open-front cardigan
        Women>Trousers>Wide-leg 5: palazzo trousers|wide leg <fab> pants, high rise
        Women>Trousers>Cigarette 3: slim ankle-grazer trousers, women's|cigarette pants
        Women>Trousers>Leggings 4: ponte leggings|seamless leggings, everyday
        Women>Jeans>Skinny 4: super skinny jeans, women's|stretch skinny denim for her
        Women>Jeans>Mom 5: high-waisted mom jeans
        Women>Jeans>Bootcut 3: women's bootcut denim, W<#24-34>
        Women>Skirts>Pleated 3: knife-pleat skirt|sunray pleated skirt
        Women>Skirts>Pencil 2: pencil skirt, back vent
        Women>Skirts>Denim 2: A-line denim skirt
        Women>Coats>Trench 3: belted trench, women|storm-flap raincoat for women
        Women>Coats>Wool 4: double-faced <fab> coat, ladies
        Women>Coats>Puffer 4: quilted puffer, women's|down jacket for her, <#500-800> fill
        Women>Jackets>Blazers 5: tailored blazer, shoulder pads, women's
        Women>Jackets>Leather 2: biker jacket, asymmetric zip, ladies
        Women>Lingerie>Bras 5: plunge bra, <#30-38>[A|B|C|DD]|non-wired bralette
        Women>Lingerie>Briefs 4: high-leg briefs, pack of <#2-5>|seamless thong
        Women>Lingerie>Nightwear 3: satin slip nightie|women's pyjama set
        Women>Swimwear>Bikinis 4: triangle bikini top|tie-side bikini bottoms
        Women>Swimwear>Swimsuits 3: one-piece swimsuit, tummy control
        Women>Shoes>Heels 5: block heel sandals <#5-11> cm|stiletto pumps
        Women>Shoes>Flats 4: pointed ballet flats|slingback flats
        Women>Shoes>Boots 5: knee-high boots, women's|Chelsea boots for women
        Women>Shoes>Trainers 6: women's chunky trainers|ladies' court sneakers
        Women>Bags>Totes 4: shopper tote, fits <#13-15>" laptop
        Women>Bags>Crossbody 5: crossbody camera bag|quilted bag with chain strap
        Women>Bags>Clutches 2: beaded evening clutch
        Women>Jewellery>Earrings 4: gold-plated hoops|pearl drop earrings
        Women>Jewellery>Necklaces 4: layered necklace|pendant on <#40-60> cm chain
        Women>Jewellery>Rings 2: stacking rings, set of <#3-6>
        Women>Accessories>Scarves 3: printed silk square|oversized blanket scarf, women
        Women>Accessories>Tights 3: <#10-80> denier tights
        Women>Maternity 2: nursing top|bump-band jeans
        Men>Shirts>Formal 6: non-iron dress shirt, collar <#37-46>|men's twill shirt, double cuff
        Men>Shirts>Casual 6: men's flannel check shirt|Cuban collar shirt
        Men>Tops>T-shirts 8: men's heavyweight tee|pocket t-shirt for men
        Men>Tops>Polos 5: pique polo, contrast tipping
        Men>Tops>Sweatshirts 6: men's hoodie, kangaroo pocket|loopback crew sweatshirt
        Men>Knitwear>Jumpers 5: men's <fab> crew jumper|roll neck for him
        Men>Knitwear>Gilets 2: knitted vest, men's
        Men>Trousers>Chinos 6: slim chinos, W<#28-42> L<#30-36>|pleated chino trousers men
        Men>Trousers>Joggers 4: cuffed joggers, men's
        Men>Trousers>Shorts 4: men's drawstring shorts|swim-free chino shorts
        Men>Jeans>Slim 5: men's slim tapered denim
        Men>Jeans>Straight 5: selvedge straight leg jeans, <#10-16> oz
        Men>Coats>Overcoats 3: single-breasted overcoat for men
        Men>Coats>Parkas 3: fishtail parka, men's
        Men>Jackets>Suits 4: two-piece suit, <#36-48>R|men's suit jacket, notch lapel
        Men>Jackets>Denim 3: trucker jacket, men's
        Men>Underwear>Boxers 5: boxer briefs, <#2-7> pack
        Men>Underwear>Socks 4: men's ribbed socks, EU <#39-46>
        Men>Swimwear 2: men's swim trunks, mesh lining
        Men>Shoes>Brogues 3: full brogue Oxfords|wingtip Derby shoes
        Men>Shoes>Boots 3: men's lace-up boots, commando sole
        Men>Shoes>Trainers 6: men's retro runners|men's low-top sneakers
        Men>Accessories>Ties 2: silk tie, <#6-9> cm
        Men>Accessories>Belts 3: full-grain belt, men's
        Men>Accessories>Wallets 3: bifold wallet, RFID
        Kids>Girls 5: girl's <fab> pinafore, age <#2-13>|tutu skirt <#2-9> yrs
        Kids>Boys 5: boys' dino tee, age <#2-13>|school trousers boy <#5-14> yrs
        Kids>Baby 5: babygrow <#3-24> months|romper suit, newborn
        Kids>Shoes 3: kids' velcro trainers, EU <#22-36>|school shoes for children
        Unisex>Hats 3: ribbed beanie|bucket hat, reversible
        Unisex>Sunglasses 3: acetate sunglasses, cat 3 lens
        Unisex>Gloves 2: touchscreen gloves|sheepskin mittens
        Unisex>Watches 2: minimalist watch, <#32-42> mm case
        Home>Bedding 2: duvet cover set, <fab>
        Home>Candles 2: scented candle, <#180-400> g
        Other 2: gift card, <#10-150>|display mannequin|replacement buttons
        """;

    /// <summary>The paths as the prompt lists them.</summary>
    public static string Paths { get; } = string.Join('\n', Cues.Split('\n').Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]));
}
