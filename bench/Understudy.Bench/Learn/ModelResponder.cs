using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Answers with a search's served form without writing it to disk: what the exporter checks to be the same.</summary>
public sealed class ModelResponder : IResponder
{
    private readonly ClassifierResponder _inner;

    /// <summary>Wraps the model that a search chose.</summary>
    public ModelResponder(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Specialist = new LinearSpecialist(result.Model, new SpecialistManifest
        {
            Name = result.Options.Name,
            Kind = WorkloadKind.Classification,
            Rung = Core.Rung.Linear,
            Labels = result.Labels.Names,
            Options = result.Options,
            Temperature = result.Temperature,
            Lineage = new SpecialistLineage { Seed = result.TrainOptions.Seed.Value, Target = "gold", Version = "bench", TrainRows = result.TrainRows, SelectionRows = result.SelectionRows, TimeBudgetSeconds = result.TrainOptions.TimeBudget.TotalSeconds },
        });
        _inner = new ClassifierResponder(Specialist, threads: 1);
    }

    /// <summary>The specialist itself.</summary>
    public LinearSpecialist Specialist { get; }

    /// <inheritdoc/>
    public string Name => _inner.Name;

    /// <inheritdoc/>
    public ResponderKind Kind => _inner.Kind;

    /// <inheritdoc/>
    public Rung? Rung => _inner.Rung;

    /// <inheritdoc/>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken) => _inner.RespondAsync(examples, rows, cancellationToken);
}
