namespace Understudy.Inference.Tests.Linear;

/// <summary>Printed by Golden/featurizer.py, which computes the hashes independently.</summary>
internal static class GoldenHashes
{
    public static uint[] Words { get; } = [4218134616, 2913348712, 4011363665, 4143197029];

    public static uint[] Characters { get; } = [1148033222, 1468459476, 461126518, 2345603611, 1413281650];
}
