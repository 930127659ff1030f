using System.Text.Json.Serialization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Small JSON values inside rows.</summary>
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ObjectShape))]
[JsonSerializable(typeof(SortedDictionary<string, double>))]
internal sealed partial class StoredJson : JsonSerializerContext;
