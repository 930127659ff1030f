using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Understudy.Gateway;

/// <summary>Checks a request's JSON in one pass, before anything believes it.</summary>
public static class RequestJson
{
    /// <summary>Names that an object may have at the top level; OpenAI's largest request has about 40.</summary>
    public const int MaxTopLevelFields = 512;

    private const int MaxNameBytes = 64 << 10; // of all names at the top level together

    /// <summary>What is wrong with a body; null when it is one JSON object in UTF-8, not too deep, with no name twice at the top level.</summary>
    public static GatewayError? Check(ReadOnlySpan<byte> body, int maxDepth)
    {
        if (!Utf8.IsValid(body))
        {
            return GatewayError.MalformedJson;
        }

        byte[] names = ArrayPool<byte>.Shared.Rent(Math.Min(body.Length + 1, MaxNameBytes));
        Span<int> ends = stackalloc int[MaxTopLevelFields];
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return GatewayError.MalformedJson;
            }

            int count = 0, used = 0;
            while (reader.Read())
            {
                if (reader.CurrentDepth == maxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return GatewayError.TooDeep;
                }

                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                if (count == MaxTopLevelFields || reader.ValueSpan.Length > names.Length - used)
                {
                    return GatewayError.MalformedJson;
                }

                // Unescaped, so that "\u006dodel" is "model".
                int end = used + reader.CopyString(names.AsSpan(used));
                ReadOnlySpan<byte> name = names.AsSpan(used, end - used);
                for (int i = 0, start = 0; i < count; start = ends[i++])
                {
                    if (name.SequenceEqual(names.AsSpan(start, ends[i] - start)))
                    {
                        return GatewayError.DuplicateField;
                    }
                }

                ends[count++] = used = end;
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // a half surrogate escape in a name
        {
            return GatewayError.MalformedJson;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(names);
        }
    }
}
