using System.Text;

namespace Understudy.Training.Tests.Export.Onnx;

/// <summary>Reads protobuf's wire format into fields, for looking into what the writer wrote.</summary>
internal sealed class ProtoReader
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> _fields = [];

    public ProtoReader(byte[] message)
    {
        int at = 0;
        while (at < message.Length)
        {
            ulong tag = Varint();
            (ulong number, byte[] bytes) = (tag & 7) switch
            {
                0 => (Varint(), Array.Empty<byte>()),
                2 => (0UL, Take((int)Varint())),
                5 => (0UL, Take(4)),
                _ => throw new InvalidDataException($"wire type {tag & 7}"),
            };
            _fields.Add(((int)(tag >> 3), number, bytes));
        }

        ulong Varint()
        {
            ulong value = 0;
            for (int shift = 0; ; shift += 7)
            {
                value |= (ulong)(message[at] & 0x7F) << shift;
                if (message[at++] < 0x80)
                {
                    return value;
                }
            }
        }

        byte[] Take(int count) => message[at..(at += count)];
    }

    public long Number(int field) => (long)_fields.Single(f => f.Field == field).Number;

    public long[] Numbers(int field) => [.. _fields.Where(f => f.Field == field).Select(f => (long)f.Number)];

    public byte[] Bytes(int field) => _fields.Single(f => f.Field == field).Bytes;

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public string[] Texts(int field) => [.. _fields.Where(f => f.Field == field).Select(f => Encoding.UTF8.GetString(f.Bytes))];

    public ProtoReader Message(int field) => new(Bytes(field));

    public ProtoReader[] Messages(int field) => [.. _fields.Where(f => f.Field == field).Select(f => new ProtoReader(f.Bytes))];
}
