using System.CommandLine;
using System.Security.Cryptography;
using System.Text;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary><c>understudy workloads</c>: what was discovered, and what its owner says of it.</summary>
public static class WorkloadsCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new Command("workloads", """
            List the discovered workloads, and say what they are. Nothing is split or merged unless you say so.

            Examples:
              understudy workloads
              understudy workloads show triage
              understudy workloads rename wants-something-product triage
              understudy workloads merge triage triage-old
              understudy workloads split triage --version 2
              understudy workloads pin triage
              understudy workloads ignore chatter
            """);
        command.SetAction((parsed, _) =>
        {
            using Session session = Session.Open(parsed, terminal);
            IReadOnlyList<DiscoveredRecord> all = [.. session.Workspace.Discovered.List().OrderBy(w => w.State == DiscoveredState.Ignored).ThenByDescending(w => w.Calls)];
            if (session.Json)
            {
                terminal.Out.WriteLine(DiscoverJson.Write(all, new HashSet<string>(), null, null));
            }
            else if (all.Count == 0)
            {
                session.Say("Nothing was discovered yet. Look at a log, or at what the gateway recorded: understudy discover FILE");
            }
            else
            {
                DiscoverScreen.List(terminal, all, new HashSet<string>());
            }

            return Task.FromResult(ExitCodes.Done);
        });
        command.Add(Show(terminal));
        command.Add(Rename(terminal));
        command.Add(Merge(terminal));
        command.Add(Split(terminal));
        command.Add(Mark(terminal, "pin", DiscoveredState.Pinned, "Keep a workload in sight."));
        command.Add(Mark(terminal, "ignore", DiscoveredState.Ignored, "Leave a workload out of lists and of learning."));
        command.Add(Mark(terminal, "reset", DiscoveredState.Found, "Neither pinned nor ignored any more."));
        return command;
    }

    private static Argument<string> NameOf(string name, string description) => new(name) { Description = description };

    private static Command Show(Terminal terminal)
    {
        Argument<string> name = NameOf("name", "The workload's name, or the beginning of its id.");
        var command = new Command("show", "Show a workload's prompt, version by version.") { name };
        command.SetAction((parsed, _) =>
        {
            using Session session = Session.Open(parsed, terminal);
            DiscoveredRecord found = session.Workspace.Discovered.Get(parsed.GetValue(name)!);
            if (session.Json)
            {
                terminal.Out.WriteLine(DiscoverJson.Write([found], new HashSet<string>(), null, null));
            }
            else
            {
                DiscoverScreen.Show(terminal, found);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Command Rename(Terminal terminal)
    {
        Argument<string> name = NameOf("name", "The workload."), to = NameOf("new-name", "Its new name.");
        var command = new Command("rename", "Give a workload another name; its id stays.") { name, to };
        command.SetAction((parsed, _) => Change(terminal, parsed, parsed.GetValue(name)!, (all, own) =>
        {
            string wanted = parsed.GetValue(to)!.Trim();
            if (wanted.Length is 0 or > 100 || all.Any(w => w.Name == wanted && w.Workload.Id != own.Workload.Id))
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"A name has 1 to 100 characters and is no other workload's; found '{wanted}'.");
            }

            return ([.. all.Select(w => w == own ? w with { Name = wanted, NamedBy = NamedBy.Person } : w)], $"'{own.Name}' is now '{wanted}'.");
        }));
        return command;
    }

    private static Command Merge(Terminal terminal)
    {
        Argument<string> name = NameOf("name", "The workload that stays."), other = NameOf("other", "The one that becomes part of it.");
        var command = new Command("merge", "Make one workload's prompts versions of another's.") { name, other };
        command.SetAction((parsed, _) => Change(terminal, parsed, parsed.GetValue(name)!, (all, own) =>
        {
            DiscoveredRecord gone = Find(all, parsed.GetValue(other)!);
            if (gone == own)
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"'{own.Name}' cannot be merged with itself.");
            }

            DiscoveredRecord joined = own with { Workload = own.Workload with { Versions = [.. own.Workload.Versions, .. gone.Workload.Versions] }, Calls = own.Calls + gone.Calls };
            return ([.. all.Where(w => w != gone).Select(w => w == own ? joined : w)], $"'{own.Name}' has the prompts of '{gone.Name}' too. What was learned before knows nothing of that: learn again.");
        }));
        return command;
    }

    private static Command Split(Terminal terminal)
    {
        Argument<string> name = NameOf("name", "The workload.");
        var version = new Option<int>("--version") { Description = "Number of the version, as 'show' counts them.", HelpName = "N", Required = true };
        var command = new Command("split", "Make a version of a workload's prompt a workload of its own.") { name, version };
        command.SetAction((parsed, _) => Change(terminal, parsed, parsed.GetValue(name)!, (all, own) =>
        {
            int v = parsed.GetValue(version);
            IReadOnlyList<PromptTemplate> versions = own.Workload.Versions;
            if (v < 1 || v > versions.Count || versions.Count == 1)
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, versions.Count == 1 ? $"'{own.Name}' has one version only: there is nothing to split." : $"--version is a number from 1 to {versions.Count}; found {v}.");
            }

            PromptTemplate moved = versions[v - 1];
            string fresh = own.Name + "-split";
            for (int n = 2; all.Any(w => w.Name == fresh); n++)
            {
                fresh = FormattableString.Invariant($"{own.Name}-split-{n}");
            }

            return (
                [.. all.Select(w => w == own ? own with { Workload = own.Workload with { Versions = [.. versions.Where(x => x != moved)] } } : w), own with { Workload = new DiscoveredWorkload { Id = Free(moved.Id, all), Versions = [moved] }, Name = fresh, State = DiscoveredState.Pinned, Calls = 0 }],
                $"Version {v} of '{own.Name}' is now '{fresh}'. Its calls are counted by the next: understudy discover");
        }));
        return command;
    }

    /// <summary>An id that no workload has: a version's own, unless the workload that it leaves is known by it.</summary>
    private static string Free(string id, IReadOnlyList<DiscoveredRecord> all)
    {
        while (all.Any(w => w.Workload.Id == id))
        {
            id = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id)))[..id.Length];
        }

        return id;
    }

    private static Command Mark(Terminal terminal, string verb, DiscoveredState state, string description)
    {
        Argument<string> name = NameOf("name", "The workload.");
        var command = new Command(verb, description) { name };
        command.SetAction((parsed, _) => Change(terminal, parsed, parsed.GetValue(name)!, (all, own) =>
            ([.. all.Select(w => w == own ? w with { State = state } : w)], $"'{own.Name}': {state.ToString().ToLowerInvariant()}.")));
        return command;
    }

    private static DiscoveredRecord Find(IReadOnlyList<DiscoveredRecord> all, string name) =>
        all.FirstOrDefault(w => w.Name == name) ?? all.FirstOrDefault(w => name.Length >= 4 && w.Workload.Id.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnderstudyException(ErrorCode.NotFound, $"There is no discovered workload '{name}'. There are: {string.Join(", ", all.Select(w => w.Name))}.");

    private static Task<int> Change(Terminal terminal, ParseResult parsed, string name, Func<IReadOnlyList<DiscoveredRecord>, DiscoveredRecord, (IReadOnlyList<DiscoveredRecord> All, string Said)> change)
    {
        using Session session = Session.Open(parsed, terminal);
        DiscoveredStore store = session.Workspace.Discovered;
        _ = store.Get(name); // says what there is when it is not there
        IReadOnlyList<DiscoveredRecord> all = store.List();
        (IReadOnlyList<DiscoveredRecord> changed, string said) = change(all, Find(all, name));
        store.Replace(changed);
        session.Say(said);
        return Task.FromResult(ExitCodes.Done);
    }
}
