"""The tokenizer: the base's Unigram pieces cut to those that matter, as a `tokenizer.json` that Java reads too.

Kept are all special and single-character pieces, the pieces that the training text uses most, and the base's own
most probable ones, so that a language that is rare in the training text is still read in words rather than in letters.
"""

from collections import Counter

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
BOS, PAD, EOS, UNK = range(4)


def tokenizer(pieces, scores):
    """A tokenizer over these pieces: NFKC, white space as one space, a mark before each word; no special tokens added."""
    built = Tokenizer(Unigram([(p, s) for p, s in zip(pieces, scores)], unk_id=UNK, byte_fallback=False))
    built.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    built.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    return built


def cut(base, texts, size, own_share=0.2):
    """Ids of the pieces to keep, in the base's order, `size` of them at most."""
    full = tokenizer(base.pieces, base.scores)
    used = Counter()
    for batch in _batches(texts, 2000):
        for encoding in full.encode_batch_fast(batch, add_special_tokens=False):
            used.update(encoding.ids)
    kept = set(range(len(SPECIAL)))
    by_use = [i for i, _ in used.most_common() if i not in kept]
    singles = [i for i in by_use if len(base.pieces[i].strip("▁")) <= 1]
    kept.update(singles)
    own = int(size * own_share)
    by_score = sorted(range(len(SPECIAL), len(base.pieces) - 1), key=lambda i: -base.scores[i])
    for source, until in ((by_score, own), (by_use, size)):
        for piece in source:
            if len(kept) >= max(until, len(singles)):
                break
            kept.add(piece)
    return sorted(kept)


def _batches(texts, size):
    for start in range(0, len(texts), size):
        yield texts[start : start + size]
