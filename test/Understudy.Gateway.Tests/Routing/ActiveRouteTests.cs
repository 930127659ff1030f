using Understudy.Data;
using Understudy.Evaluation;

using Xunit;

using Verdict = Understudy.Core.Verdict;

namespace Understudy.Gateway.Tests.Routing;

public sealed class ActiveRouteTests : IDisposable
{
    private readonly RouteWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_valid_certificate_lets_the_route_go_where_it_was_asked_with_the_certified_threshold()
    {
        ActiveRoute route = await Live();

        Assert.Equal(RouteStage.Live, route.EffectiveStage);
        Assert.Null(route.Limited);
        Assert.Equal(0.8, route.Threshold);
        Assert.Equal("helpdesk: Live", route.ToString());
        Assert.NotNull(route.Specialist!.Classifier);
    }

    [Fact]
    public async Task Without_a_certificate_the_route_goes_no_further_than_shadow_and_says_what_to_do()
    {
        string id = _shop.AddSpecialist();
        await _shop.Ask(r => r with { Stage = RouteStage.Live, Specialist = id });

        ActiveRoute route = _shop.Load();

        Assert.Equal(RouteStage.Shadow, route.EffectiveStage);
        Assert.Equal("helpdesk: asked for Live, held at Shadow: the specialist has no certificate; certify it (understudy evaluate helpdesk)", route.ToString());
        Assert.Equal(RouteLane.Shadow, route.LaneOf("c1", _shop.Clock.GetUtcNow()));
        Assert.Equal(0.9, route.Threshold); // selection's, to compare against
    }

    [Fact]
    public async Task A_certificate_that_expires_while_the_gateway_runs_takes_the_route_back_to_shadow_without_a_reload()
    {
        ActiveRoute route = await Live(holdBack: 0);
        DateTimeOffset end = RouteWorkshop.Start.AddDays(90);
        Assert.Equal(RouteLane.Answer, route.LaneOf("c1", end.AddTicks(-1)));
        Assert.Equal(RouteLane.Shadow, route.LaneOf("c1", end));

        _shop.Clock.Advance(TimeSpan.FromDays(90));

        Assert.Equal(RouteStage.Shadow, route.EffectiveStage);
        Assert.Equal("helpdesk: asked for Live, held at Shadow: the certificate expired on 2026-05-30; certify again (understudy evaluate helpdesk)", route.ToString());
    }

    [Fact]
    public async Task A_certificate_signed_with_another_key_counts_for_nothing()
    {
        using var forger = SigningKey.Ephemeral();
        ActiveRoute route = await Live(key: forger);

        Assert.Equal(RouteStage.Shadow, route.EffectiveStage);
        Assert.Contains("the certificate does not verify: The signature was not made over this certificate with the workspace's own key", route.Limited, StringComparison.Ordinal);
        Assert.Equal(0.9, route.Threshold);
    }

    [Fact]
    public async Task A_certificate_of_another_specialist_counts_for_nothing()
    {
        _shop.Certify(_shop.AddSpecialist("helpdesk-three"));
        await Live();
        foreach (string name in new[] { CertificateIssuer.CertificateName, CertificateIssuer.SignatureName })
        {
            File.Copy(Path.Combine(_shop.Path, "specialists", "helpdesk-three", name), Path.Combine(_shop.Path, "specialists", "helpdesk-one", name), overwrite: true);
        }

        Assert.Contains("The specialist differs", _shop.Load().Limited, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.NotYet)]
    [InlineData(Verdict.Refuse)]
    public async Task Only_promote_promotes(Verdict verdict)
    {
        ActiveRoute route = await Live(c => c with { WithEscalation = verdict, Decision = verdict });

        Assert.Equal(RouteStage.Shadow, route.EffectiveStage);
        Assert.Contains($"verdict is {verdict}, not Promote", route.Limited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promoted_alone_without_a_teacher_answers_everything()
    {
        ActiveRoute route = await Live(c => c with { WithEscalation = null, Alone = Verdict.Promote, Guarantee = c.Guarantee with { Threshold = null } });
        Assert.Equal((RouteStage.Live, 0.0), (route.EffectiveStage, route.Threshold!.Value));
    }

    [Fact]
    public async Task Promoted_alone_does_not_stand_in_for_a_refusal_with_escalation()
    {
        ActiveRoute route = await Live(c => c with { WithEscalation = Verdict.Refuse, Alone = Verdict.Promote });
        Assert.Equal(RouteStage.Shadow, route.EffectiveStage);
    }

    [Fact]
    public async Task No_threshold_no_answer_though_the_verdict_is_promote()
    {
        ActiveRoute route = await Live(c => c with { Guarantee = c.Guarantee with { Threshold = null, Statement = "No threshold keeps the error below 5 %." } });
        Assert.Equal(RouteStage.Shadow, route.EffectiveStage);
        Assert.Contains("no confidence threshold could be certified (No threshold keeps the error below 5 %)", route.Limited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forcing_goes_on_without_a_certificate_and_says_who_and_why()
    {
        string id = _shop.AddSpecialist();
        await _shop.Ask(r => r with { Stage = RouteStage.Live, Specialist = id, Forced = new RouteForce("ann", "the demo is at noon", RouteWorkshop.Start) });

        ActiveRoute route = _shop.Load();

        Assert.Equal((RouteStage.Live, 0.9), (route.EffectiveStage, route.Threshold!.Value));
        Assert.Equal("helpdesk: Live, forced by ann: the demo is at noon", route.ToString());
    }

    [Fact]
    public async Task Forcing_through_an_expired_certificate_keeps_its_threshold()
    {
        await Live();
        await _shop.Ask(r => r with { Forced = new RouteForce("ann", "renewal is on its way", RouteWorkshop.Start) });
        _shop.Clock.Advance(TimeSpan.FromDays(100));
        ActiveRoute route = _shop.Load();
        Assert.Equal((RouteStage.Live, 0.8), (route.EffectiveStage, route.Threshold!.Value));
    }

    [Fact]
    public async Task Even_force_needs_a_threshold()
    {
        string id = _shop.AddSpecialist(withCandidate: false);
        await _shop.Ask(r => r with { Stage = RouteStage.Live, Specialist = id, Forced = new RouteForce("ann", "now", RouteWorkshop.Start) });
        Assert.Equal(RouteStage.Shadow, _shop.Load().EffectiveStage);
        Assert.Contains("no confidence threshold to hold the specialist against", _shop.Load().Limited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_specialist_takes_its_own_route_to_off_and_no_other()
    {
        await Live();
        await _shop.File.ChangeAsync("other", _ => new Route { Workload = "other", Aliases = ["other-mini"] }, "asked", TestContext.Current.CancellationToken);
        File.AppendAllText(Path.Combine(_shop.Path, "specialists", "helpdesk-one", "model.safetensors"), "x");

        ActiveRoute route = _shop.Load();

        Assert.Equal(RouteStage.Off, route.EffectiveStage);
        Assert.Contains("the specialist cannot be opened", route.Limited, StringComparison.Ordinal);
        Assert.Equal(RouteLane.Upstream, route.LaneOf("c", _shop.Clock.GetUtcNow()));
    }

    private async Task<ActiveRoute> Live(Func<Certificate, Certificate>? change = null, SigningKey? key = null, double holdBack = 0.02)
    {
        string id = _shop.AddSpecialist();
        _shop.Certify(id, change, key);
        await _shop.Ask(r => r with { Stage = RouteStage.Live, Specialist = id, HoldBack = holdBack });
        return _shop.Load();
    }
}
