using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Understudy.Gateway;

/// <summary>
/// What the web server may log: warnings and worse. Below that it writes down request lines, which may hold keys and names, and at the finest level
/// bodies; and its account of each request costs an activity a call.
/// </summary>
internal sealed class ServerLogging(ILoggerFactory inner) : ILoggerFactory
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        !categoryName.StartsWith("Microsoft.", StringComparison.Ordinal) ? inner.CreateLogger(categoryName)
        : categoryName == "Microsoft.AspNetCore.Hosting.Diagnostics" ? NullLogger.Instance
        : new Quiet(inner.CreateLogger(categoryName));

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Leaves the inner factory to its owner.</summary>
    public void Dispose()
    {
    }

    private sealed class Quiet(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
