using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>A rerank call: answered by a ranking specialist where its route lets it, else passed through.</summary>
internal sealed class RerankHandler(RouteBook routes, CallLedger ledger, CallHandler calls, JsonRedactor reading, ILogger logger)
{
    public async Task AnswerAsync(HttpContext http, GatewayCall call, string path)
    {
        call.Redacted = reading.Redact(call.Body);
        if (RerankForm.Read(call.Body, out string? problem) is not { } form)
        {
            await OpenAiError.WriteAsync(http, GatewayError.InvalidField, problem).ConfigureAwait(false);
            return;
        }

        call.Request = new ChatRequest { Model = form.Model };
        calls.Identify(http, call);
        float[] scores = new float[form.Items.Count];
        bool answers = Decide(call, form, scores);
        if (call.IsForbidden)
        {
            await OpenAiError.WriteAsync(http, GatewayError.WorkloadForbidden).ConfigureAwait(false);
            return;
        }

        if (answers)
        {
            await AnswerAsync(http, call, form, scores).ConfigureAwait(false);
            return;
        }

        await calls.PassAsync(http, call, path, call.Body, usageAsked: false, standIn: () => AnswerAsync(http, call, form, scores)).ConfigureAwait(false);
    }

    private bool Decide(GatewayCall call, RerankForm form, float[] scores)
    {
        if (routes.Current.Find(call.NamedWorkload, form.Model, null) is not { Specialist.Ranker: { } ranker } route)
        {
            return false;
        }

        (call.Route, call.Stage) = (route, route.EffectiveStage);
        RouteLane lane = route.LaneOf(call.Unit, call.StartedAt);
        if (lane == RouteLane.Upstream)
        {
            return false;
        }

        try
        {
            double confidence = ranker.Rank(form.Query, form.Items, scores);
            RerankForm.ToUnit(scores, ranker.Manifest);
            int best = scores.Length == 0 ? -1 : Array.IndexOf(scores, scores.Max());
            call.Specialist = new SpecialistAnswer(route.Specialist.Id, "", best.ToString(System.Globalization.CultureInfo.InvariantCulture), confidence, AnswerShape.Text);
        }
#pragma warning disable CA1031 // whatever a specialist throws, the large model answers and the log says so
        catch (Exception e)
#pragma warning restore CA1031
        {
            ProxyLog.SpecialistFailed(logger, route.Specialist.Id, e);
            call.Decision = CallDecision.SpecialistFailed;
            return false;
        }

        call.Decision = SpecialistDesk.Outcome(lane, route.Threshold is { } threshold && call.Specialist.Confidence >= threshold);
        return call.Decision == CallDecision.Specialist;
    }

    private async Task AnswerAsync(HttpContext http, GatewayCall call, RerankForm form, float[] scores)
    {
        SpecialistAnswer specialist = call.Specialist!;
        string model = SpecialistWriter.ModelPrefix + specialist.SpecialistId, id = "rerank-" + call.Id[4..];
        byte[] body = form.Write(scores, model, id);
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        AnswerHeaders.Begin(http.Response, call, specialist.SpecialistId);
        bool recorded = await ledger.RecordAsync(call, CallOutcome.Ok, StatusCodes.Status200OK, AnswerFacts.Unknown with { Id = id, Model = model }, body, bySpecialist: true).ConfigureAwait(false);
        AnswerHeaders.End(http.Response, ledger.Added(call), recorded);
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }
}
