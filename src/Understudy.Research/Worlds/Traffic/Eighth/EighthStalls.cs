using Understudy.Core;

namespace Understudy.Research;

/// <summary>An app of street-food stalls in Malaysia: reviews.</summary>
internal static class EighthStalls
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "ulasan-jenis", Kind = WorkloadKind.Classification, Weight = .9,
            Description = "Reviews of street food to eight subjects, Malay; raw text, one word as the answer.",
            System = "Anda pembaca ulasan untuk Gerai2U, aplikasi pesanan dari gerai tepi jalan. Baca ulasan pelanggan, kemudian pilih perkara UTAMA yang disebut: rasa, porsi, harga, penghantaran, kebersihan, pembungkusan, layanan atau aplikasi. Pelanggan suka campur bahasa (rojak), guna singkatan macam x, sbb, mmg, tak apa. Kalau ada ulat, rambut atau sakit perut, jawab kebersihan walaupun makanannya sedap. Satu perkataan sahaja, huruf kecil.",
            Grammar = ["""
                menu: nasi lemak|char kuey teow|roti canai|laksa|satay ayam|cendol|mee goreng mamak|apam balik|nasi kerabu|rojak|teh tarik
                gerai: gerai Pak <nama>|gerai Mak <nama>|kedai <nama>|Warung <nama>
                nama: Man|Su|Halim|Jah|Ramli|Yati|Din|Leha
                tempat: Ipoh|Klang|Kuantan|Melaka|Seremban|Muar|Kota Bharu
                tambah: [Dah|Sudah] <#2-9> kali [order|pesan] [di sini|dari <gerai>].|[Memang|Mmg] [puas hati|kecewa|tak sangka].|[Order|Pesanan] masa [hujan|lunch|tengah malam].|[Anak|Suami|Isteri|Kawan] [saya|i] [pun suka|komplen|lapar].|[Akan|Takkan] repeat lagi.|<^gerai> kat <tempat> lagi [best|ok].|[Harap|Tolong] [baiki|ambil perhatian].|[Bintang|Rating] <#1-5>.
                text: <@>|<^@>.|<^@>. <tambah>|<tambah> <^@>.|<menu>: <@>|<^@>[!!|...| la| 😋| 😭] <tambah>|<^@>. <tambah> <tambah>|[Ok|Hmm|Alamak|Wah], <@>. <tambah>
                """],
            Labels = """
                rasa 10: <menu> [sedap gila|tawar|masin sangat]|sambal dia [padu|kurang pedas]|kuah pekat, [terbaik|tak macam selalu]
                porsi 6: <menu> dapat sikit je|ayam <#1-2> ketul kecil|banyak sampai [tak habis|boleh kongsi <#2-4> orang]
                harga 6>9: RM<#6-30> untuk <menu> [mahal|berbaloi]|harga naik RM<#1-5> dari bulan lepas
                penghantaran 8: rider sampai lambat <#20-90> minit|sampai awal, [makanan panas lagi|terkejut i]|rider salah rumah
                kebersihan 4: ada rambut dalam <menu>|lepas makan terus sakit perut|nampak lalat dalam bungkusan
                pembungkusan 5: kuah tumpah habis|plastik [bocor|koyak], <menu> jadi lembik|kotak kertas kemas
                layanan 4: makcik tu [garang|ramah]|call <gerai> tak angkat <#2-6> kali
                aplikasi 4: app hang masa bayar|baucar <#5-20>% tak boleh guna|peta tunjuk <tempat> pula
                """,
            Accuracy = .94, Jitter = .03,
        },
    ];
}
