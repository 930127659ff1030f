using System.Text.Json;
using System.Text.Json.Serialization;

namespace Understudy.Core;

/// <summary>What models and processor time cost: a JSON file that users edit.</summary>
public sealed record PriceList
{
    /// <summary>US dollars for one CPU core for one hour.</summary>
    public required double CorePerHour { get; init; }

    /// <summary>Prices by the model name of the log.</summary>
    public required IReadOnlyDictionary<string, ModelPrice> Models { get; init; }

    /// <summary>The model's price, or null: an unknown model is asked for, never guessed.</summary>
    public ModelPrice? Find(string model) => Models.TryGetValue(model, out ModelPrice? price) ? price : null;

    /// <summary>Reads a price list.</summary>
    /// <exception cref="UnderstudyException">When the file cannot be read or is not a price list.</exception>
    public static PriceList Load(string path)
    {
        try
        {
            PriceList list = JsonSerializer.Deserialize(File.ReadAllBytes(path), PriceJson.Default.PriceList) ?? throw new JsonException("The file holds null.");
            foreach ((string name, ModelPrice price) in list.Models)
            {
                if (!(price.InputPerMillion >= 0 && price.OutputPerMillion >= 0 && price.CachedInputPerMillion is null or >= 0))
                {
                    throw new JsonException($"The prices of '{name}' must be 0 or more.");
                }
            }

            return list;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the price list cannot be read ({e.Message}).", e);
        }
        catch (JsonException e)
        {
            throw new UnderstudyException(
                ErrorCode.InputUnreadable,
                $"{path}: not a price list ({e.Message}). Expected {{\"corePerHour\":0.05,\"models\":{{\"NAME\":{{\"inputPerMillion\":2.5,\"outputPerMillion\":10}}}}}}.",
                e);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(PriceList))]
internal sealed partial class PriceJson : JsonSerializerContext;
