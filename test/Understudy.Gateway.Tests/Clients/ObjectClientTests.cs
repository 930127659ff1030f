using System.Text.Json;

using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>A specialist's JSON objects through the official client: parsed as it parses the large model's, and only where the request's schema allows them.</summary>
public sealed class ObjectClientTests(ObjectRun run) : IClassFixture<ObjectRun>
{
    [Theory]
    [InlineData("plain")]
    [InlineData("schema")]
    [InlineData("json-object")]
    [InlineData("stream-helper")]
    [InlineData("responses")]
    [InlineData("responses-stream-helper")]
    public void The_client_parses_the_object(string scenario)
    {
        OfficialClient.Require();
        JsonElement seen = run.Seen(scenario);

        Assert.Equal(0, run.Asked(scenario));
        Assert.Equal(
            ("login", false, "none", JsonValueKind.Null),
            (seen.GetProperty("topic").GetString(), seen.GetProperty("urgent").GetBoolean(), seen.GetProperty("mail").GetString(), seen.GetProperty("amount").ValueKind));
    }

    [Theory]
    [InlineData("other-schema")]
    [InlineData("unsure")]
    public void What_does_not_meet_the_schema_or_is_unsure_goes_to_the_large_model(string scenario)
    {
        OfficialClient.Require();

        Assert.Equal((1, "large"), (run.Asked(scenario), run.Seen(scenario).GetString()));
    }

    [Fact]
    public void They_are_recorded_as_the_specialists()
    {
        OfficialClient.Require();

        Assert.Equal(6, run.Calls.Count(c => c is { Decision: CallDecision.Specialist, Outcome: CallOutcome.Ok, AnsweredBy: ObjectRun.Specialist }));
    }
}
