"""Format versions 1 and 2 of the hashed n-grams, written a second time: prints the golden values of GoldenHashes.cs."""
M = (1 << 64) - 1
PRIME = 0x9E3779B97F4A7C15
WORD, PAIR, CHAR = 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB
FORM, PLACE = 0x8EBC6AF09C88C6E3, 0x589965CC75374CC3


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


def forms(text, longest):
    """ASCII words and single marks, tokens divided by one space each."""
    tokens = []
    for word in text.split(" "):
        if not word[0].isalnum():
            form = ord(word)
        elif word[0].isdigit():
            form = 4
        elif not word[0].isupper():
            form = 1
        else:
            form = 2 if len(word) == 1 or word.upper() != word else 3
        h = ((FORM ^ form) * PRIME) & M
        tokens.append(((h ^ (h >> 32)) * PRIME) & M)
    out = []
    for i in range(len(tokens)):
        h = FORM
        for token in tokens[i : i + longest]:
            h = ((h ^ token) * PRIME) & M
            h ^= h >> 29
            out.append(fold(h))
    return out


def places(text, parts):
    def place(what):
        h = ((what ^ PLACE) * PRIME) & M
        return fold(h ^ (h >> 29))

    tokens = text.lower().split()
    length = len(text) + 2
    out = [place((word_hash(w) + parts * i // len(tokens)) & M) for i, w in enumerate(tokens)]
    return out + [place((len(tokens) // 5) << 8), place((length * length).bit_length() - 1)]


print("Words:", ", ".join(map(str, words("My Card"))))
print("Characters:", ", ".join(map(str, characters("Ab", 2, 3))))
print("Forms:", ", ".join(map(str, forms("Bob , 9 USA I won", 2))))
print("Places:", ", ".join(map(str, places("My Card is My Card too", 3))))
