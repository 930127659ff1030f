namespace Understudy.Evaluation;

/// <summary>Shapes of points.</summary>
internal enum PlotMark
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A triangle.</summary>
    Triangle,
}
