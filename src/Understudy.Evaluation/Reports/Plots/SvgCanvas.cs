using System.Globalization;
using System.Text;

namespace Understudy.Evaluation;

/// <summary>
/// Draws one SVG into a page. Colours are CSS classes, so that one drawing serves light, dark and print; numbers are written with
/// two decimals, so that the same drawing is the same bytes everywhere.
/// </summary>
internal sealed class SvgCanvas : IDisposable
{
    /// <summary>Size of ordinary text, in user units.</summary>
    public const double FontSize = 12;

    /// <summary>Width of an ordinary plot in user units: near a phone's, so that text stays readable when it shrinks to one.</summary>
    public const double DefaultWidth = 440;

    private readonly Markup _markup;

    /// <summary>Opens the drawing with its name and description for screen readers.</summary>
    public SvgCanvas(Markup markup, PlotHeader header, double width, double height)
    {
        _markup = markup;
        Width = width;
        Height = height;
        _markup.In(
            "svg",
            ("viewBox", $"0 0 {N(width)} {N(height)}"),
            ("role", "img"),
            ("aria-labelledby", $"{header.Id}-title {header.Id}-desc"),
            ("class", width > DefaultWidth ? "plot wide" : "plot"));
        _markup.Leaf("title", header.Title, ("id", header.Id + "-title"));
        _markup.Leaf("desc", header.Description, ("id", header.Id + "-desc"));
    }

    /// <summary>Width in user units.</summary>
    public double Width { get; }

    /// <summary>Height in user units.</summary>
    public double Height { get; }

    /// <summary>A number as it is written in coordinates.</summary>
    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture) is var s && s == "-0" ? "0" : s;

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _markup.Empty("line", ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)), ("class", style));

    /// <summary>A rectangle, with an optional tooltip.</summary>
    public void Rectangle(double x, double y, double width, double height, string style, string? tooltip = null, double? opacity = null, double? radius = null)
    {
        using (_markup.In(
            "rect",
            ("x", N(x)),
            ("y", N(y)),
            ("width", N(Math.Max(0, width))),
            ("height", N(Math.Max(0, height))),
            ("rx", radius is { } r ? N(r) : null),
            ("class", style),
            ("fill-opacity", opacity is { } o ? N(o) : null)))
        {
            Tooltip(tooltip);
        }
    }

    /// <summary>Lines from point to point.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, string style)
    {
        var path = new StringBuilder();
        foreach ((double x, double y) in points)
        {
            path.Append(path.Length == 0 ? "" : " ").Append(N(x)).Append(',').Append(N(y));
        }

        _markup.Empty("polyline", ("points", path.ToString()), ("class", style));
    }

    /// <summary>A filled outline.</summary>
    public void Polygon(IEnumerable<(double X, double Y)> points, string style)
    {
        var path = new StringBuilder();
        foreach ((double x, double y) in points)
        {
            path.Append(path.Length == 0 ? "" : " ").Append(N(x)).Append(',').Append(N(y));
        }

        _markup.Empty("polygon", ("points", path.ToString()), ("class", style));
    }

    /// <summary>A mark of a shape of its own, so that colour is never the only difference.</summary>
    public void Mark(double x, double y, PlotMark mark, string style, string? tooltip = null, double size = 4.5)
    {
        string path = mark switch
        {
            PlotMark.Square => $"M{N(x - size)},{N(y - size)}h{N(2 * size)}v{N(2 * size)}h{N(-2 * size)}z",
            PlotMark.Diamond => $"M{N(x)},{N(y - (1.35 * size))}L{N(x + (1.35 * size))},{N(y)}L{N(x)},{N(y + (1.35 * size))}L{N(x - (1.35 * size))},{N(y)}z",
            PlotMark.Triangle => $"M{N(x)},{N(y - (1.2 * size))}L{N(x + (1.15 * size))},{N(y + (0.9 * size))}L{N(x - (1.15 * size))},{N(y + (0.9 * size))}z",
            _ => $"M{N(x - size)},{N(y)}a{N(size)},{N(size)} 0 1,0 {N(2 * size)},0a{N(size)},{N(size)} 0 1,0 {N(-2 * size)},0z",
        };
        using (_markup.In("path", ("d", path), ("class", style)))
        {
            Tooltip(tooltip);
        }
    }

    /// <summary>Text at a point; <paramref name="anchor"/> is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public void Text(double x, double y, string text, string anchor = "start", string? style = null, double? angle = null) =>
        _markup.Leaf(
            "text",
            text,
            ("x", N(x)),
            ("y", N(y)),
            ("text-anchor", anchor == "start" ? null : anchor),
            ("class", style),
            ("transform", angle is { } a ? $"rotate({N(a)} {N(x)} {N(y)})" : null));

    /// <inheritdoc/>
    public void Dispose() => new Markup.Scope(_markup).Dispose();

    private void Tooltip(string? tooltip)
    {
        if (tooltip is not null)
        {
            _markup.Leaf("title", tooltip);
        }
    }
}
