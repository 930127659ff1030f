namespace Understudy.Research;

/// <summary>A workload ready to make calls. Immutable but for texts that its grammar makes when first asked for.</summary>
internal sealed class CompiledWorkload
{
    public CompiledWorkload(WorkloadSpec spec, TrafficHalf half, double share)
    {
        Spec = spec;
        Grammar = new Grammar(spec.Id, [CommonWords.Text, PhraseWords.Text, .. spec.Grammar]);
        Labels = spec.Labels is null ? null : new CuedLabels(spec.Labels, Grammar);
        Versions = PromptVersion.Of(spec, Grammar);
        Answers = new AnswerWriter(spec, Grammar);
        Tools = [.. spec.Tools.Select(t => JsonText.Raw($"{{\"type\":\"function\",\"function\":{{\"name\":\"{t.Name}\",\"description\":\"{t.About}\",\"parameters\":{AnswerWriter.Schema(t.Arguments, strict: false)}}}}}"))];
        Format = spec.Schema ? JsonText.Raw($",\"response_format\":{{\"type\":\"json_schema\",\"json_schema\":{{\"name\":\"{spec.Id.Split('-')[^1]}\",\"strict\":true,\"schema\":{AnswerWriter.Schema(spec.Fields, strict: true)}}}}}") : null;
        Description = new TrafficWorkload { Id = spec.Id, Kind = spec.Kind, Half = half, Share = share, Labels = Labels?.Names, Description = spec.Description };
    }

    public WorkloadSpec Spec { get; }

    public Grammar Grammar { get; }

    public CuedLabels? Labels { get; }

    public PromptVersion[] Versions { get; }

    public AnswerWriter Answers { get; }

    /// <summary>The tools as JSON.</summary>
    public byte[][] Tools { get; }

    /// <summary>The property that asks for the answer's schema, or null.</summary>
    public byte[]? Format { get; }

    public TrafficWorkload Description { get; }
}
