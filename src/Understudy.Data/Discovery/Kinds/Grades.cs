using System.Globalization;

namespace Understudy.Data;

/// <summary>
/// Whether labels grade: numbers, the letters A to F, or words of degree and assent in a few languages, beside words that all the labels
/// have ("Fit: strong", "Fit: weak"). What is asked with yes and no is graded by a third and fourth answer too, whatever they are ("restricted").
/// </summary>
internal static class Grades
{
    private const int Fewest = 2, MostBetween = 4; // labels, yes and no among them
    private const double NearlyAll = 0.95;
    private static readonly char[] Between = [' ', '_', '-', ':', '.', '*', '`', '(', ')', '[', ']', '"', '\''];
    private static readonly HashSet<string> Yes = new(["yes", "ja", "oui", "sí", "si", "sì", "sim", "tak", "ano", "kyllä", "evet", "да", "так", "true"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["no", "nein", "non", "não", "nee", "nie", "nej", "nei", "ne", "ei", "hayır", "нет", "ні", "false"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Degrees = new(
        """
        yes no maybe true false unsure unclear possible possibly impossible likely unlikely probable probably definite definitely certain certainly
        full fully complete completely entirely totally mostly partial partially part partly some somewhat slightly half barely hardly none not at all
        very highly extremely moderately marginally quite high medium mid middle moderate low strong weak perfect excellent great good fair okay ok mediocre bad poor best worst
        exact exactly close closely near nearly far loose loosely direct directly indirect indirectly relevant irrelevant related unrelated useful useless helpful unhelpful
        match matches mismatch same different identical similar dissimilar equal equivalent duplicate substitute complement alternative suitable unsuitable fits fit
        supports supported contradicts contradicted entailed entailment contradiction sufficient insufficient
        ja nein vielleicht teilweise teils kaum gar nicht kein keine voll völlig ganz hoch mittel niedrig gering stark schwach gut schlecht sehr genau passend unpassend passt gleich ähnlich verschieden möglich
        oui non peut être partiel partiellement partie en pas peu moyen moyenne élevé élevée haut haute faible bas basse fort forte bon bonne mauvais mauvaise parfait pertinent aucun aucune
        sí si quizás tal vez parcial parcialmente alto alta medio media bajo baja fuerte débil bueno buena malo mala exacto exacta relevante irrelevante ninguno nada
        sim não talvez fraco fraca bom boa mau má exato exata nenhum
        forse parziale parzialmente basso bassa debole buono buona cattivo esatto pertinente nessuno
        nee misschien gedeeltelijk deels niet geen hoog midden gemiddeld laag sterk zwak goed slecht precies
        tak nie może częściowo wysoki wysoka średni średnia niski niska dobry dobra zły zła żaden
        nej kanske delvis inte hög medel låg svag bra dålig exakt ingen måske ikke høj middel lav svak dårlig kanskje høy
        ano ne možná částečně vysoký střední nízký špatný kyllä ei ehkä osittain evet hayır belki kısmen yüksek orta düşük iyi kötü
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether nearly all answers are one of at least two grades.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="counts">How often each came.</param>
    public static bool Are(string[] labels, IReadOnlyDictionary<string, long> counts)
    {
        string[][] words = [.. labels.Select(l => l.Split(Between, StringSplitOptions.RemoveEmptyEntries))];
        HashSet<string> shared = new(words.FirstOrDefault() ?? [], StringComparer.OrdinalIgnoreCase);
        Array.ForEach(words, shared.IntersectWith);
        string[][] own = [.. words.Select(all => all.Where(w => !shared.Contains(w)).ToArray())];
        if (labels.Length <= MostBetween && Array.Exists(own, w => w is [var one] && Yes.Contains(one)) && Array.Exists(own, w => w is [var one] && No.Contains(one)))
        {
            return true;
        }

        string[] grades = [.. labels.Where((_, i) => IsGrade(own[i]))];
        return grades.Length >= Fewest && grades.Sum(g => counts.GetValueOrDefault(g)) >= NearlyAll * labels.Sum(l => counts.GetValueOrDefault(l));
    }

    private static bool IsGrade(string[] words) => words is [[>= 'A' and <= 'F']]
        || (words is [var number] && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        || Array.TrueForAll(words, Degrees.Contains);
}
