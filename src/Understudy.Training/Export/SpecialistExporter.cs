using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Exports a trained specialist for other programs. A decoder has to complete golden inputs through the exported form as the trained network
/// does, or nothing is exported; of other rungs the files are copied as they are, checked against the manifest.
/// </summary>
public static class SpecialistExporter
{
    private const string GgufName = "model.gguf";

    private static readonly string[] Settings = [DecoderConfigJson.FileName, DecoderConfigJson.GenerationFileName, DecoderArtifact.TokenizerFile, DecoderArtifact.TokenizerConfigFile, DecoderArtifact.CardFile];
    private static readonly (string Precision, string File)[] Graphs = [("f32", DecoderArtifact.FloatFile), ("q8", DecoderArtifact.EightBitFile), ("q4", DecoderArtifact.FourBitFile)];

    /// <summary>Writes the directory.</summary>
    /// <exception cref="UnderstudyException">When the rung has no such format, the precision is none of the format's, the specialist is damaged, or the form answers otherwise.</exception>
    public static ExportResult Write(ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SpecialistManifest manifest = SpecialistDirectory.ReadManifest(request.Specialist);
        if (manifest.Rung is not (Rung.Encoder or Rung.Decoder) || (manifest.Rung == Rung.Encoder && request.Format == ExportFormat.Gguf))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, manifest.Rung == Rung.Encoder
                ? "An encoder is not exported as gguf: programs that open such files write text. Export it as hf or onnx."
                : $"A {manifest.Rung.ToString().ToLowerInvariant()} specialist is not exported: no such format holds it. Its directory is whole as it is ({request.Specialist}): serve it with understudy serve, or ask it with understudy ask.");
        }

        string precision = PrecisionOf(request, manifest.Rung);
        List<GoldenCheck> golden = [];
        ExportFolder.Fill(request.Target, at =>
        {
            if (manifest.Rung == Rung.Decoder)
            {
                golden.AddRange(WriteDecoder(at, request, precision));
            }
            else
            {
                Copy(at, request, request.Format == ExportFormat.HuggingFace ? [.. Settings, EncoderArtifact.WeightsFile] : [.. Settings, .. Graphs.Where(g => precision.Length == 0 || g.Precision == precision).Select(g => g.File)]);
            }
        });
        string root = Path.GetFullPath(request.Target);
        return new ExportResult
        {
            Files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => new ExportedFile(Path.GetRelativePath(root, f).Replace('\\', '/'), new FileInfo(f).Length)).OrderBy(f => f.Name, StringComparer.Ordinal)],
            Golden = golden,
        };
    }

    // Empty for every graph that there is.
    private static string PrecisionOf(ExportRequest request, Rung rung)
    {
        string[] known = (request.Format, rung) switch
        {
            (ExportFormat.HuggingFace, Rung.Encoder) => ["f32"],
            (ExportFormat.HuggingFace, _) => ["f32", "f16"],
            (ExportFormat.Onnx, Rung.Encoder) => ["", "f32", "q8"],
            (ExportFormat.Onnx, _) => ["", "f32", "q8", "q4"],
            _ => ["f16", "f32", "q8", "q4"],
        };
        string precision = request.Precision ?? known[0];
        return known.Contains(precision) && request.Precision is not ""
            ? precision
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--precision of this format is one of {string.Join(", ", known.Where(k => k.Length > 0))}; found {precision}.");
    }

    private static IReadOnlyDictionary<string, byte[]> Copy(string at, ExportRequest request, IReadOnlyCollection<string> wanted)
    {
        (_, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(request.Specialist, _ => wanted);
        foreach ((string name, byte[] content) in files)
        {
            string path = Path.Combine(at, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        return files;
    }

    private static List<GoldenCheck> WriteDecoder(string at, ExportRequest request, string precision)
    {
        (SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(request.Specialist, _ => [DecoderArtifact.FloatFile, DecoderArtifact.CardFile]);
        DecoderServing serving = manifest.Decoder ?? throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The manifest of {request.Specialist} does not say how its decoder is served. Restore it or train again.");
        PretrainedDecoder source = PretrainedDecoder.Read(request.Specialist);
        var golden = new GoldenCompletions(serving, source.Tokenizer, files[DecoderArtifact.FloatFile], request);
        switch (request.Format)
        {
            case ExportFormat.HuggingFace:
                DecoderFolder.Fill(at, source.Weights, source.Tokenizer, serving.Prompt, request.GoldenTexts, precision == "f16" ? SafetensorsType.F16 : SafetensorsType.F32);
                File.WriteAllBytes(Path.Combine(at, DecoderArtifact.CardFile), files[DecoderArtifact.CardFile]);
                return [golden.Check(DecoderArtifact.WeightsFile, PretrainedDecoder.Read(at).Weights, precision == "f32")];
            case ExportFormat.Onnx:
                return WriteGraphs(at, request, precision, golden, serving.Config, source.Weights);
            default:
                string path = Path.Combine(at, GgufName);
                using (FileStream stream = File.Create(path))
                {
                    DecoderGguf.Write(stream, source.Weights, source.Tokenizer, serving.Prompt, manifest.Name, precision switch { "f32" => GgufPrecision.Float32, "f16" => GgufPrecision.Float16, "q8" => GgufPrecision.Int8, _ => GgufPrecision.Int4 });
                }

                return [golden.Check(GgufName, DecoderGguf.Read(path, source.Weights.Config), precision == "f32")];
        }
    }

    private static List<GoldenCheck> WriteGraphs(string at, ExportRequest request, string precision, GoldenCompletions golden, DecoderConfig config, DecoderWeights weights)
    {
        (string Precision, string File)[] graphs = [.. Graphs.Where(g => precision.Length == 0 || g.Precision == precision)];
        IReadOnlyDictionary<string, byte[]> files = Copy(at, request, [.. Settings, .. graphs.Select(g => g.File)]);
        return [golden.Check(DecoderArtifact.WeightsFile, weights, exact: true), .. graphs.Where(g => files.ContainsKey(g.File)).Select(g => golden.Check(g.File, files[g.File], config, g.Precision == "f32"))];
    }
}
