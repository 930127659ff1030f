using Understudy.Core;

namespace Understudy.Research;

/// <summary>A coffee exporter in Vietnam: what is said at the scales, advice to farmers.</summary>
internal static class SixthCoffee
{
    private const string Words = """
        huyện: Cư M'gar|Krông Pắc|Ea H'leo|Di Linh|Bảo Lâm|Lâm Hà|Chư Sê|Đắk Mil|Buôn Hồ
        tên: anh Hùng|chị Lan|bà Mai|anh Y Thuận|chú Bảy|chị Hạnh|anh Tuấn|cô Nga|ông Sơn
        giống: Robusta|Robusta|Arabica Catimor|TR4|TR9|Culi|Xanh lùn
        bệnh: gỉ sắt|khô cành|rệp sáp|vàng lá|nấm hồng|mọt đục quả|thối rễ
        phân: NPK 16-16-8|phân chuồng hoai|kali|lân nung chảy|vôi bột|urê
        kho: kho <#1-6>|kho Buôn Hồ|sân phơi <%AA1>|xưởng rang
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "can-ca-phe", Kind = WorkloadKind.FunctionCall, Weight = .35,
            Description = "What is said at the scales of a coffee exporter to five tools in an order that varies, Vietnamese; station, shift and last tickets in the prompt.",
            System = """
                Trợ lý giọng nói tại trạm cân {{trạm}}. Ca {{ca}}, nhân viên {{nhânviên}}. Bây giờ là {{giờ}}.
                Phiếu gần nhất:
                {{phiếu}}
                Mỗi câu nói gọi đúng một hàm. Số cân luôn tính bằng kg (1 tạ = 100, 1 tấn = 1000). Nghe không rõ số thì gọi hoi_lai.
                """,
            Grammar = [Words, """
                trạm: <huyện>|<huyện> <#1-3>
                ca: sáng|chiều|đêm
                nhânviên: <tên>
                giờ: <%HH:mm>|<%HH:mm dd/MM>
                dòng: P<#4> – <tên> – <#80-4900> kg – ẩm <#12-25>,<#0-9>%|P<#4> – <tên> – đã hủy
                phiếu: <dòng 1-3;>|(chưa có)
                ai: <tên>
                kg: <#80-990>
                loại: <giống>
                nơi: <kho>
                ẩm: <#12-25>
                số: P<#4>
                đuôi: nhé|nha|giùm tôi|với|đi|ạ
                text: <@>|<@> <đuôi>|<^@>.|[ờ|à|alo|rồi], <@>|<^@> <đuôi>. [Nhanh lên, xe đang chờ.|Cảm ơn.|Trời sắp mưa.]
                """],
            Labels = """
                ghi_can 8: <*ai> <*kg> ký <*loại>|cân cho <*ai>, <*kg> ký, vào <*nơi>|<*loại> của <*ai> được <*kg> ký
                do_am 5: độ ẩm <*ẩm> phần trăm, lô của <*ai>|mẫu <*loại> ẩm <*ẩm>
                huy_phieu 3: hủy phiếu <*số>, cân nhầm|bỏ phiếu <*số> của <*ai>
                chuyen_kho 4: chuyển <*kg> ký sang <*nơi>|cho <*loại> về <*nơi>
                hoi_lai 2: của <*ai> khoảng mấy trăm ký gì đó|cân thêm một bao nữa
                """,
            Tools =
            [
                new("ghi_can", "Ghi một lần cân.", new Field("nguoi_ban", "<*ai>"), new Field("kg", "<*kg>", "integer"), new Field("giong", "<*loại>")),
                new("do_am", "Ghi độ ẩm của lô.", new Field("phan_tram", "<*ẩm>", "number"), new Field("giong", "<*loại>")),
                new("huy_phieu", "Hủy một phiếu cân.", new Field("phieu", "<*số>")),
                new("chuyen_kho", "Chuyển hàng sang kho khác.", new Field("kg", "<*kg>", "integer"), new Field("kho", "<*nơi>")),
                new("hoi_lai", "Hỏi lại người nói.", new Field("cau_hoi", "[Bao nhiêu ký ạ?|Của ai ạ?]")),
            ],
            ShuffledTools = true, Role = "developer",
        },
        new WorkloadSpec
        {
            Id = "tu-van-vuon", Kind = WorkloadKind.Generation, Weight = .2,
            Description = "Advice to farmers from what they ask, Vietnamese; place, age and area of the trees in brackets before the question.",
            System = "Bạn là kỹ sư nông nghiệp, trả lời nông dân trồng cà phê qua tin nhắn. Viết như nói chuyện, tối đa 4 câu, không dùng từ chuyên môn khó. Thuốc thì chỉ nêu hoạt chất được phép, nhắc thời gian cách ly. Không chắc thì bảo chụp ảnh mặt dưới lá gửi lên.",
            User = "[{{huyện}}, vườn {{tuổi}} năm, {{diệntích}} ha] {{text}}",
            Grammar = [Words, """
                tuổi: <#1-25>
                diệntích: <#1-4>|0,<#3-9>|<#1-3>,<#1-9>
                câu: cây bị <bệnh> [thì làm sao|phun gì|có lây không]|mùa này bón <phân> được chưa|bao giờ thì [tỉa cành|tưới đợt <#1-4>|hái] được|lá [vàng từ dưới lên|có đốm nâu|xoăn lại], quả rụng [nhiều|lác đác]|nên trồng <giống> hay <giống>|bón <#2-6> lạng <phân> một gốc có nhiều không|mưa [cả tuần|trái mùa] hoa có đậu không
                thêm: [Vườn|Nhà] tôi ở [dốc|gần suối|đất đỏ].|Năm ngoái được <#2-5> tấn một héc.|Đã [phun|bón] <phân> <#5-30> ngày trước.|[Hàng xóm|Đại lý] bảo [cưa bỏ|cứ để vậy].|Cảm ơn [kỹ sư|anh|chị].|Giá đang <#90-130> nghìn.
                text: <^câu>?|<câu>|[Chào kỹ sư, |Cho hỏi |Anh ơi ]<câu>[ ạ|]?[ <thêm>|]|<thêm> <^câu>?|<^câu>? <thêm> <thêm>
                trả: [Bác|Anh chị] cắt bỏ cành bệnh rồi [phun gốc đồng|rải vôi quanh gốc], cách ly <#7-21> ngày.|Mùa này [chưa nên|nên] bón <phân>, mỗi gốc chừng <#1-4> lạng.|[Nhìn giống|Có thể là] <bệnh>. Chụp giúp mặt dưới lá gửi lên nhé.|Đợi [dứt mưa|đất đủ ẩm] rồi hãy [tưới|tỉa].
                """],
            Answer = "<trả>[ <trả>|]", Temperature = .4,
        },
    ];
}
