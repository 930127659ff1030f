namespace Understudy.Inference;

/// <summary>Units by the ways they are written, each with its dimension and what it is in the dimension's first unit.</summary>
internal static class UnitTable
{
    private static readonly string[] By = ["/", "per", "a", "an", "every"];
    private static readonly List<Unit> Units = [];
    private static readonly List<string> Keys = [];
    private static readonly WordList Known;

    /// <summary>A unit.</summary>
    /// <param name="Dimension">What it measures.</param>
    /// <param name="Name">Its name in plans.</param>
    /// <param name="Factor">What one of it is in the dimension's first unit.</param>
    /// <param name="Offset">What nought of it is in that.</param>
    public sealed record Unit(string Dimension, string Name, decimal Factor, decimal Offset = 0);

#pragma warning disable CA1810 // the tables are built in one go
    static UnitTable()
#pragma warning restore CA1810
    {
        const string litre = "l|litre|litres|liter|liters|ltr|ltrs", minute = "min|minute|minutes|mins", hour = "h|hr|hour|hours", second = "s|sec|second|seconds", cubic = "m3|m³|cubicmetre|cubicmetres|cubicmeter|cubicmeters";
        Add("pressure", "bar", 1, "bar|bars");
        Add("pressure", "mbar", .001m, "mbar|mb|millibar|millibars");
        Add("pressure", "kpa", .01m, "kpa|kilopascal|kilopascals");
        Add("pressure", "hpa", .001m, "hpa|hectopascal|hectopascals");
        Add("pressure", "mpa", 10, "mpa|megapascal|megapascals");
        Add("pressure", "pa", .00001m, "pa|pascal|pascals");
        Add("pressure", "psi", .0689476m, "psi|lbf/in2|poundspersquareinch");
        Add("pressure", "atm", 1.01325m, "atm|atmosphere|atmospheres");
        Add("flow", "l/min", 1, $"{Rates(litre, minute)}|lpm");
        Add("flow", "l/h", 1 / 60m, $"{Rates(litre, hour)}|lph");
        Add("flow", "l/s", 60, Rates(litre, second));
        Add("flow", "m3/h", 1000 / 60m, Rates(cubic, hour));
        Add("temperature", "c", 1, "c|°c|celsius|centigrade|degreescelsius|degreecelsius|degreesc|degc|degrees|degree|deg|°|degreescentigrade");
        Add("temperature", "f", 5 / 9m, "f|°f|fahrenheit|degreesfahrenheit|degreefahrenheit|degreesf|degf", -160 / 9m);
        Add("temperature", "k", 1, "kelvin|kelvins|degreeskelvin", -273.15m);
        Add("share", "ppm", 1, "ppm|partspermillion|partsamillion");
        Add("share", "%", 10_000, "%|percent|pct|perhundred");
        Add("length", "m", 1, "m|metre|metres|meter|meters");
        Add("length", "km", 1000, "km|kilometre|kilometres|kilometer|kilometers|kms");
        Add("length", "cm", .01m, "cm|centimetre|centimetres|centimeter|centimeters");
        Add("length", "mm", .001m, "mm|millimetre|millimetres|millimeter|millimeters");
        Add("length", "mi", 1609.344m, "mi|mile|miles");
        Add("length", "ft", .3048m, "ft|foot|feet");
        Add("length", "in", .0254m, "in|inch|inches");
        Add("mass", "kg", 1, "kg|kilo|kilos|kilogram|kilograms|kgs");
        Add("mass", "g", .001m, "g|gram|grams|gramme|grammes");
        Add("mass", "t", 1000, "t|tonne|tonnes");
        Add("mass", "lb", .45359237m, "lb|lbs");
        Add("mass", "oz", .028349523125m, "oz|ounce|ounces");
        Add("volume", "l", 1, litre);
        Add("volume", "ml", .001m, "ml|millilitre|millilitres|milliliter|milliliters");
        Add("volume", "m3", 1000, cubic);
        Add("power", "kw", 1, "kw|kilowatt|kilowatts");
        Add("power", "w", .001m, "w|watt|watts");
        Add("energy", "kwh", 1, "kwh|kilowatthour|kilowatthours");
        Add("energy", "wh", .001m, "wh|watthour|watthours");
        Add("money", "whole", 1, "€|$|£|euro|euros|eur|dollar|dollars|usd|pound|pounds|gbp|quid|bucks|chf|franc|francs");
        Add("money", "cents", .01m, "cent|cents|ct|cts|pence|p|penny|pennies");
        Known = new WordList([.. Keys]);
        Dimensions = [.. Units.GroupBy(u => u.Dimension, StringComparer.Ordinal).Select(g => new NormaliserParameter(g.Key, [.. g.Select(u => u.Name)]))];
    }

    /// <summary>The dimensions with their units.</summary>
    public static IReadOnlyList<NormaliserParameter> Dimensions { get; }

    /// <summary>The unit that words without the spaces between them name; null when there is none.</summary>
    public static Unit? Find(string joined) => Known.IndexOf(joined) is >= 0 and var index ? Units[index] : null;

    /// <summary>A unit of a dimension.</summary>
    public static Unit Of(string dimension, string name) => Units.First(u => u.Dimension == dimension && u.Name == name);

    private static void Add(string dimension, string name, decimal factor, string keys, decimal offset = 0)
    {
        Units.Add(new Unit(dimension, name, factor, offset));
        Keys.Add(string.Join(' ', keys.Split('|')));
    }

    private static string Rates(string amounts, string times) =>
        string.Join('|', amounts.Split('|').SelectMany(a => times.Split('|').SelectMany(t => By.Select(by => a + by + t))));
}
