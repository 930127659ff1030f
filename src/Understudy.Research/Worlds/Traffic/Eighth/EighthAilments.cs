namespace Understudy.Research;

/// <summary>What may ail a plant.</summary>
internal static class EighthAilments
{
    /// <summary>What customers say of each.</summary>
    public const string Cues = """
        Greenfly 9: small green insects|tiny green bugs on the tips|sticky, with green lice
        Blackfly 7: black insects in clumps|rows of tiny black bugs
        Whitefly 6: white specks that fly up|little white moths underneath
        Spider+mite 7: fine webs and pale dots|mottled and webby
        Mealybug 5: white fluff in the joints|cotton wool blobs
        Scale+insect 5: brown limpets along the veins|flat brown bumps
        Thrips 4: silver streaks and black dots|tiny thin black flies
        Vine+weevil 6: notches along the edges|white grubs in the pot
        Slugs 9: big ragged holes and slime|eaten overnight, slime trails
        Snails 5: shells under the pot and holes|snails by the dozen
        Leaf+miner 5: white squiggles inside|tunnels in the leaf
        Sawfly+larva 4: caterpillars that rear up|stripped to the ribs by grubs
        Box+caterpillar 6: webbing and bare twigs in the hedge|green and black caterpillars
        Cabbage+white 4: yellow eggs, green caterpillars|white butterflies about and holes
        Codling+moth 3: maggot in the core|hole with brown dust
        Plum+moth 2: pink maggot by the stone|pinkish grub inside
        Carrot+fly 3: rusty tunnels|brown tunnels in the root
        Leatherjackets 3: starlings digging and bare patches|grey grubs under the grass
        Chafer+grub 3: C-shaped white grubs|turf lifts like a rug
        Fungus+gnat 6: tiny flies from the compost|midges when I water
        Capsid+bug 2: ragged pinprick holes|puckered tips with tiny holes
        Lily+beetle 4: bright red beetles|red beetles and black muck
        Earwigs 2: chewed petals at night|pincers hiding in the bloom
        Ants 3: little heaps of soil|ants everywhere
        Rabbits 2: neat bites near the ground|bark nibbled low down
        Pigeons 2: torn to the ribs|pecked to shreds
        Squirrels 2: bulbs dug out|buds bitten off and dropped
        Eelworm 2: swollen stem that splits|cysts on the roots
        Powdery+mildew 9: white dust|looks like flour on top
        Downy+mildew 4: grey fuzz beneath yellow patches|furry undersides
        Rust 7: orange pustules|orange spots that rub off
        Black+spot 7: black blotches, then yellow|round black marks and leaf fall
        Grey+mould 6: grey fluffy rot|furry grey fruit
        Late+blight 6: brown patches, collapsed in days|brown marks with a pale rim, fast
        Early+blight 3: brown target rings|rings like a dartboard
        Botrytis+of+tulips 2: scorched, twisted spring shoots|tulip fire
        Canker 4: sunken bark|cracked sunken patches on a branch
        Fire+blight 3: looks scorched by fire|blossom brown and hanging
        Silver+leaf 3: silvery sheen, dying branches|leaf looks like tin
        Honey+fungus 4: white sheet under the bark|honey coloured toadstools
        Coral+spot 2: pink pimples on dead twigs|salmon dots on wood
        Brown+rot 4: brown fruit with cream rings|mummified fruit
        Scab 4: corky brown patches|dark scabby skin
        Peach+leaf+curl 3: red blisters and curling|puckered red leaf
        Clubroot 3: swollen knobbly root|root like a fist
        White+rot 3: white mould on the bulb base|fluffy base, tiny black dots
        Root+rot 7: mushy brown roots|wilting in wet soil
        Crown+rot 3: base has gone soft|rotten at soil level
        Damping+off 4: seedlings topple|seedlings thin at the base and dead
        Verticillium+wilt 3: one side wilts|one branch after another dies
        Sooty+mould 4: black film that wipes off|soot on the surface
        Algae+and+moss 3: green slime on the compost|moss takes over
        Lichen 2: grey crusty growth|crusts on old twigs
        Fairy+ring 2: dark circle with mushrooms|ring of toadstools
        Red+thread 3: pinkish needles in the grass|reddish patches, tiny threads
        Slime+mould 1: yellow custard overnight|foamy yellow blob
        Mosaic+virus 4: yellow mottling and stunted|light and dark patchwork
        Blossom+end+rot 5: black sunken bottom|leathery black patch at the end
        Cracked+fruit 3: skin splits after rain|split open
        Leaf+scorch 5: crisp brown edges|burnt tips after sun
        Frost+damage 5: blackened overnight|limp and dark since the cold night
        Wind+burn 2: brown on the windy side|dried on one side
        Drought 5: drooping and dry soil|crisp and light pot
        Overwatering 7: yellow and soggy|drooping though soil is wet
        Chlorosis 5: yellow with green veins|pale with dark veins
        Nitrogen+lack 3: pale all over and small|old ones yellow first
        Magnesium+lack 3: yellow between the veins on older ones|rusty yellow middle
        Potash+lack 2: brown margins, few flowers|scorched rim and no fruit
        Salt+build-up 2: white crust on the pot|crust on the surface
        Oedema 2: corky warts beneath|blisters underneath
        Pot-bound 4: roots circling out of the hole|dries out in hours, roots everywhere
        Reversion 2: plain green shoots among the variegated|lost its white edges
        Weedkiller+drift 2: twisted fern-like tips|cupped and twisted after next door sprayed
        Natural+shedding 3: a few old ones drop|only the lowest one yellow
        """;

    /// <summary>The ailments' names, as the prompt lists them.</summary>
    public static string Names { get; } = string.Join(", ", Cues.Split('\n').Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)].Replace('+', ' ')));
}
