using System.Globalization;
using System.Text;

using Parquet;
using Parquet.Schema;

namespace Understudy.Data;

/// <summary>A column of one row group as text: an integer 1 reads as <c>1</c>, as it would in CSV.</summary>
internal static class ParquetColumn
{
    /// <summary>Reads the column and tells how to get at a row's text.</summary>
    public static async Task<Func<int, string?>> ReadAsync(ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken)
    {
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory()!, null, cancellationToken).ConfigureAwait(false);
            return row => texts[row];
        }

        if (field.ClrType == typeof(byte[]) || field.ClrType == typeof(ReadOnlyMemory<byte>))
        {
            var blobs = new byte[]?[rows];
            await group.ReadAsync(field, blobs.AsMemory()!, null, cancellationToken).ConfigureAwait(false);
            return row => blobs[row] is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        }

        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Boolean => await ReadAsync<bool>(v => v ? "true" : "false").ConfigureAwait(false),
            TypeCode.SByte => await ReadAsync<sbyte>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.Byte => await ReadAsync<byte>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.Int16 => await ReadAsync<short>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.UInt16 => await ReadAsync<ushort>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.Int32 => await ReadAsync<int>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.UInt32 => await ReadAsync<uint>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.Int64 => await ReadAsync<long>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.UInt64 => await ReadAsync<ulong>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.Single => await ReadAsync<float>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.Double => await ReadAsync<double>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.Decimal => await ReadAsync<decimal>(v => v.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
            TypeCode.DateTime => await ReadAsync<DateTime>(v => v.ToString("O", CultureInfo.InvariantCulture)).ConfigureAwait(false),
            _ => throw new InvalidDataException($"column '{field.Name}' is of the type {field.ClrType.Name}, which is not read"),
        };

        async Task<Func<int, string?>> ReadAsync<T>(Func<T, string> format)
            where T : struct
        {
            if (field.IsNullable)
            {
                var values = new T?[rows];
                await group.ReadAsync(field, values.AsMemory(), null, cancellationToken).ConfigureAwait(false);
                return row => values[row] is { } value ? format(value) : null;
            }

            var required = new T[rows];
            await group.ReadAsync(field, required.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            return row => format(required[row]);
        }
    }
}
