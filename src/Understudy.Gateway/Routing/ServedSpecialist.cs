using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Gateway;

/// <summary>A specialist that is open for answering. <see cref="Classifier"/>, <see cref="Ranker"/> and <see cref="Caller"/> are thread-safe.</summary>
public sealed class ServedSpecialist : IDisposable
{
    private readonly OpenedSpecialist _opened;

    private ServedSpecialist(string id, string directory, ContentHash content, OpenedSpecialist opened)
    {
        Id = id;
        Directory = directory;
        Content = content;
        _opened = opened;
    }

    /// <summary>Its id in the workspace.</summary>
    public string Id { get; }

    /// <summary>Its directory.</summary>
    public string Directory { get; }

    /// <summary>Content hash of its files as they were opened.</summary>
    public ContentHash Content { get; }

    /// <summary>What it is and where it comes from.</summary>
    public SpecialistManifest Manifest => _opened.Manifest;

    /// <summary>Answers texts with labels; null for other kinds.</summary>
    public ITextClassifier? Classifier => _opened.Classifier;

    /// <summary>Ranks items; null for other kinds.</summary>
    public IRanker? Ranker => _opened.Ranker;

    /// <summary>Answers texts with function calls; null for other kinds.</summary>
    public ICallPredictor? Caller => _opened.Caller;

    /// <summary>Opens a specialist's directory, checking every file.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="directory">Its directory.</param>
    /// <param name="threads">Most threads that one answer may use, 1 or more.</param>
    /// <exception cref="UnderstudyException">When it is missing or damaged.</exception>
    public static ServedSpecialist Open(string id, string directory, int threads) =>
        new(id, directory, SpecialistDirectory.HashOf(directory), OpenedSpecialist.Open(directory, threads));

    /// <inheritdoc/>
    public void Dispose() => _opened.Dispose();
}
