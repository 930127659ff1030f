using Understudy.Core;

namespace Understudy.Research;

/// <summary>An association of forest owners in Estonia: what members report, what drivers of machines say.</summary>
internal static class EighthForest
{
    private const string Words = """
        vald: Võru|Rapla|Põltsamaa|Haljala|Türi|Kanepi|Saaremaa|Alutaguse|Otepää
        puu: kuusk|mänd|kask|haab|lepp|tamm
        puud: kuuski|mände|kaski|haabu|leppi
        eraldis: eraldis <#1-60>|kvartal <#1-300>|<#5>:<#3>:<#4>
        masin: harvester <#1-9>|forvarder <#1-9>|Ponsse|Komatsu <#3>|väljaveotraktor <#1-4>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "teate-liik", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "What forest owners report, eight sorts after an equals sign, Estonian; parish, wind and fire risk of the day in the prompt.",
            System = "Metsaühistu teatevaht. Piirkond: {{vald}} vald. Tuul {{tuul}} m/s, tuleohuklass {{klass}}.\n\nMäära metsaomaniku teate liik:\ntorm (tuulemurd, lumemurd)\nyrask (kooreüraskid, kuivavad kuused)\nuluk (põder, siga, kobras)\ntuli (suits, lõke, põleng; kõige kiirem)\nvargus (lõigatud puud, kadunud palgid, praht)\ntee (roopad, truup, tõkkepuu)\nraha (leping, hind, toetus)\nmuu\n\nKobras, kes ujutab tee üle, on uluk. Vasta kujul liik=torm.",
            Grammar = [Words, """
                tuul: <#0-28>
                klass: I|II|III|IV|V
                lisa: [Palun|Paluks] [helistada|vastata|kellegi saata] [täna|homme|sel nädalal].|[See on|Asub] <vald> vallas, <eraldis>.|[Naaber|Poeg|Jahimees] [nägi ka|ütles sama|ei tea].|[Pilt|Kaart] [on lisatud|tuleb hiljem].|[Eelmisel|Möödunud] [aastal|kevadel] oli sama.|[Tervitades|Lugupidamisega|Aitäh], [Mart|Tiiu|Kalev|Õie].|Pindala umbes <#1-14> ha.
                text: [Tere|Tere päevast|Tervist][!|,|.] <^@>.[ <lisa>|]|<^@>.|<@>|<^@>. <lisa>|<lisa> <^@>.|<^@>! <lisa> <lisa>|<@>. <lisa>
                """],
            Labels = """
                torm 9: tuul murdis <#5-80> <puud>|<puu> on risti üle elektriliini|lumi painutas noored kased maha
                yrask 8>11: <#4-40> kuuske on pruuniks läinud|koore all on käigud ja pruun puru|üraskid on <eraldis> peal
                uluk 7: põder on <#20-400> mändi ära söönud|kobras on kraavi kinni pannud|metssead on kännud üles tuhninud
                tuli 2: <eraldis> pealt tõuseb suitsu|keegi on lõkke põlema jätnud
                vargus 5: <#2-30> tihumeetrit palke on kadunud|minu maalt on <puud> lõigatud|metsa alla on visatud rehve
                tee 6: <masin> jättis meetrised roopad|truup on läbi vajunud|tõkkepuu on lukus ja võtit pole
                raha 7: millal laekub raha <#20-300> tm eest|mis on kuusepalgi hind praegu|kas istutamiseks saab toetust
                muu 3: kus toimub koosolek|soovin liikmest välja astuda
                """,
            Answer = "liik=<=>", Accuracy = .95, Parts = .1,
        },
        new WorkloadSpec
        {
            Id = "masina-raadio", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "What drivers of forest machines say to five tools in an order that varies, Estonian; machine, driver and storage places in the prompt.",
            System = """
                Kuulad kabiiniraadiot: {{masin}}, juht {{juht}}, vahetus algas kell {{algus}}.
                Laoplatsid: {{platsid}}

                Iga lause = üks tööriist. Arvud kirjuta numbritega („poolteistsada tihu“ on 150). Kui juht räägib kellegi teisega, kasuta vaikus.
                """,
            Grammar = [Words, """
                juht: Raivo|Ants|Kristjan|Ülo|Marek|Silver
                algus: <#5-9>:<#0-5>0|<#14-22>:00
                plats: L<#1-30>
                teine: L<#1-30>
                platsid: <*plats>, <teine>|<teine>, <*plats>, <teine>|<*plats>
                tm: <#5-180>
                liik: <puu>
                liitrit: <#20-300>
                viga: [saekett katki|voolik lekib|kabiin läheb kuumaks|mõõteratas kinni|rehv tühi]
                saba: kuuldel|palun|selge|kas kuuled|nii
                text: <@>|<@>, <saba>|<^@>.|[noh|nii|kuule|tere], <@>|<saba>, <@>|<^@>. [Lähen edasi.|Teen pausi.|Ongi kõik.]
                """],
            Labels = """
                lisa_kogus 9: <*plats> peale <*tm> tihu, <*liik>|viisin <*tm> tihumeetrit, <*liik>, <*plats>
                lisa_kytus 5: võtsin kütust <*liitrit> liitrit|paak täis, <*liitrit> läks sisse
                teata_rike 6: <*viga>|seisan, <*viga>|<*viga>, saatke mehaanik
                lopeta_plats 4: <*plats> on valmis|<*plats> saab tühjaks
                vaikus 3: kas sa kohvi tahad|kuule, see koer on jälle siin
                """,
            Tools =
            [
                new("lisa_kogus", "Lisa laoplatsile puitu.", new Field("plats", "<*plats>"), new Field("tm", "<*tm>", "integer"), new Field("liik", "<*liik>")),
                new("lisa_kytus", "Kirjuta üles tangitud kütus.", new Field("liitrit", "<*liitrit>", "integer")),
                new("teata_rike", "Teata rikkest töökojale.", new Field("viga", "<*viga>")),
                new("lopeta_plats", "Märgi plats lõpetatuks.", new Field("plats", "<*plats>")),
                new("vaikus", "Jutt ei olnud süsteemile."),
            ],
            ShuffledTools = true,
        },
    ];
}
