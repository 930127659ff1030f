using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>Says what a gateway would do with a request, step by step, without asking the large model.</summary>
public interface IRequestExplainer
{
    /// <summary>Explains one request.</summary>
    /// <param name="request">The request's JSON, UTF-8.</param>
    /// <param name="workload">The workload that the client would name; null when it names none.</param>
    /// <param name="conversation">The conversation that it would belong to; null for one of its own.</param>
    /// <param name="routes">The routes.</param>
    /// <exception cref="Core.UnderstudyException">When the request cannot be read.</exception>
    RequestExplanation Explain(ReadOnlyMemory<byte> request, string? workload, string? conversation, RouteTable routes);
}
