# The first numbers of xoshiro256** seeded with four SplitMix64 outputs, straight from the authors' C (prng.di.unimi.it).
M = (1 << 64) - 1
def splitmix(s):
    while True:
        s = (s + 0x9E3779B97F4A7C15) & M
        z = s
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
        yield z ^ (z >> 31)
rotl = lambda x, k: ((x << k) | (x >> (64 - k))) & M
g = splitmix(42)
s = [next(g) for _ in range(4)]
for _ in range(3):
    r = (rotl((s[1] * 5) & M, 7) * 9) & M
    t = (s[1] << 17) & M
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 45)
    print(r)
