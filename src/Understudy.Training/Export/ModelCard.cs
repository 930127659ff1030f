using System.Globalization;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>The <c>README.md</c> of an encoder's directory: a Hugging Face model card. A pure function of the manifest.</summary>
public static class ModelCard
{
    /// <summary>The card's text.</summary>
    public static string Write(SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        EncoderConfig? config = manifest.Encoder?.Config;
        string task = manifest.Kind == WorkloadKind.Relevance ? "grades an item for a query" : $"chooses one of {manifest.Labels.Count} labels";
        string use = manifest.Kind == WorkloadKind.Relevance
            ? "Its second text is the item followed by evidence words that Understudy computes; scores computed without them differ."
            : "It opens in `@huggingface/transformers` (`pipeline('text-classification', DIRECTORY)`) with the same scores before calibration.";
        return string.Create(CultureInfo.InvariantCulture, $"""
            ---
            library_name: transformers
            pipeline_tag: text-classification
            tags: [understudy]
            ---
            # {manifest.Name}

            A small transformer encoder that {task}, trained by Understudy on {manifest.Lineage.TrainRows:#,0} examples
            labelled by {(manifest.Lineage.Target == "gold" ? "people (gold)" : "a large model")}; chosen and calibrated on {manifest.Lineage.SelectionRows:#,0} others.

            - Shape: {config?.Family}, {config?.Layers} layers, width {config?.Width}, {config?.Heads} heads, vocabulary {config?.VocabularySize:#,0}, inputs of at most {manifest.Encoder?.MaximumTokens} tokens.
            - Served form: `{manifest.Encoder?.ServedFile}`; temperature {manifest.Temperature:0.####}.
            - The training configuration is in `specialist.json`; whether it is good enough is in `certificate.json`, once it was judged.
            - Licence: that of your data and texts; none is stated here.

            {use}

            """).Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
