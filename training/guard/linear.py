"""The first tier: logistic regression over hashed n-grams of pieces, one weight vector for each pool, in int8.

It reads a window in some microseconds, so it sees every window of a text of any length and picks those that the encoder reads.
"""

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

BITS = 18
ORDERS = (1, 2, 3)
MASK = np.uint32((1 << BITS) - 1)


def buckets(ids):
    """Distinct buckets of a window's 1-, 2- and 3-grams: 32-bit arithmetic that Java repeats exactly."""
    ids = np.asarray(ids, dtype=np.uint32)
    found = []
    with np.errstate(over="ignore"):
        for order in ORDERS:
            if len(ids) < order:
                continue
            h = np.full(len(ids) - order + 1, 0x811C9DC5, dtype=np.uint32)
            for k in range(order):
                h = (h ^ ids[k : len(ids) - order + 1 + k]) * np.uint32(0x85EBCA6B)
                h ^= h >> np.uint32(13)
            found.append(h & MASK)
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.uint32)


def matrix(bodies):
    """One row a window, each bucket 1/sqrt(count)."""
    indices, starts, values = [], [0], []
    for body in bodies:
        b = buckets(body)
        indices.append(b)
        values.append(np.full(len(b), 1 / np.sqrt(max(1, len(b))), dtype=np.float32))
        starts.append(starts[-1] + len(b))
    flat = np.concatenate(indices).astype(np.int32)
    return csr_matrix((np.concatenate(values), flat, np.array(starts)), shape=(len(bodies), 1 << BITS))


class Linear:
    """Weights of one pool: `logit = bias + scale * sum(int8 weights of buckets) / sqrt(buckets)`."""

    def __init__(self, weights, scale, bias):
        self.weights, self.scale, self.bias = weights, scale, bias

    @staticmethod
    def fit(bodies, labels, strength=20.0, sample_weight=None):
        model = LogisticRegression(C=strength, max_iter=200, solver="lbfgs")
        model.fit(matrix(bodies), labels, sample_weight=sample_weight)
        weights = model.coef_[0]
        scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9999)) / 127
        return Linear(np.clip(np.round(weights / scale), -127, 127).astype(np.int8), scale, float(model.intercept_[0]))

    def logits(self, bodies):
        return matrix(bodies) @ (self.weights.astype(np.float32) * self.scale) + self.bias
