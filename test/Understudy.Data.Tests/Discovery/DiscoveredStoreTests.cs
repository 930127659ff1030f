using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class DiscoveredStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("understudy-discovered-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static DiscoveredRecord Record(string name, string text) => new()
    {
        Workload = new DiscoveredWorkload { Id = ContentHash.Of(text).Hex[..32], Versions = [new PromptTemplate([Encoding.UTF8.GetBytes("\u0002u" + text), Encoding.UTF8.GetBytes("\u2028 näher:")], true, ulong.MaxValue)] },
        Name = name,
        NamedBy = NamedBy.Words,
        Kind = WorkloadKind.Classification,
        Labels = 4,
        Calls = 10,
        First = DateTimeOffset.UnixEpoch,
        Source = "calls.jsonl",
    };

    [Fact]
    public void What_was_kept_is_read_again()
    {
        DiscoveredRecord kept = Record("a", "Sort it:");
        using (Workspace workspace = Workspace.Open(_root, TimeProvider.System))
        {
            workspace.Discovered.Replace([kept, Record("b", "Name it:")]);
        }

        using Workspace again = Workspace.Open(_root, TimeProvider.System);
        DiscoveredRecord read = again.Discovered.Get("a");
        Assert.Equal((kept.Workload.Id, kept.Labels, kept.First, kept.Last), (read.Workload.Id, read.Labels, read.First, read.Last));
        Assert.Equal(kept.Workload.Versions[0].Id, read.Workload.Versions[0].Id);
        Assert.Equal("b", again.Discovered.Get(Record("b", "Name it:").Workload.Id[..6]).Name);
        Assert.Equal("There is no discovered workload 'c'. There are: a, b.", Assert.Throws<UnderstudyException>(() => again.Discovered.Get("c")).Message);
    }

    [Fact]
    public void Two_of_one_name_are_refused_and_nothing_is_lost()
    {
        using Workspace workspace = Workspace.Open(_root, TimeProvider.System);
        workspace.Discovered.Replace([Record("a", "Sort it:")]);
        Assert.ThrowsAny<Exception>(() => workspace.Discovered.Replace([Record("x", "1"), Record("x", "2")]));
        Assert.Equal("a", Assert.Single(workspace.Discovered.List()).Name);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"segments\":[\"no mark\"],\"open\":true,\"extras\":\"0\"}]")]
    [InlineData("[{\"segments\":[],\"open\":true,\"extras\":\"0\"}]")]
    [InlineData("[{\"open\":true}]")]
    [InlineData("[null]")]
    [InlineData("[{\"segments\":[\"\\u0002ux\"],\"open\":true,\"extras\":\"zz\"}]")]
    public void Rejects_templates_that_cannot_be_read(string json)
    {
        Assert.Equal(ErrorCode.InputUnreadable, Assert.Throws<UnderstudyException>(() => TemplateJson.Read(json)).Code);
    }
}
