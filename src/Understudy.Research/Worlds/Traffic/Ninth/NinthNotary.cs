using Understudy.Core;

namespace Understudy.Research;

/// <summary>A notary's office: mails that ask for an appointment.</summary>
internal static class NinthNotary
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "deed-intake", Kind = WorkloadKind.FunctionCall, Weight = 4,
            Description = "Mails to a notary's office to a schema of six fields; today's date and the notaries on duty in a developer message, mail headers with optional copies before the mail.",
            Role = "developer",
            System = """
                Maison Verhaeghe & Lund, civil-law notaries. Intake agent v3.
                Date: {{today}}. Notaries in the house: {{onduty}}.

                From the e-mail below, prepare the intake sheet.

                - matter: sale, gift, will, marriage contract, company, power of attorney, estate
                - party_count = everybody who has to sign, the sender included if they sign
                - deadline = ISO date, empty string when there is none
                - value_eur = the amount at stake as an integer without separators; 0 when not stated
                - interpreter = language for which somebody needs an interpreter, else "none"
                - contact = the person to ring back, as spelled in the mail

                Quoted older mails (lines that begin with ">") are history and must not leak into the sheet.
                """,
            User = """
                From: {{from}}
                Date: {{received}}
                Subject: {{subject}}{{copies}}

                {{text}}
                """,
            Grammar = ["""
                onduty: Me Verhaeghe|Me Verhaeghe, Me Lund|Me Lund and a candidate notary|all three|Me Okonjo
                from: <!email>|office@<syllable><syllable>-legal.eu|<firm> \<info@<syllable><syllable>.com>|web form <#5>
                received: <%ddd, dd MMM yyyy HH:mm>|<%dd/MM/yyyy>
                subject: appointment|deed|[sale|purchase] of a flat|RE: your file <#4>|question|URGENT signature|(none)|papers for <month>
                copies: [|||\nCc: estate agency <firmhead>|\nCc: <!email>]
                m: [sale|gift|will|marriage contract|company|power of attorney|estate]
                n: <#1-6>
                dl: <#2026-2027>-0<#4-9>-<#10-28>
                eur: <#20-950>000
                lang: [Polish|Turkish|Arabic|Mandarin|Ukrainian|Farsi]
                c: <^syllable><syllable> <firmhead>|[Mr|Mrs|Dr] <firmhead>
                about: it concerns the <*m>|this is about the <*m>|<*m>, as discussed|we need your office for the <*m>
                people: <*n> [of us|people|parties] [sign|will sign|have to sign]|signatories - <*n>
                money: [value|price|amount] EUR <*eur>|around <*eur> euros[ are involved|]|worth <*eur> euro
                by: [not later than|by|before] <*dl>|deadline <*dl>|the bank wants it by <*dl>
                speak: [my <relation>|one of them] [only speaks|needs an interpreter for] <*lang>|interpreter, <*lang>, required
                ring: [call|ring|reach] <*c>[ after <#9-17>h|]|get back to <*c>|write to <*c>
                old: \n\n> [On <weekday> you wrote|Earlier]\n> Please send [copies of the IDs|the land register extract].|\n\n> Dear client, your file <#4> is [open|closed].
                text: Dear Sir or Madam,\n\n<about>. <^money>, <people>, <by>. <^speak>. <^ring>.[<old>|]|<^about>; <people>; <by>; <money>; <speak>. <^ring>|Hello,\n<speak>, just so you know. <^about>, <money>. <^people>. <^by>. Please <ring>.|<^ring>. <^about> (<money>). <^by>. <^people>, <speak>.[<old>|]|Good morning, <aside> <^about>: <people>, <money>, <by>. <^speak>.\nPlease <ring>, regards
                """],
            Fields = [new("matter", "<*m>"), new("party_count", "<*n>", "integer"), new("deadline", "<*dl>", "string", "YYYY-MM-DD"), new("value_eur", "<*eur>", "integer"), new("interpreter", "<*lang>"), new("contact", "<*c>")],
            Schema = true, Parts = .08, Jitter = .04,
            Revisions = [new Revision(.47, .08, ("From the e-mail below, prepare the intake sheet.", "Prepare the intake sheet from the e-mail below."))],
        },
    ];
}
