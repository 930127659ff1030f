using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Understudy.Training;

/// <summary>
/// Builds an ONNX model: nodes in topological order, constants, inputs, outputs. Field numbers are those of
/// <c>onnx.proto3</c> (ModelProto, GraphProto, NodeProto, TensorProto). The same calls give the same bytes.
/// </summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 10;
    private const int Opset = 23;
    private const string ContribDomain = "com.microsoft";

    // ONNX Runtime's own operations; the others are ONNX's.
    private static readonly FrozenSet<string> Contrib = FrozenSet.Create(StringComparer.Ordinal, "GatherBlockQuantized", "GroupQueryAttention", "MatMulNBits", "QuickGelu");

    private readonly ProtoMessage _nodes = new();
    private readonly ProtoMessage _constants = new();
    private readonly ProtoMessage _inputs = new();
    private readonly ProtoMessage _outputs = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _nodeCount;
    private bool _contrib;

    /// <summary>Declares an input; a text is a dimension that varies, a number a fixed one.</summary>
    public string Input(string name, OnnxType type, params object[] shape)
    {
        _inputs.Message(11, Value(name, type, shape));
        return name;
    }

    /// <summary>Declares a result of the graph.</summary>
    public void Output(string name, OnnxType type, params object[] shape) => _outputs.Message(12, Value(name, type, shape));

    /// <summary>A constant tensor; a name that exists already is the one given before.</summary>
    public string Constant<T>(string name, OnnxType type, long[] shape, ReadOnlyMemory<T> values)
        where T : unmanaged => Constant(name, type, shape, () => MemoryMarshal.AsBytes(values.Span).ToArray());

    /// <inheritdoc cref="Constant{T}(string, OnnxType, long[], ReadOnlyMemory{T})"/>
    public string Constant(string name, OnnxType type, long[] shape, Func<byte[]> bytes)
    {
        if (_names.Add(name))
        {
            var tensor = new ProtoMessage();
            foreach (long dimension in shape)
            {
                tensor.Number(1, dimension);
            }

            _constants.Message(5, tensor.Number(2, (long)type).Text(8, name).Bytes(9, bytes()));
        }

        return name;
    }

    /// <summary>Whole numbers as a constant, named by what they are.</summary>
    public string Numbers(params long[] values) => Constant<long>($"i64[{string.Join(',', values)}]", OnnxType.Int64, [values.Length], values);

    /// <summary>One float as a constant of no dimensions.</summary>
    public string Scalar(string name, float value) => Constant<float>(name, OnnxType.Float, [], new[] { value });

    /// <summary>Adds a node with one result and gives the result's name.</summary>
    public string Node(string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<OnnxAttribute> attributes) => Node(operation, inputs, 1, attributes)[0];

    /// <summary>Adds a node with several results and gives their names.</summary>
    public string[] Node(string operation, ReadOnlySpan<string> inputs, int outputs, params ReadOnlySpan<OnnxAttribute> attributes)
    {
        string name = $"{operation}_{_nodeCount++}";
        string[] results = [.. Enumerable.Range(0, outputs).Select(i => outputs == 1 ? name : $"{name}.{i}")];
        Emit(name, operation, inputs, results, attributes);
        return results;
    }

    /// <summary>Adds a node whose one result has a given name.</summary>
    public void Named(string result, string operation, params ReadOnlySpan<string> inputs) => Named([result], operation, inputs);

    /// <summary>Adds a node whose results have given names.</summary>
    public void Named(string[] results, string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<OnnxAttribute> attributes) => Emit($"{operation}_{_nodeCount++}", operation, inputs, results, attributes);

    /// <summary>The model's bytes.</summary>
    /// <param name="name">Name of the graph.</param>
    /// <param name="metadata">Free-form texts by key.</param>
    public ProtoMessage Model(string name, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var graph = new ProtoMessage();
        graph.Include(_nodes).Text(2, name).Include(_constants).Include(_inputs).Include(_outputs);
        ProtoMessage model = new ProtoMessage()
            .Number(1, IrVersion)
            .Text(2, "understudy")
            .Message(7, graph)
            .Message(8, new ProtoMessage().Text(1, "").Number(2, Opset));
        if (_contrib)
        {
            model.Message(8, new ProtoMessage().Text(1, ContribDomain).Number(2, 1));
        }

        foreach ((string key, string value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            model.Message(14, new ProtoMessage().Text(1, key).Text(2, value));
        }

        return model;
    }

    private void Emit(string name, string operation, ReadOnlySpan<string> inputs, string[] results, ReadOnlySpan<OnnxAttribute> attributes)
    {
        var node = new ProtoMessage();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string result in results)
        {
            node.Text(2, result);
        }

        node.Text(3, name).Text(4, operation);
        foreach (OnnxAttribute attribute in attributes)
        {
            node.Message(5, attribute.ToMessage());
        }

        if (Contrib.Contains(operation))
        {
            _contrib = true;
            node.Text(7, ContribDomain);
        }

        _nodes.Message(1, node);
    }

    private static ProtoMessage Value(string name, OnnxType type, object[] shape)
    {
        var dimensions = new ProtoMessage();
        foreach (object dimension in shape)
        {
            dimensions.Message(1, dimension is string free ? new ProtoMessage().Text(2, free) : new ProtoMessage().Number(1, Convert.ToInt64(dimension, null)));
        }

        ProtoMessage tensor = new ProtoMessage().Number(1, (long)type).Message(2, dimensions);
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor));
    }
}
