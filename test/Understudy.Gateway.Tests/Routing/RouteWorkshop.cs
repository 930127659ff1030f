using System.Text;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Inference;
using Understudy.Testing;

namespace Understudy.Gateway.Tests.Routing;

/// <summary>A workspace with a workload, tiny specialists and certificates of any kind, and a clock that is set by hand.</summary>
internal sealed class RouteWorkshop : IDisposable
{
    public const string Workload = "helpdesk";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory = new();

    /// <param name="now">What the clock shows; <see cref="Start"/> unless given.</param>
    /// <param name="change">Changes how the workload is imported.</param>
    public RouteWorkshop(DateTimeOffset? now = null, Func<ImportOptions, ImportOptions>? change = null)
    {
        Clock = new HandClock(now ?? Start);
        using var workspace = Understudy.Data.Workspace.Open(Path, Clock);
        string rows = _directory.Write("rows.csv", "text,label\nI was charged twice,billing\nI cannot log in,login\nMy card was declined,billing\nMy password is wrong,login\n");
        var import = new ImportOptions { Path = rows, Input = "text", Label = "label" };
        workspace.ImportAsync(Workload, change?.Invoke(import) ?? import).GetAwaiter().GetResult();
        File = new RouteFile(Path, Clock);
    }

    public HandClock Clock { get; }

    public RouteFile File { get; }

    public string Path => _directory["workspace"];

    public void Dispose() => _directory.Dispose();

    /// <summary>Writes and registers a specialist that finds nothing in any text: even chances, whatever it is asked. Returns its id.</summary>
    public string AddSpecialist(string id = "helpdesk-one", bool withCandidate = true)
    {
        var options = new LinearOptions();
        return AddSpecialist(id, withCandidate, options, new LinearModel(options.Features, [], [], [], [], [0f, id.Length], 1), AnswerShape.Text);
    }

    /// <summary>Likewise one that is sure of a text that says one of its labels, and unsure of any other. It answers as JSON: <c>{"category":"billing"}</c>, or with other labels that are given for the two.</summary>
    public string AddKeywordSpecialist(string id = "helpdesk-keywords", params string[] labels)
    {
        var options = new LinearOptions { Features = new FeatureOptions { WordMax = 1, PairWindow = 0, CharMax = 0 } };
        var scratch = new FeatureScratch();
        new TextFeaturizer(options.Features).Extract("billing login", scratch);
        var model = new LinearModel(options.Features, scratch.Hashes, [1f, 1f], [0.1f, 0.1f], [100, -100, -100, 100], [0f, 0.2f], 1);
        return AddSpecialist(id, withCandidate: true, options, model, new AnswerShape { Property = "category", Prefix = "{\"category\":\"", Suffix = "\"}" }, labels);
    }

    /// <summary>Likewise one that calls a function: <c>refund</c> for billing, <c>reset</c> for login.</summary>
    public string AddCallingSpecialist(string id = "helpdesk-calls") => AddCalls(
        id,
        CallText.Of([new ToolCall("refund", """{"amount":12.5,"note":"Zo\u00eb \u2028"}""")])!,
        CallText.Of([new ToolCall("reset", "{}")])!);

    /// <summary>Likewise one whose answers are JSON objects of several fields, in the teacher's order and with its spaces.</summary>
    public string AddObjectSpecialist(string id = "helpdesk-objects") => AddCalls(
        id,
        new AnswerShape { Prefix = "", Suffix = "", Object = new ObjectShape { Name = "ticket", Order = """{"topic":0,"mail":0,"urgent":0,"amount":0}""", Spaced = true } },
        CallText.Of([new ToolCall("ticket", """{"topic":"billing","urgent":true,"amount":12.5,"mail":"[EMAIL]"}""")])!,
        CallText.Of([new ToolCall("ticket", """{"topic":"login","urgent":false,"amount":null,"mail":"none"}""")])!);

    private string AddCalls(string id, params string[] calls) => AddCalls(id, AnswerShape.Text, calls);

    private string AddCalls(string id, AnswerShape shape, params string[] calls)
    {
        string labelled = AddKeywordSpecialist(id + "-labels");
        string directory = System.IO.Path.Combine(Path, "specialists", labelled);
        (SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(directory, m => m.Files.Keys);
        return Register(id, manifest with { Name = id, Kind = WorkloadKind.FunctionCall, Labels = calls, AnswerShape = shape }, files);
    }

    private string AddSpecialist(string id, bool withCandidate, LinearOptions options, LinearModel model, AnswerShape shape, params string[] labels)
    {
        var manifest = new SpecialistManifest
        {
            Name = id,
            Kind = WorkloadKind.Classification,
            Rung = Rung.Linear,
            Labels = labels.Length > 0 ? labels : ["billing", "login"],
            AnswerShape = shape,
            Options = options,
            Temperature = 1,
            CandidateThresholds = withCandidate ? [new Inference.CandidateThreshold(0.95, 0.4, 0.01), new Inference.CandidateThreshold(0.9, 0.6, 0.04), new Inference.CandidateThreshold(0.7, 0.9, 0.12)] : [],
            Lineage = new SpecialistLineage { Seed = 1, Target = "teacher", Version = "0", TrainRows = 4, SelectionRows = 4, TimeBudgetSeconds = 1 },
        };
        return Register(id, manifest, new Dictionary<string, byte[]> { [LinearArtifact.WeightsFile] = LinearArtifact.Serialize(model) });
    }

    private string Register(string id, SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files)
    {
        string directory = System.IO.Path.Combine(Path, "specialists", id);
        ContentHash hash = SpecialistDirectory.Write(directory, manifest, files);
        using var workspace = Understudy.Data.Workspace.Open(Path, Clock);
        workspace.AddSpecialist(new SpecialistRecord
        {
            Id = id,
            WorkloadId = Workload,
            Rung = Rung.Linear,
            Directory = System.IO.Path.GetRelativePath(Path, directory),
            Artifact = hash,
            Data = hash,
            Seed = 1,
            TrainSeconds = 2,
            Created = Clock.GetUtcNow(),
        });
        return id;
    }

    /// <summary>Issues a certificate for a specialist: Promote with escalation from 0.8, for 90 days, unless changed.</summary>
    public void Certify(string id, Func<Certificate, Certificate>? change = null, SigningKey? otherKey = null)
    {
        string directory = System.IO.Path.Combine(Path, "specialists", id);
        using SigningKey own = SigningKey.OpenOrCreate(Path);
        SigningKey key = otherKey ?? own;
        ContentHash hash = SpecialistDirectory.HashOf(directory);
        var registration = new Registration
        {
            Workload = Workload,
            Truth = TruthKind.Agreement,
            Deciding = PromotionMode.WithEscalation,
            HypothesisAlone = "agreement is at most 0.95",
            Margin = 0.02,
            Alpha = 0.05,
            Specialist = hash,
            TestRows = hash,
            CalibrationRows = hash,
            TestCount = 400,
            Seed = new Seed(1),
        };
        var certificate = new Certificate
        {
            WorkloadId = Workload,
            WorkloadName = Workload,
            IssuedAt = Clock.GetUtcNow(),
            ExpiresAt = Clock.GetUtcNow().AddDays(90),
            Statement = "the specialist against the teacher",
            Population = "distinct inputs",
            Registration = registration,
            RegistrationHash = CertificateJson.HashOf(registration),
            Look = new LookResult(1, 0.05, 0.04, 0.04),
            Decision = Verdict.Promote,
            Alone = Verdict.NotYet,
            WithEscalation = Verdict.Promote,
            TestAlone = new CertifiedTest { Hypothesis = "agreement is at most 0.95", Rate = new Estimate { Value = 0.9, Low = 0.87, High = 0.93, Count = 400, Method = "clopper-pearson" } },
            Guarantee = new CertifiedGuarantee { Threshold = 0.8, Coverage = 0.6, MaxError = 0.05, Confidence = 0.95, Kept = 300, Wrong = 5, Method = "learn-then-test", Statement = "Of the traffic kept, at most 5 % disagrees, with confidence 95 %." },
            TestUnits = 400,
            CalibrationUnits = 400,
            OverlapRows = 0,
            KeyId = key.Id,
        };
        byte[] content = CertificateJson.Write(change is null ? certificate : change(certificate));
        SpecialistDirectory.WriteDetached(directory, CertificateIssuer.CertificateName, content);
        SpecialistDirectory.WriteDetached(directory, CertificateIssuer.SignatureName, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key.Sign(content))));
    }

    /// <summary>A route as it would be asked for.</summary>
    public Task<Route> Ask(Func<Route, Route> change, string reason = "asked") =>
        File.ChangeAsync(Workload, old => change(old ?? new Route { Workload = Workload }), reason, CancellationToken.None);

    /// <summary>The workload's route as a gateway that starts now would serve it.</summary>
    public ActiveRoute Load()
    {
        using var loader = new RouteLoader(Path, 1, Clock);
        return loader.Load(File.Read(), CancellationToken.None).Routes.Single(r => r.Route.Workload == Workload);
    }
}
