"""From trained weights to the folder that ships, and the report of what it does on dev.

    python -m guard.finish WORK --data DATA --launcher PATH/agent-firewall --home guard-model/src/main/resources/…

The rules' verdicts come from the product itself (`scan --tier rules`), so that the blend is fitted on what Java will see.
"""

import argparse
import json
import pickle
import shutil
import subprocess
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from guard import assemble, evaluate, export, fit, linear, reading, report
from guard.rows import INDIRECT, labelled
from guard.vocabulary import PAD
from guard.windows import Cutter

CHANNELS = ("user", *INDIRECT, "system")
BLOCK = {"user": 0.0125, "indirect": 0.0035}
# Of a channel by itself, whose honest rows come from one source or two.
OWN = {"user": 0.0125, "indirect": 0.008}
NOTE = {"user": 0.03, "indirect": 0.03}


class Onnx:
    """The exported encoder, asked in batches of like lengths."""

    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, examples, size=16):
        order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
        out = np.zeros(len(examples), dtype=np.float32)
        for start in range(0, len(order), size):
            chosen = order[start : start + size]
            longest = max(len(examples[i].ids) for i in chosen)
            ids = np.full((len(chosen), longest), PAD, dtype=np.int64)
            for row, i in enumerate(chosen):
                ids[row, : len(examples[i].ids)] = examples[i].ids
            mask = np.zeros_like(ids)
            for row, i in enumerate(chosen):
                mask[row, : len(examples[i].ids)] = 1
            out[chosen] = self.session.run(None, {"input_ids": ids, "attention_mask": mask})[0][:, 0]
            if start % (size * 200) == 0:
                print(f"  read {start} of {len(order)} windows", flush=True)
        return out


def rule_levels(rows, launcher, scratch):
    """For each row what the rules saw: 2 something that flags, 1 something of medium weight, 0 nothing."""
    asked = scratch / "rows.jsonl"
    with open(asked, "w") as out:
        for at, row in enumerate(rows):
            out.write(json.dumps({"id": at, "text": row.text, "channel": row.channel}) + "\n")
    command = [str(launcher), "scan", "--jsonl", str(asked), "--tier", "rules"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode in (0, 1), answer.stderr[-2000:]
    levels = []
    for line in answer.stdout.splitlines():
        found = {f["severity"] for f in json.loads(line)["findings"] if f["rule"].startswith("text.")}
        levels.append(2 if found & {"high", "critical"} else 1 if "medium" in found else 0)
    assert len(levels) == len(rows)
    return levels


def linear_models(work):
    """Both linear models, fitted on all examples of the second stage's pools."""
    examples = pickle.load(open(work / "all2.pkl", "rb"))
    models = []
    for user in (True, False):
        chosen = [e for e in examples if e.user == user and e.attack >= 0]
        models.append(linear.Linear.fit([e.body for e in chosen], [e.attack for e in chosen]))
    return models


def blends(rows, reads, levels):
    fitted = {}
    for name, user in (("user", True), ("indirect", False)):
        at = [i for i, r in enumerate(rows) if (r.channel == "user") == user]
        fitted[name], loss = fit.blend([rows[i] for i in at], [reads[i] for i in at], [levels[i] for i in at])
        print(name, fitted[name], f"log loss {loss:.4f}", flush=True)
    return fitted


def thresholds(rows, odds):
    """For each channel the higher of its pool's threshold and, where it has rows enough, its own."""
    chosen = {}
    for channel in CHANNELS:
        pool = "user" if channel == "user" else "indirect"
        inside = [i for i, r in enumerate(rows) if (r.channel == "user") == (pool == "user")]
        own = [i for i in inside if rows[i].channel == channel]
        groups = [(inside, BLOCK[pool])] + ([(own, OWN[pool])] if sum(rows[i].attack == 0 for i in own) >= 400 else [])
        fitted = [fit.thresholds([rows[i] for i in g], [odds[i] for i in g], block, NOTE[pool]) for g, block in groups]
        chosen[channel] = {k: max(f[k] for f in fitted) for k in ("flag", "note")}
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--launcher", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--report", type=Path, required=True)
    parser.add_argument("--parity", type=Path, required=True, help="where texts and their scores go, for Java to repeat")
    options = parser.parse_args()
    files = options.home / "files"
    files.mkdir(parents=True, exist_ok=True)
    shutil.copy(options.work / "tok.json", files / "tokenizer.json")
    print(export.onnx_int8(export.load(options.weights), files / "model.onnx"))
    user, indirect = linear_models(options.work)
    export.linear_file([user, indirect], files / "linear.bin")
    cutter = Cutter(Tokenizer.from_file(str(files / "tokenizer.json")))
    encode = Onnx(files / "model.onnx")
    _, held = pickle.load(open(options.work / "pools.pkl", "rb"))
    held = [r for r in held if r.attack >= 0]
    dev = labelled(options.data / "text/injection.dev.jsonl.gz")
    read = lambda rows: reading.read_all(rows, cutter, user, indirect, encode)
    levels = {name: rule_levels(rows, options.launcher, options.work) for name, rows in (("held", held), ("dev", dev))}
    reads = {"held": read(held), "dev": read(dev)}
    pickle.dump((held, dev, reads, levels), open(options.work / "reads.pkl", "wb"))
    fitted = blends(held, reads["held"], levels["held"])
    odds = [_blend(fitted, r).log_odds(x, s) for r, x, s in zip(dev, reads["dev"], levels["dev"])]
    chosen = thresholds(dev, odds)
    config = assemble.config(fitted, chosen)
    (files / "guard.json").write_text(json.dumps(config, indent=2) + "\n")
    digest = assemble.write_manifest(
        files, options.home, "guard/1", "training/ of this repository", "MIT", "intfloat/multilingual-e5-small"
    )
    one_by_one = lambda rows: reading.read_all(rows, cutter, user, indirect, lambda examples: encode(examples, size=1))
    parity(held, one_by_one, fitted, options.parity)
    report.write(options.report, digest, dev, reads["dev"], levels["dev"], odds, chosen)
    print("sha256:" + digest)


def parity(rows, read, fitted, path):
    """Some of our own texts with the score that Java must find too, where the rules saw nothing."""
    ours = [r for r in rows if r.source.startswith("written")]
    chosen = ours[:: max(1, len(ours) // 60)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w") as out:
        for at, (row, one) in enumerate(zip(chosen, read(chosen))):
            score = float(fit.probability(_blend(fitted, row).log_odds(one, 0)))
            out.write(json.dumps({"id": at, "channel": row.channel, "text": row.text, "score": round(score, 4)}, ensure_ascii=False) + "\n")


def _blend(fitted, row):
    return fitted["user" if row.channel == "user" else "indirect"]


if __name__ == "__main__":
    main()
