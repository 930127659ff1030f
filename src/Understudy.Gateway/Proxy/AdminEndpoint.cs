using System.Buffers;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

using Understudy.Evaluation;

namespace Understudy.Gateway;

/// <summary>What an operator's program may ask, with the admin key: how recording, routes and monitors stand. Routes are changed on the gateway's machine.</summary>
internal sealed class AdminEndpoint(GatewayParts parts)
{
    /// <summary>Everything at a glance.</summary>
    public async Task StatusAsync(HttpContext http)
    {
        if (parts.Admin?.Accepts(http.Request.Headers.Authorization.ToString()) != true)
        {
            await OpenAiError.WriteAsync(http, GatewayError.AdminKeyNeeded).ConfigureAwait(false);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            json.WriteStartObject();
            if (parts.Status() is { } status)
            {
                json.WriteStartObject("recording");
                json.WriteNumber("recorded", status.Recorded);
                json.WriteNumber("notRecorded", status.NotRecorded);
                json.WriteNumber("moved", status.Moved);
                json.WriteNumber("backlogEntries", status.BacklogEntries);
                json.WriteNumber("backlogBytes", status.BacklogBytes);
                json.WriteNumber("journalBytes", status.JournalBytes);
                json.WriteString("store", status.Store.ToString());
                json.WriteString("lastError", status.LastError);
                json.WriteEndObject();
            }

            json.WriteStartArray("routes");
            foreach (ActiveRoute route in parts.Routes.Current.Routes)
            {
                json.WriteStartObject();
                json.WriteString("workload", route.Route.Workload);
                json.WriteString("asked", route.Route.Stage.ToString());
                json.WriteString("is", route.EffectiveStage.ToString());
                json.WriteString("limited", route.Limited);
                json.WriteString("specialist", route.Specialist?.Id);
                json.WriteString("monitor", parts.Watch(route.Route.Workload) is KeptWatch watch ? watch.Statement : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, http.RequestAborted).ConfigureAwait(false);
    }
}
