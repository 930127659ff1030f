using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("learn")]
    [InlineData("import")]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("ask")]
    [InlineData("verify")]
    [InlineData("keys")]
    [InlineData("route")]
    [InlineData("ledger")]
    [InlineData("simulate")]
    [InlineData("export")]
    public async Task Help_of_every_verb_shows_an_example_and_the_common_options(string verb)
    {
        (int code, string output, _) = await RunAsync(verb, "--help");

        Assert.Equal(0, code);
        Assert.Contains($"understudy {verb} ", output, StringComparison.Ordinal);
        Assert.Contains("--workspace", output, StringComparison.Ordinal);
        Assert.Contains("--json", output, StringComparison.Ordinal);
        Assert.Contains("--seed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_rungs_are_wrong_usage_and_named()
    {
        using var directory = new TemporaryDirectory();

        (int code, _, string error) = await RunAsync("learn", "x.csv", "--rungs", "linear,quantum", "--workspace", directory.Path);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("linear,quantum", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_columns_without_a_test_file_are_wrong_usage()
    {
        using var directory = new TemporaryDirectory();

        (int code, _, string error) = await RunAsync("learn", directory.Write("x.csv", "text,label\na,b\n"), "--test-gold", "label", "--workspace", directory["w"]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("--test FILE", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 140, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
