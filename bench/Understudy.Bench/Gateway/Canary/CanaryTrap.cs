using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

using Microsoft.Extensions.Logging;

namespace Understudy.Bench;

/// <summary>Catches everything that a process says about itself: logs of every level with their values and exceptions, all metrics' tags, all traces.</summary>
public sealed class CanaryTrap : ILoggerProvider, ISupportExternalScope
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _traces;
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    /// <summary>Begins to catch.</summary>
    public CanaryTrap()
    {
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>(Measured);
        _meters.SetMeasurementEventCallback<int>(Measured);
        _meters.SetMeasurementEventCallback<double>(Measured);
        _meters.SetMeasurementEventCallback<float>(Measured);
        _meters.SetMeasurementEventCallback<decimal>(Measured);
        _meters.Start();
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Traced,
        };
        ActivitySource.AddActivityListener(_traces);
    }

    /// <summary>Lines of logs.</summary>
    public ConcurrentQueue<string> Logs { get; } = new();

    /// <summary>Names, tags and events of metrics and traces.</summary>
    public ConcurrentQueue<string> Telemetry { get; } = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <inheritdoc/>
    public void Dispose()
    {
        _meters.RecordObservableInstruments();
        _meters.Dispose();
        _traces.Dispose();
    }

    private void Measured<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach ((string name, object? value) in tags)
        {
            Telemetry.Enqueue($"{instrument.Name} {name}={value}");
        }
    }

    private void Traced(Activity activity)
    {
        IEnumerable<string> said = activity.TagObjects.Select(t => $"{t.Key}={t.Value}")
            .Concat(activity.Events.Select(e => e.Name + " " + string.Join(' ', e.Tags.Select(t => $"{t.Key}={t.Value}"))))
            .Concat(activity.Baggage.Select(b => $"{b.Key}={b.Value}"))
            .Prepend($"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString}");
        foreach (string text in said)
        {
            Telemetry.Enqueue(text);
        }
    }

    private sealed class Category(CanaryTrap trap, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => trap._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "";
            trap.Logs.Enqueue($"{logLevel} {name}: {formatter(state, exception)} {values} {exception}");
            trap._scopes.ForEachScope((scope, logs) => logs.Enqueue($"scope {(scope is IEnumerable<KeyValuePair<string, object?>> tags ? string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}")) : scope)}"), trap.Logs);
        }
    }
}
