using System.Reflection;
using System.Reflection.Emit;

using TorchSharp;

using Xunit;

namespace Understudy.Training.Torch.Tests.Architectures;

/// <summary>TorchSharp's operators free their numbers under libtorch's hands when the collector comes at the wrong moment; no compiled code of the project may use them.</summary>
public sealed class TensorArithmeticTests
{
    // Scalars here are held by 'using' until the call is over, or for ever.
    private static readonly string[] Allowed = ["AdamW.StepByTensors", "WeightAverage.Update"];

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    [Fact]
    public void No_call_makes_a_number_that_nobody_holds()
    {
        Dictionary<MethodBase, HashSet<MethodBase>> torch = CallsOf(typeof(Scalar).Assembly);
        HashSet<MethodBase> makers = [.. torch.Keys.Where(m => (m.DeclaringType == typeof(Scalar) && m.Name == "op_Implicit") || m.Name == "ToScalar")];
        for (int before = 0; before < makers.Count;)
        {
            before = makers.Count;
            makers.UnionWith([.. torch.Where(m => m.Value.Overlaps(makers)).Select(m => m.Key)]);
        }

        Assert.Contains(typeof(torch.Tensor).GetMethod("op_Addition", [typeof(torch.Tensor), typeof(torch.Tensor)])!, makers);
        string[] found = [.. CallsOf(typeof(TensorArithmetic).Assembly)
            .Where(m => !Allowed.Contains($"{m.Key.DeclaringType!.Name}.{m.Key.Name}") && m.Key.DeclaringType != typeof(TensorArithmetic))
            .SelectMany(m => m.Value.Where(makers.Contains).Select(c => $"{m.Key.DeclaringType!.Name}.{m.Key.Name} calls {c.DeclaringType!.Name}.{c}"))];
        Assert.True(found.Length == 0, $"Use TensorArithmetic instead: {string.Join("; ", found)}");
    }

    [Fact]
    public void Numbers_outlive_the_call_while_the_collector_runs()
    {
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            using torch.Tensor ones = torch.ones(4), mask = torch.tensor([true, false, true, false]);
            for (int i = 0; i < 30_000; i++) // the plain operators fault after some 10,000, once their code is optimised
            {
                using DisposeScope scope = torch.NewDisposeScope();
                torch.Tensor x = ones.Plus(ones).Times(3.0).Plus(0.5).Over(2).Minus(1).Filled(mask, 7).AtLeast(2.5).AtMost(6);
                Assert.Equal([6f, 2.5f, 6f, 2.5f], x.data<float>().ToArray());
            }
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }

    [Fact]
    public void Arithmetic_is_what_its_name_says()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor x = torch.tensor([-2f, 0f, 3f]);
        Equal([-1, 1, 4], x.Plus(1));
        Equal([4, 0, 9], x.Squared());
        Equal([-8, 0, 27], x.Power(3));
        Equal([Math.Log(1 + Math.Exp(-2)), Math.Log(2), Math.Log(1 + Math.Exp(3))], x.SoftPlus());
        Equal([1000], torch.tensor([1000f]).SoftPlus());
        Equal([-2, 5, 3], x.PlusAt(0, torch.tensor([1L]), torch.tensor([5f])));
        Assert.Equal([6L, 9L], torch.tensor([2L, 3L]).Times(3L).data<long>().ToArray());

        static void Equal(double[] expected, torch.Tensor found) => Assert.All(expected.Zip(found.data<float>().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-5));
    }

    /// <summary>What every method of an assembly calls.</summary>
    private static Dictionary<MethodBase, HashSet<MethodBase>> CallsOf(Assembly assembly)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return assembly.GetTypes().SelectMany(t => t.GetMethods(All).Concat<MethodBase>(t.GetConstructors(All))).ToDictionary(m => m, CallsOf);
    }

    private static HashSet<MethodBase> CallsOf(MethodBase method)
    {
        HashSet<MethodBase> calls = [];
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < code.Length;)
        {
            OpCode op = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += op.Size;
            if (op.OperandType == OperandType.InlineMethod)
            {
                MethodBase called = method.Module.ResolveMethod(BitConverter.ToInt32(code, at), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;
                calls.Add(called);
            }

            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }

        return calls;
    }
}
