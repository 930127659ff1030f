using System.Globalization;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>One run through the world: draws what is called when, and how it ends.</summary>
internal sealed class TrafficStream
{
    private const int Remembered = 512;
    private readonly TrafficOptions _options;
    private readonly SeededRandom _random;
    private readonly Scene _scene;
    private readonly LineWriter _writer;
    private readonly OneOffWriter _oneOffs;
    private readonly DraftWriter[] _drafts;
    private readonly double[] _cumulative;
    private readonly Draft?[] _recent = new Draft?[Remembered];
    private int _made;

    public TrafficStream(TrafficOptions options)
    {
        _options = options;
        _random = new SeededRandom(new Seed(options.Seed).For("traffic"));
        _scene = new Scene(_random);
        _writer = new LineWriter(_scene);
        _oneOffs = new OneOffWriter(_scene);
        _drafts = [.. TrafficCatalog.Of(options.Half).Select(w => new DraftWriter(w, _scene, options.PersonalDataShare))];
        double sum = 0;
        _cumulative = [.. TrafficCatalog.Of(options.Half).Select(w => sum += w.Description.Share)];
    }

    public IEnumerable<TrafficCall> Calls()
    {
        for (int i = 0; i < _options.Calls; i++)
        {
            double progress = (i + _random.NextDouble()) / _options.Calls;
            DateTimeOffset time = _options.Start + TimeSpan.FromDays(Daily(progress * _options.Span.TotalDays));
            string id = string.Create(CultureInfo.InvariantCulture, $"req_{SeededRandom.Mix(new Seed(_options.Seed).For("ids").Value + (ulong)i):x16}");
            (Draft draft, bool duplicate) = Next(id, progress, time);
            Outcome outcome = End();
            yield return new TrafficCall { Id = id, Line = _writer.Write(draft, id, time, outcome, _random), Truth = Truth(draft, duplicate, outcome) };
        }
    }

    /// <summary>Work hours have more calls than nights: days pass faster at noon.</summary>
    private static double Daily(double days)
    {
        double day = Math.Floor(days), part = days - day;
        return day + part + (0.12 * Math.Sin(2 * Math.PI * part));
    }

    private (Draft Draft, bool Duplicate) Next(string id, double progress, DateTimeOffset time)
    {
        double kind = _random.NextDouble();
        if ((kind -= _options.OneOffShare) < 0)
        {
            return (_oneOffs.Write(time), false);
        }

        if (_made > 0 && kind < _options.DuplicateShare + _options.NearDuplicateShare)
        {
            Draft earlier = _recent[_random.Next(Math.Min(_made, Remembered))]!;
            if (kind < _options.DuplicateShare)
            {
                return (earlier, true);
            }

            if (earlier.Version!.Main is >= 0 and int main)
            {
                string[] values = [.. earlier.Values];
                values[main] = SmallChange.Of(values[main], earlier.Personal.Length > 0, _random);
                return (earlier with { Values = values, NearDuplicateOf = earlier.Id }, false);
            }
        }

        int workload = Array.BinarySearch(_cumulative, _random.NextDouble());
        Draft draft = _drafts[Math.Min(workload < 0 ? ~workload : workload, _drafts.Length - 1)].Write(id, progress, time);
        _recent[_made++ % Remembered] = draft;
        return (draft, false);
    }

    private Outcome End()
    {
        double u = _random.NextDouble();
        if (u < _options.FailedShare)
        {
            return Outcome.RateLimited + _random.Next(5);
        }

        return u < _options.FailedShare + _options.RefusedShare ? Outcome.Refused : Outcome.Answered;
    }

    private static TrafficTruth Truth(Draft draft, bool duplicate, Outcome outcome) => new()
    {
        Workload = draft.Workload?.Spec.Id,
        Kind = draft.Workload?.Spec.Kind,
        Version = draft.Version?.Name,
        Slots = draft.Workload is null ? [] : [.. draft.Values.Select(v => v.Trim()), .. draft.Turns.Select(t => t.Text.Trim())],
        Label = outcome == Outcome.Answered ? draft.Said : null,
        Gold = draft.Gold,
        Failed = outcome is not (Outcome.Answered or Outcome.Refused),
        Refused = outcome == Outcome.Refused,
        Duplicate = duplicate,
        NearDuplicateOf = duplicate ? null : draft.NearDuplicateOf,
        PersonalData = draft.Personal,
        Conversation = draft.Conversation,
    };
}
