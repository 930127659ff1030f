using System.Text;
using System.Text.Json;

namespace Understudy.Inference;

/// <summary>What the format calls its element types, and how wide they are.</summary>
internal static class SafetensorsTypes
{
    private static readonly (SafetensorsType Type, string Name, byte[] Utf8, int Bits)[] Table =
    [
        Row(SafetensorsType.F32, "F32", 32), Row(SafetensorsType.F16, "F16", 16), Row(SafetensorsType.BF16, "BF16", 16),
        Row(SafetensorsType.I64, "I64", 64), Row(SafetensorsType.I32, "I32", 32), Row(SafetensorsType.I16, "I16", 16), Row(SafetensorsType.I8, "I8", 8),
        Row(SafetensorsType.U64, "U64", 64), Row(SafetensorsType.U32, "U32", 32), Row(SafetensorsType.U16, "U16", 16), Row(SafetensorsType.U8, "U8", 8),
        Row(SafetensorsType.F64, "F64", 64), Row(SafetensorsType.Bool, "BOOL", 8), Row(SafetensorsType.C64, "C64", 64),
        Row(SafetensorsType.F8E5M2, "F8_E5M2", 8), Row(SafetensorsType.F8E4M3, "F8_E4M3", 8), Row(SafetensorsType.F8E8M0, "F8_E8M0", 8),
        Row(SafetensorsType.F8E4M3Fnuz, "F8_E4M3FNUZ", 8), Row(SafetensorsType.F8E5M2Fnuz, "F8_E5M2FNUZ", 8),
        Row(SafetensorsType.F6E2M3, "F6_E2M3", 6), Row(SafetensorsType.F6E3M2, "F6_E3M2", 6), Row(SafetensorsType.F4, "F4", 4),
    ];

    /// <summary>Bits an element.</summary>
    public static int Bits(SafetensorsType type) => Array.Find(Table, r => r.Type == type).Bits;

    /// <summary>The format's spelling.</summary>
    public static string Name(SafetensorsType type) => Array.Find(Table, r => r.Type == type).Name;

    /// <summary>The type that the reader's current text spells; compares bytes, allocates nothing.</summary>
    public static bool TryRead(ref readonly Utf8JsonReader json, out SafetensorsType type)
    {
        foreach ((SafetensorsType candidate, _, byte[] utf8, _) in Table)
        {
            if (json.ValueTextEquals(utf8))
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }

    /// <summary>Bytes that a shape takes, or -1 when it is negative, overflows or ends inside a byte.</summary>
    public static long TrySize(SafetensorsType type, ReadOnlySpan<long> shape)
    {
        long bits = Bits(type);
        foreach (long d in shape)
        {
            if (d < 0 || (d > 0 && bits > long.MaxValue / d))
            {
                return -1;
            }

            bits *= d;
        }

        return bits % 8 == 0 ? bits / 8 : -1;
    }

    private static (SafetensorsType Type, string Name, byte[] Utf8, int Bits) Row(SafetensorsType type, string name, int bits) => (type, name, Encoding.ASCII.GetBytes(name), bits);
}
