"""Where training text comes from: the labelled rows, the sets that stay untouched, and the texts written for this model."""

import gzip
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

INDIRECT = ("tool_result", "document", "email", "web")

# Evaluation sets of the field: never trained on, wherever they turn up.
UNTOUCHED = {"cyberseceval_frr"}

ATTACK, HONEST, UNKNOWN = 1, 0, -1


@dataclass
class Row:
    """One text: what it is (`attack`), whether it asks for harm (`harmful`), its channel, and the planted words if any."""

    text: str
    channel: str
    attack: int
    harmful: int = UNKNOWN
    source: str = ""
    injected: str = ""
    lang: str = ""


def labelled(path):
    """Rows of a labelled file. Harmful requests have no verdict on `attack`: they are another question."""
    rows = []
    with gzip.open(path, "rt") as lines:
        for line in lines:
            raw = json.loads(line)
            if raw["dataset"] in UNTOUCHED:
                continue
            rows.append(_row(raw))
    return rows


def _row(raw):
    label = raw["label"]
    attack = {"benign": HONEST, "injection": ATTACK, "jailbreak": ATTACK, "harmful_request": UNKNOWN}[label]
    harmful = {"benign": HONEST, "harmful_request": ATTACK}.get(label, UNKNOWN)
    injected = raw.get("injected") or ""
    return Row(raw["text"], raw["channel"], attack, harmful, raw["dataset"], injected)


def written(folder, pattern):
    """The texts written for this model, from the JSON Lines files of a folder that match a pattern."""
    found = []
    for path in sorted(Path(folder).glob(pattern)):
        found += [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    return found


def user_texts(folder):
    """Written user turns, hostile and honest."""
    rows = []
    for raw in written(folder, "user-*.jsonl"):
        if raw.get("style") == "repeat-request":
            continue  # honest or not: only what was said before could tell
        attack = ATTACK if raw["label"] == "attack" else HONEST
        source = "written_attack" if attack else "written_honest"
        rows.append(Row(raw["text"], "user", attack, UNKNOWN if attack else HONEST, source, lang=raw.get("lang", "")))
    return rows


def carriers(folder):
    """Written honest tool results, documents, mails and pages."""
    rows = []
    for raw in written(folder, "honest-carriers.jsonl"):
        channel = raw.get("channel", "document")
        rows.append(Row(raw["text"], channel if channel in INDIRECT else "document", HONEST, HONEST, "written_carrier", lang=raw.get("lang", "")))
    return rows


def halves(rows, share, seed):
    """Splits rows in two by their text, so that the same text always falls on the same side."""
    chosen, rest = [], []
    for row in rows:
        spot = random.Random(f"{seed}:{row.text[:200]}").random()
        (chosen if spot < share else rest).append(row)
    return chosen, rest


def cap(rows, limits, seed):
    """At most so many rows of each source and verdict, chosen by chance."""
    chance = random.Random(seed)
    by = {}
    for row in rows:
        by.setdefault((row.source, row.channel in INDIRECT, row.attack, bool(row.injected)), []).append(row)
    kept = []
    for key, group in sorted(by.items()):
        limit = limits(*key)
        kept += group if len(group) <= limit else chance.sample(group, limit)
    return kept


TRIGGERS = re.compile(
    r"(?i)\b(ignore|disregard|forget|override|bypass|instruct|system prompt|previous|jailbreak|password|secret|admin|"
    r"developer mode|pretend|act as|from now on|do not tell|assistant|you are|reveal|inject|must|immediately|please|send|"
    r"transfer|delete|forward|click|call|reply|ignorier|vergiss|olvida|ignora|oublie|забудь)"
)


def triggering(text):
    """Whether a text holds a word that attacks hold too: such honest rows are worth more."""
    return bool(TRIGGERS.search(text))
