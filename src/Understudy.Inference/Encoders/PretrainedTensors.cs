using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The tensors of a downloaded model by name: of <c>model.safetensors</c>, or of the parts that an index names. Dispose closes the files.</summary>
internal sealed class PretrainedTensors : IDisposable
{
    private const string Single = "model.safetensors";
    private const string Index = "model.safetensors.index.json";
    private const int LongestIndex = 32 << 20;
    private const int MostParts = 1000;

    // What people find in their directory when there are no safetensors.
    private static readonly string[] Pickles = ["pytorch_model.bin", "pytorch_model.bin.index.json"];
    private static readonly string[] Others = ["tf_model.h5", "flax_model.msgpack", "model.ckpt.index"];

    private readonly List<SafetensorsFile> _files = [];
    private readonly Dictionary<string, SafetensorsEntry> _entries = new(StringComparer.Ordinal);

    private PretrainedTensors()
    {
    }

    /// <summary>Names of the tensors.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>A tensor by name, or null.</summary>
    public SafetensorsEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Opens a directory's weights.</summary>
    /// <exception cref="UnderstudyException">When there are none that can be read, or they are damaged.</exception>
    public static PretrainedTensors Open(PretrainedFiles files)
    {
        var tensors = new PretrainedTensors();
        try
        {
            if (files.Find(Single) is { } path)
            {
                tensors.Add(path, owned: null);
            }
            else if (files.Read(Index, LongestIndex) is { } index)
            {
                tensors.AddParts(files, index);
            }
            else
            {
                throw Missing(files);
            }

            return tensors;
        }
        catch
        {
            tensors.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(f => f.Dispose());

    // owned: the names that the index says are in this file; null for all.
    private void Add(string path, IReadOnlyCollection<string>? owned)
    {
        SafetensorsFile file = SafetensorsFile.Open(path);
        _files.Add(file);
        foreach (string name in owned ?? file.Names)
        {
            _entries.Add(name, file[name]);
        }
    }

    private void AddParts(PretrainedFiles files, byte[] index)
    {
        string path = Path.Combine(files.Directory, Index);
        Dictionary<string, List<string>> parts = new(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = JsonDocument.Parse(index, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            foreach (JsonProperty tensor in document.RootElement.GetProperty("weight_map").EnumerateObject())
            {
                string part = tensor.Value.GetString() ?? throw new JsonException();
                if (!parts.TryGetValue(part, out List<string>? names))
                {
                    parts.Add(part, names = []);
                }

                names.Add(tensor.Name);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected a JSON object whose weight_map names a file for each tensor; {path} is not. Download the model again.", e);
        }

        if (parts.Count > MostParts)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected at most {MostParts} parts; {path} names {parts.Count:N0}.");
        }

        foreach ((string part, List<string> names) in parts.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Add(files.Find(part) ?? throw new UnderstudyException(ErrorCode.NotFound, $"Expected all parts of the weights in {files.Directory}; {QuotedText.Of(part)} of {parts.Count} is missing. Download the model again."), names);
        }
    }

    private static UnderstudyException Missing(PretrainedFiles files)
    {
        string? Present(string[] names) => Array.Find(names, n => File.Exists(Path.Combine(files.Directory, n)));
        string found = Present(Pickles) is { } pickle
            ? $"found '{pickle}', a Python pickle. Pickles are not read, because opening one runs code that it brings. Convert it once, where Python is at hand and you trust the file: "
                + $"python -c \"from transformers import AutoModel as M; M.from_pretrained('{files.Directory}').save_pretrained('{files.Directory}')\", or download the model's safetensors"
            : Present(Others) is { } other
                ? $"found '{other}', which is not read. Download the model's safetensors"
                : $"found neither it nor '{Index}'. Download the model's safetensors";
        return new UnderstudyException(ErrorCode.NotFound, $"Expected '{Single}' in {files.Directory}; {found}.");
    }
}
