namespace Understudy.Inference.Tests.Linear;

/// <summary>Printed by Golden/featurizer.py, which computes the hashes independently.</summary>
internal static class GoldenHashes
{
    public static uint[] Words { get; } = [4218134616, 2913348712, 4011363665, 4143197029];

    public static uint[] Characters { get; } = [1148033222, 1468459476, 461126518, 2345603611, 1413281650];

    public static uint[] Forms { get; } = [1279666253, 4238522328, 985141564, 2497602895, 1812812221, 1705888029, 4070693205, 2104462758, 2064143234, 3934700895];

    public static uint[] Places { get; } = [3004660042, 3636331757, 1601189816, 3839796974, 4195915779, 3044986279, 3102581536, 3567279966];
}
