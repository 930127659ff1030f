# Standard library only. Prints the golden numbers of Objectives/*Tests.cs.
from math import exp, log, log2, log1p, sqrt

def softmax(z): m = max(z); e = [exp(x - m) for x in z]; return [x / sum(e) for x in e]
def sigma(x): return 1 / (1 + exp(-x))

# classification: three rows, three classes, weights
Z = [[1.5, -.5, .25], [-2, 0, 3], [.1, .2, .3]]
Y = [[.7, .2, .1], [0, 0, 1], [.25, .5, .25]]
W = [1, .5, 2]
def soft_cross_entropy(T, eps, W=(1, 1, 1)):
    total = 0
    for z, y, w in zip(Z, Y, W):
        soft = [p ** (1 / T) for p in y]
        soft = [(1 - eps) * p / sum(soft) + eps / 3 for p in soft]
        q = softmax([x / T for x in z])
        total -= w * T * T * sum(p * log(c) for p, c in zip(soft, q))
    return total
print('soft cross-entropy', soft_cross_entropy(1, 0), soft_cross_entropy(2, 0), soft_cross_entropy(1, .1), soft_cross_entropy(2, .1, W))

# relevance: two queries of three and two rows, and one of a single row
S = [.3, -1.2, 2, .5, .4, 9]
G = [2, 0, 1, 3, 1, 2]
V = [1, .5, 2, 1, 4, 3]
QUERIES = [range(0, 3), range(3, 5)]
print('mse', sum((s - g) ** 2 for s, g in zip(S, G)), sum(v * (s - g) ** 2 for s, g, v in zip(S, G, V)))
print('bce', sum(-g / 3 * log(sigma(s)) - (1 - g / 3) * log(sigma(-s)) for s, g in zip(S, G)))

def pairs(term, ordered, V=(1,) * 6, per_query=False):
    total = count = 0
    for q in QUERIES:
        terms = [(sqrt(V[i] * V[j]), term(i, j)) for i in q for j in q
                 if (G[i] > G[j] if ordered else i < j)]
        pair_sum, weight = sum(w * t for w, t in terms), sum(w for w, _ in terms)
        query = sum(V[i] for i in q) / len(q)
        total += pair_sum * query / weight if per_query else pair_sum
        count += query if per_query else weight
    return total, count
margin = lambda i, j: ((S[i] - S[j]) - (G[i] - G[j])) ** 2
for a in [{}, dict(V=V), dict(per_query=True), dict(V=V, per_query=True)]:
    print('margin-mse', *pairs(margin, False, **a))
for T in [1, 2]:
    for a in [{}, dict(V=V), dict(V=V, per_query=True)]:
        print('ranknet', T, *pairs(lambda i, j: log1p(exp(-(S[i] - S[j]) / T)), True, **a))

def listnet(T, V=(1,) * 6):
    total = 0
    for q in QUERIES:
        p, s = softmax([G[i] / T for i in q]), softmax([S[i] for i in q])
        total -= sum(V[i] for i in q) / len(q) * sum(a * log(b) for a, b in zip(p, s))
    return total
print('listnet', listnet(1), listnet(.5), listnet(1, V))

def adr(G, T, V=(1,) * 6):
    total = 0
    for q in QUERIES:
        for i in q:
            smooth = 1 + sum(sigma((S[j] - S[i]) / T) for j in q if j != i)
            rank = sum(G[j] > G[i] for j in q) + (sum(G[j] == G[i] for j in q) + 1) / 2
            total += V[i] * (smooth - rank) ** 2 / log2(rank + 1)
    return total
print('adr-mse', adr(G, 1), adr(G, .25), adr(G, 1, V), 'ties', adr([2, 0, 2, 1, 1, 0], 1))

def kl(p, q): return sum(a * log(a / b) for a, b in zip(p, q))
Z2 = [[1, 0, .5], [-1, .5, 2.5], [.3, .2, .1]]
p, q = [softmax(z) for z in Z], [softmax(z) for z in Z2]
ce = sum(-sum(t * log(c) for t, c in zip(y, r)) for r, y in list(zip(p, Y)) + list(zip(q, Y))) / 2
print('r-drop', ce + .7 * sum((kl(a, b) + kl(b, a)) / 2 for a, b in zip(p, q)))

H, E, B, IDS = [[1, -1], [.5, 2]], [[.2, .1], [-.4, .3], [1, 0], [.6, -.7]], [.1, 0, -.2, .3], [3, 0]
print('mlm', -sum(log(softmax([sum(a * b for a, b in zip(h, e)) + c for e, c in zip(E, B)])[t]) for h, t in zip(H, IDS)))
