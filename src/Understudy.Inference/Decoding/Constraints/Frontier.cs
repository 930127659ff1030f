using System.Numerics;

namespace Understudy.Inference;

/// <summary>
/// The ways in which an automaton can have read what was read so far: pairs of a state and the rules that are open around it, kept as a
/// tree of frames (one way, nearly always). Bytes are read and taken back like pages; nothing is allocated once the arrays are large
/// enough. Not thread-safe.
/// </summary>
internal sealed class Frontier
{
    /// <summary>The parent of the first rule.</summary>
    public const int Outside = -1;

    /// <summary>A parent that is not known: what follows the rule cannot be told.</summary>
    public const int Unknown = -2;

    private const int Several = -2;
    private const int Far = int.MaxValue / 2;
    private readonly Automaton _automaton;
    private Way[] _ways = new Way[16];
    private Frame[] _frames = new Frame[32];
    private Level[] _levels = new Level[16];
    private int[] _moved = new int[32];
    private int _wayCount, _frameCount, _top;

    /// <summary>Starts before the first byte.</summary>
    public Frontier(Automaton automaton)
    {
        _automaton = automaton;
        Reset();
    }

    /// <summary>Bytes that were read and can be taken back.</summary>
    public int Depth => _top;

    /// <summary>Whether what was read may be the whole.</summary>
    public bool MayEnd => _levels[_top].MayEnd;

    /// <summary>Whether the rule with the unknown parent may have ended with the last byte.</summary>
    public bool LeftRule => _levels[_top].LeftRule;

    /// <summary>Whether a further byte can be read, for all that is known.</summary>
    public bool CanRead => _wayCount > _levels[_top].FirstWay;

    /// <summary>The ways.</summary>
    public ReadOnlySpan<Way> Ways => _ways.AsSpan(_levels[_top].FirstWay.._wayCount);

    /// <summary>Goes back to before the first byte.</summary>
    public void Reset()
    {
        Clear();
        Enter(_automaton.Start, 0, Outside);
    }

    /// <summary>Takes over what another one read.</summary>
    public void CopyFrom(Frontier other)
    {
        Clear();
        _frameCount = other._frameCount;
        Grow(ref _frames, _frameCount);
        other._frames.AsSpan(0, _frameCount).CopyTo(_frames);
        ReadOnlySpan<Way> ways = other.Ways;
        Grow(ref _ways, ways.Length);
        ways.CopyTo(_ways);
        _wayCount = ways.Length;
        _levels[0].MayEnd = other.MayEnd;
    }

    /// <summary>Starts at one state of a rule whose parent is not known.</summary>
    public void ResetTo(int state, int count)
    {
        Clear();
        Add(new Way(state, count, Unknown));
    }

    /// <summary>Stands, on a page of its own, on one way alone; <see cref="Back"/> takes it back.</summary>
    public void Isolate(Way way)
    {
        NewLevel();
        Add(way);
    }

    /// <summary>Stands, on a page of its own, where one way's rule has ended; <see cref="Back"/> takes it back.</summary>
    public void Leave(Way way)
    {
        NewLevel();
        Pop(way.Parent);
    }

    /// <summary>Reads a byte on a new page.</summary>
    /// <returns>Whether it can be read; the page is there either way.</returns>
    public bool Read(byte b)
    {
        (int first, int end) = (_levels[_top].FirstWay, _wayCount);
        NewLevel();
        for (int i = first; i < end; i++)
        {
            Way way = _ways[i];
            ref readonly AutomatonState state = ref _automaton[way.State];
            foreach (ref readonly AutomatonEdge edge in _automaton.Edges(way.State))
            {
                if (b < edge.Low)
                {
                    break;
                }

                if (b <= edge.High && Allows(edge.Kind, state, way.Count))
                {
                    Enter(edge.Target, edge.Kind == EdgeKind.Opens ? way.Count + 1 : way.Count, way.Parent);
                }
            }
        }

        ref Level level = ref _levels[_top];
        return _wayCount > level.FirstWay || level.MayEnd || level.LeftRule;
    }

    /// <summary>Takes pages back until so many bytes are left.</summary>
    public void Back(int depth)
    {
        if (depth < _top)
        {
            (_wayCount, _frameCount) = (_levels[depth + 1].FirstWay, _levels[depth].FrameCount);
            _top = depth;
        }
    }

    /// <summary>Makes what was read final; it can no more be taken back.</summary>
    public void Settle()
    {
        ReadOnlySpan<Way> ways = Ways;
        Level level = _levels[_top];
        ways.CopyTo(_ways);
        _wayCount = ways.Length;
        _top = 0;
        _levels[0] = level with { FirstWay = 0 };
        Compact();
        _levels[0].FrameCount = _frameCount;
    }

    /// <summary>The only byte that can come next; -1 when there are several or none, or the end may come.</summary>
    public int OnlyByte()
    {
        int only = -1;
        foreach (Way way in Ways)
        {
            ref readonly AutomatonState state = ref _automaton[way.State];
            foreach (ref readonly AutomatonEdge edge in _automaton.Edges(way.State))
            {
                if (Allows(edge.Kind, state, way.Count))
                {
                    only = edge.Low != edge.High || (only >= 0 && only != edge.Low) || only == Several ? Several : edge.Low;
                }
            }
        }

        return MayEnd || only == Several ? -1 : only;
    }

    /// <summary>Least bytes to the end; a very large number when there is no way.</summary>
    public int Distance()
    {
        if (MayEnd)
        {
            return 0;
        }

        long least = Far;
        foreach (Way way in Ways)
        {
            long distance = Missing(way.State, way.Count);
            for (int parent = way.Parent; parent >= 0; parent = _frames[parent].Parent)
            {
                distance += Missing(_frames[parent].Return, _frames[parent].Count);
            }

            least = Math.Min(least, distance);
        }

        return (int)least;
    }

    /// <summary>A byte that brings the end nearer by one; there is one unless the end may come.</summary>
    public byte NearestByte()
    {
        int distance = Distance();
        foreach (Way way in Ways.ToArray())
        {
            foreach (AutomatonEdge edge in _automaton.Edges(way.State).ToArray())
            {
                bool isNearer = Read(edge.Low) && Distance() < distance;
                Back(_top - 1);
                if (isNearer)
                {
                    return edge.Low;
                }
            }
        }

        throw new InvalidOperationException("No byte leads nearer to the end.");
    }

    private static bool Allows(EdgeKind kind, in AutomatonState state, int count) => kind switch
    {
        EdgeKind.Opens => count < state.Most,
        EdgeKind.Closes => count >= state.Least,
        _ => true,
    };

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, (int)BitOperations.RoundUpToPowerOf2((uint)length));
        }
    }

    private long Missing(int state, int count)
    {
        ref readonly AutomatonState it = ref _automaton[state];
        return it.Distance + ((long)Math.Max(0, it.Least - count) * it.PartLength);
    }

    private void Clear()
    {
        (_wayCount, _frameCount, _top) = (0, 0, 0);
        _levels[0] = default;
    }

    private void NewLevel()
    {
        Grow(ref _levels, _top + 2);
        _levels[_top].FrameCount = _frameCount;
        _levels[++_top] = new Level { FirstWay = _wayCount, FrameCount = _frameCount };
    }

    private void Add(Way way)
    {
        for (int i = _levels[_top].FirstWay; i < _wayCount; i++)
        {
            if (_ways[i] == way)
            {
                return;
            }
        }

        Grow(ref _ways, _wayCount + 1);
        _ways[_wayCount++] = way;
    }

    // Goes on from a state to all states that read bytes, through calls and ends.
    private void Enter(int at, int count, int parent)
    {
        while (_automaton[at].Short >= 0)
        {
            at = count < _automaton[at].Least ? _automaton[at].Short : _automaton[at].Full;
        }

        if (_automaton.Edges(at).Length > 0)
        {
            Add(new Way(at, count, parent));
        }

        foreach (AutomatonCall call in _automaton.Calls(at))
        {
            int around = parent;
            if (call.Return >= 0)
            {
                Grow(ref _frames, _frameCount + 1);
                _frames[_frameCount] = new Frame(call.Return, call.Counts ? count + 1 : count, parent);
                around = _frameCount++;
            }

            Enter(call.Start, 0, around);
        }

        if (_automaton[at].IsEnd)
        {
            Pop(parent);
        }
    }

    private void Pop(int parent)
    {
        switch (parent)
        {
            case Outside:
                _levels[_top].MayEnd = true;
                break;
            case Unknown:
                _levels[_top].LeftRule = true;
                break;
            default:
                Frame frame = _frames[parent];
                Enter(frame.Return, frame.Count, frame.Parent);
                break;
        }
    }

    // Frames refer to earlier ones only, so those that are still in use move down in one pass.
    private void Compact()
    {
        if (_frameCount == 0)
        {
            return;
        }

        Grow(ref _moved, _frameCount);
        Span<int> moved = _moved.AsSpan(0, _frameCount);
        moved.Fill(-1);
        foreach (ref readonly Way way in Ways)
        {
            for (int frame = way.Parent; frame >= 0 && moved[frame] < 0; frame = _frames[frame].Parent)
            {
                moved[frame] = 0;
            }
        }

        int kept = 0;
        for (int frame = 0; frame < moved.Length; frame++)
        {
            if (moved[frame] == 0)
            {
                Frame it = _frames[frame];
                moved[frame] = kept;
                _frames[kept++] = it.Parent >= 0 ? it with { Parent = moved[it.Parent] } : it;
            }
        }

        _frameCount = kept;
        foreach (ref Way way in _ways.AsSpan(0, _wayCount))
        {
            way = way.Parent >= 0 ? way with { Parent = moved[way.Parent] } : way;
        }
    }

    /// <summary>A state, the parts counted in its rule, and the frame of the rule around it.</summary>
    internal readonly record struct Way(int State, int Count, int Parent);

    private readonly record struct Frame(int Return, int Count, int Parent);

    private record struct Level(int FirstWay, int FrameCount, bool MayEnd, bool LeftRule);
}
