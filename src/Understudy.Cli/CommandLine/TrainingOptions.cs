using System.CommandLine;

namespace Understudy.Cli;

/// <summary>How to train: shared by <c>learn</c> and <c>train</c>.</summary>
public sealed class TrainingOptions
{
    /// <summary>Which labels to learn.</summary>
    public Option<string?> TrainOn { get; } = new("--train-on") { Description = "Learn from 'teacher' or 'gold'. [default: teacher where there is one]", HelpName = "LABELS" };

    /// <summary>Families to try.</summary>
    public Option<string> Rungs { get; } = new("--rungs") { Description = "Families of specialists to try, cheapest first: linear, encoder, tagger and decoder (function calls). Named, each that fits the workload is trained; by default the dearer ones only where they could change the verdict.", HelpName = "LIST", DefaultValueFactory = _ => "linear,encoder,tagger,decoder" };

    /// <summary>How much work the training of an encoder may take.</summary>
    public Option<double> EncoderBudget { get; } = new("--encoder-budget") { Description = "Seconds that the training of an encoder may plan for, on two common cores; its learning curve, drawn when it is chosen, takes three quarters of that again.", HelpName = "SECONDS", DefaultValueFactory = _ => 600 };

    /// <summary>A recipe of the user's own.</summary>
    public Option<FileInfo?> Recipe { get; } = new("--recipe") { Description = "JSON file with the encoder's recipe, as the manifest holds it under 'training'. [default: one of the built-in ones]", HelpName = "FILE" };

    /// <summary>A pretrained model to start from.</summary>
    public Option<DirectoryInfo?> From { get; } = new("--from") { Description = "Start from a Hugging Face directory (config.json, model.safetensors, tokenizer.json or vocab.txt): the encoder from BERT, MiniLM, DistilBERT or EuroBERT; the decoder of function calls from Llama, SmolLM, Qwen2 or MobileLLM.", HelpName = "DIR" };

    /// <summary>A decoder's recipe of the user's own.</summary>
    public Option<FileInfo?> DecoderRecipe { get; } = new("--decoder-recipe") { Description = "JSON file with the decoder's recipe, as the manifest holds it under 'training'; what it does not name has its default.", HelpName = "FILE" };

    /// <summary>Blocks of a decoder from scratch.</summary>
    public Option<int?> Layers { get; } = new("--layers") { Description = "Blocks of a decoder from scratch.", HelpName = "N" };

    /// <summary>Width of a decoder from scratch.</summary>
    public Option<int?> Width { get; } = new("--width") { Description = "Width of a decoder from scratch; heads and feed-forward follow it.", HelpName = "N" };

    /// <summary>What a decoder is trained on by after supervised learning.</summary>
    public Option<string> Objective { get; } = new("--objective") { Description = "What a decoder is trained on by after supervised learning (sft): rs, dpo, ipo, orpo, simpo, kto or grpo, from its own samples, typed corruptions of the right calls and, with --train-on gold, the teacher's recorded failures; or distill, with --distil-from.", HelpName = "NAME", DefaultValueFactory = _ => "sft" };

    /// <summary>The decoder that is learned from.</summary>
    public Option<DirectoryInfo?> DistilFrom { get; } = new("--distil-from") { Description = "Larger decoder that --objective distill learns from, on the small one's own samples: a Hugging Face directory with the same tokenizer, as export writes one.", HelpName = "DIR" };

    /// <summary>Rank of a decoder's adapters.</summary>
    public Option<int?> Lora { get; } = new("--lora") { Description = "Train low-rank adapters of this rank in place of the decoder's weights, and merge them (with --from).", HelpName = "RANK" };

    /// <summary>More text for the tokenizer and pretraining.</summary>
    public Option<FileInfo[]> Unlabelled { get; } = new("--unlabelled") { Description = "Text of the domain without labels, for the vocabulary and pretraining of encoders and decoders: .txt, .jsonl, .csv or .parquet; repeatable.", HelpName = "FILE" };

    /// <summary>How much work the search may do.</summary>
    public Option<double> Budget { get; } = new("--budget") { Description = "Seconds that the search may plan for, on two common cores. It plans operations, not clock time, so that the result does not depend on the machine's speed.", HelpName = "SECONDS", DefaultValueFactory = _ => 10 };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        TrainOn.AcceptOnlyFromAmong("teacher", "gold");
        Objective.AcceptOnlyFromAmong("sft", "rs", "dpo", "ipo", "orpo", "simpo", "kto", "grpo", "distill");
        command.Add(TrainOn);
        command.Add(Rungs);
        command.Add(Budget);
        command.Add(EncoderBudget);
        command.Add(Recipe);
        command.Add(Unlabelled);
        command.Add(From);
        command.Add(DecoderRecipe);
        command.Add(Layers);
        command.Add(Width);
        command.Add(Lora);
        command.Add(Objective);
        command.Add(DistilFrom);
    }
}
