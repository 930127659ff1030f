using Understudy.Core;

namespace Understudy.Research;

/// <summary>Codes of transport and public offices, and one set of names that grows.</summary>
internal static class FrozenCodes
{
    private static readonly (string Name, string Words)[] Things =
    [
        ("pickup", "collection|pick-up|loading at the sender"), ("linehaul", "the long leg|night run|trunk road"), ("hub", "the hub|sorting belt|cross-dock"), ("customs", "customs|the border post|clearance"),
        ("delivery", "last mile|drop-off|unloading"), ("documents", "papers|waybill|the certificate"), ("vehicle", "truck|tractor unit|tail lift"), ("cargo", "the goods|pallets|cartons"), ("seal", "seal|lock|door tape"),
    ];

    private static readonly (string Name, string Words)[] States =
    [
        ("done", "completed|finished without remarks|all good with"), ("late", "delayed|behind schedule at|waiting on"), ("missing", "cannot find|absent:|nothing there for"), ("damaged", "crushed|broken|wet or torn:"),
        ("refused", "turned away at|not accepted|rejected"), ("changed", "swapped|replanned|other than booked:"), ("held", "on hold|stopped for inspection:|blocked at"), ("query", "please clarify|question about|who handles"),
    ];

    private static readonly string s_events = string.Join('\n', Things.SelectMany((t, i) => States.Select((s, j) => $"{t.Name.ToUpperInvariant()}-{s.Name.ToUpperInvariant()} {1 + (((i * 5) + (j * 3)) % 8)}: [{s.Words}] [{t.Words}]|[{t.Words}], [{s.Words}]")));

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "event-code", Kind = WorkloadKind.Classification, Weight = 8,
            Description = "Seventy-two event codes for drivers' notes, bare label; shift and terminal in the prompt, role moves to developer.",
            System = $$$"""
                Terminal {{user_id}}, shift of {{longtoday}}.

                You translate free notes of drivers and warehouse staff into tracking events for the customers' portal. An event is PART-STATE. PART says which step or object the note is about, STATE what is the matter with it. Notes are written in a hurry: ignore greetings, jokes and weather unless the weather is the reason. If a note tells a story, code how it ended. A pallet that was refused because it was crushed is CARGO-DAMAGED, because the damage is the cause. Waiting at a ramp is late, not held; held means that an authority or the customer stopped it.

                Parts in short: PICKUP is everything at the sender, DELIVERY everything at the consignee. HUB is inside our own halls, LINEHAUL on the road between them. CUSTOMS is any authority. DOCUMENTS are papers and files, VEHICLE is ours or a partner's, CARGO the goods themselves with their packaging, SEAL whatever closes a door. A note about a driver's hours belongs to LINEHAUL. A note about a scanner belongs to HUB.
                States in short: DONE when nothing is left to do; QUERY when the note asks something, even if it also tells something; CHANGED when plan and reality differ and nobody minds.

                Allowed events: {{{string.Join(' ', s_events.Split('\n').Select(l => l[..l.IndexOf(' ', StringComparison.Ordinal)]))}}}

                Print the event. Nothing before it, nothing after it.
                """,
            Grammar = [FreightWords.Text, "text: <^@>[.|, <shipment>.|, <vehicle>| - <depot>] [<roadline>||]|<roadline> <^@>[, <when>|].|<shipment>: <@>[, <load>|]|<@>, <sure>"],
            Labels = s_events,
            Accuracy = .93, Jitter = .06, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.55, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.35, .08, ("Notes are written in a hurry:", "Notes are often written in a hurry:")),
                new Revision(.68, .05, ("Print the event. Nothing before it, nothing after it.", "Print the event and nothing else.")) { Role = "developer" },
            ],
        },
        new WorkloadSpec
        {
            Id = "disease-chapter", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Chapters of a disease classification, 21 of them with a reason; four slots.",
            System = """
                You pre-sort reports of a health insurance for coding. Name the chapter of the classification (roman numeral I to XXI) under which the main diagnosis falls. Injuries are XIX whatever the organ. Pregnancy beats the organ. Symptoms without a diagnosis are XVIII. Contacts without illness (check-ups, vaccinations) are XXI, external causes alone XX.
                Form: numeral, colon, three to six words why.
                """,
            User = "Age: {{age}}\nSetting: {{setting}}\nDrugs: {{drug}}\nReport: {{text}}",
            Grammar = [HealthWords.Text, "age: <#1-96>\nsetting: ward|day clinic|practice|emergency room\ntext: <^@>[.|, since <when>.] <noteline>[ <noteline>|]|<noteline> <^@>[, <quality> course|].\nwhy: report [names|describes|points to] <@>|<@> as main diagnosis"],
            Labels = """
                I 3: tuberculosis|sepsis|shingles|salmonella
                II 5: melanoma|lymphoma|breast carcinoma
                III 2: anaemia|haemophilia|low platelets
                IV 5: diabetes|goitre|obesity|gout attack
                V 5: depression|panic disorder|dementia with delusions
                VI 4: epilepsy|migraine|Parkinson's disease
                VII 2: cataract|glaucoma|retinal tear
                VIII 2: otitis|tinnitus|sudden deafness
                IX 7: heart failure|atrial fibrillation|stroke
                X 5: pneumonia|asthma|COPD flare
                XI 5: gallstones|gastritis|appendicitis
                XII 3: psoriasis|eczema|leg ulcer
                XIII 5: osteoarthritis|slipped disc|rheumatism
                XIV 3: kidney stones|cystitis|prostate enlargement
                XV 2: threatened labour|pre-eclampsia|twin pregnancy
                XVI 1: premature infant|neonatal jaundice
                XVII 1: cleft palate|heart defect from birth
                XVIII 3: unexplained collapse|fever of unknown origin
                XIX 5: wrist fracture|burn of the hand|concussion
                XX 1: bitten by a dog at work|struck by a falling crate
                XXI 2: vaccination visit|check-up before school|donor examination
                """,
            Answer = "<=>: <why>", Parts = .3, Ascii = true,
        },
        new WorkloadSpec
        {
            Id = "vessel-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "Names of vessels out of radio notes: the set grows, so it is not closed.",
            System = "Harbour log. From a radio note return the vessel's registered name in ordinary capitals, no prefix (MV, MT, SV), no call sign, no flag. Known vessels keep the spelling of the log. Name only.",
            User = "Note: {{text}}",
            Grammar = [FreightWords.Text, """
                vessel[+]: <^syllable><syllable>|[Northern|Baltic|Lady|Queen|Pacific|Star of|Spirit of|Little] <^syllable><syllable>[a|en|ia]|<^syllable><syllable><syllable> [Express|Trader|Pioneer|Bay|II|Maru]
                text: [MV|M/V|MT|SV|FV|tug] <+*vessel>[, <%AA4><#1-9>|] [req berth|inbound|anchored|pilot aboard|departs] [<#0-23><#10-59>z|<when>|<depot>]|<#0-23><#10-59> <+*vessel> [<cargo>|ch <#6-77>|draught <#3-14>.<#1>]|[from|for] <*vessel>: <load>
                """],
            Answer = "<*vessel>", Jitter = .1,
        },
        new WorkloadSpec
        {
            Id = "cargo-class", Kind = WorkloadKind.Classification, Weight = .4,
            Description = "Descriptions of goods to nineteen classes; second version corrects a typing error.",
            System = """
                Tariff pre-check of a forwarder. Put the goods into one class. Packaging, quantity and origin are irrelevent. Classes: Live, Dairy, Fruit, Grain, Drinks, Tobacco, Chemicals, Medicines, Plastics, Leather, Wood, Paper, Textiles, Footwear, Glass, Metals, Machines, Vehicles, Furniture.
                Write {"class": "<one of them>"}.
                """,
            User = "Goods: {{text}}\nFrom: {{country}}\nShipper: {{firm}}",
            Grammar = ["text: [<#2-900> [boxes|pallets|sacks|drums] of |used |sample: |]<@>[, <quality>|, <colour>|, <#1-40> kg each|][ for <city>| (returned)| and accessories|]"],
            Labels = """
                Live 1: ponies|day-old chicks|ornamental fish
                Dairy 3: butter|yoghurt|hard cheese
                Fruit 5: oranges|frozen berries|bananas
                Grain 4: wheat|malt|rice
                Drinks 4: red wine|mineral water|gin
                Tobacco 1: cigars|cut tobacco
                Chemicals 5: solvent|ammonia|paint thinner
                Medicines 4: vaccines|tablets|bandages
                Plastics 5: PVC pipes|foil|bottle caps
                Leather 2: saddles|handbags|hides
                Wood 3: plywood|oak boards|sawdust pellets
                Paper 3: newsprint|cardboard|envelopes
                Textiles 5: cotton yarn|curtains|t-shirts
                Footwear 3: sandals|rubber boots|trainers
                Glass 2: window panes|jars|lenses
                Metals 5: steel coils|copper wire|screws
                Machines 6: pumps|lathes|printers
                Vehicles 3: tractors|bicycles|trailers
                Furniture 4: chairs|mattresses|wardrobes
                """,
            Fields = [new("class", "<=>")],
            Revisions = [new Revision(.5, 0, ("irrelevent", "irrelevant"))],
        },
    ];
}
