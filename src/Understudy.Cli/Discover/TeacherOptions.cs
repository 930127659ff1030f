using System.CommandLine;

using Understudy.Core;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>The options that name a large model to ask.</summary>
internal sealed class TeacherOptions
{
    private static readonly string[] KeyVariables = ["UNDERSTUDY_TEACHER_KEY", "OPENAI_API_KEY"];
    private readonly Option<string?> _url = new("--teacher") { Description = "Base address of a large model's API, with /v1. It is shown each new workload's prompt and a few values, redacted, and asked for a name.", HelpName = "URL" };
    private readonly Option<string?> _model = new("--teacher-model") { Description = "The model to ask for.", HelpName = "NAME" };
    private readonly Option<FileInfo?> _key = new("--teacher-key-file") { Description = "File with its key. [default: $UNDERSTUDY_TEACHER_KEY, $OPENAI_API_KEY]", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(_url);
        command.Add(_model);
        command.Add(_key);
    }

    /// <summary>The large model that was named; null when none was.</summary>
    /// <exception cref="UnderstudyException">When only a part was named, or the address is none.</exception>
    public TeacherClient? Open(ParseResult parsed)
    {
        string? url = parsed.GetValue(_url), model = parsed.GetValue(_model);
        if (url is null && model is null && parsed.GetValue(_key) is null)
        {
            return null;
        }

        return url is not null && !string.IsNullOrWhiteSpace(model)
            ? new TeacherClient(UpstreamUrl.Parse(url, allowPrivate: true), model, SecretText.Read(parsed.GetValue(_key), KeyVariables, "the teacher's key"))
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, "--teacher URL and --teacher-model NAME go together.");
    }
}
