using Understudy.Core;

namespace Understudy.Research;

/// <summary>A seller of solar kits in East Africa that are paid off by the day: what customers write and say.</summary>
internal static class NinthSolar
{
    private const string Words = """
        mji: Kisumu|Mwanza|Arusha|Nakuru|Kitale|Dodoma|Bungoma|Moshi|Tabora
        kifaa: taa|redio|betri|paneli|chaja ya simu|runinga|feni
        siku: Jumatatu|Jumanne|Jumatano|Alhamisi|Ijumaa|Jumamosi|Jumapili
        jina: Wanjiku|Otieno|Juma|Neema|Baraka|Achieng|Mwajuma|Kiprono
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "simu-vitendo", Kind = WorkloadKind.FunctionCall, Weight = 1.9,
            Description = "What customers say on the phone to five tools in an order that varies, Swahili; account, kit and days left in the prompt.",
            System = """
                Wewe ni msaidizi wa simu wa MwangaPlus. Saa hizi ni {{saa}}, mteja yuko {{mji}}.
                akaunti={{akaunti}}; seti={{seti}}; siku_zilizobaki={{zilizobaki}}

                Chagua kitendo kimoja tu kwa kila sentensi ya mteja. Akitaja akaunti nyingine, tumia hiyo aliyotaja. Harufu ya kuungua au moshi: weka_fundi yenye haraka=true. Akitukana, usijibu, mpe mtu.
                """,
            Grammar = [Words, """
                saa: <%HH:mm>|<%dd/MM HH:mm>
                akaunti: <*ak>|<*ak>|haijulikani
                ak: <#8>|MP<#6>
                seti: [Nyumba|Duka|Shamba] <#1-4>|Taa <#2-6>|TV <#19-32>
                zilizobaki: <#0-30>|0|<#1-7>
                kiasi: <#5-90>0
                tatizo: [<kifaa> haiwaki|<kifaa> inanuka moshi|<kifaa> imepasuka|waya umekatika]
                mpya: <jina>
                neno: tafadhali|asante|haraka|naomba|samahani
                text: <@>|<^@>.|[habari|hujambo|halo|haya], <@>|<@>, <neno>|<neno>, <@>|<^@>. [Niko <mji>.|Ni mimi <jina>.|Tangu <siku>.]|[aah|eeh] <@>
                """],
            Labels = """
                tuma_tokeni 9: nimelipa shilingi <*kiasi>, sijapata tokeni|nitumie tokeni ya <*kiasi>|tokeni ya <*kiasi> haijafika
                angalia_deni 6: nadaiwa kiasi gani|bado siku ngapi nimalize|deni langu limebaki ngapi
                weka_fundi 7>9: <*tatizo>|fundi aje, <*tatizo>|<*tatizo> tangu <siku>
                badili_jina 3: weka akaunti kwa jina la <*mpya>|nimemuuzia <*mpya> seti yangu
                mpe_mtu 3: nataka kuongea na mtu|nyinyi ni wezi|sielewi hii mashine
                """,
            Tools =
            [
                new("tuma_tokeni", "Tuma tokeni ya malipo.", new Field("akaunti", "<*ak>"), new Field("kiasi", "<*kiasi>", "integer")),
                new("angalia_deni", "Soma deni lililobaki.", new Field("akaunti", "<*ak>")),
                new("weka_fundi", "Panga fundi.", new Field("tatizo", "<*tatizo>"), new Field("haraka", "[true|false|false]", "boolean")),
                new("badili_jina", "Badilisha mwenye akaunti.", new Field("jina", "<*mpya>")),
                new("mpe_mtu", "Unganisha na mhudumu."),
            ],
            ShuffledTools = true, Jitter = .03,
        },
        new WorkloadSpec
        {
            Id = "ujumbe-aina", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Text messages of customers to seven sorts, Swahili; few-shot, number of the kit and days of arrears in front.",
            System = """
                Panga SMS za wateja wa MwangaPlus.

                malipo: pesa, tokeni, M-Pesa
                hitilafu: kifaa hakifanyi kazi
                wizi: kimeibiwa au kimepotea
                kurudisha: anataka kurudisha seti
                kununua: anataka seti mpya au kubwa zaidi
                wakala: malalamiko kuhusu wakala wetu
                mengine: mengineyo

                SMS nyingi zina Kiswahili cha mtaani au makosa ya herufi. Jibu neno moja.
                """,
            Shots = [("seti 20418833 | deni siku 0\ntaa mbili haziwaki tena", "hitilafu"), ("seti 77120045 | deni siku 12\nnimetuma 150 kwa mpesa hakuna token", "malipo"), ("seti - | deni siku -\nwakala wenu alichukua pesa akapotea", "wakala")],
            User = "seti {{namba}} | deni siku {{deni}}\n{{text}}",
            Grammar = [Words, """
                namba: <#8>|<#8>|-
                deni: <#0-40>|0|-
                zaidi: [Naomba|Tafadhali] [msaada|jibu|nipigieni].|[Niko|Naishi] <mji>.|[Ni|Mimi ni] <jina>.|[Watoto|Wageni] [wako gizani|wanalia].|[Tangu|Toka] <siku>.|Asante[ sana|].|Nimepiga simu mara <#2-9>.
                text: <@>|<^@>.|<^@>. <zaidi>|<zaidi> <^@>.|[habari|mambo|hello], <@>|<^@>! <zaidi>|<+@>|<@> [??|🙏|plz]. <zaidi>
                """],
            Labels = """
                malipo 10: nimelipa <#50-900> tokeni haijaja|mpesa imekatwa mara mbili|nalipa wapi nikiwa <mji>
                hitilafu 9>7: <kifaa> imezima kabisa|<kifaa> inawaka kidogo tu|betri haikai hata saa <#1-3>
                wizi 3: mwizi amechukua paneli usiku|<kifaa> imeibiwa <siku>
                kurudisha 4: nataka kurudisha seti, sina pesa|njooni mchukue <kifaa> yenu
                kununua 6: nataka seti ya runinga bei gani|rafiki yangu <jina> anataka kununua|mna feni kubwa huko <mji>
                wakala 4: wakala <jina> ni mkali sana|wakala aliomba hongo ya <#50-500>|wakala hakuja <siku>
                mengine 3: mna kazi ya udereva|heri ya mwaka mpya|namba ya ofisi ya <mji>
                """,
            Accuracy = .94,
        },
    ];
}
