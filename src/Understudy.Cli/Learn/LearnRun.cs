using System.CommandLine;
using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The whole way from a source to a verdict; for a log of many prompts, workload by workload.</summary>
internal sealed class LearnRun(Session session, ParseResult parsed, SourceOptions source, TrainPlan trainPlan, EvaluationOptions evaluation, FileInfo? prices, ProgramCallChecker? checker, bool gate)
{
    /// <summary>Learns one workload.</summary>
    public async Task<int> OneAsync(RecordedSource from, CancellationToken cancellationToken)
    {
        (StoredImport main, _) = await ImportStage.RunAsync(session, parsed, source, from, cancellationToken);
        if (TooLittle.Find(main) is { } reason)
        {
            return TooLittle.Report(session, main, reason, gate);
        }

        Prepared prepared = Prepared.Load(session, main.Workload.Id, session.Seed, verify: false, cancellationToken);
        PlanText.Say(session, prepared, evaluation);
        Trained trained = await TrainStage.RunAsync(session, prepared, trainPlan, evaluation, cancellationToken);
        EvaluationResult result = await EvaluateStage.RunAsync(session, prepared, trained.Specialist, trained.Rungs, evaluation, prices, checker, cancellationToken);
        return Outcome.Print(session, result, gate);
    }

    /// <summary>Discovers the workloads of a log and learns each that has a closed set of labels or answers with calls or JSON objects; the others are named with the reason.</summary>
    public async Task<int> MixedAsync(FileInfo file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using TrafficSource traffic = await TrafficSource.OpenAsync(session, file, null, cancellationToken);
        session.Say($"{traffic.Name}: the log holds several prompts; each recurring one is learned by itself.");
        DiscoverStage.Found found = DiscoverStage.Run(session, traffic);
        int code = ExitCodes.Done, learned = 0;
        foreach (DiscoveredRecord workload in found.Workloads.Where(w => found.Here.Contains(w.Workload.Id) && w.State != DiscoveredState.Ignored))
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Say("");
            if (workload.Labels < 2 && workload.Kind != WorkloadKind.FunctionCall)
            {
                session.Say(string.Create(CultureInfo.InvariantCulture, $"{workload.Name}: {workload.Calls:#,0} calls, {workload.Kind}: not learned, as its answers are no closed set of labels."));
                continue;
            }

            session.Say(string.Create(CultureInfo.InvariantCulture, $"{workload.Name}: {workload.Calls:#,0} calls"));
            try
            {
                int own = await OneAsync(RecordedSource.Cut(session, traffic, workload), cancellationToken);
                code = own == ExitCodes.Done ? code : own;
                learned++;
            }
            catch (UnderstudyException e) when (e.Code is not (ErrorCode.WriteFailed or ErrorCode.PathUnusable)) // a full disk is the next one's trouble too
            {
                session.Say($"{workload.Name}: not learned. {e.Message}");
            }
        }

        if (learned == 0)
        {
            throw new UnderstudyException(ErrorCode.MixedPrompts, $"{traffic.Name}: none of the {found.Here.Count} recurring prompts could be learned. See what there is: understudy workloads");
        }

        return code;
    }
}
