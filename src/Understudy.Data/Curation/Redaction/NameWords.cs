using System.Collections.Frozen;

namespace Understudy.Data;

/// <summary>Capitalised words that follow a greeting, a title or a field and are no person's name.</summary>
internal static class NameWords
{
    // Of companies, teams and things.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Others = Set(
        "all team everyone everybody there world sir sirs madam customer customers client clients friend friends guest member members user users colleague colleagues folks guys support service services care help desk helpdesk center centre department dept office sales marketing billing finance legal accounting accounts payments shipping returns complaints success security product products premium customer-service",
        "manager management director engineer agent assistant bot system admin administrator staff hiring committee board group company inc ltd llc gmbh ag corp bank hotel store shop market street road avenue international global online digital solutions systems software technologies partners",
        "mr mrs ms miss dr prof professor herr herrn frau monsieur madame sr sra señor señora mevrouw meneer heer",
        "ihr ihre ihren ihrem sie wir ich die der das den dem ein eine mein meine bitte danke vielen team serviceteam kundenservice kundendienst kunde kunden kundin damen herren kollegen kolleginnen zusammen leute alle freunde nachbarn vertrieb rechnung bestellung firma",
        "tous toutes équipe service client clients messieurs mesdames nous vous je le la les un une votre notre équipo equipo señores cliente clientes todos todas usted iedereen allemaal klant team klantenservice",
        "happy sorry afraid unable interested sure looking writing trying having getting going using unhappy disappointed glad pleased aware available back done fine ready english german french spanish dutch italian european american british microsoft google amazon apple",
        "oetker clean pepper martens proper muscle bean sunshine");

    // Of sentences: a line of its own may be signed Will.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Sentences = Set(
        "i we you he she it they the a an my your our his her their this that these those and or not no yes please thanks thank re fw fwd to from for with on at in by as if when what where who why how is are was will would can could may should do does did have has had here now today tomorrow just only also still new old good great best dear hi hello hey",
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december urgent order orders invoice refund return account card payment address email mail phone number date subject message name id ticket case request issue status");

    /// <summary>Whether a word is one of them.</summary>
    /// <param name="word">The word.</param>
    /// <param name="sentence">Whether a sentence may begin or go on here.</param>
    public static bool IsOther(ReadOnlySpan<char> word, bool sentence) => Others.Contains(word) || (sentence && (Sentences.Contains(word) || (word.IndexOfAny('\'', '’') is > 0 and int quote && Sentences.Contains(word[..quote])))); // I'm, It's

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        string.Join(' ', words).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
