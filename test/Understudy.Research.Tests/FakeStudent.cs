using Understudy.Core;

namespace Understudy.Research.Tests;

/// <summary>A student that learns nothing: it answers rightly with a chance that a rule gives, row by row, and remembers what it was asked.</summary>
internal sealed class FakeStudent : IStudent
{
    private readonly Func<StudentRequest, double> _skill;

    public FakeStudent(Func<StudentRequest, double> skill) => _skill = skill;

    public List<StudentRequest> Requests { get; } = [];

    public Action<StudentRequest>? Before { get; init; }

    public Rung Rung => Rung.Linear;

    public string Description => "a fake";

    public string LargeDescription => "a larger fake";

    public bool EnlargeEverywhere { get; init; }

    public string Identity { get; init; } = "fake";

    public ValueTask<StudentFit> FitAsync(StudentRequest request, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        Before?.Invoke(request);
        Requests.Add(request);
        double skill = _skill(request);
        return ValueTask.FromResult(new StudentFit([.. request.Questions.Select(Answer)], "fake", $"state of {request.TrainRows.Length}", request.TrainRows.Length));

        Responses Answer((ExampleTable Table, int[] Rows) question)
        {
            // The same rows are hard for every student: so the paired differences are as they are in life.
            var labels = question.Rows.Select(r => new SeededRandom(request.Seed.For("answer", r)).NextDouble() < skill ? question.Table.Gold(r) : (question.Table.Gold(r) + 1) % 3).ToArray();
            return new Responses { Labels = labels };
        }
    }
}
