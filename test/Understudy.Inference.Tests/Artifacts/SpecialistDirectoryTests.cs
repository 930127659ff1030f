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

    private static ContentHash Write(string directory) => SpecialistDirectory.Write(directory, TinyModel.Manifest(), new Dictionary<string, byte[]> { ["model.safetensors"] = LinearArtifact.Serialize(TinyModel.Model()) });

    private static string Refused(string directory) => Assert.Throws<UnderstudyException>(() => LinearSpecialist.Load(directory)).Message;
}
