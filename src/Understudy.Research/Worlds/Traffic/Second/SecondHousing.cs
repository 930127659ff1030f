using Understudy.Core;

namespace Understudy.Research;

/// <summary>A housing association in the Netherlands: blocks of keys and values, some of them absent.</summary>
internal static class SecondHousing
{
    private const string Words = """
        stad: Almelo|Breda|Delft|Gouda|Hoorn|Meppel|Tilburg|Zeist|Sneek|Venlo
        adres: [Beuken|Dorps|Kanaal|Molen|Prinsen|Stations]straat <#1-240>[-<#1-9>|A|]
        postcode: <#1-9><#3> <%AA2>
        plek: keuken|badkamer|hal|slaapkamer|berging|trap|zolder|portiek
        sinds: sinds <#2-28> mei|al <#2-9> weken|sinds gisteren|na de storm|elke nacht|weer
        gedoe: Ik heb al <#2-5> keer gebeld.|De buren hebben er ook last van.|Graag vóór vrijdag.|Het is niet te doen zo.|We hebben een baby.|Bel mij na <#12-19> uur.|Alvast bedankt.
        klacht: [de|een] [kraan|radiator|deur|tegel|stopcontact|dakgoot] in de <plek> [lekt|klemt|zit los|doet het niet|maakt herrie] <sinds>
        huis: [flat|bovenwoning|rijtjeshuis|studio|benedenwoning]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "repair-trade", Kind = WorkloadKind.Classification, Weight = 5.5,
            Description = "Which trade must come; a block of keys and values with lines that are only sometimes there, the label in any case.",
            System = "You plan repairs for a housing association. Read the report and say which trade must come: plumber, electrician, carpenter, glazier, roofer or none. One word.",
            User = """
                report:
                  id: {{report}}
                  address: {{adres}}, {{postcode}} {{stad}}
                  unit/floor: {{unit}}/{{floor}}
                  reported: {{reported}}{{access}}
                  warranty: {{warranty}}
                  text: >
                    {{text}}
                """,
            Grammar = [Words, """
                report: HA<%hex6>
                unit: <#1-90>|<%AA1><#1-20>
                floor: <#0-9>|ground
                reported: <%d MMMM yyyy, HH:mm>
                access: [||\n  access: key at <#1-90>|\n  access: dog in the flat]
                warranty: none|none|until <%yyyy>-1<#0-2>
                trade: <=>
                text: <^@>[.|!|, <when>.][ <aside>|][ <^@>.|]|<aside> <^@>, <sure>.|<^@>. Please ring <when>.
                """],
            Labels = """
                plumber 9: water under the [sink|boiler|bath]|toilet keeps running|no hot water for <span>|drain smells
                electrician 7: half the sockets are dead|the fuse jumps when my <relation> cooks|doorbell gives shocks|hall light flickers
                carpenter 6: front door sticks|kitchen drawer fell out|loose stair tread|window frame is rotten
                glazier 3: pane cracked by a ball|condensation between the panes|skylight shattered
                roofer 2: tiles in the garden after the storm|ceiling stain grows when it rains|gutter hangs loose
                none 4: neighbours play the <thing> at night|question about the rent|who cleans the stairs|thanks for the new lift
                """,
            Answer = "[<trade>|<trade>|<^trade>|<+trade>|<^trade>.|<trade>.]", Parts = .15,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.7, "gpt-4.1-nano-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "melding-titel", Kind = WorkloadKind.Generation, Weight = .9,
            Description = "Titles of two to four words for reports, Dutch; slots in quotes and brackets.",
            User = "Geef een titel van {{aantal}} woorden voor deze melding uit {{stad}} ({{adres}}). Geen leestekens. Melding: \"{{text}}\" Titel:",
            Grammar = [Words, """
                aantal: 2|3|twee|drie|vier
                text: <^klacht>. [<gedoe>|][ <^klacht>.|]|<gedoe> <^klacht>.
                answer: [lekkage|herrie|tocht|storing|schade] [<plek>|in <plek>]|[kapotte|losse|klemmende] [kraan|deur|tegel] <plek>|klacht <plek>
                """],
            Answer = "<answer>",
        },
        new WorkloadSpec
        {
            Id = "woning-past", Kind = WorkloadKind.Relevance, Weight = .5,
            Description = "How well a home fits a household, Dutch; two slots divided by a slash, grades as words.",
            System = "Beoordeel of een woning bij een zoekprofiel past: hoog, midden of laag. Huur boven het maximum is altijd laag. Antwoord met één woord.",
            User = "Zoekt: {{profiel}} / max. €{{huur}}\nAanbod: {{text}}",
            Grammar = [Words, """
                profiel: <*huis> in <*stad>, <#1-6> personen
                huur: <#450-1100>
                text: <@>, <#1-6> kamers, <#30-140>m²[, per <#1-28> juni|, huisdier mag|]
                """],
            Labels = """
                hoog 4: <*huis> in <*stad>|<*stad>, ruime <*huis>
                midden 5: <huis> in <*stad>|<*huis> vlak bij <*stad>
                laag 4: <huis> in <stad>|garagebox in <stad>|kantoor in <stad>
                """,
        },
        new WorkloadSpec
        {
            Id = "defect-tags", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "Several labels for one inspection note, as a bare JSON array; an id and a link around the slot.",
            User = """
                Inspection https://inspect.woonhaven.example/o/{{object}}/notes/{{note}}?v={{version}}

                {{text}}

                Return a JSON array of tags. Allowed tags: damp, mould, noise, draught, fire_safety, pests. An empty array is allowed.
                """,
            Grammar = [Words, """
                object: <%hex8>
                note: <#6>
                version: <#1-9>
                one: damp|mould|noise
                two: draught|fire_safety|pests
                text: [Visit|Inspector] <when>: signs of <*one>[ and of <*two>|] in the [kitchen|hall|loft|bath]. <aside>|<^*one>, [also|maybe] <*two>. <aside>
                """],
            Answer = "\\[\"<*one>\"\\]|\\[\"<*one>\", \"<*two>\"\\]|\\[\"<*one>\", \"<*two>\"\\]|\\[\\]",
        },
    ];
}
