using System.Buffers;
using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;

namespace Understudy.Gateway;

/// <summary>Asks specialists and decides who answers a call. Thread-safe.</summary>
internal sealed class SpecialistDesk(ILogger logger)
{
    // An answer of a few characters a token: a request with less room than that would have cut the large model's answer.
    private const int CharactersAToken = 2;
    private const int MostSchemas = 10_000;
    private readonly OfferedTools _offered = new();
    private readonly StatedDays _days = new();
    private readonly ConcurrentDictionary<(string Fingerprint, string Text), bool> _meets = new();

    /// <summary>Asks the route's specialist as far as the route wants it, and settles <see cref="GatewayCall.Decision"/>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="route">Its route.</param>
    /// <param name="reading">What redacts the texts that specialists are asked with.</param>
    /// <returns>True when the specialist's answer is the one to give.</returns>
    public bool Decide(GatewayCall call, ActiveRoute route, JsonRedactor reading)
    {
        (call.Route, call.Stage) = (route, route.EffectiveStage);
        RouteLane lane = route.LaneOf(call.Unit, call.StartedAt);
        if (lane == RouteLane.Upstream || route.Specialist is not { Ranker: null } specialist)
        {
            return false;
        }

        ChatRequest request = call.Request;
        if (InputOf(call, route) is not { } input || request.Choices != 1 || request.LogProbabilities || request.HasTools != (specialist.Caller is not null && specialist.Manifest.AnswerShape.Object is null))
        {
            call.Decision = CallDecision.NotAnswerable;
            return false;
        }

        if (route.Refused.Resembles(input))
        {
            call.Decision = CallDecision.LikeRefused;
            return false;
        }

        call.Specialist = Ask(call, route, specialist, input);
        if (call.Specialist is not { } answered)
        {
            call.Decision = call.Decision == CallDecision.SpecialistFailed ? call.Decision : Outcome(lane, sure: false);
            return false;
        }

        call.Specialist = route.TextsAreRedacted ? Restored(call, answered, reading) : answered;
        if (call.Specialist is not { } answer || !IsValid(call, answer, remember: ReferenceEquals(answer, answered)))
        {
            (call.Decision, call.Specialist) = (CallDecision.NotAnswerable, null);
            return false;
        }

        call.Decision = Outcome(lane, route.Threshold is { } threshold && answer.Confidence >= threshold);
        return call.Decision == CallDecision.Specialist;
    }

    /// <summary>The text to ask with, in the form in which it was learned: what stands in the template's slots, or the last user message.</summary>
    private static string? InputOf(GatewayCall call, ActiveRoute route) =>
        route.Templates.Count > 0 ? call.SlotInput : (route.TextsAreRedacted ? call.Request : call.RawRequest()).Input;

    /// <summary>The answer with the caller's own values in place of placeholders; null when the request does not hold what one stands for.</summary>
    private SpecialistAnswer? Restored(GatewayCall call, SpecialistAnswer answer, JsonRedactor reading)
    {
        if (!answer.Text.Contains('[', StringComparison.Ordinal))
        {
            return answer;
        }

        CallerValues values = call.Values ?? reading.Untouched(call.Body);
        bool whole = answer.Shape.Object is not null;
        RestoredText text = values.Restore(whole ? answer.Label : answer.Text);
        if (text.Unexplained.Count > 0)
        {
            ProxyLog.ValueMissing(logger, answer.SpecialistId, string.Join(", ", text.Unexplained));
            return null;
        }

        return whole ? answer with { Text = answer.Shape.Render(text.Text), Label = text.Text }
            : answer with { Text = text.Text, Label = values.Restore(answer.Label).Text, Calls = answer.Calls.Count > 0 ? CallText.Read(text.Text)! : [] };
    }

    /// <summary>Who answers, given the lane and whether the specialist is sure.</summary>
    public static CallDecision Outcome(RouteLane lane, bool sure) => lane switch
    {
        RouteLane.Shadow => CallDecision.Shadow,
        RouteLane.OutsideCanary => CallDecision.OutsideCanary,
        _ when !sure => CallDecision.BelowThreshold,
        RouteLane.HoldBack => CallDecision.HoldBack,
        _ => CallDecision.Specialist,
    };

    /// <summary>Whether the answer has room and meets the request's response format; checked once a prompt and answer.</summary>
    private bool IsValid(GatewayCall call, SpecialistAnswer answer, bool remember)
    {
        if (call.Request.MaximumTokens is { } most && answer.Text.Length > most * CharactersAToken)
        {
            return false;
        }

        if (answer.Calls.Count > 0)
        {
            return _offered.Allows(call, answer.Calls);
        }

        if (!call.Request.HasResponseFormat || call.Request.Fingerprint is not { } fingerprint)
        {
            return true;
        }

        if (_meets.TryGetValue((fingerprint, answer.Text), out bool meets))
        {
            return meets;
        }

        meets = AnswerSchema.Meets(call.ChatForm.IsEmpty ? call.Redacted : call.ChatForm, answer.Text);
        if (remember && _meets.Count < MostSchemas) // a caller's own values are not kept
        {
            _meets[(fingerprint, answer.Text)] = meets;
        }

        return meets;
    }

    /// <summary>What the specialist says; null when it abstains or fails.</summary>
    private SpecialistAnswer? Ask(GatewayCall call, ActiveRoute route, ServedSpecialist specialist, string input)
    {
        int labels = specialist.Manifest.Labels.Count;
        float[] probabilities = ArrayPool<float>.Shared.Rent(labels);
        try
        {
            if (specialist.Caller is { } caller)
            {
                // A route by name or alias takes any prompt: the day that was learned beside is not the day of every request.
                CallPrediction said = caller is IDatedCallPredictor { FixedDay: not null } dated && route.Templates.Count == 0 ? dated.PredictOn(_days.Of(call), input) : caller.Predict(input);
                AnswerShape shape = specialist.Manifest.AnswerShape;
                return said.Calls is not { } text ? null
                    : shape.Object is not null ? new SpecialistAnswer(specialist.Id, shape.Render(text), text, said.Confidence, shape) { Matcher = route.Matcher }
                    : new SpecialistAnswer(specialist.Id, text, text, said.Confidence, AnswerShape.Text) { Calls = CallText.Read(text)!, Matcher = route.Matcher };
            }

            int best = specialist.Classifier!.Predict(input, probabilities.AsSpan(0, labels));
            string label = specialist.Manifest.Labels[best];
            return new SpecialistAnswer(specialist.Id, specialist.Manifest.AnswerShape.Render(label), label, probabilities[best], specialist.Manifest.AnswerShape);
        }
#pragma warning disable CA1031 // whatever a specialist throws, the large model answers and the log says so
        catch (Exception e)
#pragma warning restore CA1031
        {
            ProxyLog.SpecialistFailed(logger, specialist.Id, e);
            call.Decision = CallDecision.SpecialistFailed;
            return null;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(probabilities);
        }
    }
}
