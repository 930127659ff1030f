using Understudy.Core;

namespace Understudy.Research;

/// <summary>A start-up that delivers parcels in Indonesia: two prompts about drivers' notes that differ in a few words, and addresses.</summary>
internal static class FifthCourier
{
    private const string Words = """
        kota: Bandung|Surabaya|Depok|Bekasi|Semarang|Malang|Tangerang|Yogyakarta|Bogor|Sidoarjo
        jalan: Jl. [Melati|Kenanga|Cendana|Ahmad Yani|Diponegoro|Pahlawan|Anggrek|Mawar|Veteran|Sudirman|Gajah Mada|Merpati]
        hub: BDG-<#1-4>|SUB-<#1-6>|JKT-[N|S|E|W]<#1-3>|SMG-1|MLG-2
        landmark: the [mosque|minimarket|laundry|noodle stall|motorbike workshop|pharmacy|school gate|petrol kiosk]|a [blue|green|white] gate|the end of the alley|the second floor of the ruko
        waited: [Waited|Stood there|Stayed] <#3-25> min[ in the rain| by <landmark>|].|Took [photo|<#2-3> photos].|Called <#2-6>x.|[Neighbour|Guard|Bu RT] [saw me|signed as witness|says hello].|[Bike|Box] at <#40-100>% full.|Stop <#1-90> of <#91-140>.|[Macet|Flooded road|Football crowd] near <landmark>.|Next to <landmark>.|Chat sent [via app|on WA], [one tick|two ticks, no reply|read].
        """;

    // The two workloads read the same note: why it failed, and what comes next.
    private const string Note = """
        A courier could not complete a stop and left a note in the app. Notes are typed with one thumb, mix English with Indonesian and leave words out.

        hub: {{hub}}
        attempt: {{attempt}} of 3
        parcel: {{kilos}} kg, {{payment}}
        time of note: {{time}}
        note: {{text}}
        """;

    private const string Rules = """
        attempt: 1|1|1|2|2|3
        kilos: 0.<#1-9>|0.<#1-9>|<#1-24>.<#0-9>|<#1-9>
        payment: prepaid|prepaid|COD Rp<#20-950>.000|COD <#20-950>rb
        time: <%HH:mm>|<%HH:mm> WIB
        text: <@>[.|, <waited>| - <waited>|. <waited> <waited>]|<waited> <^@>.|<^@>[!|...|.] <waited>|pak/bu, <@>. <waited>|<@>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "stop-reason", Kind = WorkloadKind.Classification, Weight = 9,
            Description = "Why a delivery failed, ten codes listed in one line; no system prompt; twin of stop-action.",
            User = Note + "\n\nTask: give the REASON of the failed stop.\nOne of: NOT_HOME, WRONG_ADDRESS, NO_CASH, REFUSED, CLOSED, NO_ACCESS, DAMAGED, WEATHER, VEHICLE, OTHER\nReply with the code.",
            Grammar = [Words, Rules],
            Labels = """
                NOT_HOME 16>13: [nobody|no one] [home|answers], gate locked|orgnya gak ada, kata tetangga mudik|rumah kosong|[customer|penerima] still at office, back after <#5-8>pm
                WRONG_ADDRESS 9: no. <#10-90> doesn't exist on <jalan>|alamat gak ketemu, map points to a rice field|person unknown here, moved to <kota> <when>
                NO_CASH 8: cod, customer has no money till payday|uang gak ada, minta besok|only a <#1-9>00rb note, no change
                REFUSED 6: buyer says [never ordered|cancelled <when>|already bought elsewhere]|ditolak, katanya kemahalan|opened the box first then gave it back
                CLOSED 5: shop shut, toko tutup hari minggu|office closed for [lebaran|holiday|cuti bersama]|warehouse stops receiving at <#2-4>pm
                NO_ACCESS 5: guard of the cluster won't let me in|satpam minta kode, customer not picking up|apartment lift needs card
                DAMAGED 2: box is wet and torn, did not hand over|isi pecah, bunyi kaca
                WEATHER 3: banjir selutut, cannot pass|heavy rain and lightning, parked
                VEHICLE 3: ban bocor|motor mogok, towing to the workshop|accident, minor, parcel fine
                OTHER 2: dog, big one, loose|customer asked me to wait for a wedding|phone died, could not scan
                """,
            Jitter = .06, Sloppy = .02, MaxTokens = 6, Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.65, .1, ("leave words out.", "drop words."))],
        },
        new WorkloadSpec
        {
            Id = "stop-action", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "What is to be done after a failed delivery, six actions; twin of stop-reason.",
            User = Note + "\n\nTask: give the NEXT STEP after the failed stop.\nOne of: retry_same_day, retry_tomorrow, call_customer, hold_at_hub, return_to_sender, escalate\nReply with the code.",
            Grammar = [Words, Rules],
            Labels = """
                retry_same_day 7: she's back at <#4-7>pm, will pass again|asked me to come after maghrib|I finish nearby at <#5-8>, no problem to return
                retry_tomorrow 8: minta besok pagi|pls deliver <weekday>, family is away today|tutup, open again besok
                call_customer 5>8: pin is in the sea, need share loc|house number missing, nobody knows the name|phone number has one digit too few
                hold_at_hub 3: will pick up himself at the hub|too big for my bike, bring by van or keep it|wants to collect near <landmark>
                return_to_sender 4: third time, ditolak lagi|buyer cancelled in the app already|says scam, never ordered, don't come back
                escalate 2: customer shouted and pushed me|box was open when I got it from sorting|police line at the address
                """,
            Accuracy = .93,
        },
        new WorkloadSpec
        {
            Id = "alamat-json", Kind = WorkloadKind.FunctionCall, Weight = 2.6,
            Description = "Addresses from sellers' chats to a schema of eight fields, Indonesian; shop and weight before the text.",
            System = """
                Kamu mengurai alamat kirim dari chat penjual menjadi kolom-kolom untuk label pengiriman.
                Aturan:
                * "penerima" hanya nama, tanpa Bapak/Ibu/Kak
                * "jalan" termasuk nomor dan gang; RT/RW dipisah
                * kode pos 5 angka; kosongkan jika tidak tertulis, jangan ditebak
                * "patokan" diambil apa adanya, paling panjang 60 huruf
                * kata singkatan (kec., kel., kab.) ditulis lengkap
                """,
            User = "Toko: {{toko}}\nBerat: {{gram}} gram\nChat pembeli:\n\"\"\"\n{{text}}\n\"\"\"",
            Grammar = [Words, """
                toko: [Batik|Kopi|Sepatu|Hijab|Mainan|Kue|Gadget] [Bu <nama>|Nusantara|Murah<#1-99>|<kota>|Official|Jaya]
                gram: <#1-30>00|<#1-9>50|1000
                nama: Sari|Budi|Wahyu|Dewi|Rizky|Ayu|Joko|Putri|Hendra|Lestari|Agus|Fitri
                siapa: <nama>|<nama> <nama>
                ruas: <jalan> [No. |no |]<#1-180>[A|B|]|<jalan> Gg. [Mangga|Buntu|III|Haji Saleh] no <#1-60>|Perum [Griya Asri|Bumi Indah|Puri Kencana] Blok [A|B|C|D]<#1-20>/<#1-30>
                rt: <#1-9>|0<#1-9>
                rw: <#1-12>|0<#1-9>
                kec: Coblong|Sukolilo|Cimanggis|Rungkut|Lowokwaru|Tembalang|Cipondoh|Buah Batu
                di: <kota>
                pos: <#4><#0-9>
                dekat: depan masjid|sebelah warung <nama>|pagar [hijau|hitam|putih]|belakang [SD <#1-9>|indomaret|puskesmas]|rumah cat [biru|kuning], ada pohon [mangga|jambu]|lantai <#2-9> dekat lift
                titip: [kalau gak ada orang|klo kosong] titip [satpam|tetangga|warung] ya|[makasih|trims|terima kasih] kak|jangan diketok keras, ada bayi|[tolong|pls] bubble wrap tebal|dikirim [hari ini|besok|senin] bisa?|ongkirnya berapa kak ke <di>
                text: [kak |sis |min |]kirim ke <*siapa>, <*ruas> RT <*rt>/RW <*rw>, [kec. |kec ]<*kec>, <*di>[ <*pos>|]. <^*dekat>. <titip>|[Penerima|Nama]: <*siapa>\n[Alamat|Almt]: <*ruas>, rt<*rt> rw<*rw>\n<*kec> - <*di>[ <*pos>|]\n[(<*dekat>)|patokan <*dekat>]|<*siapa>\n<*ruas>, <*kec>, <*di>[, <*pos>|]\n<*dekat>\n<titip>|halo <titip>, alamatnya <*ruas> rt <*rt> rw <*rw> <*kec> <*di> a.n. <*siapa>, <*dekat>
                """],
            Fields = [new("penerima", "<*siapa>"), new("jalan", "<*ruas>"), new("rt", "[<*rt>|<*rt>|]"), new("rw", "[<*rw>|<*rw>|]"), new("kecamatan", "<*kec>"), new("kota", "<*di>"), new("kode_pos", "[<*pos>|]", About: "5 angka atau kosong"), new("patokan", "<*dekat>")],
            Schema = true, Parts = .2, UserRule = "user_id",
            Revisions = [new Revision(.45, .1, ("jangan ditebak", "tidak boleh ditebak"))],
        },
    ];
}
