using Understudy.Core;

namespace Understudy.Research;

/// <summary>A ski resort in Slovenia: what guests write.</summary>
internal static class SeventhSlopes
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "gost-zadeva", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "What guests of a ski resort write, eight matters as hashtags, Slovenian; snow, wind and lifts of the day in the prompt.",
            System = "Si pomočnik info pulta smučišča Trije Vrhovi. Danes: {{sneg}} cm snega, veter {{veter}} km/h, obratujejo {{naprave}}.\n\nSporočilu gosta dodaj natanko en ključnik:\n\n#vozovnice (cene, popusti, ključ-kartice)\n#razmere (sneg, proge, vreme, vlečnice)\n#sola (učitelji, tečaji, otroci)\n#izposoja (smuči, čelade, omarice)\n#dostop (parkiranje, avtobus, verige)\n#nesreca (poškodba, pogrešana oseba; ima prednost)\n#izgubljeno\n#pritozba (hrana, osebje, gneča)\n\nKadar gost zaradi vetra zahteva vračilo denarja, je to #vozovnice. Vrni samo ključnik.",
            Grammar = ["""
                sneg: <#20-240>
                veter: <#5-95>
                naprave: vse naprave|<#2-9> od 11 naprav|samo spodnje sedežnice|gondola in vrtec
                kraj: Ljubljane|Kranja|Maribora|Trsta|Zagreba|Celovca
                stvar: rokavico|telefon|modro čelado|ključe|palico|otroško kapo
                dan: soboto|nedeljo|petek|praznik
                rep: [Hvala|Hvala lepa|Lp][!|.|, Maja|, Tine|]|Prihajamo [iz <kraj>|v <dan>|prvič].|Smo [štirje|trije|družina s <#2-4> otroki].|[Prosim za|Čakam na] [hiter odgovor|klic].|Lani je bilo [bolje|enako|ceneje].|Sem [na parkirišču|pri gondoli|še doma].|Kličem že od <#7-11>h.
                text: [Dober dan|Pozdravljeni|Živjo|Zdravo][,|!] <@>[?|.][ <rep>|]|<^@>[?|.|!] <rep>|<@>|<rep> <^@>[?|.]|<^@>. <rep> <rep>
                """],
            Labels = """
                #vozovnice 9: koliko stane karta za <#2-6> dni|moja kartica ne odpre vrat|je popust za študente v <dan>|hočem vračilo, ker ste ob <#11-14>h vse ustavili
                #razmere 9: ali je črna proga odprta|koliko snega je na vrhu|vozi sedežnica v <dan>|bo jutri kaj megle
                #sola 5: ali učite deset let stare začetnike|imate učitelja za <#2-4> ure v <dan>|od katere starosti je vrtec
                #izposoja 5>7: imate čevlje številka <#36-48>|koliko stanejo smuči na dan|vez na izposojeni deski ne drži
                #dostop 5: rabim verige iz <kraj>|je parkirišče polno|kdaj pelje zadnji avtobus
                #nesreca 2: žena je padla in ne more vstati, proga <#1-9>|sina ni že <#30-90> minut
                #izgubljeno 4: na gondoli sem pustil <stvar>|je kdo prinesel <stvar>
                #pritozba 4: čaj za <#3-6> evrov je bil mrzel|na vlečnici smo čakali <#25-70> minut|blagajničarka je bila nesramna
                """,
            Accuracy = .95, Parts = .1,
        },
    ];
}
