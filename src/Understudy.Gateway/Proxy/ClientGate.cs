using System.Globalization;
using System.Net;

using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>Lets clients in: key, rate, budget, workload. Thread-safe.</summary>
internal sealed class ClientGate(LiveClientKeys? keys, RateLimiter rates, BudgetMeter budgets, GatewayTelemetry telemetry)
{
    /// <summary>Checks a request; when it may not go on it has been answered.</summary>
    /// <param name="http">The request.</param>
    /// <param name="key">Whose it is; null where no keys are asked for.</param>
    /// <param name="refusal">The answer to a refused request.</param>
    public bool TryAdmit(HttpContext http, out ClientKey? key, out Task refusal)
    {
        refusal = Task.CompletedTask;
        key = null;
        if (keys is null)
        {
            // A web page may give its own name this machine's address; its requests still carry that name.
            if (!IsThisMachine(http.Request.Host.Host))
            {
                refusal = RefuseAsync(http, GatewayError.MissingKey, message: "Without client keys only localhost and addresses are answered as names of this server.");
                return false;
            }

            return true;
        }

        KeyCheck check = keys.Check(http.Request.Headers);
        if (!check.IsAccepted)
        {
            refusal = RefuseAsync(http, OpenAiError.Of(check.State));
            return false;
        }

        key = check.Key!;
        if (!budgets.Allows(key))
        {
            refusal = RefuseAsync(http, GatewayError.BudgetSpent, budgets.UntilNextMonth());
            return false;
        }

        RateDecision rate = rates.Take(key);
        if (rate.Limit > 0)
        {
            http.Response.Headers["x-understudy-ratelimit-remaining-requests"] = rate.Remaining.ToString(CultureInfo.InvariantCulture);
        }

        if (!rate.Allowed)
        {
            refusal = RefuseAsync(http, GatewayError.RateLimited, rate.RetryAfter);
        }

        return rate.Allowed;
    }

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);

    private Task RefuseAsync(HttpContext http, GatewayError error, TimeSpan? retryAfter = null, string? message = null)
    {
        telemetry.Refused(error);
        return OpenAiError.WriteAsync(http, error, message, retryAfter: retryAfter);
    }
}
