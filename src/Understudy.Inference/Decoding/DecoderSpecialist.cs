using System.Collections.Concurrent;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A decoder ready to answer: text → tokens → completion → calls. Abstains when the text is too long for it, when what it wrote is no valid
/// list of calls, or when it did not come to an end. Thread-safe; the answer to a text does not depend on what is asked beside it.
/// </summary>
public sealed class DecoderSpecialist : ICallPredictor, IDisposable
{
    private const double LeastAlternative = 0.02; // less likely tokens are not gone back to

    private static readonly DecodedAnswer Abstention = new(null, 0, null);

    private readonly OnnxDecoder _decoder;
    private readonly TextTokenizer _tokenizer;
    private readonly DecoderServing _serving;
    private readonly ToolSet? _tools;
    private readonly SchemaConstraint? _constraint;
    private readonly TokenBytes? _written; // null where nothing is held to anything
    private readonly CopiedArguments _copied;
    private readonly DecodingOptions _options;
    private readonly ConcurrentBag<DecodingSession> _idle = [];

    /// <summary>Puts a specialist together.</summary>
    /// <param name="decoder">The model; disposed with the specialist.</param>
    /// <param name="tokenizer">Its byte-level tokenizer.</param>
    /// <param name="manifest">What it is, <see cref="SpecialistManifest.Decoder"/> among it.</param>
    /// <exception cref="ArgumentException">When the parts do not fit together; all errors are listed.</exception>
    /// <exception cref="UnderstudyException">When the functions' schemas cannot constrain decoding and the mode wants them to.</exception>
    public DecoderSpecialist(OnnxDecoder decoder, TextTokenizer tokenizer, SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(manifest);
        _serving = manifest.Decoder ?? throw new ArgumentException("A decoder's manifest needs its decoder.", nameof(manifest));
        List<string> errors = [.. _serving.Validate()];
        if (_serving.Config != decoder.Config)
        {
            errors.Add($"The manifest names the network {_serving.Config}, the model is {decoder.Config}.");
        }

        if (tokenizer.VocabularySize > _serving.Config.VocabularySize)
        {
            errors.Add($"The tokenizer has {tokenizer.VocabularySize} entries, the network only {_serving.Config.VocabularySize}.");
        }

        if (_serving.Mode != DecodingMode.Free && manifest.Tools is null)
        {
            errors.Add($"The mode {_serving.Mode} needs the functions' schemas, the manifest has none.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(manifest));
        }

        (_decoder, _tokenizer, Manifest) = (decoder, tokenizer, manifest);
        _tools = manifest.Tools is { } tools ? ToolSet.Read(tools) : null;
        _copied = new CopiedArguments(_serving.CopiedArguments, _serving.CopiesApart);
        _written = _serving.Mode == DecodingMode.Free && _copied.Names.Count == 0 ? null : TokenBytes.Of(tokenizer, _serving.Prompt.End);
        _constraint = _serving.Mode == DecodingMode.Free ? null : SchemaConstraint.Compile(_tools!, ToolChoice.Auto, _written!);
        _options = new DecodingOptions { MaximumTokens = _serving.CompletionTokens, LeastAlternative = _serving.MostCompletions > 1 ? LeastAlternative : 1 };
    }

    /// <inheritdoc/>
    public SpecialistManifest Manifest { get; }

    /// <summary>Loads a specialist directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When the directory is missing, damaged or no decoder.</exception>
    public static DecoderSpecialist Load(string directory, OnnxDecoderOptions? options = null) => DecoderArtifact.Read(directory, options);

    /// <inheritdoc/>
    public CallPrediction Predict(string text)
    {
        DecodedAnswer answer = Answer(text);
        return answer.Calls is null or CallText.None ? default : new CallPrediction(answer.Calls, _serving.Calibration.Of(answer.Probability)); // "no call" is the large model's to say in words
    }

    /// <inheritdoc/>
    public IReadOnlyList<CallStep> Explain(string text) => Answer(text).Completion is not { } said ? []
        : [.. said.LogProbabilities.Select((p, i) => new CallStep(i < said.Tokens.Count ? TextOf(new Completion([said.Tokens[i]], [], false)) : "(end)", Math.Exp(p)))];

    /// <summary>Answers one text with the probability that the model gives its own answer, and with its tokens.</summary>
    public DecodedAnswer Answer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int[] prompt = _serving.Prompt.Of(_tokenizer.EncodeText(text));
        if (!Fits(prompt))
        {
            return Abstention;
        }

        if (!_idle.TryTake(out DecodingSession? session))
        {
            session = _decoder.Start();
        }

        Completion completion;
        try
        {
            session.Truncate(0, 0); // what another text left would save time, and change the rounding by what was asked before
            completion = Complete(session, prompt, _options, Constraint(), Copies(text));
            if (_serving.MostCompletions > 1)
            {
                completion = CompletionSearch.Likeliest(completion, c => CallsOf(c) is not null, (draft, token) => Otherwise(session, text, prompt, draft, token), _serving.MostCompletions);
            }

            if (_serving.Mode == DecodingMode.Late && CallsOf(completion) is null)
            {
                completion = Again(session, text, prompt, completion);
            }
        }
        finally
        {
            _idle.Add(session);
        }

        return CallsOf(completion) is { } calls ? new DecodedAnswer(calls, Math.Exp(completion.LogProbability), completion) : Abstention with { Completion = completion };
    }

    /// <summary>The calls that most samples agree on; an invalid sample is one for abstaining, and so is a text that is too long.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="options">How the vote is held.</param>
    /// <param name="seed">Chance.</param>
    public SelfConsistencyVote Vote(string text, SelfConsistencyOptions options, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        int[] prompt = _serving.Prompt.Of(_tokenizer.EncodeText(text));
        if (!Fits(prompt))
        {
            return new SelfConsistencyVote(null, 0, 0, 1);
        }

        using DecodingSession session = _decoder.Start(Math.Clamp(options.Together, 1, 64));
        DecodingOptions drawn = _options with { Temperature = options.Temperature, LeastAlternative = 1 };
        return SelfConsistency.Hold(
            (count, draw) => [.. DecoderGenerator.Complete(
                session,
                [.. Enumerable.Repeat(prompt, count)],
                _serving.Prompt.End,
                drawn,
                draw,
                _serving.Mode == DecodingMode.Constrained ? [.. Enumerable.Range(0, count).Select(_ => Constraint()!)] : null,
                _copied.Names.Count == 0 ? null : [.. Enumerable.Range(0, count).Select(_ => Copies(text)!)]).Select(CallsOf)],
            options,
            seed);
    }

    /// <summary>The text of a completion, or of its first tokens.</summary>
    public string TextOf(Completion completion)
    {
        ArgumentNullException.ThrowIfNull(completion);
        return _tokenizer.Decode([.. completion.Tokens.Where(t => t < _tokenizer.VocabularySize)]);
    }

    /// <summary>Frees the model; no call may be running.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out DecodingSession? session))
        {
            session.Dispose();
        }

        _decoder.Dispose();
    }

    /// <summary>Goes on under the constraint from where a draft left what it allows: for the likeliest tokens, the same as from the start.</summary>
    private Completion Again(DecodingSession session, string text, int[] prompt, Completion draft)
    {
        ConstraintState state = _constraint!.Start();
        CopyState? copies = Copies(text);
        int kept = 0;
        while (kept < draft.Tokens.Count && draft.Tokens[kept] < _tokenizer.VocabularySize && state.TryAcceptWithin(draft.Tokens[kept], _options.MaximumTokens - kept))
        {
            copies?.TryAccept(draft.Tokens[kept]);
            kept++;
        }

        return GoOn(session, prompt, new Completion([.. draft.Tokens.Take(kept)], [.. draft.LogProbabilities.Take(kept)], false), state, copies);
    }

    /// <summary>A draft up to a token that it did not take, with that token and what is likeliest behind it; null where the token makes no copy.</summary>
    private Completion? Otherwise(DecodingSession session, string text, int[] prompt, Completion draft, AlternativeToken token)
    {
        bool ends = token.Token == _serving.Prompt.End;
        List<int> tokens = [.. draft.Tokens.Take(token.At)];
        var start = new Completion(tokens, [.. draft.LogProbabilities.Take(token.At), token.LogProbability], ends);
        if (ends)
        {
            return start;
        }

        tokens.Add(token.Token);
        (ConstraintState? state, CopyState? copies) = (Constraint(), Copies(text));
        for (int i = 0; i < tokens.Count; i++)
        {
            if (copies?.TryAccept(tokens[i]) == false || state?.TryAcceptWithin(tokens[i], _options.MaximumTokens - i) == false)
            {
                return null;
            }
        }

        return tokens.Count < _options.MaximumTokens ? GoOn(session, prompt, start, state, copies) : null;
    }

    /// <summary>Writes what comes behind the start of a completion.</summary>
    private Completion GoOn(DecodingSession session, int[] prompt, Completion start, ConstraintState? state, CopyState? copies)
    {
        int written = start.Tokens.Count;
        Completion rest = Complete(session, [.. prompt, .. start.Tokens], _options with { MaximumTokens = _options.MaximumTokens - written }, state, copies);
        return new Completion([.. start.Tokens, .. rest.Tokens], [.. start.LogProbabilities, .. rest.LogProbabilities], rest.HasEnded) { Alternatives = [.. rest.Alternatives.Select(a => a with { At = a.At + written })] };
    }

    private ConstraintState? Constraint() => _serving.Mode == DecodingMode.Constrained ? _constraint!.Start() : null;

    private Completion Complete(DecodingSession session, int[] prompt, DecodingOptions options, ConstraintState? state, CopyState? copies) =>
        DecoderGenerator.Complete(session, [prompt], _serving.Prompt.End, options, default, state is null ? null : [state], copies is null ? null : [copies])[0];

    private CopyState? Copies(string text) => _copied.Names.Count == 0 ? null : _copied.Start(text, _written!);

    private bool Fits(int[] prompt) => prompt.Length + _serving.CompletionTokens <= _serving.Config.MaximumTokens;

    private string? CallsOf(Completion completion)
    {
        if (!completion.HasEnded)
        {
            return null;
        }

        string text = TextOf(completion);
        return _constraint is not null ? _constraint.Canonical(text)
            : CallText.Read(text) is { } calls && (_tools is null || calls.All(c => _tools.Fault(c) is null)) ? CallText.Of(calls) : null;
    }
}
