using System.Text;

namespace Understudy.Data;

/// <summary>Turns a workload's name into an id that is fit for a directory on every system.</summary>
internal static class WorkloadName
{
    private const int MaximumLength = 60;

    /// <summary>Lower-case ASCII letters, digits and single hyphens; <c>workload</c> when nothing is left.</summary>
    public static string ToId(string name)
    {
        var id = new StringBuilder();
        foreach (char c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(c);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }

            if (id.Length == MaximumLength)
            {
                break;
            }
        }

        string trimmed = id.ToString().Trim('-');
        return trimmed.Length == 0 ? "workload" : trimmed;
    }
}
