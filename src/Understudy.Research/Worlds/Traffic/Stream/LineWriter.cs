using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>Writes a draft and its outcome as one line of a log. Not thread-safe.</summary>
internal sealed class LineWriter(Scene scene)
{
    private static readonly Grammar Refusals = new("refusals", RefusalWords.Text);
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly Node _refusal = Refusals["refusal"];
    private bool _ascii;

    public byte[] Write(Draft draft, string id, DateTimeOffset time, Outcome outcome, SeededRandom random)
    {
        _buffer.ResetWrittenCount();
        _ascii = draft.Workload?.Spec.Ascii ?? false;
        bool error = outcome is Outcome.RateLimited or Outcome.ServerError;
        double latency = outcome == Outcome.RateLimited ? 20 + (60 * random.NextDouble()) : (180 + (draft.Answer.Length * 4)) * Math.Exp(0.35 * random.NextGaussian());
        Raw("{\"id\":\""u8);
        Text(id);
        Raw("\",\"time\":\""u8);
        Text(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Raw("\",\"latency_ms\":"u8);
        Number(Math.Round(latency, 1));
        Raw(",\"request\":"u8);
        int start = _buffer.WrittenCount;
        Request(draft);
        int length = _buffer.WrittenCount - start;
        Raw(",\"response\":"u8);
        if (error)
        {
            Raw(outcome == Outcome.RateLimited
                ? "{\"error\":{\"message\":\"Rate limit reached for requests. Please try again later.\",\"type\":\"requests\",\"param\":null,\"code\":\"rate_limit_exceeded\"},\"status\":429}"u8
                : "{\"error\":{\"message\":\"The server had an error while processing your request. Sorry about that!\",\"type\":\"server_error\",\"param\":null,\"code\":null},\"status\":500}"u8);
        }
        else
        {
            Response(draft, time, outcome, length / 4, random);
        }

        Raw("}"u8);
        return _buffer.WrittenSpan.ToArray();
    }

    private void Request(Draft draft)
    {
        CompiledWorkload? workload = draft.Workload;
        Raw("{\"model\":\""u8);
        Text(draft.Model);
        Raw("\",\"messages\":["u8);
        int value = 0;
        bool first = true;
        foreach (Template message in draft.Version?.Messages ?? [])
        {
            bool parts = Open(message.Role, draft.Parts, ref first);
            byte[][] pieces = message.Pieces[draft.WhiteSpace];
            Raw(pieces[0]);
            for (int i = 1; i < pieces.Length; i++)
            {
                JsonText.Write(_buffer, draft.Values[value++], _ascii);
                Raw(pieces[i]);
            }

            Close(parts);
        }

        foreach (Turn turn in draft.Turns)
        {
            bool parts = Open(turn.Role, draft.Parts, ref first);
            JsonText.Write(_buffer, turn.Text, _ascii);
            Close(parts);
        }

        Raw("],\"temperature\":"u8);
        Number(draft.Temperature);
        if (workload?.Spec.MaxTokens is { } most)
        {
            Raw(",\"max_tokens\":"u8);
            Number(most);
        }

        if (draft.ToolOrder is { } order)
        {
            Raw(",\"tools\":["u8);
            for (int i = 0; i < order.Length; i++)
            {
                Raw(i > 0 ? ","u8 : ""u8);
                Raw(workload!.Tools[order[i]]);
            }

            Raw("],\"tool_choice\":\"auto\""u8);
        }

        Raw(workload?.Format);
        if (draft.User is { } user)
        {
            Raw(",\"user\":\""u8);
            JsonText.Write(_buffer, user, _ascii);
            Raw("\""u8);
        }

        if (draft.Conversation is { } conversation && workload!.Spec.Conversation == ConversationStyle.Named)
        {
            Raw(",\"metadata\":{\"conversation_id\":\""u8);
            Text(conversation);
            Raw("\"}"u8);
        }

        Raw("}"u8);
    }

    private bool Open(string role, bool parts, ref bool first)
    {
        Raw(first ? "{\"role\":\""u8 : ",{\"role\":\""u8);
        first = false;
        Text(role);
        parts &= role == "user";
        Raw(parts ? "\",\"content\":[{\"type\":\"text\",\"text\":\""u8 : "\",\"content\":\""u8);
        return parts;
    }

    private void Close(bool parts) => Raw(parts ? "\"}]}"u8 : "\"}"u8);

    private void Response(Draft draft, DateTimeOffset time, Outcome outcome, int promptTokens, SeededRandom random)
    {
        Raw("{\"id\":\"chatcmpl-"u8);
        Text(random.NextUInt64().ToString("x16", CultureInfo.InvariantCulture));
        Raw("\",\"object\":\"chat.completion\",\"created\":"u8);
        Number(time.ToUnixTimeSeconds());
        Raw(",\"model\":\""u8);
        Text(draft.Model);
        Raw("\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"u8);
        string answer = outcome switch
        {
            Outcome.Refused => scene.Write(_refusal),
            Outcome.Empty => "",
            Outcome.CutShort or Outcome.Cancelled => Cut(draft.Answer, draft.Answer.Length * (1 + random.Next(3)) / 4),
            _ => draft.Answer,
        };
        bool tool = draft.Tool is not null && outcome == Outcome.Answered;
        if (tool)
        {
            Raw("null,\"tool_calls\":[{\"id\":\"call_"u8);
            Text(random.NextUInt64().ToString("x16", CultureInfo.InvariantCulture));
            Raw("\",\"type\":\"function\",\"function\":{\"name\":\""u8);
            Text(draft.Tool!);
            Raw("\",\"arguments\":\""u8);
            JsonText.Write(_buffer, answer, _ascii);
            Raw("\"}}]"u8);
        }
        else
        {
            Raw("\""u8);
            JsonText.Write(_buffer, answer, _ascii);
            Raw("\""u8);
        }

        int answerTokens = 1 + (answer.Length / 4);
        Raw(",\"refusal\":null},\"finish_reason\":"u8);
        Raw(outcome switch { Outcome.CutShort => "\"length\""u8, Outcome.Cancelled => "null"u8, _ => tool ? "\"tool_calls\""u8 : "\"stop\""u8 });
        Raw("}],\"usage\":{\"prompt_tokens\":"u8);
        Number(promptTokens);
        Raw(",\"completion_tokens\":"u8);
        Number(answerTokens);
        Raw(",\"total_tokens\":"u8);
        Number(promptTokens + answerTokens);
        Raw("}}"u8);
    }

    private static string Cut(string text, int length) => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private void Raw(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    private void Text(string ascii) => JsonText.Write(_buffer, ascii, ascii: false);

    private void Number(double value)
    {
        Span<byte> target = _buffer.GetSpan(32);
        Utf8Formatter.TryFormat(value, target, out int written);
        _buffer.Advance(written);
    }
}
