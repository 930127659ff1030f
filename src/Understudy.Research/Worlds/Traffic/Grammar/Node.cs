namespace Understudy.Research;

/// <summary>A part of a grammar that writes text into a scene.</summary>
internal abstract class Node
{
    public abstract void Expand(Scene scene);
}
