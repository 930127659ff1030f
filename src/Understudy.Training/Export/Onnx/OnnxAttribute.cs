namespace Understudy.Training;

/// <summary>A node's attribute: a whole number or a float.</summary>
internal readonly struct OnnxAttribute
{
    private const int FloatKind = 1;
    private const int NumberKind = 2;
    private readonly string _name;
    private readonly long? _number;
    private readonly float _float;

    /// <summary>A whole number.</summary>
    public OnnxAttribute(string name, long value)
    {
        _name = name;
        _number = value;
    }

    /// <summary>A float.</summary>
    public OnnxAttribute(string name, float value)
    {
        _name = name;
        _float = value;
    }

    /// <summary>The attribute as an AttributeProto.</summary>
    public ProtoMessage ToMessage() => _number is long number
        ? new ProtoMessage().Text(1, _name).Number(3, number).Number(20, NumberKind)
        : new ProtoMessage().Text(1, _name).Float(2, _float).Number(20, FloatKind);
}
