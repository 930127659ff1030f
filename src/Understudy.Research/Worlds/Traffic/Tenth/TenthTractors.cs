using Understudy.Core;

namespace Understudy.Research;

/// <summary>A platform in India where farmers hire tractors: what they say to its voice assistant.</summary>
internal static class TenthTractors
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "kheti-sahayak", Kind = WorkloadKind.FunctionCall, Weight = 5.5,
            Description = "What farmers say to a platform for hiring tractors to seven tools in an order that varies, Hindi; caller, village, balance and open bookings as JSON in the prompt.",
            System = """
                आप "खेतगाड़ी" के फ़ोन सहायक हैं। किसान मिस्ड कॉल देता है, हम वापस कॉल करते हैं, और उसकी बात टेक्स्ट बनकर आप तक आती है।

                कॉलर की जानकारी:
                {"naam": "{{naam}}", "gaon": "{{gaon}}", "bakaya": {{bakaya}}, "samay": "{{samay}}"}

                चालू बुकिंग:
                {{bookings}}

                निर्देश:
                - हर वाक्य पर ठीक एक टूल चुनिए, जवाब में टेक्स्ट मत लिखिए
                - बीघा को एकड़ में मत बदलिए, इकाई वैसी ही रहने दीजिए
                - "कल" का मतलब आने वाला दिन है, बीता हुआ नहीं
                - झगड़ा, चोट या पैसे का विवाद हो तो insaan_se_jodo
                """,
            Grammar = ["""
                नाम: रामलाल|सुनीता देवी|हरपाल सिंह|गोविंद यादव|शबनम|कैलाश पटेल|महेश|फूलवती
                गाँव: बरखेड़ा|रतनपुर|सोहागपुर|चंदेरी|मऊ खुर्द|पिपलिया|नौगाँव|भीमपुरा
                मशीन: ट्रैक्टर|रोटावेटर|हार्वेस्टर|थ्रेशर|कल्टीवेटर|सीड ड्रिल|लेज़र लेवलर
                काम: जुताई|बुवाई|कटाई|थ्रेशिंग|मेड़बंदी|समतल कराई
                दिन: कल|परसों|सोमवार|बुधवार|शुक्रवार|रविवार
                naam: <नाम>|<नाम>|अज्ञात
                gaon: <गाँव>|<गाँव>|<गाँव>, तहसील <गाँव>
                bakaya: 0|0|<#50-4000>
                samay: <%HH:mm>|<%yyyy-MM-dd HH:mm>
                id: KG<#4>
                दूसरी: KG<#4>
                bookings: - <*id>: <मशीन>, <दिन>, <काम>|- <*id>: <मशीन>, <दिन>\n- <दूसरी>: <मशीन>, <दिन>, <काम>|- <दूसरी>: <मशीन>, <दिन>\n- <*id>: <मशीन>, <दिन>\n- <दूसरी>: <मशीन>, <दिन>
                म: <मशीन>
                द: <दिन>
                रकबा: <#2-40> बीघा|<#1-15> एकड़|<#2-9> बीघा
                फ़सल: गेहूँ|धान|सोयाबीन|चना|मक्का|सरसों
                पैसे: <#200-5000>
                शिकायत: ड्राइवर नहीं आया|मशीन रास्ते में ख़राब हो गई|काम आधा छोड़ दिया|डीज़ल अलग से माँगा
                भराव: जल्दी कर दीजिए|भैया|हाँ जी|सुन रहे हैं ना|बारिश आने वाली है|पिछली बार भी आपसे लिया था|खेत <गाँव> रोड पर है|मैडम
                text: <@>|<@>, <भराव>|<भराव>, <@>|नमस्ते, <@>|हेलो [हेलो |जी ]<@>|<@>। <भराव>।|अरे <भराव>, <@>|राम राम जी, <@>
                """],
            Labels = """
                booking_karo 11>9: <*द> को <*म> चाहिए <*रकबा> के लिए|<*रकबा> में <*म> चलवाना है <*द>|<*म> बुक कर दो <*द> सुबह, <*रकबा>
                rate_batao 8: <*म> का क्या रेट है|<*म> एक घंटे का कितना लेंगे|<*म> का भाव बताओ
                booking_radd 4: <*id> वाली बुकिंग कैंसल कर दो|<*id> नहीं चाहिए अब|<*द> वाला काम रहने दो, नंबर <*id>
                din_badlo 5: <*id> को <*द> कर दो|बुकिंग <*id> आगे बढ़ा दो <*द> तक
                bhugtan 4>6: <*पैसे> रुपये फ़ोन से भेज दिए, <*id> में जोड़ लो|<*id> के <*पैसे> रुपये दे दिए हैं
                shikayat 4: <*id> में <*शिकायत>|<*शिकायत>, बुकिंग <*id>
                insaan_se_jodo 3: किसी आदमी से बात कराओ|मालिक से झगड़ा हो गया है|मशीन से हाथ में चोट लगी है
                """,
            Tools =
            [
                new("booking_karo", "नई बुकिंग बनाओ", new Field("machine", "<*म>"), new Field("din", "<*द>"), new Field("rakba", "<*रकबा>")),
                new("rate_batao", "मशीन का किराया बताओ", new Field("machine", "<*म>")),
                new("booking_radd", "बुकिंग रद्द करो", new Field("booking_id", "<*id>")),
                new("din_badlo", "बुकिंग का दिन बदलो", new Field("booking_id", "<*id>"), new Field("naya_din", "<*द>")),
                new("bhugtan", "भुगतान दर्ज करो", new Field("booking_id", "<*id>"), new Field("rupaye", "<*पैसे>", "integer")),
                new("shikayat", "शिकायत दर्ज करो", new Field("booking_id", "<*id>"), new Field("vivaran", "<*शिकायत>")),
                new("insaan_se_jodo", "कॉल किसी कर्मचारी को दो"),
            ],
            ShuffledTools = true, UserRule = "session_id",
            Revisions = [new Revision(.56, 0, ("हर वाक्य पर ठीक एक टूल चुनिए", "हर बात पर ठीक एक टूल चुनिए"))],
        },
    ];
}
