using Understudy.Core;

namespace Understudy.Research;

/// <summary>A packing house for dates: weighing tickets that were scanned.</summary>
internal static class TenthDates
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "wazn-tadhkira", Kind = WorkloadKind.FunctionCall, Weight = .5,
            Description = "Scanned weighing tickets of a packing house for dates to JSON, Arabic; no system prompt, scale and season before the ticket, an empty form of the answer after it.",
            User = """
                فيما يلي نص تذكرة وزن من ميزان {{scale}} (موسم {{season}}، المستلم: {{clerk}})، قُرئ آليا وقد تكون فيه أخطاء:

                «««
                {{text}}
                »»»

                املأ هذا النموذج وأعده كما هو بصيغة JSON فقط:
                {"mazraa": "", "sinf": "", "daraja": "", "wazn_qaim": 0, "wazn_farigh": 0, "rutuba": 0}

                الأوزان بالكيلوغرام والأرقام لاتينية. إذا كُتب الوزن بالطن فاضربه في ألف. الرطوبة نسبة مئوية بلا علامة.
                """,
            Grammar = ["""
                scale: رقم <#1-6>|البوابة [الشمالية|الجنوبية]|M-<#2>|الساحة
                season: <#1445-1448>|<#2024-2026>
                clerk: سالم|أبو ناصر|حمد|موظف الوردية <#1-3>|منيرة
                م: [مزرعة|بستان] [الرمال|العين|النخيل|الفجر|السدرة|أم القصر|الوادي]
                ص: خلاص|سكري|برحي|مجدول|عجوة|صقعي|دقلة نور
                د: أ|ب|ج|ممتازة
                ق: <#4-19><#3>
                ف: <#1-3><#3>
                ر: <#12-28>
                لوحة: <#4> [أ ب د|ح ك ل|س ط ر]
                حشو: السائق: [رشيد|بابو|عادل]|لوحة <لوحة>|وقت الدخول <#5-19>:<#10-59>|توقيع ..........|تذكرة رقم <#6>|عدد الصناديق <#20-600>|[ختم|نسخة] المستودع|يرجى الاحتفاظ بالتذكرة
                text: <حشو>\n<*م>\nالصنف: <*ص> درجة <*د>\nقائم <*ق>\nفارغ <*ف>\nرطوبة <*ر>%\n<حشو>|المورد <*م> / <*ص> / <*د>\n<حشو>\nإجمالي <*ق> كجم - فارغ <*ف> كجم\nالرطوبة: <*ر>|<حشو> <حشو>\nرطوبة <*ر> صنف <*ص> (<*د>)\nالوزن القائم: <*ق> كغ، وزن الشاحنة: <*ف> كغ\n<*م>|<*م> - <*ص>\nدرجة: <*د>، رطوبة: <*ر>٪\n<*ق>/<*ف> كجم\n<حشو>
                """],
            Fields = [new("mazraa", "<*م>"), new("sinf", "<*ص>"), new("daraja", "<*د>"), new("wazn_qaim", "<*ق>", "integer"), new("wazn_farigh", "<*ف>", "integer"), new("rutuba", "<*ر>", "integer")],
        },
    ];
}
