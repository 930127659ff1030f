#!/usr/bin/env python3
"""Reference values for Understudy.Statistics, by other means than the library's own.

    apt-get install python3-scipy python3-mpmath    (made with scipy 1.10.1, numpy 1.24.2, mpmath 1.2.1)
    python3 golden.py > golden.json

Distributions: mpmath at 60 digits (binomial tails are plain sums of exact masses). Tango's interval: twice, by the
quartic of Yang, Sun and Hardin (2013) and by a constrained likelihood maximised numerically. PPI++, betting bound,
Hoeffding-Bentkus, Learn-then-Test, calibration errors: numpy, written from the papers' equations. Temperature and
learning curve: scipy's optimisers.
"""
import itertools, json, math
import numpy as np
from mpmath import mp, mpf
from scipy import optimize, stats

mp.dps = 60
rng = np.random.default_rng(20261123)
out = {}


def f(x):
    return float(x)


# ---- distributions -------------------------------------------------------------------------------------------
out["normalCdf"] = [[x, f(mp.ncdf(mpf(x)))] for x in [-37, -20, -10, -6, -5.7, -5, -3.25, -1.96, -1, -0.7, -0.6, -0.1, 0, 1e-8, 0.3, 0.67, 0.68, 1, 2.5, 5, 8]]
out["normalQuantile"] = [[p, f(mp.findroot(lambda x: mp.log(mp.ncdf(x)) - mp.log(mpf(p)), stats.norm.ppf(p)))]
                         for p in [1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.001, 0.025, 0.05, 0.1, 0.3, 0.45, 0.6, 0.9, 0.95, 0.975, 0.999]]


def log_mass(k, n, p):
    return mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1) + k * mp.log(p) + (n - k) * mp.log(1 - p)


def lower_tail(k, n, p):
    """Sum of masses downwards from k, until they no longer matter (or from the other side where that is shorter)."""
    p = mpf(p)
    if k < 0:
        return mpf(0)
    if k >= n:
        return mpf(1)
    if k > n * p:
        return 1 - upper_sum(k + 1, n, p)
    term = mp.exp(log_mass(k, n, p))
    total, odds = mpf(0), (1 - p) / p
    while k >= 0 and (total == 0 or term > total * mpf(10) ** -45):
        total += term
        term = term * odds * k / (n - k + 1)
        k -= 1
    return total


def upper_sum(k, n, p):
    p = mpf(p)
    term = mp.exp(log_mass(k, n, p))
    total, odds = mpf(0), p / (1 - p)
    while k <= n and (total == 0 or term > total * mpf(10) ** -45):
        total += term
        term = term * odds * (n - k) / (k + 1)
        k += 1
    return total


def upper_tail(k, n, p):
    if k <= 0:
        return mpf(1)
    if k > n:
        return mpf(0)
    return upper_sum(k, n, p) if k >= n * p else 1 - lower_tail(k - 1, n, p)


rows = []
for n, p in [(1, 0.3), (10, 0.5), (59, 0.05), (100, 0.01), (1000, 0.05), (6200, 0.95), (100_000, 0.002), (1_000_000, 0.5), (10_000_000, 0.05), (10_000_000, 0.95), (10_000_000, 1e-6)]:
    sd = math.sqrt(n * p * (1 - p))
    for k in sorted({max(0, min(n, int(n * p + z * sd))) for z in (-40, -8, -3, -1, 0, 0.5, 2, 6, 40)}):
        rows.append([k, n, p, f(log_mass(k, n, mpf(p))), f(mp.log(lower_tail(k, n, p))), f(mp.log(upper_tail(k, n, p)))])
out["binomial"] = rows



def incomplete_beta(a, b, x):
    """DLMF 8.17.8: a series of positive terms, so nothing cancels."""
    a, b, x = mpf(a), mpf(b), mpf(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    term, total, n = mpf(1), mpf(0), 0
    while term > total * mpf(10) ** -50:
        total += term
        term *= (a + b + n) / (a + 1 + n) * x
        n += 1
    return mp.exp(a * mp.log(x) + b * mp.log(1 - x) + mp.loggamma(a + b) - mp.loggamma(a + 1) - mp.loggamma(b)) * total


rows = []
for a, b in [(0.5, 0.5), (1, 1), (2.5, 7), (30, 0.3), (1, 400), (59.5, 3), (1234.5, 17.25), (5000, 90000)]:
    for p in [1e-12, 0.01, 0.3, 0.7, 0.99]:
        x = f(mpf(stats.beta.ppf(p, a, b)))
        if 0 < x < 1:
            rows.append([x, a, b, f(incomplete_beta(a, b, x))])
out["betaCdf"] = rows
rows = []
for degrees, p in itertools.product([1, 2, 4.5, 9, 29, 500], [1e-6, 0.025, 0.2, 0.9]):
    def tail(t):
        return incomplete_beta(mpf(degrees) / 2, mpf(1) / 2, degrees / (degrees + t * t)) / 2
    t = mp.findroot(lambda t: mp.log(tail(t)) - mp.log(mpf(min(p, 1 - p))), abs(stats.t.ppf(p, degrees)))
    rows.append([p, degrees, f(-t if p < 0.5 else t)])
out["studentQuantile"] = rows


# ---- one proportion ------------------------------------------------------------------------------------------
def cp(k, n, conf):
    tail = mpf(1 - conf) / 2
    def root(tail_of, start):
        return mp.findroot(lambda p: mp.log(tail_of(k, n, p)) - mp.log(tail), (mpf(start), mpf(start) * (1 - mpf(10) ** -5)), tol=mpf(10) ** -25)
    low = mpf(0) if k == 0 else root(upper_tail, float(stats.beta.ppf(float(tail), k, n - k + 1)))
    high = mpf(1) if k == n else root(lower_tail, float(stats.beta.ppf(1 - float(tail), k + 1, n - k)))
    return f(low), f(high)


out["clopperPearson"] = [[k, n, c, *cp(k, n, c)] for k, n, c in
                         [(0, 10, 0.95), (10, 10, 0.95), (3, 10, 0.95), (1, 59, 0.9), (0, 59, 0.9), (57, 59, 0.99), (950, 1000, 0.95), (7, 100000, 0.95), (5_000, 100_000, 0.95), (9_500_000, 10_000_000, 0.95)]]


def wilson(k, n, c):
    z = mp.sqrt(2) * mp.erfinv(mpf(c))
    p = mpf(k) / n
    centre, half = p + z * z / (2 * n), z * mp.sqrt(p * (1 - p) / n + z * z / (4 * mpf(n) ** 2))
    return f((centre - half) / (1 + z * z / n)), f((centre + half) / (1 + z * z / n))


out["wilson"] = [[k, n, c, *wilson(k, n, c)] for k, n, c in [(3, 10, 0.95), (81, 263, 0.95), (15, 148, 0.95), (1, 29, 0.95), (950, 1000, 0.99), (5, 10_000_000, 0.95)]]

# ---- pairs ---------------------------------------------------------------------------------------------------


def tango_quartic(n, b, c, conf):
    g = mpf(stats.norm.ppf(0.5 + conf / 2)) ** 2
    n, b, c = mpf(n), mpf(b), mpf(c)
    m0 = n**2 * (n / g + 1) ** 2
    m1 = -n * (b - c) * (n / g + 1) * (4 * n / g + 1)
    m2 = 2 * n * (b - c) ** 2 * (3 * n / g + 2) / g - n**2 * ((b + c) / g + 1)
    m3 = n * (b - c) * (2 * (b + c) / g + 1) - (b - c) ** 3 * (4 * n / g + 1) / g
    m4 = (b - c) ** 2 * ((b - c) ** 2 / g - (b + c)) / g
    roots = [r for r in mp.polyroots([m0, m1, m2, m3, m4], maxsteps=500, extraprec=400)]
    return sorted(f(r.real) for r in roots if abs(r.imag) < mpf(10) ** -20 and -1 <= r.real <= 1)


def tango_statistic(n, b, c, delta):
    """The score statistic with the constrained estimate found by maximising the likelihood numerically."""
    def minus_log(q):
        total = 0.0
        for count, chance in ((b, q + delta), (c, q), (n - b - c, 1 - 2 * q - delta)):
            if count:
                if chance <= 0:
                    return math.inf
                total -= count * math.log(chance)
        return total
    low, high = max(0.0, -delta), (1 - delta) / 2
    q = optimize.minimize_scalar(minus_log, bounds=(low, high), method="bounded", options={"xatol": 1e-13}).x
    return (b - c - n * delta) / math.sqrt(n * (2 * q + delta * (1 - delta)))


rows = []
for both, b, c, neither in [(1, 1, 7, 12), (794, 150, 86, 570), (100, 40, 20, 0), (5, 3, 9, 8), (1000, 57, 43, 100), (9_000_000, 400_000, 410_000, 190_000), (43, 0, 1, 0), (10, 8, 1, 1)]:
    n = both + b + c + neither
    roots = tango_quartic(n, b, c, 0.95)
    z = stats.norm.ppf(0.975)
    # Of the quartic's roots, the two at which the statistic is +z and -z.
    ends = [min(roots, key=lambda r, s=s: abs(tango_statistic(n, b, c, r) - s * z)) for s in (1, -1)]
    assert n > 10_000 or all(abs(abs(tango_statistic(n, b, c, e)) - z) < 1e-4 for e in ends), (b, c, n, ends)
    rows.append([both, b, c, neither, ends[0], ends[1]])
out["tango"] = rows
out["tangoStatistic"] = [[b, c, n, d, tango_statistic(n, b, c, d)] for b, c, n, d in [(7, 12, 200, -0.02), (30, 20, 1000, -0.01), (3, 9, 100, -0.05), (50, 40, 500, 0.1)]]
out["mcnemar"] = [[b, c, stats.binomtest(b, b + c, 0.5).pvalue] for b, c in [(1, 7), (10, 4), (150, 86), (0, 5), (33, 33), (1000, 1100)]]
p = [0.01, 0.02, 0.03, 0.2, 0.005, 0.04, 0.5]
order, adjusted, running = np.argsort(p), [0.0] * len(p), 0.0
for rank, i in enumerate(order):
    running = max(running, min(1, p[i] * (len(p) - rank)))
    adjusted[i] = running
out["holm"] = {"p": p, "adjusted": adjusted}

# ---- risk control --------------------------------------------------------------------------------------------


def h1(a, b):
    return (a * math.log(a / b) if a else 0) + ((1 - a) * math.log((1 - a) / (1 - b)) if a < 1 else 0)


out["hoeffdingBentkus"] = [[m, n, e, min(1, math.exp(-n * h1(min(m, e), e)), math.e * stats.binom.cdf(math.ceil(n * m - 1e-9), n, e))]
                           for m, n, e in [(0.0, 59, 0.05), (0.02, 500, 0.05), (0.03, 200, 0.05), (0.049, 10000, 0.05), (0.1, 100, 0.05), (0.01, 100000, 0.0125)]]
losses = np.round(rng.beta(0.4, 6, 400), 4)


def wealth(losses, m, delta):
    n, best, k = len(losses), 0.0, 0.0
    mu_sum, var_sum, var = 0.5, 0.25, 0.25
    for i, loss in enumerate(losses, start=1):
        nu = min(max(1, 0.9 / (1 - m)) if m < 1 else math.inf, math.sqrt(2 * math.log(1 / delta) / (n * var)))
        k += math.log1p(-nu * (loss - m))
        best = max(best, k)
        mu_sum += loss
        mu = mu_sum / (1 + i)
        var_sum += (loss - mu) ** 2
        var = var_sum / (1 + i)
    return best


out["betting"] = {
    "losses": losses.tolist(),
    "pValues": [[e, min(1, math.exp(-wealth(losses, e, 0.05)))] for e in (0.05, 0.07, 0.09, 0.11, 0.2)],
    "upper": [[d, optimize.brentq(lambda m: wealth(losses, m, d) - math.log(1 / d), 0, 1, xtol=1e-14)] for d in (0.01, 0.05, 0.1)],
}
conf = np.round(rng.beta(5, 1.2, 600), 3).astype(np.float32)
wrong = rng.random(600) < 0.6 * (1 - conf)
grid = [0.97, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.3]
tests = []
for t in grid:
    kept = conf.astype(float) >= t
    tests.append([int(kept.sum()), int(wrong[kept].sum()), float(stats.binom.cdf(wrong[kept].sum(), kept.sum(), 0.1)) if kept.any() else 1.0])
passed = list(itertools.takewhile(lambda i: tests[i][2] <= 0.05, range(len(grid))))
bonferroni = [i for i in range(len(grid)) if tests[i][2] <= 0.05 / len(grid)]
out["learnThenTest"] = {"confidence": [float(c) for c in conf], "wrong": [int(w) for w in wrong], "thresholds": grid, "tests": tests,
                        "fixedSequence": passed[-1] if passed else -1, "bonferroni": bonferroni[-1] if bonferroni else -1}
assert 0 < out["learnThenTest"]["fixedSequence"] < len(grid) - 1, tests

# ---- calibration ---------------------------------------------------------------------------------------------
correct = ~wrong
hits = correct.astype(float)


def equal_mass(conf, hits, bins):
    order = np.argsort(conf, kind="stable")
    c, h, ends, last = conf[order].astype(float), hits[order], [], 0
    for b in range(1, bins + 1):
        e = len(c) * b // bins
        while 0 < e < len(c) and c[e] == c[e - 1]:
            e += 1
        if e > last:
            ends.append((last, e))
            last = e
    return [(c[s:e], h[s:e]) for s, e in ends]


ece = sum(abs(h.mean() - c.mean()) * len(c) for c, h in equal_mass(conf, hits, 15)) / len(conf)
debiased = 0.0
for c, h in equal_mass(conf, hits, 15):
    mu, sigma = h.mean() - c.mean(), math.sqrt(h.mean() * (1 - h.mean()) / (len(c) - 1))
    folded = float(stats.foldnorm.mean(abs(mu) / sigma, scale=sigma)) if sigma else abs(mu)
    debiased += (2 * abs(mu) - folded) * len(c)
width = 0.0
for b in range(15):
    inside = (conf.astype(float) > b / 15) & (conf.astype(float) <= (b + 1) / 15)
    if inside.any():
        width += abs(hits[inside].mean() - conf[inside].astype(float).mean()) * inside.sum()
curve = []
for t in sorted(set(float(c) for c in conf), reverse=True):
    kept = conf.astype(float) >= t
    curve.append([t, kept.mean(), wrong[kept].mean(), int(kept.sum())])
aurc = sum(risk * (cov - before) for (_, cov, risk, _), before in zip(curve, [0] + [c[1] for c in curve[:-1]]))
out["calibration"] = {"ece": ece, "debiased": max(0, debiased / len(conf)), "equalWidth": width / len(conf), "area": aurc, "first": curve[0], "last": curve[-1], "points": len(curve)}

logits = np.round(rng.normal(0, 1, (300, 4)), 3).astype(np.float32)
truth = np.array([rng.choice(4, p=np.exp(z / 1.7) / np.exp(z / 1.7).sum()) for z in 3 * logits.astype(float)])
logits = (3 * logits).astype(np.float32)


def nll(temperature, z=logits.astype(float)):
    scaled = z / temperature
    top = scaled.max(1, keepdims=True)
    return float((np.log(np.exp(scaled - top).sum(1)) + top[:, 0] - scaled[np.arange(len(truth)), truth]).mean())


best = optimize.minimize_scalar(lambda b: nll(1 / b), bounds=(0.01, 10), method="bounded", options={"xatol": 1e-12})
out["temperature"] = {"logits": [float(z) for z in logits.ravel()], "truth": truth.tolist(), "classes": 4, "temperature": 1 / best.x, "logLoss": nll(1 / best.x), "logLossAtOne": nll(1.0)}

# ---- prediction-powered inference ----------------------------------------------------------------------------
n, more = 120, 900
y = (rng.random(n) < 0.8).astype(float)
g = np.where(rng.random(n) < 0.85, y, 1 - y)
u_y = (rng.random(more) < 0.8).astype(float)
u = np.where(rng.random(more) < 0.85, u_y, 1 - u_y)
lam = float(np.clip(np.cov(y, g)[0, 1] / ((1 + n / more) * np.var(np.concatenate([g, u]), ddof=1)), 0, 1))
value = float((y - lam * g).mean() + lam * u.mean())
error = math.sqrt(lam**2 * np.var(u, ddof=1) / more + np.var(y - lam * g, ddof=1) / n)
half = stats.t.ppf(0.975, n - 1) * error
out["predictionPowered"] = {"truth": y.tolist(), "prediction": g.tolist(), "unlabelled": u.tolist(), "lambda": lam, "value": value, "low": value - half, "high": value + half}

# ---- power ---------------------------------------------------------------------------------------------------


def agreement_needed(p1, p0, alpha, power, most):
    n = np.arange(1, most)
    critical = stats.binom.isf(alpha, n, p0).astype(int) + 1  # least k with P(X >= k) <= alpha
    critical = np.where(stats.binom.sf(critical - 2, n, p0) <= alpha, critical - 1, critical)
    held = stats.binom.sf(critical - 1, n, p1) >= power
    return int(n[np.nonzero(~held)[0][-1] + 1])


out["agreementPower"] = [[p1, p0, a, w, agreement_needed(p1, p0, a, w, most)] for p1, p0, a, w, most in
                         [(0.97, 0.95, 0.05, 0.8, 3000), (0.99, 0.95, 0.05, 0.8, 1000), (0.96, 0.95, 0.05, 0.8, 8000), (0.9, 0.8, 0.04, 0.9, 1000), (0.999, 0.99, 0.05, 0.9, 4000), (1.0, 0.95, 0.05, 0.8, 500)]]

# ---- learning curve ------------------------------------------------------------------------------------------
sizes = np.array([250.0, 500, 1000, 2000, 4000, 8000])
counts = np.full(6, 1500.0)
measured = np.round(rng.binomial(1500, 0.9 - 2.0 * sizes**-0.45) / 1500, 6)


def fit_curve(weights):
    def residuals(v):
        return np.sqrt(weights) * (measured - v[0] + v[1] * (sizes / sizes[0]) ** -v[2])
    fits = [optimize.least_squares(residuals, (0.9, 0.2, c0), xtol=1e-15, ftol=1e-15, gtol=1e-15, bounds=([0, 0, 0.05], [1, np.inf, 2])) for c0 in (0.2, 0.5, 1)]
    best = min(fits, key=lambda r: r.cost).x
    return best[0], best[1] * sizes[0] ** best[2], best[2]


def weights_at(acc):
    smooth = (acc * counts + 1) / (counts + 2)
    return counts / (smooth * (1 - smooth))


a, b, c = fit_curve(weights_at(measured))
a, b, c = fit_curve(weights_at(a - b * sizes**-c))
out["learningCurve"] = {"sizes": sizes.tolist(), "accuracies": measured.tolist(), "counts": counts.tolist(), "asymptote": a, "scale": b, "exponent": c, "at16000": a - b * 16000**-c}

# ---- modal agreement -----------------------------------------------------------------------------------------
inputs, answers = [], []
for i in range(40):
    weights = rng.dirichlet([3, 1, 0.5])
    for _ in range(int(rng.integers(1, 7))):
        inputs.append(i)
        answers.append(int(rng.choice(3, p=weights)))


def modal(group):
    return max(group.count(v) for v in set(group)) / len(group)


groups = [[a for a, j in zip(answers, inputs) if j == i] for i in range(40)]
groups = [g for g in groups if len(g) >= 2]


def leave_one_out(group):
    total = 0.0
    for i, answer in enumerate(group):
        others = group[:i] + group[i + 1:]
        best = max(others.count(v) for v in set(others))
        modes = [v for v in set(others) if others.count(v) == best]
        total += (answer in modes) / len(modes)
    return total / len(group)


loo, naive = float(np.mean([leave_one_out(g) for g in groups])), float(np.mean([modal(g) for g in groups]))
out["modalAgreement"] = {"inputs": inputs, "answers": answers, "value": (loo + naive) / 2, "leaveOneOut": loo, "naive": naive, "count": len(groups)}

print(json.dumps(out, indent=None, separators=(",", ":")).replace('],"', '],\n"').replace('},"', '},\n"'))
