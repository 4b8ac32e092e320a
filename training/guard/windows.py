"""Windows: what the model is shown. The same cutting as the Java runtime does, which `report.py` holds to be so.

A document, tool result, mail or page is read in windows, so that its length does not dilute an order. A user turn is read
once, its head and its tail: each further window would be another chance for a false alarm.
"""

from dataclasses import dataclass

import numpy as np

from guard.rows import ATTACK, INDIRECT
from guard.vocabulary import BOS, EOS

WINDOW = 80
STRIDE = 60
HEAD = 96
TAIL = 36

PREFIX = {
    "user": "user: ",
    "tool_result": "tool result: ",
    "document": "document: ",
    "email": "email: ",
    "web": "web page: ",
    "system": "tool result: ",
}


@dataclass
class Example:
    """One window: its piece ids with channel prefix, which pool it belongs to, and its verdicts."""

    ids: np.ndarray
    user: bool
    attack: int
    harmful: int
    source: str
    body: np.ndarray


class Cutter:
    """Cuts texts to examples with one tokenizer. Not thread-safe."""

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        self.prefix = {c: tokenizer.encode(p, add_special_tokens=False).ids for c, p in PREFIX.items()}

    def encode(self, texts, limit=40000):
        encodings = []
        for start in range(0, len(texts), 1000):
            batch = [t[:limit] for t in texts[start : start + 1000]]
            encodings += self.tokenizer.encode_batch(batch, add_special_tokens=False)
        return encodings

    def example(self, body, row):
        ids = np.array([BOS, *self.prefix[row.channel], *body, EOS], dtype=np.int32)
        return Example(ids, row.channel == "user", row.attack, row.harmful, row.source, np.array(body, dtype=np.int32))

    def training(self, rows, chance, windows=lambda row: 1):
        """Training examples of rows: windows that hold the planted words whole, or a random one of an honest text."""
        made = []
        for row, encoding in zip(rows, self.encode([r.text for r in rows])):
            for _ in range(windows(row)):
                body = self._body(row, encoding, chance)
                if len(body):
                    made.append(self.example(body, row))
        return made

    def _body(self, row, encoding, chance):
        ids = encoding.ids
        if row.channel == "user":
            return turn(ids) if chance.random() < 0.85 else ids[_somewhere(ids, chance) :][:WINDOW]
        if row.attack == ATTACK and row.injected:
            return _around(row, encoding, chance)
        start = _somewhere(ids, chance)
        size = WINDOW if chance.random() < 0.8 else chance.randint(12, WINDOW)
        return ids[start : start + size]


def turn(ids):
    """A user turn as the model sees it: all of it, or its head and its tail."""
    return ids if len(ids) <= HEAD + TAIL else ids[:HEAD] + ids[-TAIL:]


def all_windows(ids):
    """Every window of a long text; the last one reaches back so that it is full."""
    if len(ids) <= WINDOW:
        return [ids]
    starts = list(range(0, len(ids) - WINDOW, STRIDE)) + [len(ids) - WINDOW]
    return [ids[s : s + WINDOW] for s in starts]


def _somewhere(ids, chance):
    return chance.randint(0, len(ids) - WINDOW) if len(ids) > WINDOW else 0


def _around(row, encoding, chance):
    """A window that holds the planted words, or as much of their beginning as fits."""
    at = row.text.find(row.injected)
    if at < 0:
        return []
    end = at + len(row.injected)
    inside = [i for i, (a, b) in enumerate(encoding.offsets) if b > at and a < end]
    if not inside:
        return []
    first, last = inside[0], inside[-1] + 1
    size = WINDOW if chance.random() < 0.8 else chance.randint(min(WINDOW, last - first + 4), WINDOW)
    if last - first >= size:
        start = first + chance.randint(0, (last - first - size) // 2 + 1)
        return encoding.ids[start : start + size]
    start = chance.randint(max(0, last - size), first)
    return encoding.ids[start : start + size]


def is_indirect(row):
    return row.channel in INDIRECT
