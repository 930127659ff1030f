using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class LedgerCommandTests(ServedWorkspace shop) : IClassFixture<ServedWorkspace>
{
    private static readonly DateTimeOffset Later = ServedWorkspace.Now.AddDays(3);

    [Fact]
    public async Task Nothing_recorded_says_how_to_begin()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        (int code, string output, _) = await ServedWorkspace.RunAsync(directory.Path, "ledger");
        Assert.Equal((0, "No calls are recorded yet. Start the gateway (understudy serve --upstream URL) and point an application at it.\n"), (code, output));
    }

    [Fact]
    public async Task What_was_spent_and_saved_adds_up()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        await shop.RecordAsync(directory.Path, 0.8);

        (int code, string output, string error) = await ServedWorkspace.RunAsync(directory.Path, Later, ["ledger", "--json"]);
        Assert.True(code == 0, error);
        JsonElement book = JsonDocument.Parse(output).RootElement, triage = book.GetProperty("workloads")[0];
        Dictionary<string, JsonElement> lines = triage.GetProperty("lines").EnumerateArray().ToDictionary(l => l.GetProperty("kind").GetString()!);
        Assert.Equal((400, 400, 1200), (lines["HoldBack"].GetProperty("calls").GetInt32(), lines["Escalated"].GetProperty("calls").GetInt32(), lines["Specialist"].GetProperty("calls").GetInt32()));
        double each = triage.GetProperty("costOfACall").GetProperty("value").GetDouble(), saved = triage.GetProperty("saved").GetProperty("value").GetDouble();
        Assert.Equal(lines["HoldBack"].GetProperty("usd").GetDouble() / 400, each, 1e-9);
        Assert.Equal(1200 * each, saved, 1e-9);
        Assert.Equal(saved - triage.GetProperty("servingUsd").GetDouble() - triage.GetProperty("trainingUsd").GetDouble(), triage.GetProperty("net").GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal(book.GetProperty("saved").GetProperty("value").GetDouble(), saved, 1e-12);

        (_, string shown, _) = await ServedWorkspace.RunAsync(directory.Path, Later, ["ledger", "triage"]);
        TestContext.Current.TestOutputHelper?.WriteLine(shown);
        Assert.Contains("1,200 answers at", shown, StringComparison.Ordinal);
        Assert.Contains("break-even        reached on 2026-03-", shown, StringComparison.Ordinal);
        Assert.Contains("1 core kept for the gateway", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_of_days_and_another_workload_narrow_it()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        await shop.RecordAsync(directory.Path, 0.8);
        Assert.Equal(2000 - 1440 + 1, await Calls("--since", "2026-03-11T12:00:00Z"));
        Assert.Equal(2000, await Calls("--since", "7d"));
        Assert.Equal(0, await Calls("other"));
        (int code, _, string error) = await ServedWorkspace.RunAsync(directory.Path, Later, ["ledger", "--since", "yesterday"]);
        Assert.Equal(2, code);
        Assert.Contains("--since takes a day such as 2026-03-01", error, StringComparison.Ordinal);

        async Task<long> Calls(params string[] arguments)
        {
            JsonElement book = JsonDocument.Parse((await ServedWorkspace.RunAsync(directory.Path, Later, ["ledger", .. arguments, "--json"])).Out).RootElement;
            return book.GetProperty("workloads").EnumerateArray().Sum(w => w.GetProperty("calls").GetInt64());
        }
    }

    [Fact]
    public async Task A_list_that_lacks_the_model_names_it()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        await shop.RecordAsync(directory.Path, 0.8, calls: 100);
        string prices = directory.Write("other.json", """{"corePerHour":0.05,"models":{}}""");
        (_, string shown, _) = await ServedWorkspace.RunAsync(directory.Path, Later, ["ledger", "--prices", prices]);
        Assert.Contains("Note: The price list has no price for large:", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("saved  ", shown, StringComparison.Ordinal);
    }
}
