namespace Understudy.Cli;

/// <summary>Prepared examples → decoder specialist; a cancelled run goes on where it stopped when the command is repeated.</summary>
public static class DecoderStage
{
    /// <summary>Trains.</summary>
    public static TrainedRung Run(Session session, Prepared prepared, TrainPlan plan, CancellationToken cancellationToken) => throw new NotImplementedException();
}
