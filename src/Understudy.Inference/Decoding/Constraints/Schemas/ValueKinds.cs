namespace Understudy.Inference;

/// <summary>Kinds of JSON values; a whole number is a number too.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Whole = 4,
    Number = 8 | Whole,
    Text = 16,
    List = 32,
    Object = 64,
    All = Null | Boolean | Number | Text | List | Object,
}
