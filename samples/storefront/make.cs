#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property NoWarn=RS0030;CS1591;CS1573
#:property PublishAot=false

// Two steps of the making of this sample, both deterministic:
//   dotnet run samples/storefront/make.cs -- pool       products and queries → what the graders are given
//   dotnet run samples/storefront/make.cs -- assemble   what the graders answered → pairs.csv and SHA256SUMS
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

const int PerQuery = 8, PerBatch = 25;
string provenance = Path.Combine(args.Length > 1 ? args[1] : "samples/storefront", "provenance");
JsonWriterOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
(string Id, string Title)[] products = [.. Rows("products.jsonl").Select(r => (Text(r, "id"), Text(r, "title")))];
(string Id, string Query, string Intent)[] queries = [.. Rows("queries.jsonl").Select(r => (Text(r, "id"), Text(r, "query"), Text(r, "intent")))];
ulong state = 2026;

if (args is not ["pool" or "assemble", ..])
{
    Console.Error.WriteLine("Give 'pool' or 'assemble'.");
    return 2;
}

return args[0] == "pool" ? Pool() : Assemble();

int Pool()
{
    // Candidates as a search engine has them: three by the words of the query, three by the words of its description (a stand-in for
    // a semantic retriever; the description itself is never shown to the teacher), two at random from the same department.
    var words = new Bm25([.. products.Select(p => p.Title)]);
    int[] order = Shuffled(queries.Length);
    for (int batch = 0; batch * PerBatch < queries.Length; batch++)
    {
        using FileStream blind = File.Create(Path.Combine(provenance, "given", $"batch-{batch:00}.jsonl")), informed = File.Create(Path.Combine(provenance, "given-with-intent", $"batch-{batch:00}.jsonl"));
        foreach (int q in order.AsSpan(batch * PerBatch, Math.Min(PerBatch, queries.Length - (batch * PerBatch))))
        {
            List<int> chosen = [.. words.Rank(queries[q].Query).Take(3)];
            chosen.AddRange(words.Rank(queries[q].Intent).Where(p => !chosen.Contains(p)).Take(3));
            int[] department = [.. Enumerable.Range(0, products.Length).Where(p => products[p].Id[..3] == queries[q].Id[..3] && !chosen.Contains(p))];
            int[] spread = Shuffled(department.Length);
            chosen.AddRange(spread.Take(PerQuery - chosen.Count).Select(i => department[i]));
            int[] shown = [.. Shuffled(PerQuery).Select(i => chosen[i])];
            Write(blind, queries[q].Id, queries[q].Query, null, shown);
            Write(informed, queries[q].Id, queries[q].Query, queries[q].Intent, shown);
        }
    }

    return 0;
}

int Assemble()
{
    var csv = new StringBuilder("query,item,label,gold\n");
    var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
    int pairs = 0, same = 0, near = 0;
    foreach (string given in Directory.GetFiles(Path.Combine(provenance, "given"), "*.jsonl").Order(StringComparer.Ordinal))
    {
        string name = Path.GetFileNameWithoutExtension(given);
        foreach (string file in new[] { $"given/{name}.jsonl", $"given-with-intent/{name}.jsonl", $"answered/{name}.tsv", $"judged/{name}.tsv" })
        {
            hashes[file] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(provenance, file))));
        }

        Dictionary<string, int[]> teacher = Grades("answered", name), gold = Grades("judged", name);
        foreach (JsonElement row in Lines(given))
        {
            string id = Text(row, "id");
            string[] items = [.. row.GetProperty("items").EnumerateArray().Select(i => i.GetString()!)];
            for (int i = 0; i < items.Length; i++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{Quoted(Text(row, "query"))},{Quoted(items[i])},{teacher[id][i]},{gold[id][i]}\n");
                pairs++;
                same += teacher[id][i] == gold[id][i] ? 1 : 0;
                near += Math.Abs(teacher[id][i] - gold[id][i]) <= 1 ? 1 : 0;
            }
        }
    }

    File.WriteAllText(Path.Combine(provenance, "..", "pairs.csv"), csv.ToString());
    File.WriteAllLines(Path.Combine(provenance, "SHA256SUMS"), hashes.Select(h => $"{h.Value}  {h.Key}"));
    Console.WriteLine($"{pairs} pairs; teacher = gold on {same} ({100.0 * same / pairs:0.0} %), within one grade on {near} ({100.0 * near / pairs:0.0} %)");
    return 0;
}

Dictionary<string, int[]> Grades(string folder, string name)
{
    var grades = new Dictionary<string, int[]>(StringComparer.Ordinal);
    foreach (string line in File.ReadLines(Path.Combine(provenance, folder, name + ".tsv")).Where(l => l.Length > 0))
    {
        string[] parts = line.Split('\t', 2);
        int[] values = [.. parts[1].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(g => int.Parse(g, CultureInfo.InvariantCulture))];
        if (values.Length != PerQuery || values.Any(v => v is < 0 or > 3))
        {
            throw new InvalidDataException($"{folder}/{name}.tsv: {parts[0]} should have {PerQuery} grades from 0 to 3, found '{parts[1]}'");
        }

        grades.Add(parts[0], values);
    }

    return grades;
}

void Write(FileStream output, string id, string query, string? intent, int[] items)
{
    using (var writer = new Utf8JsonWriter(output, json))
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("query", query);
        if (intent is not null)
        {
            writer.WriteString("intent", intent);
        }

        writer.WriteStartArray("items");
        Array.ForEach(items, i => writer.WriteStringValue(products[i].Title));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    output.WriteByte((byte)'\n');
}

int[] Shuffled(int count)
{
    int[] order = [.. Enumerable.Range(0, count)];
    for (int i = count - 1; i > 0; i--)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        int j = (int)(state % (ulong)(i + 1));
        (order[i], order[j]) = (order[j], order[i]);
    }

    return order;
}

IEnumerable<JsonElement> Rows(string file) => Lines(Path.Combine(provenance, file));

static IEnumerable<JsonElement> Lines(string path) => File.ReadLines(path).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

static string Quoted(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

/// <summary>Okapi BM25 (k1 = 1.2, b = 0.75) over lower-cased words without a plural s.</summary>
internal sealed class Bm25
{
    private readonly string[][] _documents;
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);
    private readonly double _mean;

    public Bm25(string[] documents)
    {
        _documents = [.. documents.Select(Words)];
        _mean = _documents.Average(d => d.Length);
        foreach (string word in _documents.SelectMany(d => d.Distinct(StringComparer.Ordinal)))
        {
            _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
        }
    }

    public IEnumerable<int> Rank(string query)
    {
        string[] words = [.. Words(query).Distinct(StringComparer.Ordinal)];
        return Enumerable.Range(0, _documents.Length).Select(d => (Document: d, Score: words.Sum(w => Score(w, _documents[d])))).Where(s => s.Score > 0).OrderByDescending(s => s.Score).ThenBy(s => s.Document).Select(s => s.Document);
    }

    private static string[] Words(string text) =>
        [.. string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length > 3 ? w.TrimEnd('s') : w)];

    private double Score(string word, string[] document)
    {
        int count = document.Count(w => w == word);
        double n = _frequency.GetValueOrDefault(word);
        return count == 0 ? 0 : Math.Log(1 + ((_documents.Length - n + 0.5) / (n + 0.5))) * count * 2.2 / (count + (1.2 * (0.25 + (0.75 * document.Length / _mean))));
    }
}
