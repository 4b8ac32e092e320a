"""Joins the scores: weights fitted on held-out training rows, so that a score is a probability; thresholds from dev's honest rows."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from guard.reading import Blend
from guard.rows import HONEST


def blend(rows, reads, rules, mix_steps=21):
    """The blend of one pool: the mix of encoder and linear that separates best, then a logistic fit of mix and rules.

    The pool's honest and hostile rows weigh the same, so a score of 0.5 means: as likely as not where half of the texts are attacks.
    """
    known = [(r, read, seen) for r, read, seen in zip(rows, reads, rules) if r.attack >= 0 and len(read.encoder)]
    labels = np.array([r.attack for r, _, _ in known])
    best, best_loss = None, np.inf
    for share in np.linspace(0, 1, mix_steps):
        mix = np.array([((1 - share) * read.encoder + share * read.linear).max() for _, read, _ in known])
        features = np.stack([mix, [s == 2 for _, _, s in known], [s == 1 for _, _, s in known]], axis=1).astype(float)
        model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=500).fit(features, labels)
        p = np.clip(model.predict_proba(features)[:, 1], 1e-6, 1 - 1e-6)
        weight = np.where(labels == 1, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
        loss = -(weight * (labels * np.log(p) + (1 - labels) * np.log(1 - p))).mean()
        if loss < best_loss:
            w, high, medium = model.coef_[0]
            best_loss = loss
            best = Blend((1 - share) * w, share * w, max(0.0, high), max(0.0, medium), float(model.intercept_[0]))
    return best, best_loss


# A source with fewer honest rows says nothing about a share of one in a hundred.
LEAST_ROWS = 40


def probability(log_odds):
    return 1 / (1 + np.exp(-np.asarray(log_odds)))


def thresholds(rows, log_odds, block, note):
    """For one group of dev rows, the probabilities that these shares of honest rows reach, each source counting alike.

    A pool of rows weighs sources by how many rows each happens to have: one odd source would set the threshold for all.
    """
    sources = {}
    for row, odds in zip(rows, log_odds):
        if row.attack == HONEST:
            sources.setdefault(row.source, []).append(float(probability(odds)))
    large = {name: np.sort(scores) for name, scores in sources.items() if len(scores) >= LEAST_ROWS}
    flag = _threshold(large, block)
    return {"flag": round(flag, 6), "note": round(min(flag, _threshold(large, note)), 6)}


def _threshold(sources, share):
    """The least score that on average over the sources at most this share of a source's honest rows reaches."""
    found = 1.0
    for score in np.unique(np.concatenate(list(sources.values())))[::-1]:
        reached = np.mean([1 - np.searchsorted(scores, score) / len(scores) for scores in sources.values()])
        if reached > share:
            break
        found = float(score)
    return found
