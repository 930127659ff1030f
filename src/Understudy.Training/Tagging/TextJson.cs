using System.Text.Json.Serialization;

namespace Understudy.Training;

[JsonSerializable(typeof(string))]
internal sealed partial class TextJson : JsonSerializerContext;
