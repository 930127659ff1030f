using System.Text;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Writes <c>report.json</c> and <c>report.html</c> into a directory, each whole or not at all.</summary>
public static class ReportFiles
{
    /// <summary>Name of the page.</summary>
    public const string HtmlName = "report.html";

    /// <summary>Name of the document.</summary>
    public const string JsonName = "report.json";

    /// <summary>Writes both, creating the directory; files of those names are replaced.</summary>
    /// <returns>The result with <see cref="EvaluationResult.ReportPath"/> set, as both files state it.</returns>
    /// <exception cref="UnderstudyException">When the files cannot be written.</exception>
    public static EvaluationResult Write(string directory, EvaluationResult result, DateTimeOffset? createdAt = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(result);
        string path = Path.Combine(directory, HtmlName);
        EvaluationResult reported = result with { ReportPath = path };
        try
        {
            Directory.CreateDirectory(directory);
            Replace(Path.Combine(directory, JsonName), ReportJson.Write(reported));
            Replace(path, HtmlReport.Render(reported, createdAt)); // The page last: who finds it finds the document too.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{directory}: the report cannot be written ({e.Message}). Free some space or name another workspace.", e);
        }

        return reported;
    }

    private static void Replace(string path, string text)
    {
        string temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
