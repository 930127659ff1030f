using Xunit;

namespace Understudy.Cli.Tests;

public sealed class ImportNameTests
{
    [Theory]
    [InlineData("/data/helpdesk/calls.jsonl", "helpdesk")]
    [InlineData("/data/helpdesk/train.csv.gz", "helpdesk")]
    [InlineData("/data/triage.jsonl", "triage")]
    public void A_workload_is_named_after_its_file_or_the_directory_of_a_generic_one(string path, string expected) => Assert.Equal(expected, ImportStage.NameOf(path));
}
