using Understudy.Core;

namespace Understudy.Research;

/// <summary>A recycling yard: where a thing that somebody brings belongs.</summary>
internal static class NinthRecycling
{
    private const string Bins = """
        Aerosol+cans 4: deodorant spray|half full spray paint
        Aluminium 7: old window frames, silver and light|drinks cans, a bin bag full
        Asbestos+cement 3: grey corrugated sheets from a garage|brittle old roof slates that look like concrete
        Ash 2: cold ash from the stove
        Asphalt 2: lumps of driveway tarmac
        Bathroom+ceramics 4: cracked toilet bowl|a washbasin
        Batteries+car 6: battery off a <car>|two lead batteries
        Batteries+lithium 6: swollen power bank|e-bike battery pack|drill packs, 18 V
        Batteries+household 6: a jar of AA and AAA
        Bicycles 4: rusty kid's bike|frame without wheels
        Books 5: <#2-9> boxes of novels|encyclopedia in <#8-24> volumes
        Brass 3: old taps, yellow metal|door handles, heavy and yellow
        Bricks+and+rubble 8: bricks from a wall I knocked down|broken concrete slabs
        Bulky+furniture 8: wardrobe in pieces|an armchair, no springs left
        Cables 6: cut ends of cable, <#2-40> kg|Christmas lights that don't work
        Candles+and+wax 1: stubs of candles
        Cardboard 9: flattened moving boxes|packaging of a fridge, brown
        Carpet 5: stair carpet with underlay|a rug that smells
        Cartridges 3: empty toner from the office|ink cartridges
        CDs+and+tapes 3: VHS films, <#20-200>|a rack of CDs
        Christmas+trees 2: a tree, needles everywhere
        Clothing 7: <count> bags of clothes, wearable|winter coats
        Coffee+capsules 2: a sack of used pods
        Cooking+oil 4: <#1-9> litres from the deep fryer|chip fat
        Copper 5: offcuts of pipe, reddish|hot water cylinder, reddish metal
        Cork 1: wine corks
        Doors 3: interior doors, painted|front door with glass in it
        Electronics+small 8: toaster and hair dryer|a dead router|electric toothbrush
        Engine+oil 5: <#3-9> litres drained from the <car>|black oil in a can
        Expanded+polystyrene 4: white foam from a TV box|blocks of styrofoam
        Fire+extinguishers 2: extinguisher dated <#1998-2015>
        Flares 1: boat flares, expired
        Flat+glass 4: a mirror, cracked|panes from a greenhouse
        Fluorescent+tubes 3: long white light tubes|strip lights from the garage
        Fridges 5: chest freezer|fridge, still has gas I guess
        Gas+bottles 4: camping gas, half full|blue cylinder for the heater
        Glass+bottles 8: wine bottles, green|jam jars
        Grass+cuttings 7: mown lawn, <#2-12> bags
        Gypsum 5: sheets of plasterboard|ceiling panels, chalky
        Hedge+trimmings 7: conifer hedge cut into bits|branches under <#3-9> cm
        Insulation+wool 4: yellow itchy wool from the loft
        Invasive+plants 2: knotweed in sealed bags|giant hogweed roots
        Kitchen+waste 4: peelings and mouldy bread
        Laminate+flooring 3: click flooring, <#8-30> m2
        Lead 2: flashing from the roof, soft grey metal|fishing weights
        LED+bulbs 3: a bag of bulbs, screw type
        Leather 2: old satchels
        Mattresses 6: double mattress|cot mattress with a stain
        Medicines 3: tablets out of date|half a bottle of cough syrup
        Mercury 1: old thermometer, silver stuff inside
        Metal+mixed 8: a barbecue|<#2-9> shelves of steel|radiator off the wall
        Monitors+and+TVs 6: tube telly, weighs a ton|flat screen, shot
        Newspaper 5: papers since <month>|glossy magazines
        Paint+liquid 7: <#2-9> tins of gloss, still runny|emulsion, half a bucket
        Paint+dried 3: tins of paint gone hard
        Pallets 3: euro pallets, <#2-9>
        Pesticides 3: slug pellets and a weedkiller from the shed|rat poison
        Phones 4: drawer full of old mobiles
        Plant+pots 3: black plastic flower pots
        Plastic+film 5: bubble wrap and cling film|builders' sheeting
        Plastic+rigid 6: garden chair, white plastic|broken toys, no batteries
        PVC+windows 3: white plastic window without the glass
        Railway+sleepers 2: black sleepers from the garden
        Sand+and+soil 6: a trailer of topsoil|sandpit sand
        Shoes 4: pairs of trainers, tied together
        Solar+panels 2: two panels, one shattered
        Solvents 3: white spirit and thinner|nail varnish remover, <#1-4> l
        Stainless+steel 3: sink, magnet doesn't stick
        Syringes 1: a box of used needles
        Textiles+torn 3: ripped sheets|rags
        Tyres 6: <#1-5> tyres with rims|tractor tyre
        Vapes 4: disposable vapes, <count>
        Washing+machines 5: washer that leaks|tumble dryer
        Wood+treated 6: decking boards, pressure treated|fence panels with creosote
        Wood+untreated 5: planks, never painted|offcuts from the saw
        X-ray+films 1: grandma's x-rays
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "gate-container", Kind = WorkloadKind.Classification, Weight = 7,
            Description = "Into which of 76 containers of a recycling yard a thing goes, from what people say at the gate; raw text; three versions, the last in a developer message.",
            System = "recycling yard gate assistant (Ockerby Recycling Ltd).\nINPUT what someone at the barrier says they have in the boot.\nOUTPUT the container, spelled as below. One container, even if they bring five things: the most dangerous, else the first.\nCONTAINERS " + string.Join("; ", Bins.Split('\n').Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)].Replace('+', ' '))) + ".\nNever ask back. Whether it costs money is none of your business.",
            Grammar = ["""
                car: Golf|Transit|Corsa|Volvo|Fiesta|Passat
                tail: [and|plus] a <thing>|from my <relation>'s [shed|cellar|attic|flat]|in the trailer|[is that free|where does it go|do I pay]?|about <#1-9> [bags|boxes]|since <month> in the garage|if you take [that|those]|in the back of the <car>
                text: <@>|<^@>|I've got <@>|[hi|morning|hello], <@>|<@>, <tail>|<^@> <tail>|we have <@> <tail>|it's <@>|[got|there's] <@> <tail>|<@>?|<@>. <^aside>|[er|um|well], <@> <tail>|<+@>|where do I put <@>[?|]|my <relation> gave me <@>
                """],
            Labels = Bins,
            MaxTokens = 8, Jitter = .05, Accuracy = .95, Sloppy = .04,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.45, "gpt-4.1-nano-2025-04-14")],
            Revisions =
            [
                new Revision(.36, .06, ("INPUT what someone at the barrier says they have in the boot.", "INPUT what somebody at the barrier says is in the boot.")),
                new Revision(.7, .05, ("Whether it costs money is none of your business.", "Fees are none of your business.")) { Role = "developer" },
            ],
        },
    ];
}
