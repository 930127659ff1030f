namespace Understudy.Inference;

/// <summary>A growing text of tokens, reused from pair to pair.</summary>
internal sealed class TokenWriter
{
    private char[] _text = new char[1024];
    private int _length;

    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>A token of a kind and a word; what would end a word inside it becomes an underscore.</summary>
    public void Word(char kind, ReadOnlySpan<char> word)
    {
        Reserve(word.Length + 2);
        _text[_length++] = kind;
        foreach (char c in word)
        {
            _text[_length++] = CharacterClasses.KindOf(c) == CharacterClasses.Word ? c : '_';
        }

        _text[_length++] = ' ';
    }

    /// <summary>A token of a kind and a level, 0 to 25.</summary>
    public void Level(char kind, int level) => Word(kind, [(char)('a' + level)]);

    /// <summary>A token for every step that a share reaches, so that weights add up to a curve over the share.</summary>
    public void Steps(char kind, double share, int steps)
    {
        int reached = (int)Math.Floor((share * steps) + 1e-9);
        for (int step = 0; step <= Math.Min(reached, steps); step++)
        {
            Level(kind, step);
        }
    }

    /// <summary>Tokens of another writer.</summary>
    public void Append(TokenWriter other)
    {
        Reserve(other._length);
        other.Text.CopyTo(_text.AsSpan(_length));
        _length += other._length;
    }

    private void Reserve(int more)
    {
        if (_length + more > _text.Length)
        {
            Array.Resize(ref _text, (_length + more) * 2);
        }
    }
}
