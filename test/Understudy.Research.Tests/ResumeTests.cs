using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Research.Tests;

public sealed class ResumeTests : IDisposable
{
    private static readonly DistilCurveOptions s_options = new() { Pools = [40, 80, 200], Repeats = 2, Replicates = 200 };
    private readonly TemporaryDirectory _directory = new();
    private readonly DistilCurveData _data = World.Data(World.Labelled(400, .2), 200);

    public void Dispose() => _directory.Dispose();

    private FitStore Store => new(_directory["fits"]);

    [Fact]
    public async Task A_stopped_study_goes_on_and_says_the_same()
    {
        int calls = 0;
        FakeStudent whole = Student(), first = new(Skill) { Before = request => ThrowAt(11, request) }, second = Student();
        string uninterrupted = DistilCurveJson.Write(await RunAsync(whole, new FitStore(null)));

        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(first, Store));
        string resumed = DistilCurveJson.Write(await RunAsync(second, Store));

        Assert.Equal(uninterrupted, resumed);
        Assert.Equal(11, first.Requests.Count);
        Assert.Equal(whole.Requests.Count - 11, second.Requests.Count);

        void ThrowAt(int call, StudentRequest request)
        {
            if (calls++ == call)
            {
                throw new OperationCanceledException(request.Key);
            }
        }
    }

    [Fact]
    public async Task A_finished_study_is_not_fitted_again()
    {
        await RunAsync(Student(), Store);
        FakeStudent again = Student();

        await RunAsync(again, Store);

        Assert.Empty(again.Requests);
    }

    [Fact]
    public async Task More_pools_fit_only_what_is_new()
    {
        FakeStudent first = Student(), second = Student();
        await RunAsync(first, Store);

        await DistilCurveStudy.RunAsync(_data, s_options with { Pools = [40, 80, 120, 200] }, second, Store, null, TestContext.Current.CancellationToken);

        Assert.All(second.Requests, r => Assert.Equal(120, r.TrainRows.Length));
        Assert.NotEmpty(second.Requests);
    }

    [Fact]
    public async Task Other_data_seed_or_student_is_fitted_anew()
    {
        await RunAsync(Student(), Store);
        foreach ((DistilCurveData data, DistilCurveOptions options, string identity) in new[]
        {
            (_data with { Identity = ContentHash.Of("other") }, s_options, "fake"),
            (_data, s_options with { Seed = new Seed(8) }, "fake"),
            (_data, s_options, "another"),
        })
        {
            var student = new FakeStudent(Skill) { Identity = identity };
            await DistilCurveStudy.RunAsync(data, options, student, Store, null, TestContext.Current.CancellationToken);

            Assert.Equal(24, student.Requests.Count); // 2 × (the gold set, 3 × teacher, 3 × gold, 2 × placebo, 2 × self-taught, a larger student)
        }
    }

    [Fact]
    public async Task A_damaged_store_is_fitted_again()
    {
        string expected = DistilCurveJson.Write(await RunAsync(Student(), Store));
        string[] files = Directory.GetFiles(_directory["fits"]);
        File.WriteAllText(files[0], "{\"values\":");
        File.WriteAllText(files[1], "{\"values\":[1],\"pool\":[],\"recipe\":\"\",\"state\":\"\",\"parameters\":1}"); // of another panel
        FakeStudent again = Student();

        string actual = DistilCurveJson.Write(await RunAsync(again, Store));

        Assert.Equal(expected, actual);
        Assert.Equal(2, again.Requests.Count);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_says_so()
    {
        string file = _directory.Write("file", "");

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => RunAsync(Student(), new FitStore(Path.Combine(file, "inside"))));

        Assert.Equal(ErrorCode.WriteFailed, e.Code);
    }

    [Fact]
    public async Task A_student_that_cannot_be_trained_is_named()
    {
        var student = new FakeStudent(Skill) { Before = r => throw new UnderstudyException(ErrorCode.TooFewExamples, "Too few.") };

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => RunAsync(student, Store));

        Assert.Equal((ErrorCode.TooFewExamples, "A student cannot be trained (gold set alone, 40 rows, repeat 1): Too few."), (e.Code, e.Message));
    }

    [Fact]
    public async Task Progress_counts_rows_to_learn_and_ends_complete()
    {
        var seen = new List<StageProgress>();

        await DistilCurveStudy.RunAsync(_data, s_options, Student(), Store, new Recorder(seen), TestContext.Current.CancellationToken);

        StageProgress last = seen.Last(p => p.Stage == "Fitting students");
        Assert.Equal(("rows", last.Total!.Value), (last.Unit, last.Done));
        Assert.Equal(seen.Where(p => p.Stage == "Fitting students").Select(p => p.Done).Order(), seen.Where(p => p.Stage == "Fitting students").Select(p => p.Done));
    }

    private static double Skill(StudentRequest request) => .4 + (.1 * Math.Log10(request.TrainRows.Length));

    private static FakeStudent Student() => new(Skill);

    private Task<DistilCurveResult> RunAsync(FakeStudent student, FitStore store) => DistilCurveStudy.RunAsync(_data, s_options, student, store, null, TestContext.Current.CancellationToken);

    private sealed class Recorder(List<StageProgress> seen) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => seen.Add(value);
    }
}
