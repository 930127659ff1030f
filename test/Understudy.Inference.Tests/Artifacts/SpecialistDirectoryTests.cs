using Understudy.Core;
using Understudy.Inference.Tests.Linear;
using Understudy.Testing;

using Xunit;

namespace Understudy.Inference.Tests.Artifacts;

public sealed class SpecialistDirectoryTests
{
    [Fact]
    public void A_specialist_answers_the_same_after_loading()
    {
        using var temporary = new TemporaryDirectory();
        ContentHash hash = Write(temporary["s"]);
        LinearSpecialist loaded = LinearSpecialist.Load(temporary["s"]);
        var expected = new float[2];
        var found = new float[2];
        foreach (string text in (string[])["refund", "the crash", "", "refund crash the the"])
        {
            Assert.Equal(TinyModel.Specialist().Predict(text, expected), loaded.Predict(text, found));
            Assert.Equal(expected, found);
        }

        Assert.Equal(hash, SpecialistDirectory.HashOf(temporary["s"]));
        Assert.Equal(["billing", "bug"], loaded.Labels);
        Assert.Equal(TinyModel.Manifest().CandidateThresholds, loaded.Manifest.CandidateThresholds);
        Assert.Equal(["model.safetensors"], loaded.Manifest.Files.Keys);
        Assert.False(Directory.Exists(temporary["s"] + ".writing"));
    }

    [Fact]
    public void The_same_specialist_is_the_same_bytes()
    {
        using var temporary = new TemporaryDirectory();
        ContentHash one = Write(temporary["one"]), two = Write(temporary["two"]);

        Assert.Equal(one, two);
        Assert.Equal(File.ReadAllBytes(Path.Combine(temporary["one"], "specialist.json")), File.ReadAllBytes(Path.Combine(temporary["two"], "specialist.json")));
    }

    [Fact]
    public void One_flipped_byte_in_any_file_is_found()
    {
        using var temporary = new TemporaryDirectory();
        ContentHash hash = Write(temporary["s"]);
        foreach (string name in (string[])["model.safetensors", "specialist.json"])
        {
            string path = Path.Combine(temporary["s"], name);
            byte[] whole = File.ReadAllBytes(path);
            for (int at = 0; at < whole.Length; at += 7)
            {
                byte[] changed = [.. whole];
                changed[at] ^= 1;
                File.WriteAllBytes(path, changed);
                Assert.ThrowsAny<UnderstudyException>(() => SpecialistDirectory.Verify(temporary["s"], hash));
            }

            File.WriteAllBytes(path, whole);
        }

        SpecialistDirectory.Verify(temporary["s"], hash);
    }

    [Fact]
    public void Missing_added_and_linked_files_are_refused()
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);
        string weights = Path.Combine(temporary["s"], "model.safetensors"), added = Path.Combine(temporary["s"], "extra.bin");
        File.WriteAllText(added, "x");
        Assert.Contains("not in the manifest", Refused(temporary["s"]), StringComparison.Ordinal);
        File.Delete(added);
        Directory.CreateDirectory(added);
        Assert.Contains("plain files only", Refused(temporary["s"]), StringComparison.Ordinal);
        Directory.Delete(added);
        File.Move(weights, temporary["moved"]);
        Assert.Contains("'model.safetensors' is missing", Refused(temporary["s"]), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(weights, temporary["moved"]);
            Assert.Contains("'model.safetensors' is a link", Refused(temporary["s"]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_wanted_files_stay_in_memory_and_all_are_checked()
    {
        using var temporary = new TemporaryDirectory();
        var big = new byte[24 << 20];
        ContentHash hash = SpecialistDirectory.Write(temporary["s"], TinyModel.Manifest(), new Dictionary<string, byte[]> { ["big.bin"] = big, ["onnx/small.bin"] = [1, 2], ["empty"] = [] });
        SpecialistDirectory.Read(temporary["s"]);

        long before = GC.GetAllocatedBytesForCurrentThread();
        (_, IReadOnlyDictionary<string, byte[]> none, ContentHash found) = SpecialistDirectory.Read(temporary["s"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Empty(none);
        Assert.Equal(hash, found);
        (_, IReadOnlyDictionary<string, byte[]> kept, found) = SpecialistDirectory.Read(temporary["s"], m => ["onnx/small.bin", "empty", "no such file", .. m.Files.Keys.Where(k => k == "nothing")]);
        Assert.Equal([1, 2], kept["onnx/small.bin"]);
        Assert.Empty(kept["empty"]);
        Assert.Equal(2, kept.Count);
        Assert.Equal(hash, found);

        big[^1] = 1;
        File.WriteAllBytes(Path.Combine(temporary["s"], "big.bin"), big);
        Assert.Contains("'big.bin' should have the hash", Assert.Throws<UnderstudyException>(() => SpecialistDirectory.Read(temporary["s"], _ => ["onnx/small.bin"])).Message, StringComparison.Ordinal);
        Assert.Equal("tiny", SpecialistDirectory.ReadManifest(temporary["s"]).Name);
    }

    [Fact]
    public void A_giant_file_is_refused_before_it_is_read()
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);
        string weights = Path.Combine(temporary["s"], "model.safetensors"), manifest = Path.Combine(temporary["s"], "specialist.json");
        Stretch(weights, 3L << 30); // sparse: nothing is written
        Assert.Contains($"'model.safetensors' has {3L << 30} bytes; at most {Array.MaxLength} are read", Refused(temporary["s"]), StringComparison.Ordinal);
        Stretch(weights, 17L << 30);
        Assert.Contains($"at most {16L << 30} are read", Assert.Throws<UnderstudyException>(() => SpecialistDirectory.HashOf(temporary["s"])).Message, StringComparison.Ordinal);
        Stretch(manifest, 65L << 20);
        Assert.Contains("'specialist.json' has 68157440 bytes", Refused(temporary["s"]), StringComparison.Ordinal);

        static void Stretch(string path, long length)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            stream.SetLength(length);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_grows_or_shrinks_while_it_is_read_is_refused(bool keep)
    {
        // The kernel's own files say the length 4096 and hold less; a file that another process appends to is raced until it is seen.
        using var temporary = new TemporaryDirectory();
        string path = temporary["growing"];
        if (File.Exists("/sys/kernel/mm/transparent_hugepage/enabled"))
        {
            Assert.Contains("it is being written", TryRead("/sys/kernel/mm/transparent_hugepage/enabled"), StringComparison.Ordinal);
        }

        File.WriteAllBytes(path, new byte[1 << 20]);
        using var stop = new CancellationTokenSource();
        var writer = new Thread(() =>
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            while (!stop.IsCancellationRequested)
            {
                stream.Write(new byte[4096]);
                if (stream.Length > 1 << 23)
                {
                    stream.SetLength(1 << 20);
                }
            }
        });
        writer.Start();
        try
        {
            string? refused = Enumerable.Range(0, 100_000).Select(_ => TryRead(path)).FirstOrDefault(r => r is not null);
            Assert.Contains("it is being written", refused, StringComparison.Ordinal);
        }
        finally
        {
            stop.Cancel();
            writer.Join();
        }

        string? TryRead(string file)
        {
            try
            {
                SpecialistFile.Read(file, "growing", keep, SpecialistFile.Longest, w => new UnderstudyException(ErrorCode.IntegrityBroken, w));
                return null;
            }
            catch (UnderstudyException e)
            {
                return e.Message;
            }
        }
    }

    [Fact]
    public void A_pipe_in_the_place_of_a_file_is_refused_without_waiting_for_its_writer()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo"), "There is no mkfifo here.");
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);
        string weights = Path.Combine(temporary["s"], "model.safetensors");
        File.Delete(weights);
        using (var made = System.Diagnostics.Process.Start("/usr/bin/mkfifo", [weights]))
        {
            made.WaitForExit();
        }

        Assert.Contains("'model.safetensors' should have the hash", Refused(temporary["s"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_and_run_logs_are_outside_the_hash()
    {
        using var temporary = new TemporaryDirectory();
        ContentHash hash = Write(temporary["s"]);
        SpecialistDirectory.WriteDetached(temporary["s"], "certificate.json", [1]);
        SpecialistDirectory.WriteDetached(temporary["s"], "certificate.sig", [2]);
        SpecialistDirectory.WriteDetached(temporary["s"], "run.json", [3]);

        SpecialistDirectory.Verify(temporary["s"], hash);
        Assert.Throws<ArgumentException>(() => SpecialistDirectory.WriteDetached(temporary["s"], "model2.bin", [1]));
    }

    [Fact]
    public void A_taken_directory_is_not_overwritten()
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);

        Assert.Equal(ErrorCode.WriteFailed, Assert.Throws<UnderstudyException>(() => Write(temporary["s"])).Code);
    }

    [Fact]
    public void Leftovers_of_a_killed_write_do_not_matter()
    {
        using var temporary = new TemporaryDirectory();
        Directory.CreateDirectory(temporary["s.writing"]);
        File.WriteAllText(Path.Combine(temporary["s.writing"], "half"), "x");
        Write(temporary["s"]);

        Assert.Equal(2, LinearSpecialist.Load(temporary["s"]).Labels.Count);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("specialist.json")]
    [InlineData("")]
    public void Names_that_leave_the_directory_are_refused(string name)
    {
        using var temporary = new TemporaryDirectory();

        Assert.Throws<UnderstudyException>(() => SpecialistDirectory.Write(temporary["s"], TinyModel.Manifest(), new Dictionary<string, byte[]> { [name] = [1] }));
        Assert.False(Directory.Exists(temporary["s"]));
    }

    [Fact]
    public void A_directory_without_a_manifest_is_not_found()
    {
        using var temporary = new TemporaryDirectory();

        Assert.Equal(ErrorCode.NotFound, Assert.Throws<UnderstudyException>(() => LinearSpecialist.Load(temporary.Path)).Code);
    }

    [Fact]
    public void A_newer_manifest_is_refused_with_its_version()
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);
        string path = Path.Combine(temporary["s"], "specialist.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"schemaVersion\": 2", "\"schemaVersion\": 9", StringComparison.Ordinal).Replace("\"name\": \"tiny\"", "\"name\": \"tiny\", \"new\": 1", StringComparison.Ordinal));

        Assert.Contains("schema version 9", Assert.Throws<UnderstudyException>(() => LinearSpecialist.Load(temporary["s"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_behind()
    {
        using var temporary = new TemporaryDirectory();

        // A file cannot be a directory too.
        Assert.Equal(ErrorCode.WriteFailed, Assert.Throws<UnderstudyException>(() => SpecialistDirectory.Write(temporary["s"], TinyModel.Manifest(), new Dictionary<string, byte[]> { ["onnx"] = [1], ["onnx/model.onnx"] = [2] })).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));

        Write(temporary["s"]);
        Directory.CreateDirectory(temporary["s/certificate.json/in-the-way"]);
        Assert.Equal(ErrorCode.WriteFailed, Assert.Throws<UnderstudyException>(() => SpecialistDirectory.WriteDetached(temporary["s"], "certificate.json", "{}"u8)).Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(temporary["s"]), f => f.EndsWith(".writing", StringComparison.Ordinal));
    }

    private static ContentHash Write(string directory) => SpecialistDirectory.Write(directory, TinyModel.Manifest(), new Dictionary<string, byte[]> { ["model.safetensors"] = LinearArtifact.Serialize(TinyModel.Model()) });

    private static string Refused(string directory) => Assert.Throws<UnderstudyException>(() => LinearSpecialist.Load(directory)).Message;
}
