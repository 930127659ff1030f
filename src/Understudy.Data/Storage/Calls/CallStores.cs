using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Opens the store that a place names.</summary>
public static class CallStores
{
    /// <summary>
    /// A store in a SQLite file (a path) or in PostgreSQL (<c>postgres://user:password@host:port/database?sslmode=…</c>). Nothing is connected
    /// before first use, so a store that is away can be opened.
    /// </summary>
    /// <exception cref="UnderstudyException">When the place is no path and no such URL; the message holds no password.</exception>
    public static ICallStore Open(string place)
    {
        ArgumentException.ThrowIfNullOrEmpty(place);
        return place.Contains("://", StringComparison.Ordinal) ? new PostgresCallStore(place) : new SqliteCallStore(place);
    }

    internal static UnderstudyException TooNew(string place, int expected, int found, string? program) => new(
        ErrorCode.WorkspaceTooNew,
        string.Create(CultureInfo.InvariantCulture, $"{place}: expected recorded calls of schema {expected} or older, found schema {found}{(program is null ? "" : $", written by Understudy {program}")}. This is Understudy {WorkspaceSchema.Program}: use the newer program, or another store (--store)."));
}
