namespace Understudy.Research;

/// <summary>A tool that the teacher may call; its name is one of the workload's labels.</summary>
internal sealed record Tool(string Name, string About, params Field[] Arguments);
