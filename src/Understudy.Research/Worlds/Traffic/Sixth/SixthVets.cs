using Understudy.Core;

namespace Understudy.Research;

/// <summary>A chain of veterinary clinics: how soon an animal must be seen, the assistant that books.</summary>
internal static class SixthVets
{
    private const string Words = """
        pet: dog|dog|cat|cat|rabbit|guinea pig|hamster|tortoise|puppy|kitten|budgie|ferret|pony
        breed: labrador|spaniel|cockapoo|greyhound|British shorthair|Maine coon|lop rabbit|terrier|moggy|pug|whippet|Bengal
        pname: Biscuit|Luna|Milo|Pepper|Mrs Tibbs|Ziggy|Bruno|Daisy|Sir Hops|Nala|Olive|Rocket|Teddy|Fig|Pickle|Hugo
        branch: Fernhill|Old Dairy|Riverside|Kingsmead|Market Street|Tollgate
        body: paw|ear|eye|tail|belly|gum|back leg|claw|nose
        age: <#2-16> years|<#3-20> months|<#8-15> weeks|about <#2-15>
        vet: Dr <firmhead>|Dr Okafor|Dr Lindqvist|Dr Moreau|Dr Falk
        med: Metacam|Apoquel|flea tablets|worming paste|insulin|ear drops|Milbemax|thyroid tablets|joint supplements
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "clinic-tools", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "What owners ask of a clinic's assistant to seven tools, offered in an order that varies; clinic, time, owner and animals in the prompt.",
            System = """
                Booking assistant for Hazel & Paw Vets, {{branch}} branch. It is {{clock}}.
                Owner: {{owner}} (since {{since}})
                Animals on file:
                {{animals}}

                One function call per message, always. Prefer doing over asking; only use ask_owner when a required argument can't be worked out from the message or the file. Anything that sounds like bleeding, poison, a fit or trouble breathing is call_nurse, no matter what they ask for.
                """,
            Grammar = [Words, """
                clock: <%dddd HH:mm>|<%ddd d MMM, HH:mm>
                owner: Mr <firmhead>|Mrs <firmhead>|Ms <firmhead>|Dr <firmhead>|<firmhead> family
                since: <#2009-2025>|<month> <#2016-2025>|today
                animal: - <pname>, <breed>, <age>[, last seen <%MMM> <#2023-2026>|, insured|, nervous]|- <pname> (<pet>), <#1-60>.<#0-9> kg
                animals: - <*who>, <breed>, <age>\n<animal 1-2;>|<animal>\n- <*who>, <breed>, <age>, last seen <%MMM> <#2023-2025>|- <*who> (<pet>), <#1-60>.<#0-9> kg|- none yet
                who: <pname>
                day: <weekday>
                drug: <med>
                doc: <vet>
                at: <branch>
                filler: please|thanks|ta|if poss|he hates the car|she's a bit of a diva|sorry for the bother|any time is fine|no rush|<sure>
                text: <^@>[.|?|!]|<@>|[hi|hello|morning|hiya][,| there,|!] <@>|<^@>, <filler>.|<aside> <^@>[.|?]|<^filler>, <@>[?|.]|<@> [🐶|🐱|🙏|]
                """],
            Labels = """
                find_slots 9: anything free for <*who> on <*day>|when can <*doc> see <*who>|need a check-up for <*who> at <*at>
                book_visit 8: yes <*day> <#9-17>:<#10-50> works for <*who>|book <*who> in with <*doc> on <*day>|take the first one you said, for <*who>
                cancel_visit 5: can't make <*day> with <*who> any more|cancel <*who>'s jab, we have moved|<*who> is better, no need to come in <*day>
                order_repeat 7>10: <*who> is nearly out of <*drug>|same <*drug> as last time, collecting at <*at>|can I get <#2-6> months of <*drug> for <*who>
                register_pet 3: we got a new <pet>, called <*who>|add <*who> to my account, <breed>, <age>|picking up a <pet> from the shelter on <*day>, name is <*who>
                call_nurse 3: <*who> ate a whole bar of dark chocolate|<*who> is shaking and fell over|there's blood all over the <body>, what do I do
                ask_owner 2: can you do <*day>|the usual please|is it due yet
                """,
            Tools =
            [
                new("find_slots", "List free appointments.", new Field("pet", "<*who>"), new Field("day", "<*day>"), new Field("branch", "<*at>")),
                new("book_visit", "Book an appointment.", new Field("pet", "<*who>"), new Field("day", "<*day>"), new Field("vet", "<*doc>")),
                new("cancel_visit", "Cancel an appointment.", new Field("pet", "<*who>"), new Field("day", "<*day>")),
                new("order_repeat", "Order a repeat prescription.", new Field("pet", "<*who>"), new Field("medicine", "<*drug>")),
                new("register_pet", "Add an animal to the owner's file.", new Field("name", "<*who>")),
                new("call_nurse", "Ring the owner back at once.", new Field("pet", "<*who>"), new Field("reason", "[poison|fit|bleeding|breathing]")),
                new("ask_owner", "Ask one short question.", new Field("question", "[Which animal is it for?|Which day suits you?|Which medicine do you mean?]")),
            ],
            ShuffledTools = true, UserRule = "session_id", Models = [(0, "gpt-4o-mini-2024-07-18"), (.65, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.5, 0, ("One function call per message, always.", "Always exactly one function call per message."))],
        },
        new WorkloadSpec
        {
            Id = "symptom-urgency", Kind = WorkloadKind.Classification, Weight = 4,
            Description = "How soon an animal must be seen, four colours; species, age and the clinic's hours in the prompt, the owner's words bare.",
            System = "Telephone triage for vets. The animal is a {{pet}}, {{age}} old, {{sex}}. The clinic is {{hours}}. From what the owner writes decide: RED = come now, ORANGE = today, YELLOW = within three days, GREEN = advice is enough. Male cats that strain without passing water, bloated dogs, rabbits that haven't eaten for half a day, and any poison are RED. Owners play things down; when torn between two colours go one up. One word, capitals.",
            Grammar = [Words, """
                sex: male|female|male, neutered|female, spayed|unknown sex
                hours: open|open|closed, the night line is staffed|about to close|open until noon
                it: [he|she|<pname>]
                more: [Still|Otherwise] [eating|playing|drinking|wagging] [as normal|a bit|less than usual].|[Started|Noticed it] <when>.|[We|I] [gave|tried] [rice and chicken|some water|<med>|nothing yet].|[Insurance is with|Normally sees] [<firm>|<vet>].|[Is that|Could this be] [serious|normal|an allergy]?|My <relation> thinks I [worry too much|should call].|<aside>|[Gums|Temperature] [look pale|feel hot|fine].
                text: <@>|<^@>. <more>|<more> <^@>. <more>|<^@>[.|!|...] <more> <more>|hi, <@>, <sure>|<^@>.\n\n<more>|<more> <^@>!
                """],
            Labels = """
                RED 6: <it> swallowed [slug pellets|a lily|ibuprofen|raisins] about <#20-90> min ago|hit by a car, <it> is breathing fast|belly is hard like a drum and <it> tries to be sick|a fit for about <#2-6> minutes, now dazed|fell out of a window on the [second|third|fourth] floor|can't stand on the back legs all of a sudden|gums are white and <it> is cold|keeps squatting in the tray and nothing comes
                ORANGE 9: <it> has been sick <#3-9> times since <#4-11>|eye is shut and weeping|bitten by another <pet> on the <body>, small hole|hasn't eaten since <weekday>, very quiet|stitches on the <body> have come open|drinks all day and leaves puddles, was never like that|a grass seed went into the <body>, it's swollen|cries when I touch the <body>|coughing all night, sounds like a goose
                YELLOW 10>8: limping on the <body> after a walk|ear smells and <it> scratches it|a lump on the <body>, size of a pea|loose poo for <#2-4> days, bright otherwise|bald patch behind the <body>, getting bigger|breath smells awful lately, drops kibble|claw split but no blood|worms in the poo, like rice|<it> keeps licking the <body> raw
                GREEN 8: when should <it> have the next jab|a tick on the <body>, took it off already|<it> sneezed twice in the garden|what food is best after neutering|can I give <med> together with <med>|how do I get <pname> used to the carrier|is <it> too heavy at <#2-40> kilos|do I need papers to take <pname> to <country>|moulting like mad this <month>
                """,
            Accuracy = .94, Sloppy = .03, Jitter = .05, LongTail = true,
            Models = [(0, "gpt-4o-2024-08-06")],
        },
    ];
}
