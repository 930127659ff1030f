using System.Security.Cryptography;
using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class PromptFingerprintsTests
{
    [Fact]
    public void A_fingerprint_is_the_hash_however_often_and_in_whatever_order_prompts_come()
    {
        var fingerprints = new PromptFingerprints();
        byte[][] prompts = [[], [1], .. Enumerable.Range(0, 40).Select(i => Encoding.UTF8.GetBytes($"{i % 7} a prompt of {new string('x', i * 20)} {i % 5}")), new byte[40 << 10]];
        var order = new SeededRandom(new Seed(3));
        for (int i = 0; i < 5000; i++)
        {
            // Runs of one prompt, as traffic has them, so that some are kept and some pushed out.
            byte[] prompt = prompts[order.Next(prompts.Length)];
            for (int again = 1 + order.Next(3); again > 0; again--)
            {
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(prompt)[..16]), fingerprints.Of(prompt));
            }
        }
    }
}
