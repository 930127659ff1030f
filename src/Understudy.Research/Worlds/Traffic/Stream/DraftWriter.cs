using System.Globalization;
using System.Text;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>Writes the calls of one workload.</summary>
internal sealed class DraftWriter
{
    private const double LongShare = 1.0 / 70, GarnishShare = .03;
    private const int LongestText = 20_000;
    private readonly CompiledWorkload _workload;
    private readonly WorkloadSpec _spec;
    private readonly Scene _scene;
    private readonly double _personalShare;
    private readonly Conversations? _conversations;
    private readonly Rule _personal, _garnish;
    private readonly Rule? _user;
    private int _count;

    public DraftWriter(CompiledWorkload workload, Scene scene, double personalShare)
    {
        (_workload, _spec, _scene, _personalShare) = (workload, workload.Spec, scene, personalShare);
        (_personal, _garnish) = (workload.Grammar["personal"], workload.Grammar["garnish"]);
        _user = _spec.UserRule is { } rule ? workload.Grammar[rule] : null;
        _conversations = _spec.Conversation == ConversationStyle.None ? null : new Conversations(scene);
    }

    private SeededRandom Random => _scene.Random;

    public Draft Write(string id, double progress, DateTimeOffset time)
    {
        int version = VersionAt(progress);
        CuedLabels? labels = _workload.Labels;
        _scene.Begin(labels, time, _count++);
        if (labels is not null)
        {
            _scene.Gold = labels.Draw(Random, progress, version);
            _scene.Said = labels.Say(Random, _scene.Gold, _spec.Accuracy, version);
        }

        string model = ModelAt(progress);
        return _conversations is null ? Single(id, _workload.Versions[version], model) : Turn(id, _workload.Versions[version], model);
    }

    private Draft Single(string id, PromptVersion version, string model)
    {
        var values = new string[version.Slots.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i == version.Main ? Input(version.Slots[i]) : _scene.Write(version.Slots[i]);
        }

        CuedLabels? labels = _workload.Labels;
        string? said = labels?.Names[_scene.Said];
        int tool = said is null ? -1 : Array.FindIndex(_spec.Tools, t => t.Name == said);
        return new Draft
        {
            Workload = _workload,
            Version = version,
            Values = values,
            WhiteSpace = Random.NextDouble() < _spec.Jitter ? 1 + Random.Next(Template.Variants - 1) : 0,
            Parts = Random.NextDouble() < _spec.Parts,
            ToolOrder = Order(),
            Model = model,
            Temperature = _spec.Temperature,
            User = _user is null ? null : _scene.Write(_user),
            Answer = tool >= 0 ? _workload.Answers.Arguments(tool, _scene) : _workload.Answers.Text(_scene),
            Tool = tool >= 0 ? said : null,
            Gold = labels?.Names[_scene.Gold],
            Said = said,
            Personal = [.. _scene.Personal],
            Id = id,
        };
    }

    private Draft Turn(string id, PromptVersion version, string model)
    {
        Conversation conversation = _conversations!.Next(version, _user);
        string asked = Input(_workload.Grammar[conversation.Asked == 0 ? _spec.Main : "turn"]);
        conversation.Personal.AddRange(_scene.Personal);
        conversation.History.Add(new Turn("user", asked));
        var draft = new Draft
        {
            Workload = _workload,
            Version = conversation.Version,
            Values = conversation.Values,
            Turns = [.. conversation.History],
            Parts = Random.NextDouble() < _spec.Parts,
            Model = model,
            Temperature = _spec.Temperature,
            User = conversation.User,
            Conversation = conversation.Id,
            Answer = _workload.Answers.Text(_scene),
            Personal = [.. conversation.Personal],
            Id = id,
        };
        conversation.History.Add(new Turn("assistant", draft.Answer));
        return draft;
    }

    private string Input(Rule rule)
    {
        string text = _scene.Write(rule);
        if (_spec.LongTail && Random.NextDouble() < LongShare)
        {
            double wanted = LongestText * Math.Pow(0.15, Random.NextDouble());
            var longer = new StringBuilder(text);
            while (longer.Length < wanted)
            {
                longer.Append("\n\n").Append(_scene.Write(rule));
            }

            text = longer.Length > LongestText ? longer.ToString(0, LongestText) : longer.ToString();
        }

        if (Random.NextDouble() < _personalShare)
        {
            string personal = _scene.Write(_personal);
            text = Random.Next(4) == 0 ? $"{personal} {text}" : $"{text}{(Random.Next(2) == 0 ? " " : "\n")}{personal}";
        }

        return Random.NextDouble() < GarnishShare ? text + _scene.Write(_garnish) : text;
    }

    private int[]? Order()
    {
        if (_spec.Tools.Length == 0)
        {
            return null;
        }

        int[] order = [.. Enumerable.Range(0, _spec.Tools.Length)];
        if (_spec.ShuffledTools)
        {
            Random.Shuffle<int>(order);
        }

        return order;
    }

    private int VersionAt(double progress)
    {
        PromptVersion[] versions = _workload.Versions;
        for (int i = versions.Length - 1; i > 0; i--)
        {
            double from = versions[i].From, overlap = versions[i].Overlap;
            if (progress >= from || (progress > from - overlap && Random.NextDouble() < (progress - from + overlap) / overlap))
            {
                return i;
            }
        }

        return 0;
    }

    private string ModelAt(double progress)
    {
        string model = _spec.Models[0].Name;
        foreach ((double from, string name) in _spec.Models)
        {
            model = progress >= from ? name : model;
        }

        return model;
    }

    /// <summary>Open conversations of the workload.</summary>
    private sealed class Conversations(Scene scene)
    {
        private const int MostOpen = 12, MostTurns = 40;
        private readonly List<Conversation> _open = [];

        public Conversation Next(PromptVersion version, Rule? user)
        {
            SeededRandom random = scene.Random;
            int at;
            if (_open.Count > 0 && (_open.Count == MostOpen || random.NextDouble() < 0.7))
            {
                at = random.Next(_open.Count);
                scene.Personal.Clear();
            }
            else
            {
                at = _open.Count;
                _open.Add(Start(version, user));
            }

            Conversation conversation = _open[at];
            conversation.Asked = conversation.History.Count / 2;
            if (conversation.Asked + 1 >= conversation.Turns)
            {
                _open.RemoveAt(at);
            }

            return conversation;
        }

        private Conversation Start(PromptVersion version, Rule? user)
        {
            string[] values = [.. version.Slots.Select(scene.Write)];
            var conversation = new Conversation
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"conv_{scene.Random.NextUInt64():x16}"),
                Version = version,
                Values = values,
                User = user is null ? null : scene.Write(user),
                Turns = Math.Min(MostTurns, (int)Math.Pow(1 - scene.Random.NextDouble(), -0.9)),
            };
            conversation.Personal.AddRange(scene.Personal);
            scene.Personal.Clear();
            return conversation;
        }
    }
}
