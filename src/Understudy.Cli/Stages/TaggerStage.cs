using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Prepared examples → tagger specialist.</summary>
public static class TaggerStage
{
    /// <summary>Trains.</summary>
    public static TrainedRung Run(Session session, Prepared prepared, TrainPlan plan, CancellationToken cancellationToken) =>
        throw new UnderstudyException(ErrorCode.OptionsInvalid, "The tagger rung is not there yet.");
}
