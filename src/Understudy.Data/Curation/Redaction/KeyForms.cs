using System.Buffers;

namespace Understudy.Data;

/// <summary>The keys of providers that can be told by their beginning, as the providers document them.</summary>
internal static class KeyForms
{
    private static readonly KeyForm[] Usual =
    [
        new("sk-", 16, KeyProof.Common), new("us-", 24, KeyProof.Common), new("pplx-", 24), new("xai-", 24), new("nvapi-", 24),
        new("sk_live_", 10), new("sk_test_", 10), new("rk_live_", 10), new("rk_test_", 10), new("pk_live_", 16), new("pk_test_", 16), new("whsec_", 16, Base64: true),
        new("AKIA", 16), new("ASIA", 16), new("AIza", 35), new("GOCSPX-", 20),
        new("ghp_", 30), new("gho_", 30), new("ghu_", 30), new("ghs_", 30), new("ghr_", 30), new("github_pat_", 22), new("glpat-", 20),
        new("xoxa-", 10), new("xoxb-", 10), new("xoxe-", 10), new("xoxe.", 10), new("xoxo-", 10), new("xoxp-", 10), new("xoxr-", 10), new("xoxs-", 10), new("xoxc-", 10), new("xoxd-", 10), new("xapp-", 10),
        new("hf_", 30, KeyProof.Letters), new("gsk_", 30), new("r8_", 30, KeyProof.Common), new("npm_", 30), new("pypi-", 40), new("dop_v1_", 40),
        new("shpat_", 30), new("dckr_pat_", 20), new("SG.", 16),
    ];

    private static readonly KeyForm[] Further =
    [
        // GitLab's other tokens: runners, deployments, triggers, jobs, feeds, mail, agents, SCIM, applications.
        new("glrt-", 20), new("gldt-", 20), new("glptt-", 20), new("glcbt-", 20), new("glft-", 20), new("glimt-", 20), new("glagent-", 20), new("glsoat-", 20), new("gloas-", 20), new("glrtr-", 20),

        // Work in teams, clouds.
        new("ATATT3", 60, Base64: true), new("ATCTT3", 60, Base64: true), new("ATBB", 24, KeyProof.Random), new("LTAI", 16, KeyProof.Random), new("doo_v1_", 40), new("dor_v1_", 40), new("dckr_oat_", 20),
        new("lin_api_", 30), new("lin_oauth_", 30), new("ntn_", 30), new("secret_", 40, KeyProof.Random), new("figd_", 30), new("PMAK-", 30), new("CFPAT-", 30), new("rdme_", 40), new("fc-", 32, KeyProof.Hexadecimal),

        // Where programs are built, kept and watched.
        new("rubygems_", 30), new("oy2", 43, KeyProof.Small), new("CCIPAT_", 20), new("bkua_", 30), new("sgp_", 30), new("HRKU-", 30), new("nfp_", 30), new("vcp_", 24, KeyProof.Random), new("pul-", 40, KeyProof.Hexadecimal), new("pnu_", 30),
        new("dapi", 32, KeyProof.Hexadecimal), new("hvs.", 20), new("hvb.", 20), new("hvr.", 20), new("dp.pt.", 30), new("dp.st.", 30), new("dp.ct.", 30), new("dp.sa.", 30), new("dp.scim.", 30), new("dp.audit.", 30),
        new("NRAK-", 20), new("glsa_", 30), new("glc_", 30), new("sntrys_", 30, Base64: true), new("sntryu_", 30), new("dt0c01.", 60), new("dt0s16.", 60), new("phx_", 30, KeyProof.Random), new("tskey-", 16),
        new("sbp_", 40), new("sb_secret_", 20), new("pscale_tkn_", 30), new("pscale_pw_", 30), new("pscale_oauth_", 30), new("AKCp", 50), new("rnd_", 24, KeyProof.Random), new("AGE-SECRET-KEY-1", 40), new("ops_eyJ", 60),

        // Models.
        new("csk-", 24, KeyProof.Random), new("lsv2_pt_", 30), new("lsv2_sk_", 30), new("pcsk_", 40), new("tvly-", 20), new("fw_", 20, KeyProof.Random), new("tgp_v1_", 30), new("jina_", 30), new("rpa_", 30, KeyProof.Random), new("e2b_", 40), new("apify_api_", 30), new("esecret_", 24),

        // Shops, money, messages, tables.
        new("shpss_", 30), new("shpca_", 30), new("shppa_", 30), new("EAA", 50, KeyProof.Random), new("sq0atp-", 20), new("sq0csp-", 20), new("shippo_live_", 30), new("shippo_test_", 30), new("rzp_live_", 14), new("FLWSECK", 24), new("duffel_live_", 40), new("xkeysib-", 40), new("xsmtpsib-", 40), new("key-", 32, KeyProof.Hexadecimal), new("re_", 24, KeyProof.Random),
        new("pat-na1-", 30), new("pat-eu1-", 30), new("pat", 79, KeyProof.Airtable),
    ];

    private static readonly KeyForm[][] ByFirst = [.. Enumerable.Range(0, 128).Select(c => Usual.Concat(Further).Where(f => f.Prefix[0] == c).ToArray())];

    /// <summary>What is looked for in every text, and what only where something is as long as those keys: a vectorised search for 60 strings takes more than twice the time of one for 30.</summary>
    public static readonly SearchValues<string>[] Anchors = [AnchorsOf(Usual, "eyJ", "ya29.", "-----BEGIN", ":AA", "xox")],
        LongAnchors = [.. Further.Chunk(32).Select(c => AnchorsOf(c)), SearchValues.Create(["-us", ".atlasv1.", "/services/T", "/api/webhooks/"], StringComparison.Ordinal)];

    /// <summary>The forms whose beginning begins with this character.</summary>
    public static ReadOnlySpan<KeyForm> BeginningWith(char first) => first < ByFirst.Length ? ByFirst[first] : [];

    // A beginning that another one begins needs no search of its own.
    private static SearchValues<string> AnchorsOf(KeyForm[] forms, params string[] others)
    {
        string[] all = [.. forms.Select(f => f.Prefix), .. others];
        return SearchValues.Create([.. all.Where(a => !all.Any(b => a.Length > b.Length && a.StartsWith(b, StringComparison.Ordinal)))], StringComparison.Ordinal);
    }
}
