using Understudy.Core;

namespace Understudy.Research;

/// <summary>A chain of milk-tea shops in China: guests' reviews, posts on its drinks.</summary>
internal static class TenthTea
{
    private const string Words = """
        饮品: 杨枝甘露|芋泥波波|茉莉奶绿|葡萄冻冻|黑糖珍珠|桂花乌龙|生椰西米露|柠檬茶|厚乳咖啡|桃桃乌龙
        城: 长沙|成都|苏州|佛山|武汉|青岛|合肥|昆明
        店: [万达|大悦城|步行街|地铁口|大学城|机场]店
        糖: 三分糖|五分糖|少少甜|不另外加糖|全糖
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "pingjia-biaoqian", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "What guests of milk-tea shops review, eight tags, Mandarin; few-shot; shop, stars and way of ordering in front.",
            System = "给门店评价打标签，只能从下面选一个：口味 / 糖度冰量 / 做错单 / 等待时间 / 配送 / 卫生 / 店员 / 优惠券。评价里同时提到多个问题时，选最影响复购的那个；涉及异物、拉肚子一律选卫生。直接返回标签。",
            Shots = [("武汉大学城店|2星|自取\n等了四十分钟还没叫到号", "等待时间"), ("苏州万达店|1星|外卖\n点的热的送来冰的", "做错单"), ("成都地铁口店|5星|自取\n新品真的很香，会回购", "口味")],
            User = "{{shop}}|{{stars}}星|{{mode}}\n{{text}}",
            Grammar = [Words, """
                shop: <城><店>|<城><店>|<城>（加盟）
                stars: 1|2|3|4|5|5
                mode: 自取|外卖|堂食|小程序预约
                尾: [第<#2-9>次|经常|头一回][来|点]了|[同事|闺蜜|孩子|男朋友]也[这么说|喝了]|[以前|别家]不会这样|[希望|麻烦][改进|看到|回复一下]|[不会再来|还会再来]|<饮品>[一般|不错]|[图片|小票]在下面|花了<#9-38>块
                text: <@>|<@>。|<@>，<尾>|<尾>，<@>|<@>！<尾>。|<@>。<尾>，<尾>|[唉|哈哈|说实话|无语]，<@>|<@>[~|！！|…|😭]<尾>
                """],
            Labels = """
                口味 11: <饮品>[太香了|淡得像水|茶味很足|奶味很假]|珍珠[硬得嚼不动|软糯]|新出的<饮品>一口惊艳
                糖度冰量 7: 点了<糖>还是甜得发齁|备注去冰结果半杯都是冰|<糖>刚刚好
                做错单 6>8: <饮品>给我做成了<饮品>|少了一份小料|要大杯给了中杯
                等待时间 8: 排队等了<#20-90>分钟|前面还有<#30-120>杯|下单半小时都没开始做
                配送 6: 骑手洒了一半|送到的时候已经不凉了|封口没封好全漏了
                卫生 3: 杯子里有根头发|喝完拉肚子|看到店员没戴手套
                店员 5: 小姐姐特别有耐心|叫号的人态度很差|问一句翻个白眼
                优惠券 5: 会员日的券用不了|买一送一结果没送|积分突然清零了
                """,
            Accuracy = .94,
        },
        new WorkloadSpec
        {
            Id = "xinpin-wenan", Kind = WorkloadKind.Generation, Weight = .25,
            Description = "Posts on new drinks of milk-tea shops, Mandarin; drink, price, cities and mood in a list with numbers, no system prompt.",
            User = """
                帮我写一条小红书笔记，推新品。

                1）品名：{{name}}
                2）售价：{{price}}元，上市城市：{{city}}
                3）调性：{{mood}}
                4）研发给的关键词：{{text}}

                标题不超过18个字，正文80字以内，结尾带3个话题标签。广告法禁用词（第一、最、绝对）不要出现，也不要提竞品。
                """,
            Grammar = [Words, """
                name: <*饮品>|<*饮品>·[夜樱|青提|海盐|龙井]版|冰<*饮品>
                price: <#9-26>|<#12-19>.9
                city: <城>|<城>、<城>|<城>、<城>、<城>|全国
                mood: 治愈|搞怪|文艺|打工人|高级感|国风
                词: [现熬|手剥|低温慢煮|现切|冷萃]|[云南|福建|海南|新疆]产地|<#80-290>大卡|[绵密|清爽|回甘|Q弹]|[零|低]乳糖|限量<#3-30>万杯|[杯套|贴纸]联名<#2-9>款
                text: <词>、<词>、<词>|<词>，<词>|<词>/<词>/<词>/<词>|<词>；<词>；不要写<词>
                答: [打工人的续命水来了|一口喝到春天|被<*饮品>治愈的下午]\n[茶底清爽|奶香绵密]，[入口先甜后甘|果肉给得很大方]。[下班路上|周末逛街]来一杯，[心情都亮了|刚刚好]。\n\#<*饮品> \#新品 \#奶茶日常
                """],
            Answer = "<答>", Temperature = .9,
        },
    ];
}
