using Understudy.Core;

namespace Understudy.Research;

/// <summary>A distributor of electronic parts: what data sheets say.</summary>
internal static class SeventhParts
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "datasheet-params", Kind = WorkloadKind.FunctionCall, Weight = 12,
            Description = "Extracts of data sheets to a schema of eight fields; part, maker, revision and page in one line, the extract between scissors; three versions.",
            System = """
                role: parametric data entry for the Voltra catalogue (900k parts, nobody has time to type)
                input: text lifted from a manufacturer's PDF. tables come out cell after cell, so a number may stand far from its unit
                output: the object that the schema asks for

                a) nominal values only; typ. beats max. beats min. unless a field is called max_something
                b) convert mV -> V, mA -> A, no rounding
                c) package the way JEDEC or EIA spell it: 0603, SOT-23-5, QFN-32
                d) temperatures are those of operation, not storage, not reflow
                e) a family sheet covers many parts, so take the row of the MPN we give you
                f) not in the extract? "" for text and -1 for numbers. a guess costs us a returned reel
                """,
            User = "MPN {{mpn}} by {{maker}} (rev. {{rev}}, p. {{page}})\n-----8<-----\n{{text}}\n-----8<-----",
            Grammar = ["""
                part: [TPS|LM|MCP|NCV|AP|LT]<#2-9><#3>[A|B|-Q1|]|[IRF|BSC|SI|DMN]<#10-99><#10-99>[N|DY|LS]|[ADP|MIC|NX|GD]<#10-99><%AA1><#2>|[RT|SGM|XC]<#10-99><#2><%AA1>
                maker: Tessaro|Kirin Micro|Northvale Semi|OHMA|Lambda Passive|Quaddra|Sino-Elec|Volkner
                rev: A|B|C|D|<#1-9>.<#0-9>|<%AA1><#1-4>
                page: <#1-48>|<#1-9> of <#10-60>
                mpn: <*part>[TR|-T1|/NOPB|]|<*part>
                kind: LDO regulator|buck converter|N-channel MOSFET|op amp|LED driver|battery charger|gate driver|comparator|current sense amplifier|level shifter|load switch
                pkg: SOT-23-<#3-6>|QFN-<#1-6><#2-8>|TO-252|SOIC-8|MSOP-<#8-10>|DFN-<#6-10>|TSSOP-<#8-28>|WLCSP-<#4-20>
                vmax: <#3-60>|<#2-5>.<#1-9>|<#80-650>
                amp: 0.<#1-9>|<#1-40>|<#1-9>.<#1-9>
                cold: 40|55|25|20
                hot: 85|105|125|150
                f1: thermal shutdown|soft start|power good|low noise|short-circuit protection|adjustable output
                f2: AEC-Q100|enable pin|reverse blocking|undervoltage lockout|tape and reel|lead-free finish
                noise: [Figure|Table] <#1-40>[.|:] [Typical|Output|Transient] [response|characteristics|waveforms]|[Copyright|©] <#2009-2025> <maker>|Submit document feedback|V<#1-5>.<#0-9> V<#1-5>.<#0-9> V<#1-5>.<#0-9>|Parameter Symbol Min Typ Max Unit|ESD HBM <#1-8>000 V|tON <#2-90> ns tOFF <#4-200> ns|Tstg -65 to <#150-175>|Reflow <#235-260> °C, <#10-40> s|[Ordering|Marking] code <%AA3><#2>|NOTE <#1-6>: [guaranteed by design|not tested in production|see test circuit]|IQ <#1-90> µA typ|PSRR <#40-80> dB @ 1 kHz|RDS(on) <#2-90> mΩ
                opr: [Operating|Ambient|Junction] temperature[ range|] -<*cold> [to|…] [+|]<*hot> °C|TA = -<*cold>°C to <*hot>°C|TOP min -<*cold> max <*hot> °C
                volt: [VIN|VCC|VDS|VR] [max|(max.)|abs. max] <*vmax> V|[Supply|Input|Drain-source] voltage [up to|max.] <*vmax> V|<*vmax> V rated
                cur: IOUT <*amp> A|[Continuous|Rated|Output] current <*amp> A|ID @ 25 °C <*amp> A|<*amp>-A output
                text: <*part> <*kind>, <*pkg>\n<volt>\n<cur>\n<opr>\n<noise>[\n<noise>|]\nFeatures: <*f1>, <*f2>|<noise>\nThe <*part> <*kind> comes in a <*pkg> package with <*f1> and <*f2>. <volt>, <cur>. <opr>.[ RoHS compliant.|]|<noise>\n<noise>\n<*kind> <*part>\n• <cur>\n• <volt>\n• <*f1>\n• <*f2>\n<opr>\n<*pkg>|<*part>\n<*pkg>\n<*f1>\n<volt>\n<noise>\n<cur>\n<noise>\n<opr>\n<*f2>|<^*kind> with <*f1> – <*part>\n<noise>\n<cur> <volt> <opr>\nPackage: <*pkg>\nAlso available: <part>, <part>[\n<noise>|]
                """],
            Fields = [new("category", "<*kind>"), new("package", "<*pkg>"), new("max_voltage_v", "<*vmax>", "number", "absolute maximum, volts"), new("current_a", "<*amp>", "number"), new("temp_low_c", "-<*cold>", "integer"), new("temp_high_c", "<*hot>", "integer"), new("rohs", "[true|true|false]", "boolean"), new("features", "\\[\"<*f1>\", \"<*f2>\"\\]", "array")],
            Schema = true, LongTail = true, Jitter = .03, UserRule = "session_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.62, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .06, ("a guess costs us a returned reel", "guesses come back to us as returned reels")),
                new Revision(.66, .05, ("(900k parts, nobody has time to type)", "(900k parts)")),
            ],
        },
    ];
}
