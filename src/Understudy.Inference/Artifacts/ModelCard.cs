using System.Globalization;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// The <c>README.md</c> of a specialist directory: a Hugging Face model card. A pure function of the manifest (its
/// <see cref="SpecialistManifest.Files"/> aside), so that the same specialist has the same card. It claims nothing about
/// quality: what was measured stands in the certificate, which is signed and expires.
/// </summary>
public static class ModelCard
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "README.md";

    private const int LabelsShown = 50;

    /// <summary>The card's text; lines end with a line feed.</summary>
    public static string Write(SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var card = new MarkdownText();
        WriteFrontMatter(card, manifest);
        card.Line($"# {MarkdownText.Escape(manifest.Name)}");
        card.Line();
        card.Line(WhatItIs(manifest));
        WriteTraining(card, manifest);
        card.Heading("How it was judged");
        card.Line("Nothing is claimed here. When it was judged, `certificate.json` beside this file says how: the test and its margin, registered");
        card.Line("before the test rows were opened, the rows' hashes, the verdicts alone and with escalation, and when they expire.");
        card.Line("`understudy verify WORKLOAD` checks its signature and that no byte of this directory has changed. Without that file it was not judged.");
        WriteOpening(card, manifest);
        WriteLabels(card, manifest);
        card.Heading("Options of the training");
        card.Json(Options(manifest));
        return card.ToString();
    }

    private static void WriteFrontMatter(MarkdownText card, SpecialistManifest manifest)
    {
        bool opened = manifest.Rung is Rung.Encoder or Rung.Decoder;
        card.Line("---");
        card.Line($"library_name: {(opened ? "transformers" : "understudy")}");
        card.Line($"pipeline_tag: {(manifest.Kind == WorkloadKind.Relevance ? "text-ranking" : manifest.Rung is Rung.Decoder or Rung.Tagger ? "text-generation" : "text-classification")}");
        card.Line("tags:");
        foreach (string tag in opened ? (string[])["understudy", "safetensors", "onnx", "transformers.js"] : ["understudy", "safetensors"])
        {
            card.Line($"- {tag}");
        }

        card.Line("---");
        card.Line("<!-- The licence is yours to state, as `license: …` above: it depends on the texts and labels that this was trained on. -->");
    }

    private static string WhatItIs(SpecialistManifest manifest)
    {
        string task = manifest.Kind == WorkloadKind.Relevance
            ? "scores how well an item answers a query"
            : manifest.Kind == WorkloadKind.FunctionCall ? "answers a text with function calls"
            : string.Create(CultureInfo.InvariantCulture, $"answers a text with one of {manifest.Labels.Count:N0} labels");
        string network = manifest.Encoder is { Config: { } c } serving
            ? string.Create(CultureInfo.InvariantCulture, $"transformer encoder that {task}: {(c.Family == EncoderFamily.Bert ? "BERT" : "EuroBERT")} layout, {c.Layers} layers of width {c.Width}, {c.Heads} heads, {c.VocabularySize:N0} tokens, {EncoderParameters.List(c).Sum(p => p.Count):N0} parameters. Inputs are cut to {serving.MaximumTokens} tokens; `{serving.ServedFile}` is what answers.")
            : manifest.Decoder is { Config: { } d } writing
            ? string.Create(CultureInfo.InvariantCulture, $"decoder that {task}: Llama layout, {d.Layers} layers of width {d.Width}, {d.Heads} heads, {d.VocabularySize:N0} tokens, {d.Parameters:N0} parameters. Inputs that leave no room for {writing.CompletionTokens} tokens of {d.MaximumTokens} are the large model's; `{writing.ServedFile}` is what answers.")
            : manifest.Rung == Rung.Tagger ? $"tagger of words that {task}."
            : $"linear model over words and characters that {task}.";
        return $"A small {network} Made with Understudy to take over one recurring task from a large model.";
    }

    private static void WriteTraining(MarkdownText card, SpecialistManifest manifest)
    {
        SpecialistLineage lineage = manifest.Lineage;
        card.Heading("What it learned from");
        card.Line(string.Create(CultureInfo.InvariantCulture, $"- {lineage.TrainRows:N0} training rows with {(lineage.Target == "gold" ? "gold labels" : "a large model's labels")}; {lineage.SelectionRows:N0} other rows decided between candidates and set the temperature {manifest.Temperature:0.####}."));
        card.Line(string.Create(CultureInfo.InvariantCulture, $"- Seed {lineage.Seed}, version {MarkdownText.Escape(lineage.Version)}{(lineage.DataHash is { } hash ? $", data `{MarkdownText.Escape(hash)}`" : "")}: the same data, options, seed and version give the same bytes on one kind of processor."));
        if (manifest.LearningCurve.Count > 0)
        {
            card.Line(string.Create(CultureInfo.InvariantCulture, $"- On selection, by training rows: {string.Join(", ", manifest.LearningCurve.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Accuracy:0.000} at {p.TrainExamples:N0}")))} ({(manifest.Kind == WorkloadKind.Relevance ? "NDCG" : "accuracy")}; choices were made on these rows, so this is no test)."));
        }
    }

    private static void WriteOpening(MarkdownText card, SpecialistManifest manifest)
    {
        card.Heading("How to open it");
        card.Fence("sh", manifest.Kind == WorkloadKind.Relevance
            ? "understudy ask WORKLOAD --help   # ranks items for a query, and says when to hand back to the large model"
            : "understudy ask WORKLOAD \"a text\"   # the answer in the large model's shape, and whether it may be kept");
        if (manifest.Decoder is { } decoder)
        {
            card.Line($"With `@huggingface/transformers` (the form that Understudy serves is `{decoder.ServedFile}`); what comes out is the calls as JSON, not held to the functions' schemas:");
            card.Fence("js", $$"""
                import { env, pipeline } from '@huggingface/transformers';
                env.allowRemoteModels = false;
                env.localModelPath = './'; // where the directory lies
                const write = await pipeline('text-generation', 'DIRECTORY', { dtype: '{{(decoder.ServedFile == DecoderArtifact.EightBitFile ? "q8" : "fp32")}}' });
                console.log(await write('a text', { max_new_tokens: {{decoder.CompletionTokens}}, return_full_text: false }));
                """);
            return;
        }

        if (manifest.Encoder is not { } serving)
        {
            card.Line("The weights are plain safetensors; the text features before them are Understudy's own, so that no other tool runs it.");
            return;
        }

        if (manifest.Kind == WorkloadKind.Relevance)
        {
            card.Line("The network opens in Hugging Face's tools as a cross-encoder of query and item. Its second text is the item followed by evidence words that");
            card.Line("Understudy computes from both; scores without them differ.");
            return;
        }

        string type = serving.ServedFile.EndsWith("_quantized.onnx", StringComparison.Ordinal) ? "q8" : "fp32";
        card.Line("With `@huggingface/transformers` (the same form that Understudy serves):");
        card.Fence("js", $$"""
            import { env, pipeline } from '@huggingface/transformers';
            env.allowRemoteModels = false;
            env.localModelPath = './'; // where the directory lies
            const classify = await pipeline('text-classification', 'DIRECTORY', { dtype: '{{type}}' });
            console.log(await classify('a text', { top_k: null }));
            """);
        card.Line("With Python's `transformers` (the 32-bit weights):");
        card.Fence("python", """
            from transformers import pipeline
            classify = pipeline("text-classification", "DIRECTORY", top_k=None)
            print(classify("a text"))
            """);
        if (manifest.Temperature != 1)
        {
            card.Line(string.Create(CultureInfo.InvariantCulture, $"Their scores are a softmax of the logits. Understudy divides the logits by {manifest.Temperature:0.####} first: the labels are the same, the confidences are calibrated."));
        }
    }

    private static void WriteLabels(MarkdownText card, SpecialistManifest manifest)
    {
        card.Heading(manifest.Kind == WorkloadKind.Relevance ? "Outputs" : "Labels");
        string more = manifest.Labels.Count > LabelsShown ? string.Create(CultureInfo.InvariantCulture, $" and {manifest.Labels.Count - LabelsShown:N0} more, see `specialist.json`") : "";
        card.Line(string.Join(", ", manifest.Labels.Take(LabelsShown).Select(MarkdownText.Code)) + more);
    }

    private static JsonElement? Options(SpecialistManifest manifest) =>
        manifest.Training ?? (manifest.Options is { } options ? JsonSerializer.SerializeToElement(options, ManifestJson.Default.LinearOptions) : null);
}
