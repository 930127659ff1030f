using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Finds the price list: the one named, else <c>prices.json</c> beside the input, else in the workspace.</summary>
public static class PriceLookup
{
    private const string FileName = "prices.json";

    /// <summary>The list and where it came from; null when there is none anywhere. A file of that name that nobody named and that is no price list is passed over with a remark.</summary>
    public static (PriceList List, string Path)? Find(FileInfo? named, string? inputPath, string workspace, List<string> remarks)
    {
        ArgumentNullException.ThrowIfNull(remarks);
        if (named is not null)
        {
            return (PriceList.Load(named.FullName), named.FullName);
        }

        string? beside = inputPath is null ? null : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(inputPath))!, FileName);
        foreach (string? candidate in new[] { beside, Path.Combine(workspace, FileName) })
        {
            if (candidate is null || !File.Exists(candidate))
            {
                continue;
            }

            try
            {
                return (PriceList.Load(candidate), candidate);
            }
            catch (UnderstudyException e)
            {
                remarks.Add(e.Message + " It was passed over.");
            }
        }

        return null;
    }
}
