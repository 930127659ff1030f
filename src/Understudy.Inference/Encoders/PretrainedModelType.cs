namespace Understudy.Inference;

/// <summary>Which key names a pretrained file uses: Hugging Face's <c>model_type</c>.</summary>
internal enum PretrainedModelType
{
    /// <summary><c>bert</c>: BERT, MiniLM and everything else of its layout.</summary>
    Bert,

    /// <summary><c>distilbert</c>: the BERT layout without token types and pooler, under names of its own.</summary>
    DistilBert,

    /// <summary><c>eurobert</c>.</summary>
    EuroBert,
}
