using System.Collections.Frozen;

namespace Understudy.Data;

/// <summary>The words that stand before names, in English, German, French, Spanish, Dutch, Italian and Portuguese.</summary>
internal static class NameCues
{
    /// <summary>Letters of the shortest and of the longest.</summary>
    public const int Shortest = 2, Longest = 24;

    public static readonly FrozenDictionary<string, NameCue> All = new Dictionary<NameCue, string[]>
    {
        [NameCue.Title] = ["mr", "mrs", "ms", "miss", "dr", "prof", "herr", "herrn", "frau", "monsieur", "madame", "mademoiselle", "mme", "mlle", "sr", "sra", "srta", "señor", "señora", "señorita", "mevrouw", "meneer", "de heer", "geachte heer", "dhr", "mevr", "signor", "signora", "sig.ra", "senhor", "senhora"],
        [NameCue.Greeting] = ["dear", "hi", "hello", "hey", "hallo", "bonjour", "bonsoir", "hola", "beste", "liebe", "lieber", "cher", "chère", "estimado", "estimada", "querido", "querida", "moin", "ciao", "caro", "cara", "good morning", "good afternoon", "good evening", "guten tag", "guten morgen", "buenos días"],
        [NameCue.Introduction] = ["my name is", "my name's", "name ist", "ich heiße", "ich heisse", "je m'appelle", "je m’appelle", "mon nom est", "me llamo", "mi nombre es", "mijn naam is", "ik heet", "mi chiamo", "meu nome é"],
        [NameCue.Self] = ["i am", "i'm", "i’m", "this is", "je suis", "soy", "ik ben", "ich bin", "hier ist", "sono", "sou"],
        [NameCue.Closing] = ["regards", "sincerely", "faithfully", "cheers", "thanks", "thank you", "best", "best wishes", "all the best", "yours", "truly", "grüßen", "grüße", "gruß", "grüssen", "grüsse", "gruss", "lg", "mfg", "vg", "cordialement", "à vous", "salutations", "saludos", "saludo", "atentamente", "groet", "groeten", "groetjes", "saluti", "atenciosamente", "danke", "merci", "gracias"],
        [NameCue.Relation] = ["my husband", "my wife", "my son", "my daughter", "my mother", "my father", "my brother", "my sister", "my partner", "my colleague", "mein mann", "meine frau", "mein sohn", "meine tochter", "mon mari", "ma femme", "mi marido", "mi mujer", "mi esposa", "mi esposo"],
        [NameCue.Label] = ["cardholder", "card holder", "account holder", "accountholder", "name on card", "name on account", "contact person", "ansprechpartner", "ansprechpartnerin", "sachbearbeiter", "sachbearbeiterin", "kontoinhaber", "karteninhaber", "recipient", "receiver", "empfänger", "destinataire", "destinatario", "ontvanger", "attn", "attention", "c/o", "signed by", "approved by", "requested by", "reported by", "reviewed by", "assigned to", "assignee", "owner", "caller", "patient", "beneficiary", "signatory", "payee", "titular"],
        [NameCue.Delivery] = ["deliver to:", "ship to:", "bill to:", "send to:", "lieferung an:", "livrer à :", "livrer à:"],
        [NameCue.Field] = ["name", "naam", "nombre", "nom", "apellidos", "nachname", "vorname", "surname"],
        [NameCue.Role] = ["customer", "client", "employee", "candidate", "applicant", "tenant", "driver", "passenger", "guest", "claimant", "member", "kunde", "kundin", "mieter", "mieterin", "patientin", "cliente", "klant", "le client", "la cliente", "user", "colleague", "technician", "nurse", "courier"],
    }.SelectMany(c => c.Value.Select(word => KeyValuePair.Create(word, c.Key))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
