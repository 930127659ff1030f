namespace Understudy.Research;

/// <summary>Chapters of the tariff of customs.</summary>
internal static class TenthChapters
{
    /// <summary>What is written on invoices of each.</summary>
    public const string Cues = """
        01 2: live day-old chicks|breeding heifers, live
        02 4: frozen boneless beef|chilled lamb legs|pork bellies vac packed
        03 5: frozen cod fillets|whole salmon on ice|raw shrimp 16/20
        04 5: cheddar blocks|skimmed milk powder|natural honey in jars
        05 1: goose down, unprocessed|hog casings salted
        06 3: cut roses, stems 50 cm|potted orchids|tulip bulbs
        07 5: fresh garlic|frozen peas|dried red lentils
        08 5: bananas cavendish|shelled almonds|frozen blueberries
        09 5: green coffee arabica|black pepper whole|ceylon tea loose
        10 3: durum wheat in bulk|basmati rice
        11 2: wheat flour type 550|potato starch|malt, not roasted
        12 3: soya beans|sunflower seed for sowing|hop cones
        13 1: gum arabic|vanilla oleoresin
        15 4: olive oil extra virgin|refined palm olein|cocoa-free margarine
        16 4: canned tuna in brine|pork sausages|crab sticks
        17 3: raw cane sugar|chewing gum|glucose syrup
        18 4: cocoa butter|chocolate bars filled|cocoa powder
        19 4: spaghetti no 5|breakfast cereal flakes|butter biscuits
        20 4: tomato paste 28/30|orange juice concentrate|pickled gherkins
        21 4: soy sauce|protein powder vanilla|instant noodle seasoning
        22 5: red wine 0.75 l|mineral water|single malt whisky
        23 2: fish meal|dry dog food|soya meal
        24 1: cigarettes, filter|shisha tobacco
        25 3: portland cement|rock salt|kaolin clay
        26 1: iron ore fines|copper concentrate
        27 4: diesel EN590|lubricating oil 15W40|bitumen 50/70
        28 4: caustic soda flakes|hydrogen peroxide 35 %|titanium tetrachloride
        29 4: citric acid anhydrous|isopropanol|ascorbic acid
        30 6: paracetamol tablets|vaccines, refrigerated|first aid kits
        31 2: urea 46 % N|NPK 15-15-15
        32 4: acrylic wall paint|titanium dioxide pigment|printing ink cyan
        33 5: eau de toilette|shampoo 400 ml|lavender essential oil
        34 4: laundry detergent pods|paraffin candles|floor polish
        35 2: gelatine powder|epoxy-free glue sticks|rennet
        36 1: fireworks assortment|safety matches
        37 1: x-ray film, unexposed|instant camera film
        38 4: weed killer glyphosate|antifreeze coolant|pcr reagents
        39 9: polyethylene granules|plastic storage boxes|PVC pipe 110 mm|cling film
        40 6: car tyres 205/55 R16|nitrile gloves|rubber gaskets
        41 2: wet blue cow hides|crust leather
        42 5: leather handbags|nylon suitcases|dog collars, leather
        43 1: mink skins, dressed|sheepskin coats
        44 5: oak parquet|birch plywood 18 mm|wooden pallets EUR
        46 1: wicker baskets|rattan mats
        47 1: bleached sulphate pulp|waste paper, sorted
        48 6: corrugated cartons|copier paper A4|toilet tissue 3-ply
        49 4: printed children's books|calendars|product leaflets
        50 1: silk habotai fabric|raw silk
        51 2: merino yarn|woollen cloth 280 g
        52 4: denim fabric, cotton|cotton sewing thread
        53 1: linen canvas|jute fabric
        54 2: polyester filament yarn|nylon taffeta
        55 2: viscose staple fibre|acrylic spun yarn
        56 2: nonwoven rolls|twine and rope
        57 2: tufted carpets|wool rugs hand knotted
        58 1: embroidered trim|velvet ribbon
        59 1: coated textile for awnings|conveyor belting, textile
        61 7: t-shirts knitted cotton|knitted cardigans|tights
        62 7: woven men's trousers|ladies' blouses|rain coats
        63 5: bed linen sets|worn clothing in bales|tarpaulins
        64 6: running trainers|leather boots ladies|flip-flops
        65 2: baseball caps|safety helmets
        66 1: folding umbrellas|walking sticks
        68 3: brake pads|granite worktops|mineral wool slabs
        69 4: porcelain plates|ceramic floor tiles|wash basins
        70 4: wine bottles empty|tempered glass sheets|glass fibre mats
        71 4: silver rings|cultured pearls|platinum catalyst gauze
        72 4: hot rolled coils|rebar 12 mm
        73 7: hex bolts M8 zinc plated|steel shelving|stainless cookware
        74 2: copper tube 15 mm|brass fittings
        76 4: aluminium profiles|kitchen foil
        82 5: screwdriver sets|drill bits HSS|kitchen knives
        83 4: door hinges|padlocks|picture frames of metal
        84 12>10: centrifugal pump|laptop computers|cnc lathe|ball bearings 6204
        85 13>16: lithium battery packs|usb-c chargers|smartphones|led lamps
        87 7: brake discs for cars|e-bikes|tractor spare axle
        90 6: pulse oximeters|reading glasses|pressure gauges
        94 6: office chairs|mattresses|bedside lamps
        95 6: jigsaw puzzles|fitness dumbbells|video game console
        """;

    /// <summary>The chapters as the prompt lists them.</summary>
    public const string Names = "01 live animals; 02 meat; 03 fish; 04 dairy, eggs, honey; 05 other animal products; 06 plants, cut flowers; 07 vegetables; 08 fruit, nuts; 09 coffee, tea, spices; 10 cereals; 11 milling products; 12 oil seeds; 13 gums, resins; 15 fats and oils; 16 meat and fish preparations; 17 sugar; 18 cocoa; 19 bakery and pasta; 20 preserved vegetables and fruit; 21 misc. edible; 22 beverages; 23 feed; 24 tobacco; 25 salt, stone, cement; 26 ores; 27 mineral fuels; 28 inorganic chemicals; 29 organic chemicals; 30 pharmaceuticals; 31 fertilisers; 32 paints, dyes; 33 cosmetics; 34 soap, wax; 35 glues, gelatine; 36 explosives; 37 photographic goods; 38 misc. chemicals; 39 plastics; 40 rubber; 41 hides; 42 leather goods; 43 furskins; 44 wood; 46 basketware; 47 pulp; 48 paper; 49 printed matter; 50 silk; 51 wool; 52 cotton; 53 other vegetable fibres; 54 filaments; 55 staple fibres; 56 wadding, rope; 57 carpets; 58 special fabrics; 59 coated textiles; 61 knitted clothing; 62 woven clothing; 63 other made-up textiles; 64 footwear; 65 headgear; 66 umbrellas; 68 stone and mineral articles; 69 ceramics; 70 glass; 71 jewellery; 72 iron and steel; 73 articles of steel; 74 copper; 76 aluminium; 82 tools, cutlery; 83 misc. base metal; 84 machinery; 85 electrical; 87 vehicles; 90 instruments; 94 furniture, lamps; 95 toys and sport";
}
