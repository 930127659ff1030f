#!/usr/bin/env python3
"""Reference values for ranking metrics and the sign-flip test, by brute force and nothing but the standard library.

    python3 ranking.py > ranking.json

Ties are not given a formula here: every metric is computed for each order of the items that the scores allow, and averaged.
Spearman: Pearson's correlation of mid-ranks that are found by counting. Sign flips: all patterns.
"""
import itertools, json, math, random

rng = random.Random(20261128)


def orders(scores):
    """All orders of the items by falling score, tied items in every order."""
    groups = [[i for i, s in enumerate(scores) if s == v] for v in sorted(set(scores), reverse=True)]
    for parts in itertools.product(*[list(itertools.permutations(g)) for g in groups]):
        yield [i for part in parts for i in part]


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def dcg(gains, k):
    return sum(g / math.log2(r + 2) for r, g in enumerate(gains[:k]))


def ndcg(scores, grades, k, exponential):
    gains = [2 ** g - 1 if exponential else g for g in grades]
    ideal = dcg(sorted(gains, reverse=True), k)
    return None if ideal == 0 else mean(dcg([gains[i] for i in o], k) for o in orders(scores)) / ideal


def reciprocal(scores, grades, at, k):
    if all(g < at for g in grades):
        return None

    def one(order):
        rank = next(r for r, i in enumerate(order) if grades[i] >= at)
        return 1 / (rank + 1) if rank < k else 0

    return mean(one(o) for o in orders(scores))


def auc(scores, grades, at):
    pairs = [(scores[i], scores[j]) for i in range(len(grades)) for j in range(len(grades)) if grades[i] >= at > grades[j]]
    return mean(1 if a > b else 0.5 if a == b else 0 for a, b in pairs) if pairs else None


def midranks(values):
    return [sum(v < x for v in values) + (sum(v == x for v in values) - 1) / 2 for x in values]


def spearman(scores, grades):
    x, y = midranks(scores), midranks(grades)
    mx, my = mean(x), mean(y)
    sx, sy = math.sqrt(sum((a - mx) ** 2 for a in x)), math.sqrt(sum((b - my) ** 2 for b in y))
    return None if sy == 0 else 0 if sx == 0 else sum((a - mx) * (b - my) for a, b in zip(x, y)) / sx / sy


def signflip(d):
    seen = abs(sum(d))
    sums = [abs(sum(s * v for s, v in zip(signs, d))) for signs in itertools.product([1, -1], repeat=len(d))]
    return mean(1 if s >= seen - 1e-12 else 0 for s in sums)


queries = []
for _ in range(60):
    n = rng.randint(1, 8)
    scores = [rng.choice([0.5, 1.0, 1.5, 2.0, -3.25, 0.125]) for _ in range(n)]
    grades = [rng.choice([0, 0, 1, 2, 3]) for _ in range(n)]
    k, at = rng.choice([1, 2, 3, 5, 10]), rng.choice([1, 2])
    queries.append({
        "scores": scores, "grades": grades, "cutoff": k, "relevantFrom": at,
        "linear": ndcg(scores, grades, k, False), "exponential": ndcg(scores, grades, k, True),
        "reciprocalRank": reciprocal(scores, grades, at, k), "auc": auc(scores, grades, at), "spearman": spearman(scores, grades)})

flips = []
for n in [1, 2, 5, 9, 12]:
    d = [rng.choice([0, 0.25, 0.5, -0.25, 0.125, rng.uniform(-0.3, 0.6)]) for _ in range(n)]
    flips.append({"differences": d, "p": signflip(d)})

print(json.dumps({"queries": queries, "signFlip": flips}, indent=None, separators=(",", ":")).replace('{"scores"', '\n{"scores"').replace('{"differences"', '\n{"differences"'))
