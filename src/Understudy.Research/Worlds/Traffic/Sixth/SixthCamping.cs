using Understudy.Core;

namespace Understudy.Research;

/// <summary>A camp site in Croatia: enquiries, bookings that come by letter.</summary>
internal static class SixthCamping
{
    private const string Words = """
        mjesec: svibnju|lipnju|srpnju|kolovozu|rujnu
        smještaj: mobilna kućica|parcela uz more|parcela u hladu|glamping šator|kamp mjesto za kamper|kućica za četvero
        prezime: Horvat|Kovačić|Babić|Marić|Jurić|Novak|Knežević|Vuković|Perić|Matić
        stvar: hladnjak|klima|priključak za struju|tuš|perilica|Wi-Fi|roštilj|bazen|dječji klub|molo
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "upit-kamp", Kind = WorkloadKind.Classification, Weight = .5,
            Description = "Enquiries of guests to eight topics in an element of XML, Croatian; the camp, season and desk in the prompt.",
            System = "Pomažeš recepciji kampa {{kamp}}. Sezona: {{sezona}}. Na smjeni: {{smjena}}.\n\nOdredi temu upita gosta i vrati je u obliku <tema>cijena</tema>. Teme su: cijena, rezervacija, otkaz, psi, oprema, kvar, buka, izlet. Ako gost prijavljuje da nešto ne radi, tema je kvar čak i kad traži popust.",
            Grammar = [Words, """
                kamp: [Lavanda|Mala Uvala|Borik|Oliva|Punta|Galeb] [Krk|Cres|Rab|Pag|Hvar|Vir]|[Borik|Oliva|Galeb]
                sezona: predsezona|glavna|glavna|posezona
                smjena: Ivana|Luka|Marko|Petra|Ana i Josip
                dodatak: Hvala[!|.|]|Dolazimo [u <mjesec>|sljedeći tjedan|prvi put].|Nas je <#2-7>[, dvoje djece|].|[Srdačan pozdrav|Lijep pozdrav|LP], <prezime>|Molim [brz|hitan] odgovor.|Bili smo kod vas i <#2018-2025>.|Parcela broj <#1-340>.|Zovite na recepciju.
                text: [Dobar dan, |Poštovani, |Pozdrav, |Bok, |]<@>[?|.][ <dodatak>| <dodatak> <dodatak>|]|<^@>[?|.] <dodatak>|<dodatak> <^@>[.|?|!]|<@>
                """],
            Labels = """
                cijena 8: koliko stoji <smještaj> u <mjesec>|je li boravišna pristojba uračunata|imate li popust za <#7-21> noći
                rezervacija 9: slobodna <smještaj> od <#1-28>. do <#1-28>. u <mjesec>|želim produžiti boravak za <#2-6> dana|može li druga parcela, bliže moru
                otkaz 4: moramo otkazati, kći se razboljela|vraćate li akontaciju od <#50-400> eura
                psi 5>7: smije li pas od <#3-45> kila na plažu|imate li poseban dio za kućne ljubimce
                oprema 5: ima li kućica <stvar>|gdje mogu posuditi <stvar>|trebamo li svoju posteljinu
                kvar 5: <stvar> ne radi od jučer|curi voda ispod kućice|nema struje na parceli <#1-340>
                buka 3: susjedi puštaju glazbu do <#1-4> ujutro|netko baca petarde kod mola
                izlet 3: vozi li brod do grada|gdje se najbolje roni u blizini|ima li staza za bicikle do uvale
                """,
            Answer = "\\<tema><=>\\</tema>", Accuracy = .95,
        },
        new WorkloadSpec
        {
            Id = "rezervacija-json", Kind = WorkloadKind.FunctionCall, Weight = .25,
            Description = "Bookings in letters to JSON, Croatian; no system prompt, the letter between instruction and keys.",
            User = """
                Iz pisma gosta (zaprimljeno {{zaprimljeno}}, jezik: {{jezik}}) izvuci podatke za rezervaciju.

                >>>
                {{text}}
                <<<

                Ključevi: ime, dolazak (DD.MM.), nocenja (broj), odrasli (broj), djeca (broj), jedinica, pas (true/false). Nepoznat broj je 0. Samo goli JSON.
                """,
            Grammar = [Words, """
                zaprimljeno: <%dd.MM.yyyy.>|<%d.M. HH:mm>
                jezik: hrvatski|hrvatski|njemački|slovenski
                ime: <prezime>
                dan: <#10-28>.0<#5-9>.
                noći: <#2-21>
                o: <#1-6>
                dj: <#0-4>
                jed: <smještaj>
                pas: true|false|false
                rep: Plaćamo [karticom|u gotovini|unaprijed].|Ako može [u hladu|daleko od ceste|blizu tuša].|[Lijep pozdrav|S poštovanjem], <prezime>|Vozimo [kamper od <#6-9> metara|prikolicu|dva auta].|Javite i cijenu za <stvar>.
                text: Poštovani, dolazimo <*dan>, <*noći> noći, <*o> odraslih i <*dj> djece. Trebamo: <*jed>. <rep> Ime: <*ime>[. <rep>|]|<*ime>, <*jed>, od <*dan> na <*noći> noćenja, odrasli <*o>, djeca <*dj>. <rep>|Obitelj <*ime> ([odraslih <*o>|<*o> odr.], djece <*dj>) želi <*dan> doći na <*noći> noći. <rep> <^*jed>, molim.
                """],
            Fields = [new("ime", "<*ime>"), new("dolazak", "<*dan>"), new("nocenja", "<*noći>", "integer"), new("odrasli", "<*o>", "integer"), new("djeca", "<*dj>", "integer"), new("jedinica", "<*jed>"), new("pas", "<pas>", "boolean")],
        },
    ];
}
