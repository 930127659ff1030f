using Understudy.Core;

namespace Understudy.Research;

/// <summary>An operator of small satellites: its controllers' logs of passes.</summary>
internal static class EighthOrbit
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "pass-record", Kind = WorkloadKind.FunctionCall, Weight = 10,
            Description = "Controllers' notes on passes of satellites to a schema of seven fields; satellite, station and day in a banner, the notes between rules; three versions.",
            System = """
                Flight Ops → pass database. You get the free-text entry that a spacecraft controller made after a ground-station pass. Fill the object `pass_report`.

                outcome: NOMINAL, PARTIAL or LOST. PARTIAL means that we had lock but not all planned data came down.
                downlink_mb: megabytes received. Controllers write MB, Mbyte, GB (1 GB = 1000 MB). No data at all = 0.
                max_elevation_deg: peak elevation of the antenna in degrees.
                battery_v: bus voltage at LOS. If they logged it twice, the later one.
                commands_sent: an integer; re-sent commands are counted once.
                anomaly: three words or fewer, "none" when they saw none.
                follow_up: true if someone has to act before the next pass.

                UTC everywhere. Entries are full of call signs and gossip. Ignore both.
                """,
            User = "{{sat}} over {{station}}, DOY {{doy}}, orbit {{orbit}}\n----------------------------------------\n{{text}}\n----------------------------------------\nsigned {{initials}}",
            Grammar = ["""
                sat: PELICAN-<#1-24>|PELICAN-<#1-24>|GANNET <%AA1>|TERN-<#1-9>|SWIFT <#2>
                station: Svalbrek|Punta Norte|Hartebeek|Awaroa|Inuvale|Kerguel|Troll Bay
                doy: <#1-365>|<#1-365>/<#25-26>
                orbit: <#4>|<#5>|<#4-9><#3>
                initials: <%AA2>|<%AA3>|<%AA2>/<%AA2>
                mb: <#20-990>|<#1-4><#3>|<#2-90>
                el: <#6-89>
                v: <#27-33>.<#1-9>
                cmd: <#1-60>
                odd: [wheel <#1-4> friction|star tracker blinded|heater stuck on|low bit rate|safe mode entry|GPS dropout|gyro drift|memory scrub error|none|none|none]
                time: <#10-23>:<#10-59>[z|]
                aos: AOS <time>[, lock after <#2-90> s|]|[Acq|Lock] at <time>[ on second try|]|<time> AOS, [weak|solid|noisy] carrier
                got: [<*mb> MB|<*mb> Mbyte] [down|received|dumped]|dump [complete|ok|stopped] at <*mb> MB|got <*mb> MB of [<#2-9><#3> planned|what was planned|HK and payload]
                peak: max el <*el>|peak elev. <*el>°|TCA at <*el> deg|el <*el> [at|@] TCA
                volt: bus <*v> V|Vbat <*v>[ V|] at LOS|battery <*v>V|<time> vbus=<#24-26>.<#1-9>, LOS <*v>
                sent: <*cmd> TCs [sent|up, all acked|uplinked]|sent <*cmd> cmds[, <#1-3> re-sent|]|TC count <*cmd>|cmd'd <*cmd>x
                gossip: Rain fade [again|on X-band].|[Handover|Coffee] from <firmhead>.|Station [net|crew|modem] [slow|helpful|rebooted].|Sked [changed|shifted] by <#1-9> min.|Saw [TERN|GANNET] on the same freq.|Quiet shift otherwise.|Doppler file was [stale|from <weekday>].
                bad: anomaly: <*odd>[, see AR-<#3>|. FD informed|]|anomalies - <*odd>|odd things: <*odd>[, look again next pass|]|<*odd> on the anomaly sheet
                text: <aos>. <^got>. <^peak>, <volt>. <^sent>. <^bad>. <gossip>|<aos>\n<got>\n<sent>\n<peak> / <volt>\n<bad>|<gossip> <^aos>, <peak>. <^sent>. <^bad>. <^got>. <^volt>.|- <aos>\n- <peak>\n- <sent>\n- <bad>\n- <got>\n- <volt>\n- LOS <time>|<peak>; <got>; <sent>; <volt>; <bad>|<aos>. <gossip> <^bad>. <^got>, <sent>. <^volt>. <^peak>.|<sent>, <got>, <volt>. <^peak>. <^bad>.
                """],
            Fields = [new("outcome", "[NOMINAL|NOMINAL|PARTIAL]", "string", "as on the pass plan"), new("downlink_mb", "<*mb>", "number"), new("max_elevation_deg", "<*el>", "integer"), new("battery_v", "<*v>", "number", "volts at loss of signal"), new("commands_sent", "<*cmd>", "integer"), new("anomaly", "<*odd>"), new("follow_up", "[true|false|false]", "boolean")],
            Schema = true, LongTail = true, Jitter = .05, UserRule = "session_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.47, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.29, .05, ("Entries are full of call signs and gossip. Ignore both.", "Entries are full of call signs and gossip, both of which you ignore.")),
                new Revision(.68, .08, ("anomaly: three words or fewer,", "anomaly: at most four words,")),
            ],
        },
    ];
}
