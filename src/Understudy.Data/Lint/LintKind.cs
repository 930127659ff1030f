namespace Understudy.Data;

/// <summary>What the lint finds. Stable names: scripts rely on them.</summary>
public enum LintKind
{
    /// <summary>Text stands beside calls: a specialist's answer has the calls and no text.</summary>
    ContentBesideCalls,

    /// <summary>The calls as they would be served are not those recorded.</summary>
    RoundTrip,

    /// <summary>The line is no call of a model that can be read.</summary>
    NotACall,

    /// <summary>A call without a name, or of another kind than a function.</summary>
    NotAFunction,

    /// <summary>Arguments that are no JSON.</summary>
    ArgumentsNoJson,

    /// <summary>Arguments that are JSON, but no object.</summary>
    ArgumentsNoObject,

    /// <summary>Arguments that name something twice.</summary>
    DuplicateNames,

    /// <summary>Arguments that nest deeper than 64, or hold half of a surrogate pair.</summary>
    ArgumentsUnreadable,

    /// <summary>The older <c>function_call</c>: it is learned, but a request in that form is answered by the large model.</summary>
    OlderForm,

    /// <summary>A function that the request does not offer.</summary>
    UnknownFunction,

    /// <summary>A required argument is left out.</summary>
    MissingArgument,

    /// <summary>An argument that the schema does not allow.</summary>
    ExtraArgument,

    /// <summary>An argument of another type than the schema's.</summary>
    WrongType,

    /// <summary>A value that the schema does not allow in another way.</summary>
    InvalidValue,

    /// <summary>A call that cannot be proven valid, since its schema says something that is not known here.</summary>
    Unproven,

    /// <summary>Tools that are not in OpenAI's form.</summary>
    ToolsUnreadable,

    /// <summary>A schema with a keyword, format or reference that is not known here.</summary>
    UnsupportedKeyword,

    /// <summary>A schema whose references go in a circle.</summary>
    ReferenceCycle,

    /// <summary>A schema that holds itself: nesting below 32 is not proven.</summary>
    RecursiveSchema,

    /// <summary>A function without a description.</summary>
    NoDescription,

    /// <summary>More functions than 128, the most that OpenAI takes.</summary>
    ManyTools,

    /// <summary>The request offers no functions and none were given: calls are not checked by schema.</summary>
    NoTools,

    /// <summary>More than one answer: only the first is learned.</summary>
    SeveralChoices,
}
