namespace Understudy.Inference;

/// <summary>Where byte-pair encoding cuts a text; merges never cross the cuts.</summary>
public enum BytePairCuts
{
    /// <summary>GPT-2's expression.</summary>
    Gpt2,

    /// <summary>GPT-2's expression between digits, of which each is a piece (SmolLM).</summary>
    Gpt2Digits,

    /// <summary>The expression of GPT-4 and Llama 3: numbers in threes, letters with what stands before them, case of contractions ignored.</summary>
    Llama3,

    /// <summary>Llama 3's expression with every digit alone (Qwen2).</summary>
    Qwen2,
}
