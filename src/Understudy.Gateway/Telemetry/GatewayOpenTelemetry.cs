using Microsoft.Extensions.DependencyInjection;

using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Understudy.Gateway;

/// <summary>Sends telemetry over OTLP where the environment asks for it.</summary>
public static class GatewayOpenTelemetry
{
    /// <summary>The variable that turns it on; the exporter reads the other <c>OTEL_EXPORTER_OTLP_…</c> variables itself.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "understudy-gateway";

    /// <summary>Registers <see cref="GatewayTelemetry"/>, and export of its traces and metrics when <see cref="EndpointVariable"/> is set.</summary>
    /// <param name="services">The gateway's services.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public static IServiceCollection AddGatewayTelemetry(this IServiceCollection services, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(environment);
        services.AddSingleton<GatewayTelemetry>();
        if (string.IsNullOrWhiteSpace(environment(EndpointVariable)))
        {
            return services;
        }

        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(GenAiNames.Source).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(GenAiNames.Source).AddOtlpExporter());
        if (string.IsNullOrWhiteSpace(environment("OTEL_SERVICE_NAME")))
        {
            telemetry.ConfigureResource(resource => resource.AddService(ServiceName));
        }

        return services;
    }
}
