using System.Collections.Concurrent;

namespace Understudy.Data;

/// <summary>
/// Lines parsed and redacted on a thread of their own, in order, some batches ahead of whoever reads them. Memory: a few batches of calls.
/// </summary>
internal sealed class CallBatches : IDisposable
{
    private const int CallsInBatch = 256, Batches = 6;
    private const long BytesInBatch = 4 << 20;
    private readonly BlockingCollection<Batch> _full = new(Batches), _free = new(Batches);
    private readonly CancellationTokenSource _stop;
    private readonly Task _producer;

    /// <summary>Starts.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="bytesRead">Bytes of the file that were read.</param>
    /// <param name="redactor">Redacts prompts; null leaves them.</param>
    /// <param name="cancellationToken">Stops.</param>
    public CallBatches(LineReader lines, Func<long> bytesRead, JsonRedactor? redactor, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        for (int i = 0; i < Batches; i++)
        {
            _free.Add(new Batch(), CancellationToken.None);
        }

        _producer = Task.Run(() => Produce(lines, bytesRead, redactor), CancellationToken.None);
    }

    /// <summary>The batches in order; one is used again once the next is asked for.</summary>
    public IEnumerable<Batch> Read()
    {
        foreach (Batch batch in _full.GetConsumingEnumerable(_stop.Token))
        {
            yield return batch;
            _free.Add(batch, CancellationToken.None);
        }

        _producer.GetAwaiter().GetResult(); // what went wrong there is said here
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        try
        {
            _producer.Wait(CancellationToken.None);
        }
        catch (AggregateException)
        {
            // whoever read has been told
        }

        _stop.Dispose();
        _full.Dispose();
        _free.Dispose();
    }

    private void Produce(LineReader lines, Func<long> bytesRead, JsonRedactor? redactor)
    {
        try
        {
            var reader = new ObservedCallReader(redactor);
            var candidate = new Candidate();
            bool more = true;
            while (more)
            {
                Batch batch = _free.Take(_stop.Token);
                batch.Clear();
                while (batch.Count < CallsInBatch && batch.Bytes < BytesInBatch && (more = lines.Read()))
                {
                    if (lines.TooLong || !lines.Line.Span.Trim(" \t"u8).IsEmpty)
                    {
                        Take(lines, reader, candidate, batch);
                    }
                }

                batch.BytesRead = bytesRead();
                _full.Add(batch, _stop.Token);
            }
        }
        finally
        {
            _full.CompleteAdding();
        }
    }

    private static void Take(LineReader lines, ObservedCallReader reader, Candidate candidate, Batch batch)
    {
        ObservedCall call = batch.Next(lines.Number);
        string? problem = "the line is longer than the limit";
        if (!lines.TooLong)
        {
            batch.Bytes += lines.Line.Length;
            call.Keep(lines.Line.Span);
            candidate.Reset(lines.Number, lines.Number, default);
            problem = null;
            JsonRowReader.Parse(lines, candidate, root => problem = reader.Read(root, call));
            problem = candidate.Problem ?? problem;
        }

        batch.Problems.Add(problem);
    }

    /// <summary>Some calls in order.</summary>
    internal sealed class Batch
    {
        private readonly List<ObservedCall> _calls = [];

        /// <summary>How many.</summary>
        public int Count => Problems.Count;

        /// <summary>Bytes of their lines.</summary>
        public long Bytes { get; set; }

        /// <summary>Bytes of the file read when it was full.</summary>
        public long BytesRead { get; set; }

        /// <summary>Why each is no call; null where it is one.</summary>
        public List<string?> Problems { get; } = [];

        public ObservedCall this[int index] => _calls[index];

        public ObservedCall Next(long line)
        {
            if (_calls.Count == Problems.Count)
            {
                _calls.Add(new ObservedCall());
            }

            ObservedCall call = _calls[Problems.Count];
            call.Source = line;
            return call;
        }

        public void Clear()
        {
            for (int i = 0; i < _calls.Count; i++)
            {
                _calls[i] = _calls[i].IsLarge ? new ObservedCall() : _calls[i]; // one huge message must not be kept by every batch
            }

            Problems.Clear();
            Bytes = 0;
        }
    }
}
