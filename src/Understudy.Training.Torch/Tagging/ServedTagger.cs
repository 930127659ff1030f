using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A trained tagger in its served form, in memory or written as a specialist directory.</summary>
public static class ServedTagger
{
    private const int MostGolden = 256;

    /// <summary>The manifest.</summary>
    /// <param name="result">What was trained.</param>
    /// <param name="name">Name of the specialist, shown in tables; null for the recipe's.</param>
    /// <param name="dataHash">Hash of the data that was trained on; null when unknown.</param>
    public static SpecialistManifest Manifest(TaggerResult result, string? name = null, string? dataHash = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SpecialistManifest
        {
            Name = name ?? result.Request.Options.Name,
            Kind = WorkloadKind.FunctionCall,
            Rung = Rung.Tagger,
            Labels = [.. result.Plan.Intents.Where(i => i.Kind == IntentKind.Call).Select(i => i.Name)],
            Training = JsonSerializer.SerializeToElement(result.Request.Options, TaggerOptionsJson.Default.TaggerOptions),
            Temperature = 1,
            Lineage = new SpecialistLineage
            {
                DataHash = dataHash,
                Seed = result.Request.Seed.Value,
                Target = "teacher",
                Version = ServedLinear.Version,
                TrainRows = result.Request.Train.Count,
                SelectionRows = result.Request.Selection.Count,
                TimeBudgetSeconds = 0,
            },
        };
    }

    /// <summary>The tagger that would be served.</summary>
    public static TaggerSpecialist Specialist(TaggerResult result, SpecialistManifest? manifest = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TaggerSpecialist(new TaggerModel(result.Weights, result.Plan), result.Plan, result.Calibration, manifest ?? Manifest(result));
    }

    /// <summary>Writes the directory, and refuses one that does not answer as the tagger in memory does.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="result">What was trained.</param>
    /// <param name="manifest">The manifest, as <see cref="Manifest"/> makes it, perhaps with more in it.</param>
    /// <returns>The specialist as loaded from the directory, and its content hash.</returns>
    /// <exception cref="UnderstudyException">When it cannot be written or answers otherwise; nothing is left behind then.</exception>
    public static (TaggerSpecialist Specialist, ContentHash Hash) Write(string directory, TaggerResult result, SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(manifest);
        Dictionary<string, byte[]> files = new(TaggerArtifact.Serialize(result.Weights, result.Plan, result.Calibration), StringComparer.Ordinal)
        {
            [EncoderArtifact.CardFile] = Encoding.UTF8.GetBytes(ModelCard.Write(manifest)),
        };
        ContentHash hash = SpecialistDirectory.Write(directory, manifest, files);
        try
        {
            TaggerSpecialist loaded = TaggerSpecialist.Load(directory), trained = Specialist(result, manifest);
            foreach (CallRow row in result.Request.Selection.Concat(result.Request.Train).Take(MostGolden))
            {
                CallPrediction expected = trained.Predict(row.Text), found = loaded.Predict(row.Text);
                if (expected != found)
                {
                    throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The specialist in {directory} does not answer as the trained tagger does: {found.Calls ?? "nothing"} instead of {expected.Calls ?? "nothing"}. It was not kept; train again, and report this.");
                }
            }

            return (loaded, hash);
        }
        catch (UnderstudyException)
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }
}
