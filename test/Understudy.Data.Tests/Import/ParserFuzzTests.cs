using System.Text;

using CsCheck;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>Whatever bytes come: an import succeeds with counts that add up, or fails with an error that names the file.</summary>
public sealed class ParserFuzzTests
{
    private static readonly byte[][] Sources =
    [
        Encoding.UTF8.GetBytes("text,label\n\"a, \"\"b\"\"\nc\",x\nplain,y\nGrüße,x\nd,y\ne,x\n"),
        Encoding.Unicode.GetBytes("text,label\nabcdefgh,x\nplain,y\n"),
        Encoding.UTF8.GetBytes(Calls.Lines(Calls.Ordinary(4, l => $"{{\"category\":\"{l}\"}}"))),
        Encoding.UTF8.GetBytes("{\"text\":\"a\",\"label\":{\"x\":0.5,\"y\":0.5}}\n{\"text\":\"b\\u00fc\",\"label\":\"x\"}\n{\"text\":\"c\",\"label\":1}\n"),
        Encoding.UTF8.GetBytes("q,title,grade\nred,\"a, \"\"b\"\"\",1\nred,c,0.5\nGrüße,d,1e3\ne,f,E\n"),
        Encoding.UTF8.GetBytes("{\"q\":\"a\",\"title\":\"x\",\"grade\":1}\n{\"q\":\"b\\u00fc\",\"title\":\"y\",\"grade\":\"E\"}\n"),
    ];

    private static readonly byte[] Spice = [0, (byte)'"', (byte)'\n', (byte)'\r', (byte)',', (byte)'{', (byte)'}', (byte)'[', (byte)':', (byte)'\\', 0xFF, 0xC3, 0xEF, (byte)'1', (byte)'-', (byte)' '];

    private static readonly Gen<(int Source, (int At, int Kind, int Length)[] Edits)> Mutations =
        Gen.Select(Gen.Int[0, Sources.Length - 1], Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 40], Gen.Int[1, 30]).Array[1, 6]);

    [Theory]
    [InlineData("a.csv", null)]
    [InlineData("a.jsonl", null)]
    [InlineData("a.csv", "q")]
    [InlineData("a.jsonl", "q")]
    public async Task Mutated_inputs_never_break_an_import(string name, string? query)
    {
        using var directory = new TemporaryDirectory();
        int imported = 0;
        await Mutations.SampleAsync(
            async m =>
            {
                // One file a case: cases run beside each other.
                string path = directory[$"{Interlocked.Increment(ref imported)}-{name}"];
                await File.WriteAllBytesAsync(path, Mutate(Sources[m.Source], m.Edits), TestContext.Current.CancellationToken);
                try
                {
                    await ImportedRows.OfAsync(new ImportOptions { Path = path, RejectsPath = path + ".rejects", MaximumLineLength = 4096, Query = query });
                }
                catch (UnderstudyException e)
                {
                    Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                }

                File.Delete(path);
            },
            iter: 1000);
    }

    [Fact]
    public async Task Whatever_is_written_as_csv_is_read_back()
    {
        using var directory = new TemporaryDirectory();
        Gen<string> field = Gen.Char["ab,;\"\n\r\t é\u2028x"].Array[1, 12].Select(c => "i" + new string(c));
        int files = 0;
        await Gen.Select(field.Array[1, 30], Gen.Int[0, 2], Gen.Bool).SampleAsync(
            async (inputs, delimiter, windows) =>
            {
                string end = windows ? "\r\n" : "\n", separator = ",;\t"[delimiter].ToString();
                string path = directory[$"{Interlocked.Increment(ref files)}.csv"];
                static string Quote(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
                await File.WriteAllTextAsync(path, $"text{separator}label{end}" + string.Concat(inputs.Select(i => Quote(i) + separator + "x" + end)), TestContext.Current.CancellationToken);

                ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path });

                Assert.Equal(inputs, rows.Rows.Select(r => r.Input));
                File.Delete(path);
            },
            iter: 500);
    }

    private static byte[] Mutate(byte[] source, (int At, int Kind, int Length)[] edits)
    {
        List<byte> bytes = [.. source];
        foreach ((int at, int kind, int length) in edits)
        {
            int place = bytes.Count == 0 ? 0 : at % bytes.Count;
            int some = Math.Min(length, bytes.Count - place);
            switch (kind)
            {
                case < 16:
                    bytes.Insert(place, Spice[kind]);
                    break;
                case < 24:
                    bytes.RemoveRange(place, some);
                    break;
                case < 32:
                    bytes.InsertRange(place, bytes.GetRange(place, some));
                    break;
                case < 36:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    bytes.InsertRange(place, Enumerable.Repeat(Spice[length % Spice.Length], 200 * length));
                    break;
            }
        }

        return [.. bytes];
    }
}
