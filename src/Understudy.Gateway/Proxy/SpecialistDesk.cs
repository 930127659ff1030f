using System.Buffers;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Asks specialists and decides who answers a call. Thread-safe.</summary>
internal sealed class SpecialistDesk(GatewayLog log)
{
    // An answer of a few characters a token: a request with less room than that would have cut the large model's answer.
    private const int CharactersAToken = 2;

    /// <summary>Asks the route's specialist as far as the route wants it, and settles <see cref="GatewayCall.Decision"/>.</summary>
    /// <returns>True when the specialist's answer is the one to give.</returns>
    public bool Decide(GatewayCall call, ActiveRoute route, string? input)
    {
        call.Route = route;
        call.Stage = route.EffectiveStage;
        RouteLane lane = route.LaneOf(call.Unit, call.StartedAt);
        if (lane == RouteLane.Upstream || route.Specialist is not { Classifier: not null } specialist)
        {
            call.Decision = CallDecision.PassThrough;
            return false;
        }

        if (input is null || Unanswerable(call.Request))
        {
            call.Decision = CallDecision.NotAnswerable;
            return false;
        }

        if (route.ResemblesRefused(input))
        {
            call.Decision = CallDecision.LikeRefused;
            return false;
        }

        if (TryAnswer(call, specialist, input) is not { } answer)
        {
            return false;
        }

        call.Specialist = answer;
        bool sure = route.Threshold is { } threshold && answer.Confidence >= threshold;
        call.Decision = lane switch
        {
            RouteLane.Shadow => CallDecision.Shadow,
            RouteLane.OutsideCanary => CallDecision.OutsideCanary,
            _ when !sure => CallDecision.BelowThreshold,
            RouteLane.HoldBack => CallDecision.HoldBack,
            _ => CallDecision.Specialist,
        };
        return call.Decision == CallDecision.Specialist;
    }

    private static bool Unanswerable(ChatRequest request) => request.Choices != 1 || request.LogProbabilities || request.HasTools;

    private SpecialistAnswer? TryAnswer(GatewayCall call, ServedSpecialist specialist, string input)
    {
        float[] probabilities = ArrayPool<float>.Shared.Rent(specialist.Manifest.Labels.Count);
        try
        {
            int best = specialist.Classifier!.Predict(input, probabilities.AsSpan(0, specialist.Manifest.Labels.Count));
            string label = specialist.Manifest.Labels[best], text = specialist.Manifest.AnswerShape.Render(label);
            if (call.Request.MaximumTokens is { } most && text.Length > most * CharactersAToken)
            {
                call.Decision = CallDecision.NotAnswerable;
                return null;
            }

            return new SpecialistAnswer(specialist.Id, text, label, probabilities[best], specialist.Manifest.AnswerShape);
        }
#pragma warning disable CA1031 // whatever a specialist throws, the large model answers and the log says so
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.SpecialistFailed(specialist.Id, e);
            call.Decision = CallDecision.SpecialistFailed;
            return null;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(probabilities);
        }
    }
}
