namespace Understudy.Gateway;

/// <summary>Attempts beyond the first over all calls: a tenth of the calls, and at most ten saved up. Thread-safe.</summary>
internal sealed class RetryBudget
{
    private const int CallsARetry = 10, MostSaved = 10 * CallsARetry;
    private int _calls = MostSaved;

    /// <summary>A call was made.</summary>
    public void Earn()
    {
        int calls = Volatile.Read(ref _calls);
        if (calls < MostSaved)
        {
            Interlocked.CompareExchange(ref _calls, calls + 1, calls);
        }
    }

    /// <summary>Takes one more attempt, if there is one.</summary>
    public bool TrySpend()
    {
        while (true)
        {
            int calls = Volatile.Read(ref _calls);
            if (calls < CallsARetry)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _calls, calls - CallsARetry, calls) == calls)
            {
                return true;
            }
        }
    }
}
