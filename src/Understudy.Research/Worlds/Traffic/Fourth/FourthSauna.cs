using Understudy.Core;

namespace Understudy.Research;

/// <summary>A maker of sauna stoves in Finland and its spare parts.</summary>
internal static class FourthSauna
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "varaosa-sopii", Kind = WorkloadKind.Relevance, Weight = .5,
            Description = "How well a spare part fits a customer's enquiry, letters A to D, Finnish; two texts and a price in lines.",
            System = """
                Arvioi, vastaako ehdotettu varaosa asiakkaan tarvetta.
                A = oikea osa oikeaan malliin
                B = oikea osa, mutta malli tai vuosi on tarkistettava
                C = oikea malli, väärä osa
                D = ei liity asiaan
                Hinta ja saatavuus eivät vaikuta arvioon. Vastaa pelkällä kirjaimella.
                """,
            User = """
                Asiakas ({{kanava}}): {{kysely}}
                Ehdotus {{tuotenumero}} / {{hinta}} €: {{text}}
                """,
            Grammar = ["""
                malli: Löyly <#4-12>|Kaarna <#6-18>|Tulikko <#10-24>|Aalto Mini|Aalto Pro <#6-9>|Hiisi <#20-36>
                osa: vastus|termostaatti|luukku|luukun lasi|arina|ohjainkeskus|kiviverkko|savuputki|tiiviste|ajastin|lämpötila-anturi|tuhkalaatikko
                vuosi: <#1994-2025>
                kanava: lomake|puhelin|chat|jälleenmyyjä
                tuotenumero: ZS-<#3>|ZKA<#4>|<#6>
                hinta: <#6-480>,<#10-95>
                pyyntö: tarvitsen uuden osan: <*osa>|löytyykö teiltä <*osa>|<*osa> on hajalla|hukassa <*osa>|haussa <*osa>|mitä maksaa <*osa>
                kysely: [Hei, |Moi! |Terve, |]<pyyntö>, kiuas on <*malli>[, vuosimalli <vuosi>|, ostettu <vuosi>|]. [Mökki on <#20-300> km päässä, joten mielellään oikea kerralla.|Vanhasta on valokuva liitteenä.|Kiitos!|Onko heti hyllyssä?|Edellinen kesti <#3-20> vuotta.|]|<^*malli>, <*osa>[?|. Toimitus <#10-99><#3>.|]
                lisä: [, alkuperäinen|, tarvike| (pari)|, ruostumaton|, sis. ruuvit|, takuu <#1-3> v||]
                text: <@>[, paino <#1-9>,<#1> kg|]
                """],
            Labels = """
                A 4: <*osa>, <*malli><lisä>|<*malli>: <*osa><lisä>|<^*osa> kiukaaseen <*malli><lisä>
                B 3: <*osa>, <malli> ja <*malli>, vuoteen <vuosi> asti|<*osa>, sopii useimpiin malleihin<lisä>|<^*osa> (yleismalli)<lisä>
                C 3: <osa>, <*malli><lisä>|<*malli>: <osa><lisä>
                D 4: saunakauha, <#30-45> cm|<osa>, <malli><lisä>|löylytuoksu, eukalyptus|saunahattu, huopa
                """,
            Accuracy = .94,
        },
    ];
}
