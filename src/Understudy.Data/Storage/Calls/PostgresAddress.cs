using Npgsql;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>A PostgreSQL URL, taken apart into what connects and what may be shown.</summary>
/// <param name="ConnectionString">With the password.</param>
/// <param name="Place">Without it: user, host, port and database.</param>
internal sealed record PostgresAddress(string ConnectionString, string Place)
{
    private const int ConnectSeconds = 5, CommandSeconds = 60;

    public static PostgresAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("postgres" or "postgresql"))
        {
            throw Invalid("its beginning or its host cannot be read");
        }

        string[] user = uri.UserInfo.Split(':', 2);
        string database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (user[0].Length == 0 || database.Length == 0)
        {
            throw Invalid($"it names no {(user[0].Length == 0 ? "user" : "database")}");
        }

        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length == 0 ? "localhost" : uri.Host,
            Port = uri.Port < 0 ? NpgsqlConnection.DefaultPort : uri.Port,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length == 2 ? Uri.UnescapeDataString(user[1]) : null,
            Database = database,
            SearchPath = PostgresCallSchema.Name,
            ApplicationName = "understudy",
            Timeout = ConnectSeconds,
            CommandTimeout = CommandSeconds,
            MaxAutoPrepare = 8,
        };
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = option.Split('=', 2);
            try
            {
                string value = Uri.UnescapeDataString(pair.Length == 2 ? pair[1] : "");
                builder[pair[0]] = pair[0] == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
            }
            catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
            {
                throw Invalid($"its option '{pair[0]}' or that one's value is unknown");
            }
        }

        return new PostgresAddress(builder.ToString(), $"postgres://{builder.Username}@{builder.Host}:{builder.Port}/{builder.Database}");
    }

    // The URL itself is not shown: it may hold a password.
    private static UnderstudyException Invalid(string what) => new(
        ErrorCode.OptionsInvalid,
        $"--store: expected a path or postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=MODE (the password may also stand in PGPASSWORD), found a URL that is not one: {what}.");
}
