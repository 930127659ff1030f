using Understudy.Core;

namespace Understudy.Research;

/// <summary>A real-estate portal in Greece: texts for advertisements, enquiries.</summary>
internal static class FifthHomes
{
    private const string Words = """
        περιοχή: Κυψέλη|Παγκράτι|Καλαμαριά|Χαλάνδρι|Νέα Σμύρνη|Πατήσια|Γλυφάδα|Τούμπα|Πάτρα|Βόλος|Χανιά|Ηράκλειο|Αμπελόκηποι
        ακίνητο: διαμέρισμα|γκαρσονιέρα|μεζονέτα|μονοκατοικία|οροφοδιαμέρισμα|στούντιο|κατάστημα|οικόπεδο
        ποσό: <#280-1400> ευρώ|<#45-380>.000 ευρώ|<#280-1400>€
        area: Kypseli|Pagrati|Kalamaria|Chalandri|Nea Smyrni|Glyfada|Chania|Volos|Plaka|Koukaki
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "listing-copy", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "Texts for advertisements from agents' notes, in four languages; the example prompt of libraries, slots in the middle of sentences, a line that is there only for some.",
            System = SharedPrompts.Generic,
            User = """
                Write a property listing in {{language}} for a {{kind}} in {{area}} ({{sqm}} m², built {{year}}, asking €{{price}}). The reader is {{reader}}; keep the tone {{tone}}.{{energy}}

                Agent's notes, in no particular order:
                {{text}}

                Start with a headline of no more than eight words. No exclamation marks, no "dream home", no "must see", and don't promise a view the notes don't mention.
                """,
            Grammar = [Words, """
                language: English|English|Greek|German|French
                kind: flat|flat|studio|maisonette|detached house|ground-floor shop|penthouse
                sqm: <#22-240>
                year: <#1934-2024>
                price: <#45-980>,000|<#1-2>,<#3>,000
                reader: a young couple|an investor|a family with children|someone retiring abroad|a student's parents
                tone: factual|factual|warm|upmarket|plain
                energy: [||\nEnergy class: [A+|B|C|D|E|Z] (certificate <#5>/<#2>).]
                bit: [<#1-4> bed|<#1-2> bath|open kitchen|wc for guests|fireplace|storage in basement|parking pilotis|lift|no lift, [2nd|3rd|4th] floor|awnings|AC in [all rooms|living room]|double glazing <#2008-2024>]|[metro|tram|beach|school|laiki market] <#2-15> min [walk|by car]|[renovated|new wiring|new plumbing|roof insulated] <#2005-2025>|faces [south|east|a quiet courtyard|the avenue]|common charges <#20-120>/month|[rented|vacant|owner occupied] until <month>|marble floors, original <#1950-1975>|veranda <#4-60> sqm|[heating autonomous gas|heat pump|central oil heating]|seller [is abroad|in no hurry|wants quick deal]|keys with <syllable><syllable>
                text: - <bit>\n- <bit>\n- <bit>[\n- <bit>|][\n- <bit>|]|<bit>, <bit>, <bit>[, <bit>|]|<bit>. <^bit>. <^bit>, <bit>.[ <^aside>|]|<bit> / <bit> / <bit> / <bit>
                answer: [Quiet|Bright|Renovated] [home|flat|maisonette] in <area>\n\n[Set on|Located on] the [first|second|third|fifth] floor, this [flat|home] offers [<#1-4> bedrooms|an open kitchen|marble floors] and [a veranda|storage|parking]. The [metro|beach|school] is <#2-15> minutes away.[ Heating is by [gas|heat pump].|]|[Φωτεινό|Ήσυχο|Ανακαινισμένο] <ακίνητο>, <περιοχή>\n\nΤο ακίνητο διαθέτει [βεράντα|αποθήκη|τζάκι] και [αυτόνομη θέρμανση|θέση στάθμευσης]. [Κοντά σε μετρό.|Ιδανικό για οικογένεια.]|[Appartement|Studio] [lumineux|rénové|calme] à <area>\n\n[À <#2-15> minutes à pied du métro|Au calme sur cour], avec [véranda|cave|cheminée] et [chauffage au gaz|double vitrage].|[Helle|Ruhige] Wohnung in <area>\n\n[Südseitig|Zum Innenhof] gelegen, mit [Balkon|Kamin|Stellplatz]. Zur Metro sind es <#2-15> Minuten.
                """],
            Answer = "<answer>", Temperature = .6, LongTail = true, Jitter = .07,
            Revisions = [new Revision(.55, .1, ("Start with a headline of no more than eight words.", "Begin with a headline (eight words at most)."))],
        },
        new WorkloadSpec
        {
            Id = "aitima-katigoria", Kind = WorkloadKind.Classification, Weight = .5,
            Description = "What people write to a real-estate portal about, seven labels after a fixed word, Greek; code and agency of the advertisement in the prompt.",
            System = "Ταξινόμησε μήνυμα επισκέπτη προς το μεσιτικό γραφείο {{γραφείο}} (αγγελία {{κωδικός}}). Διάλεξε ένα: ραντεβού, τιμή, διαθεσιμότητα, έγγραφα, παροχές, ανάθεση, άσχετο. Αν ζητά να δει το ακίνητο, είναι ραντεβού ό,τι άλλο κι αν γράφει. Μορφή απάντησης: «Θέμα: τιμή».",
            Grammar = [Words, """
                γραφείο: [Θόλος|Εστία|Άνεμος|Λιθάρι|Βορράς] [ΑΕ|Real Estate|Ακίνητα|& Συνεργάτες]|<περιοχή> Homes
                κωδικός: Α<#6>|<#7>
                λόγια: Ευχαριστώ.|Περιμένω απάντηση.|Είμαστε οικογένεια με <#1-3> παιδιά.|Μένω [στο εξωτερικό|στην επαρχία].|Τηλέφωνο μετά τις <#4-8>.|Έχουμε [σκύλο|γάτα].|Με ενδιαφέρει πολύ.|Το είδα <#2-9> μέρες πριν.|Στείλτε και φωτογραφίες αν γίνεται.
                text: [Καλημέρα σας,|Καλησπέρα,|Γεια σας,|Χαίρετε.] <@>[;|.][ <λόγια>| <λόγια> <λόγια>|]|<^@>[.|;] <λόγια>|<λόγια> <^@>[.|;]|<@>
                """],
            Labels = """
                ραντεβού 9: μπορώ να δω το <ακίνητο> το Σάββατο|πότε γίνονται επισκέψεις στο ακίνητο|θα περνούσα αύριο γύρω στις <#10-19>
                τιμή 7>9: υπάρχει περιθώριο κάτω από <ποσό>|είναι συζητήσιμη η τιμή|τα κοινόχρηστα πόσο βγαίνουν
                διαθεσιμότητα 6: είναι ακόμα διαθέσιμο το <ακίνητο>|από πότε ελευθερώνεται|έχετε κάτι παρόμοιο στην περιοχή <περιοχή>
                έγγραφα 3: υπάρχει ηλεκτρονική ταυτότητα κτιρίου|ποια ενεργειακή κλάση έχει|χρειάζομαι την κάτοψη για την τράπεζα
                παροχές 5: έχει θέση πάρκινγκ|τι θέρμανση έχει το <ακίνητο>|επιτρέπονται κατοικίδια
                ανάθεση 3: θέλω να πουλήσω το <ακίνητο> μου|πόσο θα νοικιαζόταν ένα <ακίνητο> <#30-120> τ.μ. στην περιοχή <περιοχή>
                άσχετο 2: προσφέρουμε πακέτα SEO για μεσίτες|ψάχνετε προσωπικό|λάθος αριθμός, συγγνώμη
                """,
            Answer = "Θέμα: <=>", Accuracy = .96,
        },
    ];
}
