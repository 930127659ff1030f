using System.Globalization;

using Understudy.Core;

namespace Understudy.Training.Tests;

/// <summary>A made-up shop whose grades follow rules that counting shared words cannot see: sizes in other units, exclusions, spares, misspellings.</summary>
internal static class Shop
{
    private static readonly string[] Things = ["kettle", "teapot", "bucket", "watering can", "flask", "carafe", "fish tank", "casserole", "rain butt", "jerrycan"];

    private static readonly string[] Colours = ["red", "green", "ivory", "copper", "black"];

    private static readonly string[] Features = ["lid", "spout", "filter", "thermometer", "lamp"];

    private static readonly double[] Sizes = [0.5, 1, 1.5, 1.7, 2, 3];

    /// <summary>Queries with eight items each, graded 0 to 3 by rule.</summary>
    /// <param name="queries">How many.</param>
    /// <param name="seed">Seed of the shop.</param>
    /// <param name="noise">Share of the teacher's grades that are one off; gold is always right.</param>
    /// <param name="arbitrary">Share of the teacher's grades that are drawn blindly where the query excludes something.</param>
    /// <param name="score">Turns a grade into the teacher's score; null for the grade itself.</param>
    public static ExampleTable Pairs(int queries, ulong seed = 1, double noise = 0, double arbitrary = 0, Func<double, SeededRandom, double>? score = null)
    {
        var random = new SeededRandom(new Seed(seed));
        var builder = new ExampleTableBuilder();
        for (int q = 0; q < queries; q++)
        {
            string thing = Pick(Things), other = Pick(Things), feature = Pick(Features), colour = Pick(Colours);
            double size = Sizes[random.Next(Sizes.Length)], wrong = Sizes[random.Next(Sizes.Length)];
            wrong = wrong == size ? size * 2 : wrong;
            other = other == thing ? "vase" : other;
            bool excludes = random.Next(2) == 0;
            string query = $"{(random.Next(3) == 0 ? Misspelt(thing) : thing)} {(excludes ? $"without {feature}" : $"{Text(size)} l")} n{q}";
            (string Item, int Grade)[] items = excludes
                ?
                [
                    ($"{colour} {thing}, no {feature}, {Text(size)} l", 3), ($"{colour} {thing}, {Text(wrong)} l", 3),
                    ($"{thing} with {feature}, {colour}", 1), ($"{colour} {thing} and {feature}", 1), ($"{feature} for {thing}, {colour}", 0),
                    ($"{other} without {feature}", 0), ($"{colour} {other}", 0), ($"{other} with {feature}", 0),
                ]
                :
                [
                    ($"{colour} {thing}, {Text(size * 1000)} ml", 3), ($"{thing} of {Text(size)} litres with {feature}", 3),
                    ($"{colour} {thing}, {Text(wrong)} l", 1), ($"{thing}, {Text(wrong * 1000)} ml, {colour}", 1), ($"{feature} for {thing} {Text(size)} l", 0),
                    ($"{other} {Text(size)} l", 0), ($"{colour} {other}, {Text(wrong)} l", 0), ($"{feature} for {other} {Text(size)} l", 0),
                ];
            foreach ((string item, int grade) in items)
            {
                double graded = random.NextDouble() < noise ? grade + (grade == 0 || (grade < 3 && random.Next(2) == 0) ? 1 : -1) : grade;
                graded = excludes && random.NextDouble() < arbitrary ? random.Next(4) : graded;
                builder.Add(new ExampleRow { Source = builder.Count + 1, Query = query, Input = item, TeacherScore = score?.Invoke(graded, random) ?? graded, GoldScore = grade });
            }
        }

        return builder.Build();

        string Pick(string[] from) => from[random.Next(from.Length)];
        string Misspelt(string word) => word.Remove(1 + random.Next(word.Length - 2), 1);
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
