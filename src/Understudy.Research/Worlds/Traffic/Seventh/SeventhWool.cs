using Understudy.Core;

namespace Understudy.Research;

/// <summary>A wool auction in South Africa: brokers' notes on lots.</summary>
internal static class SeventhWool
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "lot-nota", Kind = WorkloadKind.FunctionCall, Weight = .5,
            Description = "Brokers' notes on lots of wool to JSON, Afrikaans; no system prompt, sale and store before the note, an example of the answer after it.",
            User = """
                Veiling {{veiling}} in {{stoor}}, makelaar {{makelaar}}. Lees die nota oor 'n lot wol en skryf dit oor as JSON.

                NOTA BEGIN
                {{text}}
                NOTA EINDIG

                Só moet dit lyk: {"plaas": "Rietkuil", "bale": 12, "mikron": 18.4, "lengte_mm": 70, "opbrengs": 61, "gebrek": "klitsgras"}. Mikron met 'n punt, nie 'n komma nie. Geen gebrek nie? Los die string leeg. Moenie iets verduidelik nie.
                """,
            Grammar = ["""
                veiling: <#1-34>|<#1-34>/<#25-26>|van <%dd MMMM>
                stoor: Gqeberha|stoor <%AA1>|Bloemfontein|Durban|Gqeberha, saal <#1-3>
                makelaar: Botha|Van Wyk|Mej. Jacobs|Pretorius|Du Toit|Nel
                p: [Riet|Wilge|Klip|Buffels|Sand|Doring|Kameel|Wit][kuil|fontein|vlei|kloof|hoek|dam|rand]
                b: <#2-80>
                heel: <#16-24>
                tiende: <#0-9>
                l: <#50-95>
                o: <#48-72>
                g: klitsgras|saad|swak draad|kleurvlekke|nat bale|mot|stowwerig
                ekstra: [Koper|Italië|China] [vra|wag] [vir 'n monster|tot <#9-16>:00].|[Boer|Eienaar] is [tevrede|haastig|nie bereikbaar nie].|[Reservering|Limiet] R<#90-260> per kg.|[Tweede|Eerste] skeersel.|[Oorstaan|Teruggetrek] verlede week.|Sertifikaat [volg|by] no. <#5>.
                text: <*p>, <*b> bale, <*heel>,<*tiende> mikron, <*l> mm, opbrengs <*o>%, <*g>. <ekstra>|<*b> bale van <*p>. Mikron <*heel>.<*tiende>, lengte <*l>mm, <*o> persent skoon. Gebrek: <*g>.[ <ekstra>|]|<ekstra> Plaas <*p> – <*heel>,<*tiende>µ – <*l> – <*o>% – <*b> b – <*g>|lot van <*p> ([<*b> bale|<*b>b]); toets sê <*heel>.<*tiende> mikron en <*l> mm by <*o>%; let op <*g>. <ekstra>
                """],
            Fields = [new("plaas", "<*p>"), new("bale", "<*b>", "integer"), new("mikron", "<*heel>.<*tiende>", "number"), new("lengte_mm", "<*l>", "integer"), new("opbrengs", "<*o>", "integer"), new("gebrek", "<*g>")],
        },
    ];
}
