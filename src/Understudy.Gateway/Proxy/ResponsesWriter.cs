using System.Buffers;
using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>Writes a specialist's answer in the form of <c>/v1/responses</c>: whole, or as typed events numbered without gaps.</summary>
internal sealed class ResponsesWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly GatewayCall _call;
    private readonly SpecialistAnswer _answer;
    private readonly string _message;
    private int _sequence;

    private ResponsesWriter(GatewayCall call, SpecialistAnswer answer) => (_call, _answer, _message) = (call, answer, "msg_" + call.Id[4..]);

    /// <summary>A whole response.</summary>
    public static ArrayBufferWriter<byte> Whole(GatewayCall call, SpecialistAnswer answer)
    {
        var writer = new ResponsesWriter(call, answer);
        using var json = new Utf8JsonWriter(writer._buffer, AnswerJson.Relaxed);
        writer.Response(json, done: true);
        return writer._buffer;
    }

    /// <summary>The same as events.</summary>
    public static ArrayBufferWriter<byte> Stream(GatewayCall call, SpecialistAnswer answer)
    {
        var w = new ResponsesWriter(call, answer);
        w.Event("response.created", json => w.Named(json, "response", done: false));
        w.Event("response.in_progress", json => w.Named(json, "response", done: false));
        for (int i = 0; i < w.Items; i++)
        {
            int index = i;
            w.Event("response.output_item.added", json => w.ItemEvent(json, index, done: false));
            if (answer.Calls.Count > 0)
            {
                w.Event("response.function_call_arguments.delta", json => w.ArgumentsEvent(json, index, "delta"));
                w.Event("response.function_call_arguments.done", json => w.ArgumentsEvent(json, index, "arguments"));
            }
            else
            {
                w.Event("response.content_part.added", json => w.PartEvent(json, ""));
                w.Event("response.output_text.delta", json => w.TextEvent(json, "delta"));
                w.Event("response.output_text.done", json => w.TextEvent(json, "text"));
                w.Event("response.content_part.done", json => w.PartEvent(json, answer.Text));
            }

            w.Event("response.output_item.done", json => w.ItemEvent(json, index, done: true));
        }

        w.Event("response.completed", json => w.Named(json, "response", done: true));
        return w._buffer;
    }

    /// <summary>A message, or a function call each.</summary>
    private int Items => Math.Max(1, _answer.Calls.Count);

    private void ItemEvent(Utf8JsonWriter json, int index, bool done)
    {
        json.WriteNumber("output_index", index);
        json.WritePropertyName("item");
        Item(json, index, done);
    }

    private void ArgumentsEvent(Utf8JsonWriter json, int index, string name)
    {
        json.WriteString("item_id", CallItem(index));
        json.WriteNumber("output_index", index);
        json.WriteString(name, _answer.Calls[index].Arguments);
    }

    private string CallItem(int index) => "fc_" + SpecialistWriter.CallId(_call, index)[5..];

    private void CallOf(Utf8JsonWriter json, int index, bool done)
    {
        json.WriteStartObject();
        json.WriteString("id", CallItem(index));
        json.WriteString("type", "function_call");
        json.WriteString("status", done ? "completed" : "in_progress");
        json.WriteString("call_id", SpecialistWriter.CallId(_call, index));
        json.WriteString("name", _answer.Calls[index].Name);
        json.WriteString("arguments", done ? _answer.Calls[index].Arguments : "");
        json.WriteEndObject();
    }

    private void Event(string type, Action<Utf8JsonWriter> content)
    {
        _buffer.Write("event: "u8);
        _buffer.Write(System.Text.Encoding.ASCII.GetBytes(type));
        _buffer.Write("\ndata: "u8);
        using (var json = new Utf8JsonWriter(_buffer, AnswerJson.Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteNumber("sequence_number", _sequence++);
            content(json);
            json.WriteEndObject();
        }

        _buffer.Write("\n\n"u8);
    }

    private void Named(Utf8JsonWriter json, string name, bool done)
    {
        json.WritePropertyName(name);
        Response(json, done);
    }

    private void PartEvent(Utf8JsonWriter json, string text)
    {
        Place(json);
        json.WritePropertyName("part");
        Part(json, text);
    }

    private void TextEvent(Utf8JsonWriter json, string name)
    {
        Place(json);
        json.WriteString(name, _answer.Text);
        json.WriteStartArray("logprobs");
        json.WriteEndArray();
    }

    private void Place(Utf8JsonWriter json)
    {
        json.WriteString("item_id", _message);
        json.WriteNumber("output_index", 0);
        json.WriteNumber("content_index", 0);
    }

    private void Item(Utf8JsonWriter json, int index, bool done)
    {
        if (_answer.Calls.Count > 0)
        {
            CallOf(json, index, done);
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", _message);
        json.WriteString("type", "message");
        json.WriteString("status", done ? "completed" : "in_progress");
        json.WriteString("role", "assistant");
        json.WriteStartArray("content");
        if (done)
        {
            Part(json, _answer.Text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "output_text");
        json.WriteString("text", text);
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteStartArray("logprobs");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Response(Utf8JsonWriter json, bool done)
    {
        json.WriteStartObject();
        json.WriteString("id", SpecialistWriter.AnswerId(_call));
        json.WriteString("object", "response");
        json.WriteNumber("created_at", _call.StartedAt.ToUnixTimeSeconds());
        json.WriteString("status", done ? "completed" : "in_progress");
        json.WriteNull("error");
        json.WriteNull("incomplete_details");
        json.WriteNull("instructions");
        json.WriteString("model", SpecialistWriter.ModelPrefix + _answer.SpecialistId);
        json.WriteStartArray("output");
        if (done)
        {
            for (int i = 0; i < Items; i++)
            {
                Item(json, i, done: true);
            }
        }

        json.WriteEndArray();
        json.WriteBoolean("parallel_tool_calls", false);
        json.WriteNull("previous_response_id");
        json.WriteBoolean("store", false);
        json.WriteString("tool_choice", "none");
        json.WriteStartArray("tools");
        json.WriteEndArray();
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        if (done)
        {
            json.WriteStartObject("usage");
            json.WriteNumber("input_tokens", 0);
            json.WriteNumber("output_tokens", 0);
            json.WriteNumber("total_tokens", 0);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
