using Understudy.Core;

namespace Understudy.Research;

/// <summary>An observatory: searches in its archive, whether a night can be used.</summary>
internal static class NinthSky
{
    private const string Words = """
        object: M31|NGC <#100-7800>|3C <#10-460>|HD <#5>|Betelgeuse|the Crab|Arp <#1-330>|47 Tuc|IC <#100-5300>|SN 20<#10-25><%AA2>|Jupiter|comet 20<#10-25> <%AA1><#1-9>|Barnard's Star|M<#1-110>|the Orion bar
        band: H-alpha|K band|g and r|21 cm|mid-infrared|\[O III\]|J band|unfiltered|CO(2-1)|near-UV
        tool: spectrograph|wide-field camera|polarimeter|photometer|integral field unit|echelle|coronagraph
        what: rotation curve|light curve|radial velocities|proper motion|dust mass|metallicity|star formation rate|transit timing|magnetic field|surface brightness
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "archive-hit", Kind = WorkloadKind.Relevance, Weight = 10,
            Description = "Whether a dataset of an observatory's archive answers a query, grades 0 to 3; query and record as Markdown with a key per line; three versions.",
            System = """
                Relevance judgements for the Cerro Hondo Science Archive
                ========================================================

                For every (query, dataset) pair assign a grade:

                  3  the asker would download this straight away
                  2  right target, but other band / epoch / instrument than asked for
                  1  same class of object, might serve as comparison
                  0  useless

                Notes for graders
                 * An astronomer who gives coordinates only means whatever lies within 2 arcmin.
                 * Calibration frames (flats, darks, standards) are 0 except when the query asks for calibration.
                 * Proprietary data count like public data. So do data with bad seeing, as long as the query is silent on quality.
                 * Aliases are one object: M31 and NGC 224, the Crab and M1.

                Print the digit. No words around it.
                """,
            User = """
                ### Query
                {{text}}

                ### Dataset `{{dataset}}`
                - instrument: {{tool}}
                - observed: {{night}}
                - exposure: {{exposure}} s
                - abstract: {{abstract}}

                ### Grade
                """,
            Grammar = [Words, """
                dataset: CH.<#4>.<#5>|CH.<#4>.<#5>|chsa-<%hex6>
                night: <#2003-2025>-<#10-12>-<#10-28>
                exposure: <#5-90>|<#2-60>0|<#1-9>00
                o: <object>
                b: <band>
                w: <what>
                year: <#2004-2025>
                hope: before <year>|after <year>|any epoch|seeing under 1"|public only|in <*b>|deep|with errors
                text: <*o> <*b>|<*o>, <*w>|<*w> of <*o>[ in <*b>|]|[looking for|need|any] <*b> [data|imaging|spectra] of <*o>[, <hope>|]?|<*o> <hope>|<+*o> <*w> <hope>|Is there anything on <*o> [for a|to get the] <*w>, <hope>?|ra=<#10-23>h<#10-59>m dec=[-|+]<#10-59>d<#10-59>m ([i.e.|that is] <*o>) <*b>|[My student|Our group|I] [wants|want|need] the <*w> of <*o>. [Ideally|Preferably] <*b>, <hope>.[ <aside>|]|"<*o>" <*b> <*w> [survey|monitoring|archive|catalogue]
                abstract: <@>|<^@>.|<^@>. PI <firmhead>.|<^@>; [airmass <#1-2>.<#1-9>|moon <#1-98>%|dithered <#3-9>x].|[Programme|Run] <%AA1>-<#3>. <^@>[, service mode|, visitor mode|].
                """],
            Labels = """
                3 5: <*b> [imaging|spectroscopy] of <*o> [for its|to measure the] <*w>|<*o> in <*b>, <#2-40> visits|full mosaic of <*o>, <*b>
                2 6>8: <*o> in <band>, [snapshot|test exposure]|archival [plate|scan] of <*o>, <#1931-1989>|<*o> with the old <tool>, <band>
                1 5: <*w> for <object> and <object>|<*b> survey of similar sources, <#10-400> fields without <*o>
                0 6: twilight flats, <band>|dark frames, <#5-60> x <#5-900> s|standard star sequence, <band>|<object>, <what>
                """,
            Accuracy = .93, MaxTokens = 2, Jitter = .05, LongTail = true, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.55, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.34, .08, ("For every (query, dataset) pair assign a grade:", "Assign a grade to each pair of query and dataset:")),
                new Revision(.72, 0, ("3  the asker would download this straight away", "3  the asker would download this at once")),
            ],
        },
        new WorkloadSpec
        {
            Id = "night-usable", Kind = WorkloadKind.Classification, Weight = .2,
            Description = "Whether a night at the telescope can be used for photometry, three verdicts in brackets after the reason; the log entry behind a line of readings.",
            System = "Night quality flag. Read the readings and the observer's remark, then write a short reason and the flag in square brackets: [photometric], [spectroscopic] or [lost]. The remark beats the readings.",
            User = "seeing={{seeing}}\" hum={{humidity}}% wind={{wind}}km/h clouds={{clouds}}/8 | {{text}}",
            Grammar = [Words, """
                seeing: <#0-2>.<#1-9>
                humidity: <#8-97>
                wind: <#0-80>
                clouds: <#0-8>
                key: <@>
                more: [Started|Focus] [with|on] <object>[ at <#19-23>:<#10-59>|].|<^tool> [ok|rebooted <count> times|cold].|[Handed over|Breakfast] at <#5-7>:<#10-59>.|<aside>
                text: <^*key>.|<*key>|<^*key>. <more>|<more> <^*key>.
                """],
            Labels = """
                photometric 5: not a cloud in sight and steady|clear from dusk, counts flat to <#1-2>%|superb night
                spectroscopic 4: thin cirrus coming through after <#21-23>:00|counts jump by <#10-40>%, guiding holds|patchy, worked between the holes
                lost 4: dome shut, ice on the shutter|fog until dawn|wind alarm after <#1-5> h|power cut, nothing saved
                """,
            Answer = "<^*key> \\[<=>\\]", Accuracy = .95,
        },
    ];
}
