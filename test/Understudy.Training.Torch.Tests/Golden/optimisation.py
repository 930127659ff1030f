# Standard library only. Prints the golden numbers of Optimisation/*Tests.cs.
from math import ceil, cos, pi, sqrt

W = [[.5, -.25, 1.0, 0.0], [.1, -.2]]          # a 2x2 matrix, which decays, and a bias, which does not
GRADIENTS = [[[.1, -.2, .3, 0.0], [1.0, -2.0]],
             [[-.4, .1, .2, .05], [.5, .5]],
             [[.02, .02, -.6, .01], [-1.0, .25]]]
RATES = [.01, .02, .005]
B1, B2, EPS, DECAY, CLIP = .9, .999, 1e-8, .1, 1.5

def norm(g): return sqrt(sum(x * x for p in g for x in p))

w = [list(p) for p in W]
m = [[0.0] * len(p) for p in W]
v = [[0.0] * len(p) for p in W]
for t, (g, rate) in enumerate(zip(GRADIENTS, RATES), 1):
    scale = min(1, CLIP / norm(g))
    print('norm', t, norm(g))
    for p in range(2):
        for i, x in enumerate(g[p]):
            x *= scale
            m[p][i] = B1 * m[p][i] + (1 - B1) * x
            v[p][i] = B2 * v[p][i] + (1 - B2) * x * x
            w[p][i] *= 1 - rate * (DECAY if p == 0 else 0)
            w[p][i] -= rate * (m[p][i] / (1 - B1 ** t)) / (sqrt(v[p][i] / (1 - B2 ** t)) + EPS)
    print('weights', t, w)

def rate(k, steps, warm_up, shape):
    climb = ceil(steps * warm_up)
    if k < climb: return (k + 1) / climb
    x = min(1, (k + 1 - climb) / (steps + 1 - climb))
    return {'cosine': .5 * (1 + cos(pi * x)), 'linear': 1 - x, 'constant': 1}[shape]
for shape in ['cosine', 'linear', 'constant']:
    print(shape, [round(.004 * rate(k, 10, .3, shape), 12) for k in range(12)])

a, x = 1.0, 1.0
for t in range(4):
    x -= .5
    d = min(.2, (1 + t) / (10 + t))
    a += (1 - d) * (x - a)
    print('average', t + 1, a)
