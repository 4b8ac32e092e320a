"""A whole text read as Java reads it: which windows, which of them the encoder sees, one log-odds in the end."""

from dataclasses import dataclass

import numpy as np

from guard import windows
from guard.rows import INDIRECT

READ = 16
READ_OF_TURN = 4
TURN_GATE = -1.5


@dataclass
class Read:
    """Of one text: the encoder's and the linear model's log-odds of each window that the encoder read."""

    encoder: np.ndarray
    linear: np.ndarray


def read_all(rows, cutter, linear_user, linear_indirect, encode):
    """Reads of rows; `encode` answers a list of examples with their attack log-odds."""
    examples, owners, linears = [], [], []
    for at, (row, encoding) in enumerate(zip(rows, cutter.encode([r.text for r in rows], 400_000))):
        model = linear_indirect if row.channel in INDIRECT else linear_user
        for body, score in _chosen(row, encoding.ids, model):
            examples.append(cutter.example(body, row))
            owners.append(at)
            linears.append(score)
    scores = encode(examples)
    owners, linears = np.array(owners), np.array(linears)
    order = np.searchsorted(owners, np.arange(len(rows) + 1))
    return [Read(scores[a:b], linears[a:b]) for a, b in zip(order, order[1:])]


def _chosen(row, ids, model):
    if row.channel not in INDIRECT:
        body = windows.turn(ids)
        first = [(body, float(model.logits([body])[0]))]
        if len(ids) <= windows.HEAD + windows.TAIL:
            return first
        others = [(b, s) for b, s in _most_suspect(windows.all_windows(ids), model, READ_OF_TURN) if s >= TURN_GATE]
        return first + others
    return _most_suspect(windows.all_windows(ids), model, READ)


def _most_suspect(bodies, model, most):
    scores = model.logits(bodies)
    order = np.argsort(-scores, kind="stable")[:most]
    return [(bodies[i], float(scores[i])) for i in order]


@dataclass
class Blend:
    """One log-odds of a text: its most suspect window's two scores, and what the rules saw."""

    encoder: float
    linear: float
    rules_high: float
    rules_medium: float
    bias: float

    def log_odds(self, read, rules):
        if not len(read.encoder):
            return -20.0
        evidence = self.rules_high if rules == 2 else self.rules_medium if rules == 1 else 0.0
        return float((self.encoder * read.encoder + self.linear * read.linear).max()) + evidence + self.bias
