using Understudy.Core;

namespace Understudy.Research;

/// <summary>A caterer of school meals in the Philippines: its chat with parents, pupils' notes.</summary>
internal static class NinthCanteen
{
    private const string Words = """
        ulam: adobong manok|sinigang|pancit|tinolang manok|giniling|menudo|lumpiang gulay|fried bangus|ginataang kalabasa|sopas|spaghetti|champorado
        paaralan: San Isidro Elementary|Mabini Academy|St. Clare School|Rizal National High|Bagong Silang ES|Holy Child
        lungsod: Marikina|Iloilo|Cebu|Davao|Baguio|Lipa|Tarlac
        baitang: Kinder|Grade <#1-10>|Grade <#1-6>-[Rosas|Narra|Sampaguita|Agila]
        allergy: wala|wala|hipon|mani|itlog|gatas|manok
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "magulang-chat", Kind = WorkloadKind.Generation, Weight = 5,
            Description = "A caterer's chat with parents, Filipino; the pupil, the day's menu and the balance in the prompt, conversation id in the log.",
            System = """
                Ikaw si Ate Luz, katulong ng mga magulang sa Baon Express (school meals).

                BATA: {{baitang}}, {{paaralan}}
                ALLERGY: {{allergy}}
                BALANSE: ₱{{balanse}}
                MENU NGAYON ({{petsa}}): {{menu}}

                Paano sumagot: Taglish, magalang (po/opo), tatlong pangungusap pababa. Huwag magpangako ng refund, ipasa iyon sa accounting@baonexpress.ph. Kapag may allergy ang bata at tinanong ang ulam, banggitin agad kung may sangkap na bawal. Kung sintomas na ang usapan, sabihing tumawag sa school nurse. Walang emoji maliban kung nauna ang magulang.
                """,
            Grammar = [Words, """
                balanse: <#0-990>.00|<#0-990>.50|0.00
                petsa: <%MMM d>|<%yyyy-MM-dd>|<%ddd, MMM d>
                menu: <ulam>, <ulam>|<ulam> + kanin + [saging|mangga|gulaman]|<ulam>, <ulam>, [sago|tubig|gatas]
                anak: anak ko|bunso ko|panganay ko|pamangkin ko
                tanong: ano po ang ulam [bukas|sa Biyernes|ngayon]?|may [mani|itlog|gatas|hipon] po ba ang <ulam>?|paano po mag-top up ng ₱<#100-900>?|bakit po bumaba ang balanse [ko|ng <anak>]?|pwede po bang palitan ang <ulam> [ng gulay|bukas]?|absent po ang <anak> [bukas|hanggang Biyernes], [makakansela ba|may bawas pa rin ba]?|hindi daw po [nakakain|nabigyan] ang <anak> kanina|magkano po ang [isang linggo|isang buwan]?
                text: <tanong>|<^tanong>|[hello|hi|good am|magandang araw] po[,|!] <tanong>|<^tanong> Salamat po.|[Ate Luz|Ate], <tanong>|<^tanong> [Taga <lungsod> po kami.|First time ko po.|Si misis kasi nagtanong.]
                turn: <tanong>|[ok|sige] po, [salamat|noted|gets ko na]|[paano|bakit] po [kung GCash|kung cash|ganun]?|[opo|hindi po], [<baitang> siya|sa <paaralan>|₱<#100-500> lang]|[may kanin na|may sabaw|gulay] po ba yun?|[na-send ko na|nag-email na ako] po kahapon
                sagot: [Opo|Hello po], [<ulam> at <ulam>|<ulam>] po ang ulam [bukas|ngayon].[ Wala po itong mani.|]|[Pwede po|Opo, pwede], [mag-top up sa GCash|magbayad sa cashier] hanggang [alas-<#3-6>|Huwebes].|[Pasensya na po|Naku po], [ipapasa ko|ifo-forward ko] sa accounting@baonexpress.ph.|[Tumawag po agad|Pakitawagan po] ang school nurse.|[May|Walang] itlog po ang <ulam>. [Papalitan po natin ng <ulam>.|Okay lang po para sa kanya.]
                """],
            Answer = "<sagot>", Conversation = ConversationStyle.Named, Temperature = .7, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.44, 0, ("tatlong pangungusap pababa", "hanggang tatlong pangungusap"))],
        },
        new WorkloadSpec
        {
            Id = "puna-pagkain", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "Pupils' notes on school meals to six subjects, Filipino; raw text, one word as the answer.",
            System = "Basahin ang sulat ng estudyante tungkol sa tanghalian at ibigay ang paksa: LASA, DAMI, LINIS, INIT, TAGAL o PAPURI. LINIS kapag may buhok, langaw o sumakit ang tiyan. Isang salita, malaking titik.",
            Grammar = [Words, """
                dagdag: [Sana|Please] [ayusin|palitan] [naman|na] po.|[Gutom|Malungkot] [tuloy ako|kami].|[Sabi ni|Pati si] [Teacher|Kuya|Jomar|Angel] [ganun din|oo].|[Lagi|Minsan] na lang ganito.|- <baitang>|[Pero|Tapos] masarap yung [gulaman|saging|sabaw].
                text: <@>|<^@>.|<^@>. <dagdag>|<^@>! <dagdag>|[ate|kuya|hello] po, <@>|<dagdag> <^@>.|<+@>|<@> [😭|😋|huhu|hehe]
                """],
            Labels = """
                LASA 8: [walang lasa|ang alat|ang pait] ng <ulam>|hindi ko gusto ang <ulam>|parang luma yung <ulam>
                DAMI 6>8: konti lang ang <ulam>|<#1-2> piraso lang ng manok|bitin ang kanin
                LINIS 3: may buhok sa <ulam>|may langaw sa sabaw|sumakit ang tiyan ko sa <ulam>
                INIT 5: malamig na ang <ulam>|kanin na matigas at malamig|sobrang init ng sabaw
                TAGAL 4: <#15-50> minuto kaming pumila|ubos na ang recess bago makakuha|huli dumating ang pagkain
                PAPURI 6: ang sarap ng <ulam>|salamat sa <ulam>|the best ang <ulam> ngayon
                """,
            Accuracy = .94, Jitter = .03,
        },
    ];
}
