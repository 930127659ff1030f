using Understudy.Core;

namespace Understudy.Research;

/// <summary>The dispatch of ambulances and patient transport in a Danish region.</summary>
internal static class FourthAmbulance
{
    private const string Words = """
        by: Odense|Svendborg|Nyborg|Middelfart|Faaborg|Assens|Kerteminde|Ringe|Bogense|Otterup|Marstal|Rudkøbing
        plejehjem: plejecenter [Lindegården|Solvang|Åhaven|Egeparken|Bøgelunden]|hospice [Sydfyn|Fyn]|bostedet Kornblomsten
        afdeling: afdeling [B|M|O|H]<#1-6>, [OUH|Svendborg Sygehus]|dialysen på OUH|[røntgen|øjenklinikken|skadestuen|ortopædkirurgisk ambulatorium] i <by>|genoptræningen i <by>
        dag: mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag
        pårørende: konen|manden|datteren|sønnen|naboen|en kollega|en forbipasserende|hjemmehjælpen
        navn: Kirsten|Ole|Inger|Bent|Birthe|Jørgen|Else|Poul|Lis|Svend
        snak: Patienten er [lidt urolig|helt klar|træt efter natten|svagt hørende|glad og snakkesalig].|[Husk|Der skal medsendes] [medicinliste|tandprotese|rollator|røntgenbilleder|taske].|[Indgang|Hent ved indgang] <#1-40>, elevatoren er [smal|i stykker|til venstre].|[Ring|Giv besked] til afdelingen [ved forsinkelse|<#10-30> minutter før].|Vi har ventet siden kl. <#7-15>.<#10-55> i går, det går altså ikke.|Ekstra tæppe, tak.|[Hilsen|Mvh|Venlig hilsen] [sygeplejerske <navn>|<navn>, <afdeling>|sekretæren].|Smitte: [nej|influenza|MRSA, eget rum].|Vejer cirka <#48-140> kg.
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "transport-bestilling", Kind = WorkloadKind.FunctionCall, Weight = 8,
            Description = "Orders of patient transport to a schema of seven fields, Danish; source, time and case before the message.",
            System = """
                Du læser bestillinger af siddende og liggende patienttransport. De kommer som mail fra afdelinger og plejehjem eller som udskrift af vores telefonsvarer. Udfyld felterne i skemaet.

                - fra / til: stedet som det står, uden adresse og postnummer
                - fremme: klokkeslættet hvor patienten skal være fremme, TT:MM. Står der kun afhentningstid, så brug den og sæt "er_afhentning" til true
                - ilt: liter i minuttet, 0 hvis ilt ikke er nævnt
                - ledsagere: antal, 0 hvis ingen
                - type: siddende, liggende eller lift

                Er der flere patienter i samme besked, så tag den første. CPR-numre gentages aldrig.
                """,
            User = "Sag {{sag}} · {{kilde}} · modtaget {{modtaget}}\n\n{{text}}",
            Grammar = [Words, """
                sag: <#2>-<#6>
                kilde: mail|mail|telefonsvarer|fax|portal
                modtaget: <%dd.MM.yyyy HH:mm>
                fra: <plejehjem>|<afdeling>|hjemmet i <by>
                til: <afdeling>|<plejehjem>|<afdeling>|eget hjem i <by>
                tid: <#7-18>:[00|15|30|45]
                liter: <#1-6>
                antal: 1|1|2
                måde: siddende|liggende|lift
                ilten: [ilt|O2] <*liter> l[/min|iter]|får <*liter> liter ilt
                med: <*antal> [ledsager|pårørende] med|<*antal> fra personalet følger med
                hilsen: [Hej|Hej I|Goddag|God morgen|Til kørselskontoret][,|.|!|]
                text: [<hilsen>\n|<hilsen> |][Vi skal have kørt en patient|Bestilling af kørsel|Kørsel på <dag>] fra <*fra> til <*til>, [fremme kl. <*tid>|skal være der <*tid>]. [<^*måde>|Transporttype: <*måde>]. [<^ilten>. |][<^med>. |]<snak>[ <snak>|]|<hilsen> det er fra <*fra>, vi har en patient der skal til <*til> på <dag>, øh, klokken <*tid>, <*måde>. [<^ilten>, |]<snak>[ Tak, hej.|]|FRA: <*fra>\nTIL: <*til>\nTID: <*tid>\nTYPE: <*måde>\n[ILT: <*liter>\n|][LEDSAGER: <*antal>\n|]BEM.: <snak>|<snak> Patienten skal fra <*fra> til <*til> og være fremme <*tid> (<*måde>[, <ilten>|][, <med>|]).
                """],
            Fields = [new("fra", "<*fra>"), new("til", "<*til>"), new("fremme", "<*tid>"), new("er_afhentning", "[false|false|false|true]", "boolean"), new("ilt", "[0|<*liter>]", "integer", "liter i minuttet"), new("ledsagere", "[0|<*antal>]", "integer"), new("type", "<*måde>", About: "siddende, liggende eller lift")],
            Schema = true, Parts = .25, LongTail = true,
            Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.55, .06, ("Er der flere patienter i samme besked, så tag den første.", "Hvis beskeden handler om flere patienter, så tag kun den første."))],
        },
        new WorkloadSpec
        {
            Id = "opkald-hast", Kind = WorkloadKind.Classification, Weight = 5,
            Description = "How urgent a call is, letters A to E, Danish; few-shot, the caller's age and place before the note.",
            System = "Du efterkontrollerer hastegraden på afsluttede opkald til vagtcentralen. A = livstruende, B = haster men ikke livstruende, C = ambulance uden udrykning, D = liggende befordring, E = ingen vogn (råd, egen læge, taxa). Vurdér kun ud fra notatet. Svar med bogstavet.",
            Shots = [("M, 71, Nyborg: trykken for brystet ud i venstre arm, klamtsvedende", "A"), ("K, 34, Ringe: forstuvet ankel, kan støtte let på foden", "E"), ("K, 82, Assens: faldet i køkkenet, smerter i hoften, kan ikke rejse sig", "B")],
            User = "{{køn}}, {{alder}}, {{by}}: {{text}}",
            Grammar = [Words, """
                køn: M|K|M|K|ukendt
                alder: <#1-97>|<#40-92>|ca. <#2-9>0
                notat: ringer: <pårørende>|[kendt med|i behandling for] [KOL|sukkersyge|forhøjet blodtryk|hjerteflimmer|epilepsi]|[tager|får] blodfortyndende|ligger [i stuen|på badeværelset|i sengen|ude på vejen]|<pårørende> er hos patienten|dør [låst, nøgleboks|åben]|hund i huset|[startet|begyndt] for <#2-50> minutter siden|bor alene|opkald nr. <#2-3> i dag
                text: <@>, <notat>|<^notat>. <^@>[, <notat>|]|<@>. <^notat>.|<@>, <notat>, <notat>|<@>
                """],
            Labels = """
                A 5: reagerer ikke, trækker ikke vejret normalt|pludselig hængende mundvig og lam i den ene side|kraftige smerter midt i brystet, bleg og koldsvedende|spiser nødder, hævet tunge, hvæsende vejrtrækning|trafikuheld, fastklemt i bilen
                B 9>12: slået hovedet, kortvarigt væk, nu ved bevidsthed|feber over <#39-40>, forvirret siden i nat|krampeanfald der er holdt op, søvnig|kan ikke lade vandet, stærke smerter|brækket underarm, hånden er kold
                C 7: dårlig almentilstand gennem <#2-9> dage, skal ses på sygehuset|blodprocent faldet, egen læge ønsker indlæggelse|opkast siden i går, tør i munden, kan tale
                D 5: færdigbehandlet, skal hjem på båre|planlagt til skanning, kan ikke sidde op|flyttes til <plejehjem>
                E 6: spørger om [tidspunkt for vagtlæge|sin recept|en tandlæge]|let hovedpine siden i går, ingen andre symptomer|fingeren i klemme, bevæger fint|ringet op ved en fejl
                """,
            Accuracy = .94, Ascii = true, Sloppy = .03, MaxTokens = 3,
            Revisions = [new Revision(.5, .1, ("Vurdér kun ud fra notatet. Svar med bogstavet.", "Vurdér alene ud fra notatet, og svar kun med bogstavet."))],
        },
    ];
}
