using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>The negative log-likelihood of tag sequences under a linear-chain conditional random field.</summary>
/// <remarks>
/// <para><b>What it is.</b> With emissions e, transitions T and starts s, a sequence y of n words scores s(y₁) + Σ e(t, yₜ) + Σ T(yₜ₋₁, yₜ); the
/// loss is log Z − score, Z summing over all sequences that BIO and the row's own tags allow. The forward recursion goes from word to word by
/// one matrix product of probabilities, scaled by the greatest: exact unless a state is below e⁻⁶⁹ of the best.</para>
/// <para><b>Inputs.</b> Padded rows with a mask; for each row the tags that it may have.</para>
/// <para><b>When not to use it.</b> Where tags do not depend on their neighbours: a softmax a word is cheaper.</para>
/// <para><b>Reference.</b> Lafferty, McCallum and Pereira, 2001; Huang, Xu and Yu, 1508.01991, section 2.5.</para>
/// <para><b>Example.</b> <c>CrfLoss.Sum(emissions, transitions, starts, tags, mask, allowed).backward()</c></para>
/// </remarks>
internal static class CrfLoss
{
    /// <summary>What is added to the score of what is not allowed: e to it is 0 in 32-bit floats.</summary>
    public const float Never = -1e4f;

    private const float Floor = 1e-30f;

    /// <summary>Sum of the rows' losses.</summary>
    /// <param name="emissions">[rows, words, tags].</param>
    /// <param name="transitions">[before, after], without the constraints of BIO.</param>
    /// <param name="starts">[tags], likewise.</param>
    /// <param name="tags">[rows, words] int64; anything where the mask is 0.</param>
    /// <param name="mask">[rows, words] 1 or 0; each row's words stand in front, at least one.</param>
    /// <param name="allowed">[rows, tags] 0, or <see cref="Never"/> for tags that the row may not have.</param>
    public static Tensor Sum(Tensor emissions, Tensor transitions, Tensor starts, Tensor tags, Tensor mask, Tensor allowed)
    {
        long words = emissions.shape[1], count = emissions.shape[2];
        Tensor into = transitions.Plus(Constraints((int)count, emissions.device)), begin = starts.Plus(StartConstraints((int)count, emissions.device));
        Tensor scores = emissions.Plus(allowed.unsqueeze(1)); // [rows, words, tags]
        Tensor factors = into.exp(); // [before, after]
        Tensor[] at = scores.unbind(1), present = mask.unbind(1);
        Tensor state = begin.Plus(at[0]); // [rows, tags]: log of the mass that ends in a tag
        for (int t = 1; t < words; t++)
        {
            Tensor top = state.detach().amax([1], keepdim: true);
            Tensor next = matmul((state - top).exp(), factors).AtLeast(Floor).log().Plus(top).Plus(at[t]);
            state = where(present[t].unsqueeze(1).to(ScalarType.Bool), next, state);
        }

        Tensor gold = (scores.gather(2, tags.unsqueeze(2)).squeeze(2) * mask).sum().Plus(begin.index_select(0, tags.select(1, 0)).sum());
        if (words > 1)
        {
            Tensor pairs = tags.narrow(1, 0, words - 1).Times(count).Plus(tags.narrow(1, 1, words - 1)).reshape(-1);
            gold = gold.Plus((into.view(-1).index_select(0, pairs) * mask.narrow(1, 1, words - 1).reshape(-1)).sum());
        }

        return state.logsumexp(1).sum() - gold;
    }

    private static Tensor Constraints(int tags, Device device)
    {
        var values = new float[tags * tags];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = TagScheme.MayFollow(i / tags, i % tags) ? 0 : Never;
        }

        return tensor(values, [tags, tags], device: device);
    }

    private static Tensor StartConstraints(int tags, Device device) => tensor(Array.ConvertAll([.. Enumerable.Range(0, tags)], t => TagScheme.MayStart(t) ? 0f : Never), device: device);
}
