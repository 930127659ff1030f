namespace Understudy.Inference;

/// <summary>
/// BIO tags: 0 is outside, slot s begins with 1 + 2s and goes on with 2 + 2s. A word goes on with a slot only where the word before it is in
/// the same slot.
/// </summary>
public static class TagScheme
{
    /// <summary>The tag of words in no slot.</summary>
    public const int Outside = 0;

    /// <summary>Number of tags.</summary>
    public static int Count(int slots) => 1 + (2 * slots);

    /// <summary>The tag of a slot's first word.</summary>
    public static int Begin(int slot) => 1 + (2 * slot);

    /// <summary>The tag of a slot's further words.</summary>
    public static int Inside(int slot) => 2 + (2 * slot);

    /// <summary>The slot of a tag; −1 for <see cref="Outside"/>.</summary>
    public static int Slot(int tag) => (tag - 1) >> 1;

    /// <summary>Whether a tag begins a slot.</summary>
    public static bool IsBegin(int tag) => (tag & 1) == 1;

    /// <summary>Whether a text may begin with a tag.</summary>
    public static bool MayStart(int tag) => tag == Outside || IsBegin(tag);

    /// <summary>Whether a tag may follow another.</summary>
    public static bool MayFollow(int before, int tag) => MayStart(tag) || Slot(before) == Slot(tag);
}
