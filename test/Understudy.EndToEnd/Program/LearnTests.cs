using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Program;

/// <summary>The main job on our own sample, through the real program.</summary>
public sealed class LearnTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Learn_ends_with_a_verdict_a_report_and_a_certificate_that_verifies()
    {
        var understudy = new UnderstudyProgram(_directory.Path);

        UnderstudyProgram.Finished learn = await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--json");

        Assert.True(learn.ExitCode == 0, learn.Error);
        JsonElement workload = learn.Json.GetProperty("workloads")[0];
        Assert.Equal("helpdesk", workload.GetProperty("name").GetString());
        Assert.Equal("gold", workload.GetProperty("truth").GetString());
        JsonElement examples = workload.GetProperty("examples");
        Assert.Equal(4000, examples.GetProperty("total").GetInt32());
        Assert.Equal(4000, new[] { "train", "selection", "calibration", "test", "rejected" }.Sum(p => examples.GetProperty(p).GetInt32()));
        Assert.All(new[] { "id", "kind", "responders", "difference", "escalation", "chosen", "verdict", "needs", "reasons", "trainSeconds", "certificate", "report", "specialist" }, name => Assert.True(workload.TryGetProperty(name, out _), name));
        Assert.Equal(JsonValueKind.Null, Responder(workload, "teacher").GetProperty("latencyMicroseconds").ValueKind); // the log has no times: none is invented
        Assert.True(Responder(workload, "teacher").GetProperty("costPer1000Usd").GetDouble() > 0);
        JsonElement accuracy = Responder(workload, "specialist").GetProperty("metrics").GetProperty("accuracy");
        Assert.InRange(accuracy.GetProperty("value").GetDouble(), accuracy.GetProperty("low").GetDouble(), accuracy.GetProperty("high").GetDouble());
        Assert.True(File.Exists(workload.GetProperty("report").GetString()));

        // With escalation the sample's specialist is proven; alone it is not.
        Assert.Equal("Promote", workload.GetProperty("verdict").GetProperty("withEscalation").GetString());
        Assert.NotEqual("Promote", workload.GetProperty("verdict").GetProperty("alone").GetString());

        UnderstudyProgram.Finished verify = await understudy.RunAsync("verify", "helpdesk");
        Assert.True(verify.ExitCode == 0, verify.Out + verify.Error);

        UnderstudyProgram.Finished ask = await understudy.RunAsync("ask", "helpdesk", "You charged my card twice this month, I want a refund");
        Assert.Equal("{\"category\":\"billing\"}", ask.Out.Trim());
    }

    [Fact]
    public async Task The_same_command_gives_the_same_specialist_and_no_second_look()
    {
        var understudy = new UnderstudyProgram(_directory.Path);

        JsonElement first = (await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--json", "--threads", "1")).Json.GetProperty("workloads")[0];
        JsonElement second = (await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--json", "--threads", "2")).Json.GetProperty("workloads")[0];

        Assert.Equal(first.GetProperty("specialist").ToString(), second.GetProperty("specialist").ToString());
        Assert.Equal(first.GetProperty("difference").ToString(), second.GetProperty("difference").ToString());
        Assert.Equal(first.GetProperty("escalation").ToString(), second.GetProperty("escalation").ToString());
    }

    [Fact]
    public async Task Single_stages_give_what_learn_gives()
    {
        var understudy = new UnderstudyProgram(_directory.Path);

        Assert.Equal(0, (await understudy.RunAsync("import", UnderstudyProgram.Sample)).ExitCode);
        UnderstudyProgram.Finished train = await understudy.RunAsync("train", "helpdesk", "--json");
        UnderstudyProgram.Finished evaluate = await understudy.RunAsync("evaluate", "helpdesk", "--json");
        UnderstudyProgram.Finished learn = await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--json");

        Assert.True(train.ExitCode == 0, train.Error);
        Assert.True(evaluate.ExitCode == 0, evaluate.Error);
        JsonElement a = evaluate.Json.GetProperty("workloads")[0], b = learn.Json.GetProperty("workloads")[0];
        Assert.Equal(a.GetProperty("verdict").ToString(), b.GetProperty("verdict").ToString());
        Assert.Equal(a.GetProperty("difference").ToString(), b.GetProperty("difference").ToString());
    }

    [Fact]
    public async Task One_flipped_byte_fails_verification_and_flipped_back_it_passes()
    {
        var understudy = new UnderstudyProgram(_directory.Path);
        Assert.Equal(0, (await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--json")).ExitCode);
        foreach (string name in new[] { "certificate.json", "certificate.sig", "specialist.json", "model.safetensors", "understudy.db" })
        {
            string path = Directory.GetFiles(_directory[".understudy"], name, SearchOption.AllDirectories).Single();
            byte[] bytes = File.ReadAllBytes(path);
            int at = name == "understudy.db" ? bytes.AsSpan().IndexOf("copyng it by hand"u8) : bytes.Length / 2; // a byte of a message in the data
            bytes[at] ^= 1;
            File.WriteAllBytes(path, bytes);

            UnderstudyProgram.Finished verify = await understudy.RunAsync("verify", "helpdesk");

            Assert.True(verify.ExitCode == 1, $"{name}: {verify.Out}");
            bytes[at] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        Assert.Equal(0, (await understudy.RunAsync("verify", "helpdesk")).ExitCode);
    }

    [Fact]
    public async Task A_killed_run_leaves_nothing_half_written_and_the_next_one_succeeds()
    {
        var understudy = new UnderstudyProgram(_directory.Path);
        foreach (int milliseconds in new[] { 400, 900, 1500, 2500 })
        {
            using System.Diagnostics.Process process = understudy.Start("learn", UnderstudyProgram.Sample);
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        UnderstudyProgram.Finished learn = await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--json");

        Assert.True(learn.ExitCode == 0, learn.Error);
        Assert.Equal(0, (await understudy.RunAsync("verify", "helpdesk")).ExitCode);
    }

    [Theory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    public async Task An_interrupt_ends_with_130_and_the_same_command_then_succeeds(string signal, int number)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sends a signal with kill.");
        Assert.SkipWhen(IsIgnored(number), $"SIG{signal} is ignored here, as a shell does for its background jobs, and children inherit that.");
        var understudy = new UnderstudyProgram(_directory.Path);
        using System.Diagnostics.Process process = understudy.Start("learn", UnderstudyProgram.Sample, "--json", "--budget", "120");
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        using (System.Diagnostics.Process kill = System.Diagnostics.Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        UnderstudyProgram.Finished interrupted = await UnderstudyProgram.FinishAsync(process);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("run the same command again", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--json")).ExitCode);
    }

    private static bool IsIgnored(int signal)
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(line[7..].Trim(), 16) & (1UL << (signal - 1))) != 0;
    }

    private static JsonElement Responder(JsonElement workload, string name) => workload.GetProperty("responders").EnumerateArray().First(r => r.GetProperty("name").GetString() == name);
}
