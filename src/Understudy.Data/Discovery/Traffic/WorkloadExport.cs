using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// Writes the calls of one discovered workload as a log that <c>import</c> reads: the user's message is the slots' text
/// (<see cref="SlotText"/>), the response is redacted as the prompt is, and the functions and the response format are those of the newest version. What is learned is thereby what is asked when the same templates match.
/// </summary>
public sealed class WorkloadExport
{
    private static readonly string[] Carried = ["tools", "functions", "response_format"];
    private readonly TemplateIndex _index;
    private readonly HashSet<string> _own;
    private readonly string _newest;
    private readonly Range[] _slots = new Range[TemplateIndex.MaximumSlots];

    /// <summary>Exports a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="all">All workloads that are known, so that a call of another one is not taken for its.</param>
    public WorkloadExport(DiscoveredWorkload workload, IReadOnlyList<DiscoveredWorkload> all)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(all);
        _index = new TemplateIndex([.. all.SelectMany(w => w.Versions)]);
        _newest = workload.Versions[^1].Id;
        _own = [.. workload.Versions.Select(v => v.Id)];
    }

    /// <summary>Writes the answered and refused calls of the workload.</summary>
    /// <param name="calls">The traffic; read from its beginning twice, the first time up to a call of the newest version.</param>
    /// <param name="output">The log.</param>
    /// <returns>How many were written.</returns>
    public long Write(IEnumerable<ObservedCall> calls, Stream output)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(output);
        long written = 0;
        IReadOnlyList<(string Name, string Json)> extras = Extras(calls);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        foreach (ObservedCall call in calls)
        {
            int found = call.Outcome == ObservedOutcome.Failed ? -1 : _index.Find(call.Prompt.Text, call.Prompt.Extras, _slots);
            if (found < 0 || !_own.Contains(_index.Templates[found].Id))
            {
                continue;
            }

            Write(json, call, _index.Templates[found], extras);
            json.Flush();
            json.Reset();
            output.WriteByte((byte)'\n');
            written++;
        }

        return written;
    }

    /// <summary>What the newest version's requests hold beside messages that answers depend on.</summary>
    private IReadOnlyList<(string Name, string Json)> Extras(IEnumerable<ObservedCall> calls)
    {
        foreach (ObservedCall call in calls)
        {
            int found = call.Outcome == ObservedOutcome.Failed ? -1 : _index.Find(call.Prompt.Text, call.Prompt.Extras, _slots);
            if (found < 0 || _index.Templates[found].Id != _newest)
            {
                continue;
            }

            using var line = JsonDocument.Parse(call.Line);
            return CallJson.Request(line.RootElement, out JsonElement request)
                ? [.. Carried.Where(n => request.TryGetProperty(n, out JsonElement value) && value.ValueKind != JsonValueKind.Null).Select(n => (n, request.GetProperty(n).GetRawText()))]
                : [];
        }

        return [];
    }

    private void Write(Utf8JsonWriter json, ObservedCall call, PromptTemplate template, IReadOnlyList<(string Name, string Json)> extras)
    {
        string[] slots = [.. _slots.Take(template.Slots).Select(s => Encoding.UTF8.GetString(call.Prompt.Text[s]))];
        using var line = JsonDocument.Parse(call.Line);
        json.WriteStartObject();
        json.WriteNumber("line", call.Source);
        Optional("time", call.Time?.ToString("O", CultureInfo.InvariantCulture));
        Optional("group", call.Group);
        Optional("gold", call.Gold);
        if (call.LatencyMilliseconds is { } latency)
        {
            json.WriteNumber("latency_ms", latency);
        }

        json.WriteStartObject("request");
        Optional("model", call.Model);
        json.WriteStartArray("messages");
        json.WriteStartObject();
        json.WriteString("role", "user");
        json.WriteString("content", SlotText.Of(template, slots));
        json.WriteEndObject();
        json.WriteEndArray();
        foreach ((string name, string value) in extras)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }

        json.WriteEndObject();
        if (call.Response(line.RootElement) is { IsEmpty: false } response)
        {
            json.WritePropertyName("response");
            json.WriteRawValue(response.Span);
        }

        json.WriteEndObject();

        void Optional(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}
