using Understudy.Core;

namespace Understudy.Research;

/// <summary>A furniture maker in Turkey: messages of customers, an assistant in the workshop.</summary>
internal static class FourthJoinery
{
    private const string Words = """
        ürün: köşe takımı|yemek masası|gardırop|kitaplık|çalışma masası|şifonyer|tv ünitesi|baza|konsol|ranza|orta sehpa|vestiyer
        kumaş: keten|kadife|nubuk|babyface|deri görünümlü
        renk: antrasit|krem|hardal|zümrüt yeşili|vizon|bej|petrol mavisi
        şehir: Bursa|İzmir|Eskişehir|Kayseri|Trabzon|Antalya|Çorlu|Gaziantep
        gün: pazartesi|salı|çarşamba|perşembe|cuma|cumartesi
        laf: Şimdiden teşekkürler.|Kolay gelsin.|Sipariş numaram <#6>.|Mağazadan <gün> günü aldık.|Eşim de soruyor.|Acil dönüş yapar mısınız?|<şehir> merkezde oturuyoruz.|Fotoğraf attım, gördünüz mü?|<#2-4> çocuk var, sağlam olsun.|Telefonla ulaşamadım.|<#3-9>. katta oturuyoruz, asansör yok.
        malzeme: meşe|kayın|ceviz|mdf|sunta|huş kontrplak
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "musteri-niyeti", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "What customers of a furniture maker want, eight labels after a fixed word, Turkish; branch and day in the prompt.",
            System = "Bir mobilya atölyesinin {{şube}} şubesine WhatsApp'tan gelen mesajları sınıflandırıyorsun. Bugün {{tarih}}. Seçenekler: fiyat, teslimat, montaj, kumaş, arıza, iade, ölçü, diğer. Mesajda iki konu varsa müşterinin cevap beklediği konuyu seç. Yanıtı yalnızca \"Kategori: fiyat\" biçiminde ver.",
            Grammar = [Words, """
                şube: <şehir>
                tarih: <%dd.MM.yyyy>
                text: [Merhaba,|Selam,|İyi günler,|Merhabalar|Slm] <@>[?|.|] [<laf>|<laf> <laf>|]|<^@>[?|.|..] <laf>|<laf> <^@>[?|.|]|<@>
                """],
            Labels = """
                fiyat 9: <ürün> ne kadar|<renk> <ürün> kaç lira, taksit var mı|nakit alırsak <ürün> için indirim olur mu
                teslimat 8>11: <ürün> ne zaman gelir|<şehir> için kargo süresi nedir|<gün> günü getirecektiniz, hâlâ gelmedi
                montaj 4: kurulum ücrete dahil mi|<ürün> montajı için usta gönderir misiniz|vidaları eksik, nasıl kuracağız
                kumaş 4: <kumaş> kumaş leke tutar mı|<ürün> <renk> renkte yapılır mı|kumaş numunesi yollar mısınız
                arıza 5: <ürün> kapağı kapanmıyor|çekmece rayı kırıldı|<ürün> iki ayda çöktü
                iade 3: ürünü geri vermek istiyorum|siparişi iptal edelim, paramı iade edin|cayma hakkım kaç gün
                ölçü 4: <ürün> eni boyu kaç cm|<#180-320> cm duvara uyar mı|özel ölçü çalışıyor musunuz
                diğer 2: iş ilanınız için yazıyorum|mağaza kaçta kapanıyor|bayilik veriyor musunuz
                """,
            Answer = "Kategori: <=>", Accuracy = .96,
        },
        new WorkloadSpec
        {
            Id = "workshop-voice", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "A workshop that is spoken to in Turkish, five tools in an order that varies; developer message of one line with bench, shift and speaker.",
            System = "Atölye asistanısın; tezgâh {{tezgah}}, {{vardiya}} vardiyası, konuşan {{usta}}. Söyleneni tek bir araç çağrısına çevir, metin yazma.",
            Role = "developer",
            Grammar = [Words, """
                tezgah: <#1-16>
                vardiya: sabah|akşam|gece
                usta: Hasan usta|Recep usta|Elif hanım|Kemal|Yusuf çırak|Sevgi hanım
                ek: acelesi yok|müşteri bekliyor|çaydan sonra|Hasan usta söyledi|öğlene yetişsin|<gün> gününe kadar
                parça: <ürün>
                ham: <malzeme>
                adet: <#1-40>
                mm: <#3-40>
                dk: <#5-90>
                text: [tamam |şey, |hadi |]<@>[ abi| lütfen|, çabuk|||]|<@>, <ek>|<ek>, <@>
                """],
            Labels = """
                cut_board 6: <*mm> milim <*ham>, <*adet> parça kes|<*ham> levhadan <*adet> tane çıkar, <*mm> milim|<*adet> adet <*ham> kesilecek
                order_material 5: <*ham> bitiyor, <*adet> plaka iste|depodan <*adet> plaka <*ham> söyle|<*ham> kalmadı
                report_fault 2: makine ses yapıyor|testere kaydı, <*mm> milim şaştı|toz emme çalışmıyor
                start_timer 3: tutkal için <*dk> dakika kur|<*dk> dakika sonra haber ver|pres <*dk> dakika
                mark_done 4: <*parça> bitti|<*parça> cilaya gidebilir|<*adet> <*parça> tamam
                """,
            Tools =
            [
                new("cut_board", "Queue a cut at the panel saw.", new Field("material", "<*ham>"), new Field("pieces", "<*adet>", "integer"), new Field("thickness_mm", "<*mm>", "integer")),
                new("order_material", "Order boards from the store.", new Field("material", "<*ham>"), new Field("boards", "<*adet>", "integer")),
                new("report_fault", "Report a fault of a machine.", new Field("bench", "<#1-16>", "integer"), new Field("problem", "[noise|blade|dust extraction]")),
                new("start_timer", "Start a timer.", new Field("minutes", "<*dk>", "integer")),
                new("mark_done", "Mark a piece as finished.", new Field("piece", "<*parça>")),
            ],
            ShuffledTools = true,
        },
    ];
}
