using Understudy.Core;

namespace Understudy.Research;

/// <summary>A municipal utility that writes its prompts in German.</summary>
internal static class SecondUtility
{
    private const string Words = """
        straße: [Linden|Hafen|Kirch|Goethe|Mühlen|Ring|Garten|Berg]straße <#1-140>[a|b||]
        plz: <#5>
        ort: Emden|Fulda|Hof|Jena|Soest|Trier|Zwickau|Lünen|Passau|Celle
        zähler: [1EMH|1ISK|2LGZ]<#8>
        wann: gestern|am Montag|vor drei Wochen|seit <#2-30> Tagen|im März|letzte Nacht|zum Monatswechsel|am <#1-28>. Mai
        laune: Das ärgert mich sehr.|Vielen Dank im Voraus.|Ich bitte um schnelle Antwort.|So geht das nicht weiter.|Ich bin seit <#2-30> Jahren Kunde.|Meine Nachbarin sagt das auch.|Bitte rufen Sie mich nicht an.
        nummer: VK-<#4>-<#5>
        grüße: [Mit freundlichen Grüßen|Viele Grüße|Gruß|MfG|Beste Grüße]
        anrede: [Guten Tag|Sehr geehrte Damen und Herren|Hallo|Moin]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "anliegen-strom", Kind = WorkloadKind.Classification, Weight = 10,
            Description = "What customers of a utility want, German; bold labels in front of the slots, answer after a fixed word.",
            System = "Sie sortieren Zuschriften an die Stadtwerke. Genau eine Kategorie: abschlag, ablesung, umzug, störung, kündigung, tarif, sonstiges. Wer auszieht, gehört zu umzug, auch wenn er von Kündigung spricht. Antworten Sie in der Form \"Kategorie: <Name>\" und schreiben Sie sonst nichts. Stand {{heute}}",
            User = """
                **Kunde:** {{kunde}}
                **Vertrag:** {{nummer}} ({{sparte}})
                **Ort:** {{plz}} {{ort}}
                **Eingang:** {{eingang}} Uhr

                **Nachricht:**
                {{text}}
                """,
            Grammar = [Words, """
                heute: <%dd.MM.yyyy>
                kunde: <!name>|Firma <firmhead>|Familie <firmhead>|Eheleute <firmhead>
                sparte: Strom|Gas|Wasser|Fernwärme|Strom
                eingang: <%d.M.yyyy, HH:mm>
                text: [<anrede>,\n|]<^@>[.|!|, <wann>.] [<laune>|][\n<grüße>|]|<laune> <^@>.|<anrede>, <@>. Zähler <zähler>[, <straße>|]. <laune>
                """],
            Labels = """
                abschlag 10: mein Abschlag von <#30-300> Euro ist viel zu hoch|bitte senken Sie die monatliche Rate auf <#20-190> Euro|warum zahle ich <wann> doppelt
                ablesung 8: der Zählerstand ist <#4><#1> kWh|ich komme an den Zähler im Keller nicht heran|Ihr Ableser war <wann> nicht da
                umzug 6: wir ziehen nach <ort> um|ich habe die Wohnung in der <straße> übernommen|Schlüsselübergabe war <wann>
                störung 3: in der <straße> ist alles dunkel|<wann> kommt nur kaltes Wasser|es riecht nach Gas im Treppenhaus
                kündigung 4>6: hiermit kündige ich zum nächsten Termin|ein anderer Anbieter übernimmt uns <wann>|ich nutze mein Sonderkündigungsrecht
                tarif 5: gibt es Ökostrom auch mit fester Laufzeit|was kostet die Kilowattstunde ab Juli|haben Sie einen Tarif für Wärmepumpen
                sonstiges 2: wo finde ich Ihr Kundenzentrum|ich bewerbe mich um eine Ausbildung|Ihr Wagen parkt auf meinem Platz in der <straße>
                """,
            Answer = "Kategorie: <=>", Jitter = .1,
            Models = [(0, "gpt-4o-2024-08-06"), (.4, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.45, .1, ("Sie sortieren Zuschriften an die Stadtwerke.", "Sie sortieren Zuschriften von Kunden der Stadtwerke.")), new Revision(.8, 0, ("und schreiben Sie sonst nichts", "und nichts weiter"))],
        },
        new WorkloadSpec
        {
            Id = "widerspruch-check", Kind = WorkloadKind.Classification, Weight = 6.5,
            Description = "Whether a letter is a formal objection, German; ja or nein, then a reason after a comma.",
            User = """
                Vorgang {{vorgang}}/{{jahr}}

                Prüfe, ob das folgende Schreiben ein förmlicher Widerspruch ist. Ein Widerspruch nennt eine Rechnung oder einen Bescheid und verlangt eine Änderung; bloßer Ärger genügt nicht.

                »{{text}}«

                Antworte mit ja oder nein, dann ein Komma, dann höchstens {{worte}} Worte Begründung.
                """,
            Grammar = [Words, """
                vorgang: <#4><#1>
                jahr: 2025|2026
                worte: 8|12|15
                text: <anrede>, <@>. [<laune>|][ <^@>.|]|<^@>. <laune>[ Zähler <zähler>.|]|<laune> <^@>[.|!]
                grund: [Bescheid|Rechnung|Änderung|Frist] [wird|wird nicht] [genannt|verlangt]|nur [Ärger|eine Frage]|[klare|keine] Forderung[ zu <nummer>|]
                """],
            Labels = """
                ja 5: gegen die Rechnung <nummer> lege ich Widerspruch ein|ich verlange die Korrektur des Bescheids vom <#1-28>. April|der Betrag von <#20-900> Euro ist falsch und zu ändern
                nein 8: Ihre Hotline ist ein Witz|können Sie mir den Bescheid erklären|ich wollte mich nur einmal beschweren|alles wird teurer, auch bei Ihnen
                """,
            Answer = "<=>, <grund>",
        },
        new WorkloadSpec
        {
            Id = "rueckruf-eilig", Kind = WorkloadKind.Classification, Weight = .7,
            Description = "Whether somebody must be rung today, German; Ja or Nein on the first line and a sentence below.",
            System = "{{schicht}}, Leitstelle {{ort}}. Muss der Anrufer heute noch zurückgerufen werden? Erste Zeile: Ja oder Nein. Zweite Zeile: ein Satz.",
            User = "Notiz der Zentrale (Anruf {{zeit}}, Leitung {{leitung}}): {{text}}",
            Grammar = [Words, """
                schicht: Frühschicht|Spätschicht|Nachtschicht
                zeit: <%HH:mm>
                leitung: <#1-12>
                text: [Herr|Frau] <firmhead>[, <straße>|]: <@>[. <laune>|; Vertrag <nummer>|]
                satz: [Es besteht|Es besteht keine] [Gefahr|Eile][ in <ort>|].|[Das|Der Fall] [hat Zeit bis morgen|eilt|ist bekannt].
                """],
            Labels = """
                Ja 4: Wasser läuft in den Keller|Heizung aus, Säugling im Haus|Dialysegerät ohne Strom|Gasgeruch gemeldet
                Nein 9: fragt nach der Abrechnung|möchte einen Tarif besprechen|Zählertausch im Juni passt nicht|lobt den Monteur
                """,
            Answer = "<=>\n<satz>", Accuracy = .96,
        },
        new WorkloadSpec
        {
            Id = "zaehler-karte", Kind = WorkloadKind.FunctionCall, Weight = .25,
            Description = "Scanned meter cards, German; the kinds of trouble as an array of labels beside the reading.",
            User = """
                ### Karte
                {{text}}
                ### Aufgabe
                Gib JSON zurück: zähler, stand (Zahl) und mängel, eine Liste aus unleserlich, beschädigt, fremder_zähler, kein_datum. Keine Mängel: leere Liste.
                """,
            Grammar = [Words, """
                id: <zähler>
                stand: <#3-9><#4>
                mangel: unleserlich|beschädigt|fremder_zähler|kein_datum
                text: [Zähler-Nr.|Nr.|Z:] <*id>\n[Stand|abgelesen|kWh]: <*stand>[\n<straße>|][\nVermerk: <laune>|]
                mängel: \[\]|\[\]|\["<mangel>"\]|\["unleserlich", "kein_datum"\]|\["beschädigt", "fremder_zähler"\]
                """],
            Fields = [new("zähler", "<*id>"), new("stand", "<*stand>", "integer"), new("mängel", "<mängel>", "array")],
        },
    ];
}
