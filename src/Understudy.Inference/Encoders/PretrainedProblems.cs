using System.Text;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The tensors of a downloaded model that do not fit its <c>config.json</c>, collected for one message.</summary>
internal sealed class PretrainedProblems
{
    private const int Shown = 12;

    private readonly List<string> _problems = [];

    /// <summary>Whether a type's numbers are read.</summary>
    public static bool IsFloat(SafetensorsType type) => type is SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16;

    /// <summary>Notes a tensor of another shape or type.</summary>
    public void Check(IReadOnlyList<long> shape, SafetensorsEntry entry)
    {
        if (!IsFloat(entry.Type) || !entry.Shape.SequenceEqual(shape))
        {
            _problems.Add($"wrong: {entry.Name}, expected {SafetensorsEntry.Describe("F32, F16 or BF16", shape)}, found {entry.Description}");
        }
    }

    /// <summary>Notes a tensor that is not there.</summary>
    public void Missing(string name, IReadOnlyList<long> shape) => _problems.Add($"missing: {name}, expected {SafetensorsEntry.Describe("floats", shape)}");

    /// <summary>Notes tensors inside a layer that nobody asked for.</summary>
    public void Unexpected(PretrainedTensors tensors, IEnumerable<string> names) => _problems.AddRange(names
        .Order(StringComparer.Ordinal)
        .Select(n => $"unexpected: {QuotedText.Of(n)}, found {tensors.Find(n)!.Description} inside a layer that has no such part here"));

    /// <summary>Refuses the directory with everything that was noted.</summary>
    /// <param name="directory">Where the model lies.</param>
    /// <param name="shape">What its config.json describes.</param>
    /// <param name="tensors">What its weights have.</param>
    /// <exception cref="UnderstudyException">When something was noted.</exception>
    public void ThrowIfAny(string directory, string shape, PretrainedTensors tensors)
    {
        if (_problems.Count == 0)
        {
            return;
        }

        var message = new StringBuilder($"The weights in {directory} are not those of its config.json ({shape}): {_problems.Count:N0} {(_problems.Count == 1 ? "tensor does" : "tensors do")} not fit.");
        foreach (string problem in _problems.Take(Shown))
        {
            message.Append("\n  ").Append(problem);
        }

        if (_problems.Count > Shown)
        {
            message.Append($"\n  … and {_problems.Count - Shown:N0} more");
        }

        message.Append($"\nThe file has {tensors.Names.Count:N0} tensors: {QuotedText.List(tensors.Names.Order(StringComparer.Ordinal), 3)}.\nTake config.json and the weights from the same download.");
        throw new UnderstudyException(ErrorCode.InputUnreadable, message.ToString());
    }
}
