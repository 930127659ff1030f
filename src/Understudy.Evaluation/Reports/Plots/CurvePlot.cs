namespace Understudy.Evaluation;

/// <summary>A plot of curves, bands and points over two axes. Draws as it is told, in order; disposing closes the drawing.</summary>
internal sealed class CurvePlot : IDisposable
{
    private const double Top = 14, Right = 14, Bottom = 44;
    private readonly SvgCanvas _canvas;
    private readonly AxisScale _x, _y;
    private readonly double _left;

    /// <summary>Opens the drawing and draws axes, grid and axis titles.</summary>
    public CurvePlot(Markup markup, PlotHeader header, AxisScale x, AxisScale y, string xTitle, string yTitle, double height = 300, double width = SvgCanvas.DefaultWidth)
    {
        _canvas = new SvgCanvas(markup, header, width, height);
        (_x, _y) = (x, y);
        _left = 26 + y.Ticks.Max(t => TextMeasure.Width(y.Format(t), SvgCanvas.FontSize));
        foreach (double tick in y.Ticks)
        {
            _canvas.Line(_left, Y(tick), RightEdge, Y(tick), "grid");
            _canvas.Text(_left - 6, Y(tick) + 4, y.Format(tick), "end", "tick");
        }

        double lastRight = double.NegativeInfinity;
        foreach (double tick in x.Ticks)
        {
            string label = x.Format(tick);
            double half = TextMeasure.Width(label, SvgCanvas.FontSize) / 2;
            _canvas.Line(X(tick), BottomEdge, X(tick), BottomEdge + 4, "axis");
            double center = Math.Min(X(tick), _canvas.Width - half - 1);
            if (center - half > lastRight + 6)
            {
                _canvas.Text(center, BottomEdge + 17, label, "middle", "tick");
                lastRight = center + half;
            }
        }

        _canvas.Line(_left, BottomEdge, RightEdge, BottomEdge, "axis");
        _canvas.Text((_left + RightEdge) / 2, height - 6, xTitle, "middle", "axis-title");
        _canvas.Text(12, (Top + BottomEdge) / 2, yTitle, "middle", "axis-title", -90);
    }

    /// <summary>Left edge of the plotting area.</summary>
    public double LeftEdge => _left;

    /// <summary>Right edge of the plotting area.</summary>
    public double RightEdge => _canvas.Width - Right;

    /// <summary>Upper edge of the plotting area.</summary>
    public static double TopEdge => Top;

    /// <summary>Lower edge of the plotting area.</summary>
    public double BottomEdge => _canvas.Height - Bottom;

    /// <summary>The drawing itself.</summary>
    public SvgCanvas Canvas => _canvas;

    /// <summary>Horizontal place of a value, clamped to the area.</summary>
    public double X(double value) => _left + (_x.Fraction(value) * (RightEdge - _left));

    /// <summary>Vertical place of a value, clamped to the area.</summary>
    public double Y(double value) => BottomEdge - (_y.Fraction(value) * (BottomEdge - Top));

    /// <summary>A line through points.</summary>
    public void Line(IEnumerable<(double X, double Y)> points, string style) => _canvas.Polyline(points.Select(p => (X(p.X), Y(p.Y))), style);

    /// <summary>A step line: each value holds from the point before it to its own.</summary>
    public void Step(IReadOnlyList<(double X, double Y)> points, string style)
    {
        var steps = new List<(double X, double Y)>(points.Count * 2);
        for (int i = 0; i < points.Count; i++)
        {
            if (i > 0)
            {
                steps.Add((points[i - 1].X, points[i].Y));
            }

            steps.Add(points[i]);
        }

        Line(steps, style);
    }

    /// <summary>A horizontal band over the whole width.</summary>
    public void Band(double low, double high, string style) =>
        _canvas.Rectangle(_left, Y(high), RightEdge - _left, Y(low) - Y(high), style);

    /// <summary>A horizontal line over the whole width.</summary>
    public void Horizontal(double value, string style) => _canvas.Line(_left, Y(value), RightEdge, Y(value), style);

    /// <summary>A vertical line over the whole height.</summary>
    public void Vertical(double value, string style) => _canvas.Line(X(value), Top, X(value), BottomEdge, style);

    /// <summary>A point with a vertical interval.</summary>
    public void Point(double x, double y, double? low, double? high, PlotMark mark, string style, string tooltip, double size = 4.5)
    {
        if (low is { } l && high is { } h)
        {
            _canvas.Line(X(x), Y(l), X(x), Y(h), "whisker " + style);
            _canvas.Line(X(x) - 3, Y(l), X(x) + 3, Y(l), "whisker " + style);
            _canvas.Line(X(x) - 3, Y(h), X(x) + 3, Y(h), "whisker " + style);
        }

        _canvas.Mark(X(x), Y(y), mark, "mark " + style, tooltip, size);
    }

    /// <summary>A label at the right end, just above (or below) a value, kept inside the area.</summary>
    public void LabelRight(double value, string text, string style, bool below = false) =>
        _canvas.Text(RightEdge - 2, Math.Clamp(Y(value) + (below ? 14 : -5), Top + 10, BottomEdge - 4), text, "end", "label " + style);

    /// <summary>A label at the left end, just above (or below) a value, kept inside the area.</summary>
    public void LabelLeft(double value, string text, string style, bool below = false) =>
        _canvas.Text(_left + 5, Math.Clamp(Y(value) + (below ? 14 : -5), Top + 10, BottomEdge - 4), text, "start", "label " + style);

    /// <inheritdoc/>
    public void Dispose() => _canvas.Dispose();
}
