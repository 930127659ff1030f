using System.Collections.Frozen;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>All routes at one moment: an immutable snapshot. Thread-safe.</summary>
public sealed class RouteTable
{
    [ThreadStatic]
    private static PromptScript? s_script; // keeps its buffer; one a thread is enough, as matching never waits

    private readonly FrozenDictionary<string, ActiveRoute> _workloads, _aliases, _fingerprints;
    private readonly TemplateIndex _templates;
    private readonly ActiveRoute[] _byTemplate;

    /// <summary>Makes the table of routes that keep <see cref="RouteFile"/>'s rules: no name means two of them.</summary>
    public RouteTable(IReadOnlyList<ActiveRoute> routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        Routes = routes;
        _workloads = routes.ToFrozenDictionary(r => r.Route.Workload, StringComparer.OrdinalIgnoreCase);
        _aliases = Keyed(r => r.Aliases);
        _fingerprints = Keyed(r => r.Fingerprints);
        (ActiveRoute Route, PromptTemplate Template)[] templates = [.. routes.SelectMany(r => r.Templates.Select(t => (r, t))).DistinctBy(t => t.t.Id)];
        _templates = new TemplateIndex([.. templates.Select(t => t.Template)]);
        _byTemplate = [.. templates.Select(t => t.Route)];

        FrozenDictionary<string, ActiveRoute> Keyed(Func<Route, IReadOnlyList<string>> keys) =>
            routes.SelectMany(r => keys(r.Route).Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, r))).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A table without routes: everything passes through.</summary>
    public static RouteTable Empty { get; } = new([]);

    /// <summary>Whether any route is recognised by templates.</summary>
    public bool HasTemplates => _byTemplate.Length > 0;

    /// <summary>The routes in order of workload.</summary>
    public IReadOnlyList<ActiveRoute> Routes { get; }

    /// <summary>Model names that mean a workload, in order: what <c>/v1/models</c> lists beside the large models.</summary>
    public IEnumerable<string> Aliases => _aliases.Keys.Order(StringComparer.Ordinal);

    /// <summary>
    /// The route of a request, or null when nothing says which. What the client says goes first: a named workload is that one or none;
    /// then a model alias; then the fingerprint of the prompt, exactly. Nothing is ever guessed from likeness.
    /// </summary>
    /// <param name="workload">The workload that the client named, in any case; null when it named none.</param>
    /// <param name="model">The model that the client asked for.</param>
    /// <param name="fingerprint">The prompt's fingerprint.</param>
    public ActiveRoute? Find(string? workload, string? model, string? fingerprint)
    {
        if (!string.IsNullOrEmpty(workload))
        {
            return _workloads.GetValueOrDefault(workload);
        }

        return model is not null && _aliases.TryGetValue(model, out ActiveRoute? route) ? route
            : fingerprint is not null && _fingerprints.TryGetValue(fingerprint, out route) ? route
            : null;
    }

    /// <summary>
    /// The route whose prompt's template a request has, and what stands in the slots, in the form in which it was learned. A template matches
    /// whole or not at all: nothing is guessed from likeness. Allocates nothing when none matches.
    /// </summary>
    /// <param name="json">A chat-completions request, redacted as the workload's texts were.</param>
    /// <param name="input">The specialist's input; null when none matches.</param>
    /// <param name="named">The route that the client named: it is meant where several have the template. Null when none was named.</param>
    public ActiveRoute? Match(ReadOnlySpan<byte> json, out string? input, ActiveRoute? named = null)
    {
        input = null;
        if (!HasTemplates)
        {
            return null;
        }

        PromptScript script = s_script ??= new PromptScript();
        Span<Range> slots = stackalloc Range[TemplateIndex.MaximumSlots];
        if (!script.TryRead(json) || script.HasOtherContent || _templates.Find(script.Text, script.Extras, slots) is not (>= 0 and var found))
        {
            return null;
        }

        PromptTemplate template = _templates.Templates[found];
        input = SlotText.Of(template, script.Text, slots);
        return named is not null && Has(named, template.Id) ? named : _byTemplate[found];
    }

    private static bool Has(ActiveRoute route, string template)
    {
        foreach (PromptTemplate own in route.Templates)
        {
            if (own.Id == template)
            {
                return true;
            }
        }

        return false;
    }
}
