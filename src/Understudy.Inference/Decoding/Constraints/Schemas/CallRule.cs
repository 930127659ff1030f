namespace Understudy.Inference;

/// <summary>Writes the rule of a list of calls into an automaton.</summary>
internal static class CallRule
{
    /// <summary>Writes the rule.</summary>
    /// <param name="compiler">The automaton.</param>
    /// <param name="functions">Names, and rules of arguments; a function without a rule cannot be called.</param>
    /// <param name="choice">How many calls.</param>
    public static int Write(RuleCompiler compiler, (string Name, int Arguments)[] functions, ToolChoice choice)
    {
        AutomatonBuilder builder = compiler.Builder;
        int call = RuleCompiler.Dead;
        if (functions.Any(f => f.Arguments != RuleCompiler.Dead))
        {
            call = builder.State();
            int closing = builder.State(), end = builder.State(isEnd: true);
            builder.Edge(closing, '}', end);
            var names = new TextTrie(builder, builder.Text(call, "{\"name\":"u8));
            foreach ((string name, int arguments) in functions.Where(f => f.Arguments != RuleCompiler.Dead))
            {
                int value = builder.Text(names.Add(ObjectRule.Quoted(name)), ",\"arguments\":"u8);
                builder.Call(value, arguments, closing);
            }

            builder.Close(call);
        }

        return compiler.List(call, choice.LeastCalls, choice.MostCalls);
    }
}
