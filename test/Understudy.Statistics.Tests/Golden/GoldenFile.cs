using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.Statistics.Tests.Golden;

/// <summary>Reference values that golden.py wrote; the tests read only the committed file.</summary>
internal static class GoldenFile
{
    private static readonly JsonDocument Document = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("test", "Understudy.Statistics.Tests", "Golden", "golden.json")));

    private static readonly JsonDocument Ranking = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("test", "Understudy.Statistics.Tests", "Golden", "ranking.json")));

    private static readonly JsonDocument Sequential = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("test", "Understudy.Statistics.Tests", "Golden", "sequential.json")));

    /// <summary>What sequential.py wrote.</summary>
    public static JsonElement OfSequential(string name) => Sequential.RootElement.GetProperty(name);

    /// <summary>What ranking.py wrote.</summary>
    public static JsonElement OfRanking(string name) => Ranking.RootElement.GetProperty(name);

    public static JsonElement Get(string name) => Document.RootElement.GetProperty(name);

    public static double[][] Rows(string name) => [.. Get(name).EnumerateArray().Select(Numbers)];

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];

    public static double[] Numbers(this JsonElement parent, string name) => Numbers(parent.GetProperty(name));

    public static float[] Floats(this JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(e => e.GetSingle())];

    public static int[] Integers(this JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    public static bool[] Flags(this JsonElement parent, string name) => [.. Integers(parent, name).Select(v => v != 0)];

    public static double Number(this JsonElement parent, string name) => parent.GetProperty(name).GetDouble();

    /// <summary>Asserts equality to a relative error (absolute where the reference is 0).</summary>
    public static void Close(double expected, double actual, double relative, string what = "")
    {
        double error = Math.Abs(actual - expected) / (expected == 0 ? 1 : Math.Abs(expected));
        Assert.True(expected.Equals(actual) || error <= relative, FormattableString.Invariant($"{what}: expected {expected:R}, found {actual:R}, relative error {error:E2}"));
    }
}
