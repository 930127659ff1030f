using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Looks through a model file before ONNX Runtime sees it. Refused: bytes that are no ModelProto, tensors kept in other files
/// (the runtime would read any path that the file names), and what an encoder never needs and hostile files could
/// abuse: control flow, functions, training graphs. Allocates nothing that grows with the file.
/// </summary>
internal static class OnnxModelCheck
{
    private const int MaximumDepth = 8;

    /// <summary>The messages on the way to every tensor, with the numbers of the fields that lead on or are refused.</summary>
    private enum Kind
    {
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
        SparseTensor,
    }

    /// <summary>Throws when the file is refused.</summary>
    /// <exception cref="UnderstudyException">With what was expected and found.</exception>
    public static void Check(ReadOnlySpan<byte> model)
    {
        bool graph = false;
        Walk(Kind.Model, model, 0, ref graph);
        if (!graph)
        {
            throw Broken("expected a model with a graph, found none");
        }
    }

    private static void Walk(Kind kind, ReadOnlySpan<byte> message, int depth, ref bool graph)
    {
        if (depth > MaximumDepth)
        {
            throw Broken($"messages are nested deeper than {MaximumDepth}");
        }

        while (!message.IsEmpty)
        {
            ulong tag = Varint(ref message);
            ulong field = tag >> 3;
            ReadOnlySpan<byte> value = [];
            switch (tag & 7)
            {
                case 0:
                    ulong number = Varint(ref message);
                    Refuse(kind == Kind.Tensor && field == 14 && number != 0, "a tensor is kept in another file");
                    continue;
                case 1:
                    Take(ref message, 8);
                    continue;
                case 5:
                    Take(ref message, 4);
                    continue;
                case 2:
                    value = Take(ref message, Varint(ref message));
                    break;
                default:
                    throw Broken($"a field has the unknown wire type {tag & 7}");
            }

            switch (kind, field)
            {
                case (Kind.Model, 7):
                    Refuse(graph, "it has two graphs");
                    graph = true;
                    Walk(Kind.Graph, value, depth + 1, ref graph);
                    break;
                case (Kind.Model, 20):
                    throw Broken("it has a training graph");
                case (Kind.Model, 25):
                    throw Broken("it defines functions");
                case (Kind.Graph, 1):
                    Walk(Kind.Node, value, depth + 1, ref graph);
                    break;
                case (Kind.Node, 5):
                    Walk(Kind.Attribute, value, depth + 1, ref graph);
                    break;
                case (Kind.Attribute, 6 or 11):
                    throw Broken("a node holds a graph (control flow)");
                case (Kind.Graph, 5) or (Kind.Attribute, 5 or 10) or (Kind.SparseTensor, 1 or 2):
                    Walk(Kind.Tensor, value, depth + 1, ref graph);
                    break;
                case (Kind.Graph, 15) or (Kind.Attribute, 22 or 23):
                    Walk(Kind.SparseTensor, value, depth + 1, ref graph);
                    break;
                case (Kind.Tensor, 13):
                    throw Broken($"a tensor is kept in another file ({Readable(value[..Math.Min(value.Length, 100)])})");
            }
        }
    }

    private static string Readable(ReadOnlySpan<byte> bytes) => string.Create(bytes.Length, bytes, (text, from) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = from[i] is >= (byte)' ' and <= (byte)'~' ? (char)from[i] : ' ';
        }
    }).Trim();

    private static ulong Varint(scoped ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int i = 0; i < 10 && i < message.Length; i++)
        {
            value |= (ulong)(message[i] & 0x7F) << (7 * i);
            if (message[i] < 0x80)
            {
                message = message[(i + 1)..];
                return value;
            }
        }

        throw Broken("a number is cut off");
    }

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> message, ulong length)
    {
        if (length > (ulong)message.Length)
        {
            throw Broken($"a field should take {length} bytes, {message.Length} are left: it is truncated");
        }

        ReadOnlySpan<byte> taken = message[..(int)length];
        message = message[(int)length..];
        return taken;
    }

    private static void Refuse(bool refused, string why)
    {
        if (refused)
        {
            throw Broken(why);
        }
    }

    private static UnderstudyException Broken(string why) => new(ErrorCode.IntegrityBroken, $"The ONNX file is refused: {why}. Restore the file or export again.");
}
