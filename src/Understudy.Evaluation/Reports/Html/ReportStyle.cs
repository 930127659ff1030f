namespace Understudy.Evaluation;

/// <summary>
/// The style sheet. Colours are variables with a value each for light and dark, chosen from the blue–orange axis that all common
/// kinds of colour blindness keep apart; every text colour has a contrast of at least 4.5 on its ground (tested).
/// </summary>
internal static class ReportStyle
{
    /// <summary>The colours of the light theme, by variable.</summary>
    public const string Light = """
          --page: #f4f6f8; --card: #ffffff; --ink: #18202a; --muted: #53606f; --line: #d5dbe3; --grid: #e7ebf0;
          --blue: #0b62a8; --orange: #b04a00; --teal: #00695c; --grey: #5b6775;
          --good: #0b6b3a; --good-soft: #e3f4ea; --wait: #8a5300; --wait-soft: #fdf1dc; --bad: #b3261e; --bad-soft: #fdeae8;
          --on-dark: #ffffff; --code: #eef1f5;
        """;

    /// <summary>The colours of the dark theme, by variable.</summary>
    public const string Dark = """
          --page: #0e1217; --card: #171d25; --ink: #e8edf3; --muted: #a6b2c0; --line: #323c48; --grid: #252d37;
          --blue: #6fb7f5; --orange: #ffa260; --teal: #57cdb8; --grey: #9aa7b5;
          --good: #62d394; --good-soft: #12301f; --wait: #f2b84b; --wait-soft: #33270d; --bad: #ff8f85; --bad-soft: #3a1917;
          --on-dark: #0e1217; --code: #202831;
        """;

    /// <summary>The whole sheet.</summary>
    public const string Sheet = $$"""
        :root { color-scheme: light dark;
        {{Light}}
        }
        @media (prefers-color-scheme: dark) { :root {
        {{Dark}}
        } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 3.2rem; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", Arial, sans-serif; }
        .skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
        .wrap { max-width: 1080px; margin: 0 auto; padding: 0 20px; }
        header.wrap { padding-top: 28px; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: .1rem 0 .3rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.22rem; line-height: 1.3; margin: 0 0 .25rem; }
        h3 { font-size: 1rem; margin: 0 0 .3rem; }
        p { margin: .35rem 0; max-width: 86ch; text-wrap: pretty; }
        a { color: var(--blue); text-underline-offset: .15em; }
        a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 4px; }
        .explain { max-width: 96ch; } .eyebrow { color: var(--muted); font-size: .82rem; letter-spacing: .04em; margin: 0; }
        .truth { font-size: 1rem; margin: 0 0 16px; }
        .muted, .explain { color: var(--muted); } .explain { font-size: .92rem; margin-bottom: .7rem; }
        .number, td.number, th.number { font-variant-numeric: tabular-nums; } td.number, th.number { text-align: right; white-space: nowrap; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px; margin: 16px 0; min-width: 0; }
        .grid { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; margin: 16px 0; } .grid > .card { margin: 0; }
        .split { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 28px; align-items: start; }
        .hero { border-left: 8px solid var(--tone); padding: 20px 24px; }
        .hero .headline { font-size: 1.45rem; line-height: 1.3; font-weight: 650; margin: .5rem 0 .4rem; max-width: 58ch; overflow-wrap: anywhere; }
        .Promote { --tone: var(--good); --soft: var(--good-soft); } .NotYet { --tone: var(--wait); --soft: var(--wait-soft); } .Refuse { --tone: var(--bad); --soft: var(--bad-soft); } .Unknown { --tone: var(--grey); --soft: var(--code); }
        .badge { display: inline-block; color: var(--tone); background: var(--soft); border: 1px solid var(--tone); border-radius: 999px; padding: .08rem .7rem; font-weight: 650; font-size: .92rem; white-space: nowrap; }
        .hero > h3 { margin-top: 1rem; } .hero > .badge { font-size: 1.02rem; padding: .15rem .9rem; }
        .modes { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; margin: 16px 0 4px; }
        .mode { border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; } .mode.decides { border-color: var(--tone); box-shadow: 0 0 0 1px var(--tone); }
        .mode p { margin: .25rem 0 0; font-size: .94rem; overflow-wrap: anywhere; } .mode .decider { color: var(--tone); font-size: .82rem; font-weight: 500; } .mode h3 { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; justify-content: space-between; }
        .tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; margin: 16px 0; padding: 0; }
        .tile { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; } .tile dt { color: var(--muted); font-size: .86rem; } .tile dd { margin: 0; }
        .tile .big { font-size: 1.55rem; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; } .tile .sub { color: var(--muted); font-size: .84rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        ul.plain { padding-left: 1.2rem; margin: .35rem 0; } ul.plain li { margin: .25rem 0; max-width: 90ch; text-wrap: pretty; overflow-wrap: anywhere; }
        .mind { border-left: 4px solid var(--wait); padding-left: 14px; margin-top: 14px; }
        nav { position: sticky; top: 0; background: var(--page); border-bottom: 1px solid var(--line); z-index: 5; margin-top: 8px; }
        nav ul { display: flex; gap: 4px 18px; list-style: none; margin: 0; padding: 10px 0; overflow-x: auto; font-size: .92rem; } nav li { white-space: nowrap; }
        table { border-collapse: collapse; width: 100%; font-size: .93rem; } caption { text-align: left; color: var(--muted); font-size: .86rem; padding-bottom: .3rem; }
        th, td { text-align: left; padding: .42rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; } th { font-weight: 600; } thead th { color: var(--muted); font-weight: 500; font-size: .86rem; vertical-align: bottom; }
        tbody tr:last-child > * { border-bottom: 0; } th[scope=row] { overflow-wrap: anywhere; min-width: 8.5rem; } tr.chosen > * { background: var(--code); }
        td .range, .range { color: var(--muted); font-size: .86rem; white-space: nowrap; } .sort { display: block; color: var(--muted); font-size: .84rem; font-weight: 400; }
        .scroll { overflow-x: auto; } .scroll + .split { margin-top: 1.1rem; } .card > .split + details { margin-top: .2rem; }
        figure { margin: .4rem 0 0; min-width: 0; } figcaption { color: var(--muted); font-size: .88rem; margin-top: .3rem; }
        svg.plot { display: block; width: 100%; height: auto; max-width: 500px; margin: 0 auto; font-size: 12px; font-variant-numeric: tabular-nums; overflow: visible; } svg.wide { max-width: 640px; min-width: 520px; }
        svg text { fill: var(--ink); } svg .tick, svg .axis-title, svg .small { fill: var(--muted); } svg .small { font-size: 11px; } svg .strong { fill: var(--ink); font-weight: 650; }
        svg .label { paint-order: stroke; stroke: var(--card); stroke-width: 3px; stroke-linejoin: round; } svg .grid { stroke: var(--grid); stroke-width: 1; } svg .axis { stroke: var(--muted); stroke-width: 1; }
        svg .line { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round; } svg .dashed { stroke-dasharray: 5 4; } svg .dotted { stroke-dasharray: 1.5 4; stroke-linecap: round; }
        svg .s1 { --c: var(--blue); } svg .s2 { --c: var(--orange); } svg .s3 { --c: var(--teal); } svg .s4 { --c: var(--grey); } svg .bad { --c: var(--bad); } svg .zero { --c: var(--muted); }
        svg line.s1, svg line.s2, svg line.s3, svg line.s4, svg line.bad, svg line.zero { stroke: var(--c); stroke-width: 1.5; } svg .label.s1, svg .label.s2, svg .label.s3, svg .label.s4, svg .label.bad, svg .label.zero { fill: var(--c); }
        svg .whisker { stroke: var(--c); stroke-width: 1.5; fill: none; } svg .thick { stroke-width: 2.5; } svg .mark { fill: var(--c); stroke: var(--card); stroke-width: 1.2; }
        svg .band { fill: var(--c); fill-opacity: .12; } svg .harm { fill: var(--bad); fill-opacity: .1; } svg .limit { stroke: var(--bad); stroke-width: 2; }
        svg .bar { fill: var(--c); } svg .cell.good { fill: var(--blue); } svg .cell.off { fill: var(--orange); } svg .count { font-size: 11px; } svg .count.dark { fill: var(--on-dark); } svg .count.tiny { font-size: 8.5px; }
        details { margin-top: .6rem; } summary { cursor: pointer; color: var(--blue); font-size: .9rem; width: fit-content; } details[open] > summary { margin-bottom: .5rem; } details table { font-size: .86rem; }
        .mistakes { list-style: none; padding: 0; margin: .6rem 0 0; } .mistakes > li { border-top: 1px solid var(--line); padding: .7rem 0; }
        .said { margin: 0 0 .35rem; max-width: none; white-space: pre-wrap; overflow-wrap: anywhere; overflow: hidden; } .facts { display: flex; flex-wrap: wrap; gap: 2px 18px; font-size: .88rem; color: var(--muted); margin: 0; max-width: none; } .facts b { color: var(--ink); font-weight: 600; overflow-wrap: anywhere; }
        .facts .no { color: var(--bad); } .facts .no b { color: var(--bad); }
        .ranking th:nth-child(2) { width: 64%; }
        .method { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.2rem; font-size: .92rem; margin: .4rem 0 1rem; } .method dt { color: var(--muted); } .method dd { margin: 0; overflow-wrap: anywhere; }
        code, pre { font: .86em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--code); border-radius: 4px; } code { padding: .05em .35em; overflow-wrap: anywhere; } pre { padding: .7rem .9rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
        .keys { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0 0 .3rem; padding: 0; list-style: none; font-size: .86rem; color: var(--muted); } .key.s1 { color: var(--blue); } .key.s2 { color: var(--orange); } .key.s3 { color: var(--teal); } .key.s4 { color: var(--grey); }
        footer { color: var(--muted); font-size: .86rem; padding: 8px 0 40px; }
        @media (max-width: 900px) { .grid, .split { grid-template-columns: minmax(0, 1fr); } .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
        @media (max-width: 640px) { .wrap { padding: 0 12px; } .card { padding: 16px 12px; border-radius: 10px; } .hero { padding: 16px; } .hero .headline { font-size: 1.22rem; } .modes { grid-template-columns: minmax(0, 1fr); } .tiles { gap: 8px; } .tile { padding: 10px 12px; } .tile .big { font-size: 1.25rem; }
          .optional { display: none; } th, td { padding: .4rem .4rem; } th[scope=row] { min-width: 6.5rem; } td .range { display: block; } .method { grid-template-columns: minmax(0, 1fr); gap: 0; } .method dd { margin-bottom: .5rem; } .method.short { grid-template-columns: minmax(0, 9.5rem) minmax(0, 1fr); gap: .3rem .8rem; } .method.short dd { margin: 0; } svg.plot { font-size: 13px; } thead th.number { white-space: normal; } }
        @media print { :root { color-scheme: light;
        {{Light}}
          --page: #ffffff; } body { font-size: 9.5pt; } nav, .skip, details:not([open]), summary { display: none; } .wrap { max-width: none; padding: 0; } header.wrap { padding-top: 0; }
          .card { padding: 12px 14px; margin: 10px 0; } .tile, .mode, figure, li, tr, .grid > .card { break-inside: avoid; } h2, h3, .explain { break-after: avoid; } * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .grid, .split, .modes { grid-template-columns: repeat(2, minmax(0, 1fr)); } .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); } .scroll { overflow: visible; } th, td { padding: .25rem .35rem; } h1 { font-size: 1.4rem; } .hero .headline { font-size: 1.2rem; } }

        """;
}
