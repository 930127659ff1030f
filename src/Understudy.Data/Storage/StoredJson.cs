using System.Text.Json.Serialization;

namespace Understudy.Data;

/// <summary>The two small JSON values inside example rows.</summary>
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(SortedDictionary<string, double>))]
internal sealed partial class StoredJson : JsonSerializerContext;
