using Understudy.Core;

namespace Understudy.Research;

/// <summary>A patent office: what a document found means for a claim, and the subclass of an abstract.</summary>
internal static class ThirdPatents
{
    private const string Words = """
        device: cargo bicycle|water meter|hearing aid|bread oven|wind turbine blade|pipette|parking brake|roof tile|cable drum|coffee grinder|stretcher|milking robot|window hinge|inhaler|ski binding|fuse holder|glove box|ladder|beehive|label printer
        part: housing|shaft|spring|valve|sensor|lever|membrane|rail|nozzle|cover|coil|bearing|gasket|magnet|controller|clip
        trait: is mounted [pivotably|slidably|detachably] on the <part>|is made of [a shape memory alloy|sintered steel|a bio-based polymer]|is heated before the <part> moves|measures [pressure|torque|humidity] at the <part>|is locked by a [magnet|bayonet|ratchet]|has <#2-12> [grooves|channels|teeth]|is powered by the <part>
        patno: [EP|US|DE|WO|JP|GB] <#7> [A1|B1|A|B2|U1]
        para: (paragraph \[00<#2>\])|(page <#2-40>, lines <#1-20>-<#21-38>)|(figure <#1-9>)|(claim <#1-14>)
        patline: [According to|In] [an embodiment|figure <#1-9>|a preferred form], the <part> <trait>.|[This|Such an arrangement] [reduces|avoids|improves] [wear|noise|leakage|cost|the weight] [considerably|by <#5-60> %|in use].|[It is known|The applicant submits|The description states] that a <part> may be [omitted|replaced|doubled].|The <part> (<#2-98>) [engages|carries|surrounds] the <part> (<#100-240>).
        """;

    private const string Subclasses = """
        A01B 4: ploughshare|harrow tines|tilling a field
        A01D 4: combine harvester|mowing bar|picking grapes by machine
        A01G 5: greenhouse shading|pruning a hedge|hydroponic trough
        A01K 5: fish tank filter|egg collecting belt|dog lead
        A21D 3: gluten-free dough|leavening agent for bread
        A23L 6: noodles from lentils|sweetener blend|preserving soup
        A24F 4: electronic cigarette|vaporiser cartridge
        A41D 4: jacket with heating wires|glove for welders
        A43B 5: shoe sole with air cushion|ski boot buckle
        A45D 2: hair curler|lipstick case
        A47B 4: desk adjustable in height|drawer for a kitchen cupboard
        A47J 7: coffee capsule machine|frying pan lid|toaster
        A47L 5: robot vacuum cleaner|dishwasher rack
        A61B 9: endoscope tip|ultrasound probe|blood pressure cuff
        A61C 4: dental drill|toothbrush head
        A61F 6: hip prosthesis|stent|wound dressing for an eye
        A61G 2: wheelchair lift|hospital bed
        A61K 9: tablet coating|vaccine adjuvant|skin cream with urea
        A61M 6: infusion pump|catheter|breathing mask
        A62B 2: respirator for firemen|escape rope for buildings
        A63B 5: rowing machine|golf club shaft
        A63F 4: board game|controller for video games
        B01D 6: filter cartridge|membrane for desalination|distillation column
        B01J 5: zeolite catalyst|fluidised bed reactor
        B05B 3: paint spray gun|nozzle for aerosol
        B08B 2: cleaning pipes with ice|removing dust by air jets
        B21D 3: bending sheet metal|deep drawing press
        B22F 3: sintering metal powder|laser melting of powder layers
        B23K 5: laser welding head|soldering iron
        B25J 7: robot gripper|exoskeleton arm|glove box port
        B26B 3: razor head|folding knife
        B29C 6: injection mould|3D printing of resin|blow moulding bottles
        B32B 4: laminate of foil and paper|multilayer film
        B41J 4: ink jet head|thermal printer ribbon
        B60C 4: tyre tread|run-flat tyre
        B60L 6: charging an electric car|regenerative braking of a tram
        B60N 3: child seat|headrest
        B60R 5: airbag|bumper|roof box for cars
        B60W 5: lane keeping|hybrid drive control
        B62D 4: steering column|truck cab tilt
        B62K 4: folding bicycle|handlebar grip
        B63B 3: hull with hydrofoil|mooring buoy
        B64C 5: drone with four rotors|wing flap
        B65B 4: filling bags|shrink wrapping pallets
        B65D 7: bottle closure|corrugated box|tear-open can
        B65G 6: conveyor belt|sorting parcels|stacking crane
        B66B 3: lift door|escalator step
        C02F 4: waste water with ozone|softening water
        C04B 3: concrete with fly ash|ceramic for high heat
        C07D 6: pyridine derivative|synthesis of an imidazole
        C07K 5: antibody binding a receptor|peptide with <#8-40> residues
        C08L 4: rubber blend|polymer composition with fibre
        C09D 3: anti-fouling paint|ink for textile
        C11D 3: laundry tablet|enzyme in a detergent
        C12N 6: gene editing|cell line|yeast expressing an enzyme
        D06F 4: washing machine drum|ironing board
        E01C 2: asphalt paver|paving slab joint
        E04B 4: prefabricated wall|insulation of a flat roof
        E05B 4: door lock|padlock with fingerprint
        E06B 3: roller shutter|window frame profile
        E21B 4: drilling bit|casing a well
        F01N 3: exhaust gas treatment|particle filter regeneration
        F03D 4: wind turbine blade|tower of a wind mill
        F16K 5: ball valve|tap cartridge
        F21V 4: lamp shade|heat sink for LEDs
        F24F 5: air conditioner|ventilation with heat recovery
        F25D 4: refrigerator drawer|defrosting a freezer
        G01N 8: gas sensor|blood test strip|microscope slide reader
        G02B 5: camera lens|optical fibre connector
        G06F 9: touch screen gesture|cache memory|scheduling of threads
        G06Q 6: paying by telephone|auction of advertising|booking of seats
        G10L 4: speech recognition|synthetic voice
        H01L 7: transistor gate|solar cell contact|wafer cleaning
        H01M 7: lithium cell electrolyte|fuel cell stack|battery separator
        H02J 4: grid with storage|wireless charging pad
        H04L 8: packet routing|key exchange|retransmission of frames
        H04N 6: video coding|camera shutter control|television guide
        H04W 7: handover between cells|paging of a mobile station
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "prior-art", Kind = WorkloadKind.Relevance, Weight = 9,
            Description = "Categories X, Y, A, N of documents found for a claim; headings around the slots, three versions with canaries.",
            System = """
                You support examiners with the search report. Compare claim 1 with the passage of one document.

                X = the passage alone takes away the novelty of the claim
                Y = the passage shows the special feature, but on another object, so that it counts only together with a second document
                A = the passage is about the object of the claim without its special feature
                N = the passage has nothing to do with the claim

                Dates do not matter here; they are checked elsewhere. Other words for the same thing are the same thing. A wish or a problem without a solution is at most A. When in doubt between X and Y take Y. Output the category and nothing else.
                """,
            User = """
                # Claim 1 ({{file}})
                {{claim}}

                # Document D{{number}}: {{patno}}
                {{text}}

                # Category
                """,
            Grammar = [Words, """
                file: EP<#2>-<#6>.<#1>
                number: <#1-9>
                opening: A <*device>[ for [indoor|outdoor|domestic|professional] use|] comprising a <part>[, a <part>|] and a <part>
                claim: <opening>, [characterised in that|wherein] the <*part> <*trait>[, the <part> being [spring-loaded|replaceable|transparent]|].
                text: <^@> <para>. <patline>[ <patline>|]|<patline> <^@>. [<patline>|]|<patline> <patline> <^@> <para>.
                """],
            Labels = """
                X 3: a <*device> is shown whose <*part> <*trait>|the <*part> of the <*device> <*trait>, as in the claim|in this <*device> the <*part> <*trait>
                Y 4: in a <device>, the <*part> <*trait>|a <device> whose <*part> <*trait> is described|the <*part> <*trait>; the object is a <device>
                A 6: a <*device> with a <part> of the usual kind|the <*device> shown is known from practice|the <*device> suffers from [wear|noise|leaks] at the <part>
                N 5: a <device> with a <part> is painted in <colour>|accounts for the sale of a <device>|method of [washing|dyeing|baking] for <city>
                """,
            Accuracy = .93, LongTail = true, Parts = .15, Models = [(0, "gpt-4o-2024-08-06"), (.45, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.35, .1, ("Compare claim 1 with the passage of one document.", "Compare claim 1 with a passage from one document.")),
                new Revision(.75, .08, ("When in doubt between X and Y take Y. Output the category and nothing else.", "In doubt between X and Y, take Y. Reply with the letter alone.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "cpc-subclass", Kind = WorkloadKind.Classification, Weight = 8,
            Description = "Seventy-eight subclasses for abstracts, bare code; unit and day at the front of the prompt, role moves to developer.",
            System = $$$"""
                {{unit}} – {{longtoday}}

                You pre-classify incoming applications so that they reach the right examining division on the first day. You get the title and the abstract as filed, sometimes machine translated. Give the one subclass of the Cooperative Patent Classification under which the invention as a whole falls. What counts is what the invention does, not where it is used: a pump in a car is a pump. If the abstract claims a material and a thing made from it, take the thing, unless the abstract is mostly about how the material is composed. If it claims a method and an apparatus, take the apparatus. Software is G06 or H04 only if nothing physical is improved; a robot with better software stays a robot. Medicines go by their use, new molecules by their structure. Toys, games and sports belong to A63 even with electronics in them.

                Only the subclasses below are handled in this building. If an abstract would belong elsewhere, take the nearest one; a colleague corrects it by hand and no harm is done. Never give groups, slashes or a second code, and do not write the title of the subclass.

                Subclasses: {{{string.Join(", ", Subclasses.Split('\n').Select(l => l[..4]))}}}

                Answer with four characters.
                """,
            User = "Title: {{title}}\nAbstract: {{text}}",
            Grammar = [Words, """
                unit: Formalities <#1-6>|Receiving section <#1-4>|Night batch
                title: [Improved |New |Modular |Low-cost |]<@>|<^part> and method of making it|<@> and use of a <part>
                text: [The invention is in the field of|Disclosed is something new about|The application is about|The present disclosure concerns] the following: <@>. <patline>[ <patline>|]|<patline> [Field of use|Object|Subject matter]: <@>.|<^@>, [wherein|in which] the <part> <trait>. <patline>|<patline> <patline> [Example|Preferred use]: <@>.
                """],
            Labels = Subclasses,
            Accuracy = .93, Jitter = .05, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.4, .08, ("sometimes machine translated", "often machine translated")),
                new Revision(.66, .05, ("Answer with four characters.", "Answer with the four characters of the subclass.")) { Role = "developer" },
            ],
        },
    ];
}
