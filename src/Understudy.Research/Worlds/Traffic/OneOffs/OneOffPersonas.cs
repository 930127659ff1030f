namespace Understudy.Research;

/// <summary>System prompts that people make up for one call.</summary>
internal static class OneOffPersonas
{
    public const string Text = """
        trait: <adj>|<very> <quality>|fond of <nps>|tired of <nps>|paid in <unit>|from <city>|sworn to <verb> <nps>
        persona: [You are|Act as|Be|Play|You're] [<who>|a <adj> <jobname>|a <jobname> [from <city>|<pp>|who <does>]][, <trait>|, <trait>, <trait>|].[ <^limit>.| <^clause>.| Never <vp>.|]
          |<^limit>. <^limit>.|<^adj> <jobname>, <trait>.|[Topic|Task|Mode|Goal]: <vp>.|<^np> [expert|simulator|generator|critic][; <limit>|].|<^who> [asks|listens]; [you|please] <vp>.|test<#1-900>|<^clause>. Your job: <vp>.|[Speak|Think|Answer] [like|as] <who>[ <pp>|]. <^limit>.
        """;
}
