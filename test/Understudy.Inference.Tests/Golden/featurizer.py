"""Format version 1 of the hashed n-grams, written a second time: prints the golden values of GoldenHashes.cs."""
M = (1 << 64) - 1
PRIME = 0x9E3779B97F4A7C15
WORD, PAIR, CHAR = 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB


def fold(h):
    return ((h * PRIME) & M) >> 32


def word_hash(word):
    h = WORD
    for c in word:
        h = ((h ^ ord(c)) * PRIME) & M
    return ((h ^ (h >> 32)) * PRIME) & M


def words(text, longest=2, window=8):
    tokens = [word_hash(w) for w in text.lower().split()]
    out = []
    for i in range(len(tokens)):
        h = WORD
        for n in range(longest):
            if i + n < len(tokens):
                h = ((h ^ tokens[i + n]) * PRIME) & M
                h ^= h >> 29
                out.append(fold(h))
    for i in range(len(tokens)):
        for j in range(i + 1, min(len(tokens), i + window)):
            h = ((((tokens[i] + tokens[j]) & M) ^ PAIR) * PRIME) & M
            h ^= h >> 29
            out.append(fold(h))
    return out


def characters(text, shortest, longest):
    text = " " + text.lower() + " "
    out = []
    for i in range(len(text)):
        h = CHAR
        for n, c in enumerate(text[i : i + longest], 1):
            h = ((h ^ ord(c)) * PRIME) & M
            h ^= h >> 32
            if n >= shortest:
                out.append(fold(h))
    return out


print("Words:", ", ".join(map(str, words("My Card"))))
print("Characters:", ", ".join(map(str, characters("Ab", 2, 3))))
