using Understudy.Core;

namespace Understudy.Cli;

/// <summary>A key that is given in a file or in the environment, never on the command line, where others can read it.</summary>
internal static class SecretText
{
    /// <summary>Reads it; null when neither holds one.</summary>
    /// <param name="file">The file that was named; it goes before the environment.</param>
    /// <param name="variables">Variables, the first that is set counts.</param>
    /// <param name="what">What it is, for messages: "the large model's key".</param>
    /// <exception cref="UnderstudyException">When the file cannot be read or is empty.</exception>
    public static string? Read(FileInfo? file, IReadOnlyList<string> variables, string what)
    {
        if (file is null)
        {
            return variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        }

        try
        {
            return File.ReadAllText(file.FullName).Trim() is { Length: > 0 } key ? key : throw new UnderstudyException(ErrorCode.InputEmpty, $"{file}: expected {what}, found nothing.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{file}: {what} cannot be read ({e.Message}).", e);
        }
    }
}
