using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>The answer that most samples of a decoder agree on.</summary>
internal sealed class VotedAnswer(DecoderSpecialist decoder, SelfConsistencyOptions options)
{
    /// <summary>Who votes and how; null where no vote is asked for.</summary>
    /// <exception cref="UnderstudyException">When the specialist writes no samples, or the number is out of range.</exception>
    public static VotedAnswer? Read(OpenedSpecialist opened, bool isAsked, int? most, bool explain)
    {
        if (!isAsked)
        {
            return null;
        }

        if (opened.Caller is not DecoderSpecialist decoder)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--vote is held among samples of a decoder; this specialist is of the {opened.Manifest.Rung.ToString().ToLowerInvariant()} rung, which answers every time the same.");
        }

        var options = new SelfConsistencyOptions();
        options = most is { } n ? options with { MostSamples = n } : options;
        return explain ? throw new UnderstudyException(ErrorCode.OptionsInvalid, "--explain shows how one answer is decoded; leave it out with --vote.")
            : options.Validate() is { Count: > 0 } ? throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--vote takes 1 to 256 samples; found {most}.")
            : new VotedAnswer(decoder, options);
    }

    /// <summary>Prints the answer of the majority and how large it is.</summary>
    public void Print(Session session, string given, Redactor? redactor)
    {
        string text = given;
        CallerValues? values = redactor is null ? null : CallerValues.Of(given, redactor, out text);
        SelfConsistencyVote vote = decoder.Vote(text, options, session.Seed.For("vote"));
        vote = vote with { Answer = CalledAnswer.Restored(session, values, vote.Answer) };
        AnswerShape shape = decoder.Manifest.AnswerShape;
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(VerbJson.Vote(vote, shape));
            return;
        }

        session.Terminal.Out.WriteLine(CalledAnswer.Text(vote.Answer, shape));
        session.Terminal.Error.WriteLine(vote.Samples == 0
            ? "  the text is longer than the decoder reads"
            : string.Create(CultureInfo.InvariantCulture, $"  {vote.Votes} of {vote.Samples} samples agree; that they are the majority is {vote.Certainty:0.000} probable"));
    }
}
