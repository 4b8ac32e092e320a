"""Planting: an order put into an honest carrier, and an attacked text without its order.

What a model learns of an injection depends more on how these are made than on its size. A planted *bare request* teaches
that place makes an attack; a *clean carrier* (an attacked text minus its attack) that the carrier is innocent.
"""

import json
import random
import re

from guard.rows import ATTACK, HONEST, INDIRECT, Row

SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|\n+")


def clean(row):
    """The carrier of an attacked row, honest again; None where the order cannot be cut out whole."""
    for words in (row.injected, json.dumps(row.injected)[1:-1], json.dumps(row.injected, ensure_ascii=False)[1:-1]):
        if words and row.text.count(words) == 1:
            rest = row.text.replace(words, " ").strip()
            if len(rest) > 60:
                return Row(rest, row.channel, HONEST, HONEST, row.source + "/clean")
    return None


def planted(order, carrier, chance, source):
    """The carrier with the order put in at a place where a writer could have put it."""
    joined = _in_json(order, carrier.text, chance) or _in_text(order, carrier.text, chance)
    text, words = joined
    return Row(text, carrier.channel, ATTACK, -1, source, words)


def _in_json(order, text, chance):
    """Into a string value of a JSON text, kept well-formed; None where the text is no JSON or holds no string."""
    if text[:1] not in "{[":
        return None
    values = [m for m in re.finditer(r':\s*"((?:[^"\\]|\\.){8,})"', text)]
    if not values:
        return None
    value = chance.choice(values)
    words = json.dumps(order, ensure_ascii=chance.random() < 0.3)[1:-1]
    inside = value.group(1)
    kind = chance.random()
    new = words if kind < 0.35 else f"{inside} {words}" if kind < 0.8 else f"{words} {inside}"
    return text[: value.start(1)] + new + text[value.end(1) :], words


def _in_text(order, text, chance):
    places = [0] + [m.end() for m in SENTENCE_END.finditer(text)] + [len(text)]
    at = chance.choice([places[0], places[-1]] + places * 2) if len(places) < 40 else chance.choice(places)
    before, after = chance.choice([("\n", "\n"), (" ", " "), ("\n\n", "\n\n"), (" ", "\n"), ("\n", " ")])
    return text[:at] + before + order + after + text[at:], order


NAMES = re.compile(r"\b[A-Z][a-z]{2,12} [A-Z][a-z]{2,14}\b|[\w.+-]+@[\w-]+\.[\w.]+|https?://[^\s\"'<>)]+")


def renamed(text, pool, chance):
    """The text with some names, addresses and links exchanged for others of their kind, so that none gives a source away."""
    chosen = {}

    def other(match):
        found = match.group(0)
        if found not in chosen:
            kind = pool[_kind(found)]
            chosen[found] = chance.choice(kind) if kind else found
        return chosen[found]

    return NAMES.sub(other, text)


def name_pool(rows):
    """Names, addresses and links of these rows by kind."""
    pool = {"name": set(), "mail": set(), "link": set()}
    for row in rows:
        for found in NAMES.findall(row.text[:4000]):
            pool[_kind(found)].add(found)
    return {kind: sorted(found) for kind, found in pool.items()}


def _kind(found):
    return "link" if "://" in found else "mail" if "@" in found else "name"


def fits(order, carrier):
    """Whether an order written for certain channels may stand in this carrier."""
    wanted = order.get("channels") or INDIRECT
    return carrier.channel in wanted or not set(wanted) & set(INDIRECT)
