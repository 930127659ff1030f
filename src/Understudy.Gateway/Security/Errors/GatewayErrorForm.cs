namespace Understudy.Gateway;

/// <summary>What a client sees of an error.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Type">OpenAI's class of error.</param>
/// <param name="Code">Stable code that a program may switch on.</param>
/// <param name="Message">The default message.</param>
/// <param name="Retry">Value of <c>x-should-retry</c>, which OpenAI's clients obey; null leaves it to the status.</param>
public sealed record GatewayErrorForm(int Status, string Type, string Code, string Message, bool? Retry = null);
