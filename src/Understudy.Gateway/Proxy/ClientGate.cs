using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>Lets clients in.</summary>
#pragma warning disable CA1822 // keys come next
internal sealed class ClientGate
{
    public Admission Admit(IHeaderDictionary headers, DateTimeOffset now)
    {
        _ = headers;
        _ = now;
        return new Admission(null);
    }
}
