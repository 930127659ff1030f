namespace Understudy.Evaluation;

/// <summary>How well one responder calls functions. Shares of inputs; null where none counts.</summary>
/// <param name="Responder">Who answered.</param>
/// <param name="Inputs">Inputs judged.</param>
/// <param name="Due">Of them with a call due.</param>
/// <param name="Exact">The answer is accepted. Of all inputs.</param>
/// <param name="RightFunction">The functions are right. Of the due.</param>
/// <param name="RightArguments">The answer is accepted. Of the due whose functions are right.</param>
/// <param name="SchemaValid">All calls are valid by their schemas. Of the answers that are calls.</param>
/// <param name="WrongButValid">Valid calls that are not accepted. Of all inputs.</param>
/// <param name="Missed">"No call" is answered. Of the due.</param>
/// <param name="Needless">A call is answered. Of the inputs on which none is accepted.</param>
/// <param name="Executable">The calls can be carried out. Of the answers that are calls; null without a checker.</param>
/// <param name="Abstained">Nothing is answered. Of all inputs.</param>
/// <param name="Functions">By function; <c>∅</c> is "no call is due".</param>
/// <param name="Causes">Why answers are not accepted, by cause: <c>format</c>, <c>missingCall</c>, <c>needlessCall</c>, <c>multiplicity</c>, <c>function</c>, <c>missingArgument</c>, <c>extraArgument</c>, <c>order</c>, <c>argumentValue</c>.</param>
public sealed record ReportedCalls(
    string Responder,
    long Inputs,
    long Due,
    ReportedEstimate? Exact,
    ReportedEstimate? RightFunction,
    ReportedEstimate? RightArguments,
    ReportedEstimate? SchemaValid,
    ReportedEstimate? WrongButValid,
    ReportedEstimate? Missed,
    ReportedEstimate? Needless,
    ReportedEstimate? Executable,
    ReportedEstimate? Abstained,
    IReadOnlyList<ReportedFunction> Functions,
    IReadOnlyDictionary<string, long> Causes);

/// <summary>One function.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Inputs">Inputs on which it is due.</param>
/// <param name="Exact">The whole answer is accepted.</param>
/// <param name="WrongButValid">A valid answer is not accepted.</param>
public sealed record ReportedFunction(string Function, long Inputs, ReportedEstimate? Exact, ReportedEstimate? WrongButValid);
