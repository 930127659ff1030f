#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property NoWarn=RS0030
#:property PublishAot=false

// Draws the plan that the writers followed: 1,500 rows of functions, a style and a persona.
//   dotnet run samples/assistant/provenance/plan.cs -- samples/assistant/provenance/plan.tsv
var random = new Random(20261014);
(string Name, int Weight)[] functions =
[
    ("book_visit", 17), ("reschedule_visit", 13), ("log_time", 12), ("find_jobs", 10), ("order_part", 10), ("assign_technicians", 8),
    ("cancel_visit", 7), ("record_payment", 6), ("send_notice", 6), ("report_reading", 5), ("set_availability", 4), ("create_quote", 2),
];
(string Name, int Weight)[] styles =
[
    ("plain", 25), ("terse", 14), ("relative_date", 12), ("typos", 10), ("rambling", 9), ("correction", 9), ("several_numbers", 7),
    ("units", 6), ("other_language", 5), ("negation", 3),
];
(string Name, int Weight)[] nothing = [("missing_argument", 5), ("out_of_scope", 3), ("small_talk", 2)];
(string Name, int Weight)[] personas = [("dispatcher", 4), ("technician", 4), ("office", 2), ("bookkeeper", 1), ("manager", 1)];

using var output = new StreamWriter(args[0]) { NewLine = "\n" };
for (int row = 0; row < 1500; row++)
{
    int kind = random.Next(100);
    string function = kind < 8 ? "none:" + Draw(nothing) : kind < 14 ? Draw(functions) + "+" + Draw(functions) : Draw(functions);
    output.WriteLine($"w{row:0000}\t{function}\t{Draw(styles)}\t{Draw(personas)}");
}

string Draw((string Name, int Weight)[] from)
{
    int at = random.Next(from.Sum(f => f.Weight));
    return from.First(f => (at -= f.Weight) < 0).Name;
}
