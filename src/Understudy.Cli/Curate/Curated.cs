using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>A workload with its examples and their review.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Table">Its examples.</param>
/// <param name="Facts">Where they came from.</param>
/// <param name="Report">The review.</param>
/// <param name="Judged">Labelled rows that a model's probabilities were asked for; fewer than all where the file is very large.</param>
public sealed record Curated(WorkloadRecord Workload, ExampleTable Table, CurationFacts Facts, CurationReport Report, int Judged);
