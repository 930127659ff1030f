using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

public sealed class RouteTableTests
{
    private static readonly RouteTable Table = new(
    [
        Active(new Route { Workload = "helpdesk", Aliases = ["helpdesk-mini"], Fingerprints = ["f1", "f2"] }),
        Active(new Route { Workload = "triage", Aliases = ["triage-mini"], Fingerprints = ["f3"] }),
    ]);

    [Theory]
    [InlineData("helpdesk", "triage-mini", "f3", "helpdesk")]
    [InlineData("HelpDesk", null, null, "helpdesk")]
    [InlineData(null, "triage-mini", "f1", "triage")]
    [InlineData("", "large", "f2", "helpdesk")]
    [InlineData(null, null, "f3", "triage")]
    [InlineData("unknown", "helpdesk-mini", "f1", null)]
    [InlineData(null, "Helpdesk-Mini", null, null)]
    [InlineData(null, "large", "f9", null)]
    [InlineData(null, "large", "f", null)]
    [InlineData(null, null, null, null)]
    public void The_named_workload_goes_first_then_the_alias_then_the_fingerprint_and_nothing_is_guessed(string? workload, string? model, string? fingerprint, string? expected) =>
        Assert.Equal(expected, Table.Find(workload, model, fingerprint)?.Route.Workload);

    [Fact]
    public void Aliases_are_listed_for_the_clients() => Assert.Equal(["helpdesk-mini", "triage-mini"], Table.Aliases);

    [Theory]
    [InlineData("large-4o", "large-4o", true)]
    [InlineData("large-4o", "large-4o-2026-08-06", true)]
    [InlineData("large-4o", "large-4o-0613", true)]
    [InlineData("large-4o", "large-4o@20260806", true)]
    [InlineData("large-4o", "large-4o-mini", false)]
    [InlineData("large-4o", "large-4o-1", false)]
    [InlineData("large-4o", "large-4oo", false)]
    [InlineData("large-4o-2026-05-13", "large-4o-2026-08-06", false)]
    [InlineData("large-4o-2026-05-13", "large-4o", false)]
    public void A_name_without_a_date_allows_its_versions_and_a_dated_one_itself_only(string listed, string answered, bool allowed)
    {
        Assert.Equal(allowed, TeacherNames.Allow(["another", listed], answered));
        Assert.True(TeacherNames.Allow([], answered));
    }

    private static ActiveRoute Active(Route route) => new(route, null, null, RefusedInputs.None, TimeProvider.System);
}
