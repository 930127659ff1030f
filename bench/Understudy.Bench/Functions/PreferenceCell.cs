using System.Text.Json;
using System.Text.Json.Serialization;

namespace Understudy.Bench;

/// <summary>One objective with one seed: what is right on the test rows, and what training did. One character a row, <c>1</c> for right.</summary>
/// <param name="FreeExact">Exact calls, decoded freely.</param>
/// <param name="FreeFunction">Right functions, decoded freely.</param>
/// <param name="FreeValid">Calls valid by the schemas, decoded freely.</param>
/// <param name="ConstrainedExact">Exact calls, held to the schemas.</param>
/// <param name="ConstrainedFunction">Right functions, held to the schemas.</param>
/// <param name="Tokens">Tokens of the stage.</param>
/// <param name="ChosenFall">By how many nats the chosen answers became less likely; negative where they became likelier.</param>
/// <param name="Seconds">Of the stage.</param>
/// <param name="Remark">In words.</param>
public sealed record PreferenceCell(string FreeExact, string FreeFunction, string FreeValid, string ConstrainedExact, string ConstrainedFunction, long Tokens, double ChosenFall, double Seconds, string Remark)
{
    /// <summary>Reads a stored cell; null when there is none.</summary>
    public static PreferenceCell? Read(string? path) => path is not null && File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), PreferenceCellJson.Default.PreferenceCell) : null;

    /// <summary>Stores the cell, whole or not at all.</summary>
    public void Write(string? path)
    {
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(this, PreferenceCellJson.Default.PreferenceCell));
            File.Move(path + ".tmp", path, overwrite: true);
        }
    }
}

[JsonSerializable(typeof(PreferenceCell))]
internal sealed partial class PreferenceCellJson : JsonSerializerContext;
