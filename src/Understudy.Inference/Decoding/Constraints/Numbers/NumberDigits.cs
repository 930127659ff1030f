using System.Globalization;
using System.Numerics;

namespace Understudy.Inference;

/// <summary>
/// The canonical texts of the numbers from one bound to another that are not below zero, digit by digit: shortest form, no exponent, no
/// zero at the end of decimals.
/// </summary>
internal sealed class NumberDigits
{
    private readonly NumberBounds _bounds;
    private readonly bool _allowsZero;
    private readonly int _decimals;
    private readonly (string Whole, string Decimals)? _least, _most;

    /// <summary>Takes the bounds.</summary>
    /// <param name="bounds">Decimals and step.</param>
    /// <param name="least">The least number, in units of the last decimal, 0 or more.</param>
    /// <param name="most">The greatest, at least <paramref name="least"/>; null for none.</param>
    /// <param name="allowsZero">Whether zero belongs to them.</param>
    public NumberDigits(NumberBounds bounds, BigInteger least, BigInteger? most, bool allowsZero)
    {
        (_bounds, _allowsZero, _decimals) = (bounds, allowsZero, bounds.Decimals);
        _least = least.IsZero ? null : Parts(least);
        _most = most is { } limit ? Parts(limit) : null;
    }

    /// <summary>Before the first digit.</summary>
    public static State Start => new(0, -1, 0, 0, 0, false);

    /// <summary>The state after a digit or the point.</summary>
    public bool TryStep(State state, char letter, out State next)
    {
        next = default;
        if (letter == '.')
        {
            if (_decimals == 0 || state.Whole == 0 || state.Decimals >= 0)
            {
                return false;
            }

            (int least, int most) = Whole(state);
            next = state with { Decimals = 0, Least = least, Most = most, EndsInZero = true };
            return least >= 0 && most <= 0;
        }

        int digit = letter - '0';
        if (state.Decimals >= 0)
        {
            next = state with
            {
                Decimals = state.Decimals + 1,
                Least = Compare(state.Least, letter, _least?.Decimals, state.Decimals),
                Most = Compare(state.Most, letter, _most?.Decimals, state.Decimals),
                Rest = Rest(state.Rest, digit),
                EndsInZero = digit == 0,
            };
            return state.Decimals < _decimals && next.Least >= 0 && next.Most <= 0;
        }

        // In a whole part of one digit, zero is what may not go on.
        next = new State(
            state.Whole + 1,
            -1,
            state.Whole == 0 && _least is null ? 1 : Compare(state.Least, letter, _least?.Whole, state.Whole),
            state.Whole == 0 && _most is null ? -1 : Compare(state.Most, letter, _most?.Whole, state.Whole),
            Rest(state.Rest, digit),
            state.Whole == 0 && digit == 0);
        return state.Whole < NumberBounds.MostWhole && !state.EndsInZero;
    }

    /// <summary>Whether a number may end here.</summary>
    public bool IsEnd(State state)
    {
        if (state.Whole == 0 || (state.Decimals >= 0 && state.EndsInZero) || (state.Decimals < 0 && state.EndsInZero && !_allowsZero))
        {
            return false;
        }

        (int least, int most) = state.Decimals < 0 ? Whole(state) : (state.Least, state.Most);
        bool isAbove = least > 0 || (least == 0 && _least!.Value.Decimals.AsSpan(Math.Max(0, state.Decimals)).TrimStart('0').IsEmpty);
        BigInteger rest = state.Rest * BigInteger.Pow(10, Math.Max(0, _bounds.StepDecimals - Math.Max(0, state.Decimals)));
        return isAbove && most <= 0 && (rest % _bounds.Step).IsZero;
    }

    private static int Compare(int soFar, char digit, string? bound, int at) => soFar != 0 ? soFar : bound is null ? 0 : at < bound.Length ? Math.Sign(digit - bound[at]) : 1;

    // Against the bounds' whole parts: one with fewer digits is less.
    private (int Least, int Most) Whole(State state) => (Whole(state, state.Least, _least?.Whole), Whole(state, state.Most, _most?.Whole));

    private static int Whole(State state, int soFar, string? bound) => bound is null ? soFar : state.Whole == bound.Length ? soFar : state.Whole < bound.Length ? -1 : 1;

    private int Rest(int soFar, int digit) => _bounds.StepDecimals < 0 ? 0 : ((soFar * 10) + digit) % _bounds.Step;

    private (string Whole, string Decimals) Parts(BigInteger scaled)
    {
        string digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(_decimals + 1, '0');
        return (digits[..^_decimals], digits[^_decimals..]);
    }

    /// <summary>What of the digits so far matters.</summary>
    /// <param name="Whole">Digits before the point.</param>
    /// <param name="Decimals">Digits behind it; -1 before it.</param>
    /// <param name="Least">How the digits so far compare with as many of the least number.</param>
    /// <param name="Most">And of the greatest.</param>
    /// <param name="Rest">Their remainder by the step.</param>
    /// <param name="EndsInZero">Whether the whole part is zero, or the decimals end in zero or are none.</param>
    internal readonly record struct State(int Whole, int Decimals, int Least, int Most, int Rest, bool EndsInZero);
}
