namespace Understudy.Training;

/// <summary>What a specialist is exported as.</summary>
public enum ExportFormat
{
    /// <summary>The directory that Hugging Face's tools open: settings, tokenizer, safetensors.</summary>
    HuggingFace,

    /// <summary>ONNX graphs beside settings and tokenizer, as transformers.js and Optimum look for them.</summary>
    Onnx,

    /// <summary>One file for llama.cpp and what is built on it.</summary>
    Gguf,
}
