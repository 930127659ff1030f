using System.Buffers.Binary;
using System.Text;

using CsCheck;

namespace Understudy.Inference.Tests.Artifacts;

/// <summary>Valid safetensors files with a few faults: what a damaged disk, a broken download or an enemy gives.</summary>
internal static class SafetensorsMutation
{
    // Pieces of the format and numbers at the edges, so that mutants stay close to valid and reach deep into the reader.
    private static readonly string[] Pieces =
    [
        "0", "1", "7", "8", "16", "-1", "2147483648", "9223372036854775807", "18446744073709551615", "1e9", "1.0", "null", "true", "\"\"", "{}", "[]", "[[", "}}",
        ",", ":", "\"a\":", "\"dtype\":\"F4\",", "\"F32\"", "\"BOOL\"", "\"F8_E8M0\"", "\"__metadata__\":{\"k\":\"v\"},", "\\u0000", "\\ud800", "\u00e9", "\ufeff", " ", "\n",
        "{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},",
    ];

    /// <summary>Mutants of small files of one to five tensors.</summary>
    public static Gen<byte[]> Gen { get; } =
        CsCheck.Gen.Select(Valid(), Fault().Array[1, 4], CsCheck.Gen.Bool, (file, faults, repair) =>
        {
            foreach (Func<byte[], byte[]> fault in faults)
            {
                file = fault(file);
            }

            // A header length that is right again lets the faults reach the JSON reader.
            int end = file.AsSpan().LastIndexOf((byte)'}') + 1;
            if (repair && end > 8)
            {
                BinaryPrimitives.WriteInt64LittleEndian(file, end - 8);
            }

            return file;
        });

    private static Gen<byte[]> Valid() => CsCheck.Gen.Select(
        CsCheck.Gen.Select(CsCheck.Gen.String[CsCheck.Gen.Char.AlphaNumeric, 1, 12], CsCheck.Gen.OneOf(SafetensorsType.F32, SafetensorsType.F16, SafetensorsType.I8, SafetensorsType.I64), CsCheck.Gen.Long[0, 3].Array[0, 3]).Array[1, 5],
        tensors => SafetensorsFile.Write(
            tensors.DistinctBy(t => t.Item1).Select(t => new SafetensorsTensor(t.Item1, t.Item2, t.Item3, new byte[SafetensorsTypes.TrySize(t.Item2, t.Item3)])),
            new Dictionary<string, string> { ["format"] = "pt" }));

    private static Gen<Func<byte[], byte[]>> Fault() => CsCheck.Gen.Select(CsCheck.Gen.Int[0, 4], CsCheck.Gen.Double[0, 1], CsCheck.Gen.Double[0, 1], CsCheck.Gen.Byte, CsCheck.Gen.OneOf(Pieces))
        .Select<(int, double, double, byte, string), Func<byte[], byte[]>>(f => bytes =>
        {
            (int kind, double from, double length, byte value, string piece) = f;
            int at = (int)(from * bytes.Length), count = (int)(length * Math.Min(40, bytes.Length - at));
            byte[] inserted = Encoding.UTF8.GetBytes(piece);
            return kind switch
            {
                0 => [.. bytes[..at], value, .. bytes[Math.Min(at + 1, bytes.Length)..]],
                1 => [.. bytes[..at], .. bytes[(at + count)..]],
                2 => [.. bytes[..(at + count)], .. bytes[at..]],
                3 => [.. bytes[..at], .. inserted, .. bytes[at..]],
                _ => [.. bytes[..at], .. inserted, .. bytes[Math.Min(at + inserted.Length, bytes.Length)..]],
            };
        });
}
