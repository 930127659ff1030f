using Microsoft.Extensions.Logging;

using Understudy.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>Puts Understudy between an application and its large model.</summary>
public static class UnderstudyChatClientBuilderExtensions
{
    /// <summary>
    /// Records every call into a workspace and answers with the specialist where the workspace's routes let it, by the gateway's own rules.
    /// Stands nearest to the large model: add function invocation, caching and telemetry before it.
    /// </summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="workspace">The workspace's directory, made when it is not there. One process at a time: no gateway beside it.</param>
    /// <param name="options">Store, redaction, workload; null takes the defaults.</param>
    public static ChatClientBuilder UseUnderstudy(this ChatClientBuilder builder, string workspace, UnderstudyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        options ??= new UnderstudyOptions();
        return builder.Use((inner, services) => new UnderstudyChatClient(inner, workspace, options with { Logging = options.Logging ?? services.GetService(typeof(ILoggerFactory)) as ILoggerFactory }));
    }
}
