using System.Text.Json;

using Understudy.Core;
using Understudy.Inference.Tests.Linear;

using Xunit;

namespace Understudy.Inference.Tests.Artifacts;

public sealed class ModelCardTests
{
    private static readonly SpecialistManifest Encoder = TinyModel.Manifest() with
    {
        Name = "help_desk",
        Rung = Rung.Encoder,
        Options = null,
        Training = JsonSerializer.Deserialize<JsonElement>("""{"epochs":15,   "objective":{"name":"soft-cross-entropy"}}"""),
        Temperature = 1.25,
        Encoder = new EncoderServing { Config = new EncoderConfig { Family = EncoderFamily.Bert, VocabularySize = 4000, Outputs = 2 }, MaximumTokens = 64, ServedFile = "onnx/model_quantized.onnx" },
    };

    [Fact]
    public void The_card_of_a_classifying_encoder_says_what_it_is_how_it_was_judged_and_how_to_open_it() => Assert.Equal(
        """"
        ---
        library_name: transformers
        pipeline_tag: text-classification
        tags:
        - understudy
        - safetensors
        - onnx
        - transformers.js
        ---
        <!-- The licence is yours to state, as `license: …` above: it depends on the texts and labels that this was trained on. -->
        # help\_desk

        A small transformer encoder that answers a text with one of 2 labels: BERT layout, 4 layers of width 256, 4 heads, 4,000 tokens, 4,283,138 parameters. Inputs are cut to 64 tokens; `onnx/model_quantized.onnx` is what answers. Made with Understudy to take over one recurring task from a large model.

        ## What it learned from

        - 10 training rows with a large model's labels; 2 other rows decided between candidates and set the temperature 1.25.
        - Seed 1, version 0.1.0: the same data, options, seed and version give the same bytes on one kind of processor.
        - On selection, by training rows: 0.500 at 10 (accuracy; choices were made on these rows, so this is no test).

        ## How it was judged

        Nothing is claimed here. When it was judged, `certificate.json` beside this file says how: the test and its margin, registered
        before the test rows were opened, the rows' hashes, the verdicts alone and with escalation, and when they expire.
        `understudy verify WORKLOAD` checks its signature and that no byte of this directory has changed. Without that file it was not judged.

        ## How to open it

        ```sh
        understudy ask WORKLOAD "a text"   # the answer in the large model's shape, and whether it may be kept
        ```
        With `@huggingface/transformers` (the same form that Understudy serves):
        ```js
        import { env, pipeline } from '@huggingface/transformers';
        env.allowRemoteModels = false;
        env.localModelPath = './'; // where the directory lies
        const classify = await pipeline('text-classification', 'DIRECTORY', { dtype: 'q8' });
        console.log(await classify('a text', { top_k: null }));
        ```
        With Python's `transformers` (the 32-bit weights):
        ```python
        from transformers import pipeline
        classify = pipeline("text-classification", "DIRECTORY", top_k=None)
        print(classify("a text"))
        ```
        Their scores are a softmax of the logits. Understudy divides the logits by 1.25 first: the labels are the same, the confidences are calibrated.

        ## Labels

        `billing`, `bug`

        ## Options of the training

        ```json
        {
          "epochs": 15,
          "objective": {
            "name": "soft-cross-entropy"
          }
        }
        ```

        """",
        ModelCard.Write(Encoder),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void The_card_of_a_decoder_says_how_it_writes_and_where_it_opens()
    {
        SpecialistManifest manifest = TinyModel.Manifest() with
        {
            Kind = WorkloadKind.FunctionCall,
            Rung = Rung.Decoder,
            Decoder = new DecoderServing { Config = new DecoderConfig { VocabularySize = 300 }, Prompt = new DecoderPrompt([2], [3], 3), ServedFile = DecoderArtifact.EightBitFile, Mode = DecodingMode.Late, CompletionTokens = 64, Calibration = new CallCalibration() },
        };

        string card = ModelCard.Write(manifest);

        Assert.Contains("A small decoder that answers a text with function calls: Llama layout, 8 layers of width 256, 4 heads, 300 tokens", card, StringComparison.Ordinal);
        Assert.Contains("pipeline('text-generation', 'DIRECTORY', { dtype: 'q8' })", card, StringComparison.Ordinal);
        Assert.DoesNotContain("linear", card[..card.IndexOf("## Options", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("A small tagger of words that answers a text with function calls.", ModelCard.Write(manifest with { Rung = Rung.Tagger, Decoder = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_card_of_a_linear_specialist_does_not_promise_other_tools()
    {
        string card = ModelCard.Write(TinyModel.Manifest());

        Assert.Contains("library_name: understudy\n", card, StringComparison.Ordinal);
        Assert.Contains("A small linear model over words and characters that answers a text with one of 2 labels.", card, StringComparison.Ordinal);
        Assert.Contains("no other tool runs it", card, StringComparison.Ordinal);
        Assert.Contains("\"minRows\": 3", card, StringComparison.Ordinal);
        Assert.DoesNotContain("pipeline(", card, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', card);
    }

    [Fact]
    public void The_card_of_a_ranker_warns_that_scores_need_the_evidence()
    {
        string card = ModelCard.Write(Encoder with { Kind = WorkloadKind.Relevance, Labels = ["0", "1"] });

        Assert.Contains("pipeline_tag: text-ranking", card, StringComparison.Ordinal);
        Assert.Contains("scores how well an item answers a query", card, StringComparison.Ordinal);
        Assert.Contains("evidence words", card, StringComparison.Ordinal);
        Assert.DoesNotContain("pipeline(", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_labels_cannot_break_out_of_their_place()
    {
        string card = ModelCard.Write(Encoder with
        {
            Name = "a\n---\n# b <script>",
            Labels = ["``", "x\n```\n# y", ""],
            Training = JsonSerializer.Deserialize<JsonElement>("""{"note":"```` four"}"""),
        });

        Assert.Contains("# a --- \\# b \\<script\\>\n", card, StringComparison.Ordinal);
        Assert.Contains("``` `` ```, ````x\\u000a```\\u000a# y````, `  `\n", card, StringComparison.Ordinal);
        Assert.Contains("`````json\n", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_labels_are_counted_and_the_hashes_of_files_do_not_matter()
    {
        string[] labels = [.. Enumerable.Range(0, 77).Select(i => $"label {i}")];
        SpecialistManifest many = Encoder with { Labels = labels };

        Assert.Contains("`label 49` and 27 more, see `specialist.json`\n", ModelCard.Write(many), StringComparison.Ordinal);
        Assert.Equal(ModelCard.Write(many), ModelCard.Write(many with { Files = new Dictionary<string, string> { ["README.md"] = "00" } }));
        Assert.Contains("32-bit", ModelCard.Write(many with { Encoder = many.Encoder! with { ServedFile = "onnx/model.onnx" } }), StringComparison.Ordinal);
        Assert.Contains("dtype: 'fp32'", ModelCard.Write(many with { Encoder = many.Encoder! with { ServedFile = "onnx/model.onnx" } }), StringComparison.Ordinal);
    }
}
