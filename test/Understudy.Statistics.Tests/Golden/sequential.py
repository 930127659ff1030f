#!/usr/bin/env python3
"""Reference values for the confidence sequence of a share, in exact fractions and nothing but the standard library.

    python3 sequential.py > sequential.json

The arcsine mixture has a closed form in whole numbers: the integral of q^k (1-q)^(n-k) over Beta(1/2, 1/2) is
C(2k, k) C(2(n-k), n-k) / (4^n C(n, k)). The evidence is compared to 1/alpha as a fraction; an end is found by bisection over
multiples of 2^-50.
"""
import json, math
from fractions import Fraction as F


def evidence(k, n, p):
    mixture = F(math.comb(2 * k, k) * math.comb(2 * (n - k), n - k), 4 ** n * math.comb(n, k))
    likelihood = p ** k * (1 - p) ** (n - k)
    return None if likelihood == 0 else mixture / likelihood


def log(x):
    return math.log(x.numerator) - math.log(x.denominator)


def end(k, n, alpha, up):
    inside, outside = F(k, n), F(1 if up else 0)
    inside = F(round(inside * 2 ** 50), 2 ** 50)
    for _ in range(52):
        middle = F(round((inside + outside) / 2 * 2 ** 50), 2 ** 50)
        e = evidence(k, n, middle)
        if e is None or e >= 1 / alpha:
            outside = middle
        else:
            inside = middle
    return float(outside)


cases = [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (1, 59), (2, 150), (30, 400), (200, 400), (5, 700), (690, 700)]
shares = [F(1, 100), F(1, 20), F(3, 10), F(1, 2), F(19, 20)]
alphas = [F(1, 20), F(1, 100)]
least = []
for p in (F(1, 50), F(1, 20), F(1, 5)):
    for alpha in alphas:
        n = 1
        while evidence(0, n, p) < 1 / alpha:
            n += 1
        least.append([float(p), float(alpha), n])

print(json.dumps({
    "evidence": [[k, n, float(p), log(evidence(k, n, p))] for k, n in cases for p in shares],
    "interval": [[k, n, float(a), 0 if k == 0 else end(k, n, a, False), 1 if k == n else end(k, n, a, True)] for k, n in cases for a in alphas],
    "least": least,
}, separators=(",", ":")).replace('],"', '],\n"'))
