
using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The page of a review and the list of suspects beside it, each written whole or not at all.</summary>
/// <param name="Page">The page.</param>
/// <param name="Suspects">The suspects, a JSON line each; null where labels were not judged.</param>
public sealed record CurationFiles(string Page, string? Suspects)
{
    /// <summary>Name of the page.</summary>
    public const string PageName = "curation.html";

    /// <summary>Name of the list.</summary>
    public const string SuspectsName = "suspects.jsonl";

    /// <summary>Where the files of a workload lie unless another place is named.</summary>
    public static string DirectoryOf(Workspace workspace, WorkloadRecord workload)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(workload);
        return Path.Combine(workspace.ReportsDirectory, workload.Id);
    }

    /// <summary>Writes them.</summary>
    /// <exception cref="UnderstudyException">When they cannot be written.</exception>
    public static CurationFiles Write(Session session, Curated curated, string? page, int shown)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(curated);
        page ??= Path.Combine(DirectoryOf(session.Workspace, curated.Workload), PageName);
        string? suspects = curated.Report.Noise is null ? null : Path.Combine(Path.GetDirectoryName(page)!, SuspectsName);
        if (suspects == page)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--page names {SuspectsName}, where the suspects go. Name another file.");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            if (suspects is not null)
            {
                WholeFile.Write(suspects, string.Concat(curated.Report.Noise!.Suspects.Select(s => CurateJson.Suspect(curated.Table, s) + "\n")));
            }

            WholeFile.Write(page, CurationPage.Render(curated.Facts, curated.Report, shown, session.Terminal.Time.GetUtcNow(), EvaluateStage.Version));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{page}: the page cannot be written ({e.Message}). Free some space or name another place with --page.", e);
        }

        return new CurationFiles(page, suspects);
    }
}
