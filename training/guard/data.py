"""The choice and balance of training examples. All figures here were chosen on training rows and dev, never on a test set."""

import random

from guard import plant
from guard.rows import ATTACK, HONEST, INDIRECT, Row, cap, carriers, halves, labelled, triggering, user_texts, written
from guard.windows import is_indirect

LIMITS = {
    # source: (honest, attack with known words, attack without)
    "bipia_train": (1608, 1800, 60),
    "synth_agentic": (0, 6000, 900),
    "tasktracker": (0, 1300, 250),
    "piarena": (1216, 1000, 450),
    "spikee": (112, 0, 1500),
    "banking77": (1200, 0, 0),
    "clinc_oos": (900, 0, 0),
    "gpteacher": (3500, 0, 0),
    "self_instruct_t0": (3500, 0, 0),
    "xquad": (3200, 0, 0),
    "tldr": (1600, 0, 0),
    "bfcl": (1900, 0, 0),
    "taskbench": (2200, 0, 0),
    "sgd": (1800, 0, 0),
    "multijail": (0, 0, 700),
    "red_instruct": (0, 0, 700),
}


def limits(source, indirect, attack, known):
    honest, planted, plain = LIMITS.get(source, (10**6, 10**6, 10**6))
    return honest if attack == HONEST else planted if known else plain


class Pools:
    """Everything that goes into training and, by text, a twentieth that is held out to fit the combination of scores."""

    def __init__(self, data, texts, seed=17, held_share=0.05):
        self.chance = random.Random(seed)
        everything = labelled(f"{data}/text/injection.train.jsonl.gz")
        held, rest = halves(everything, held_share, seed)
        written_held, written_rest = halves(user_texts(texts), 0.08, seed)
        carriers_held, carriers_rest = halves(carriers(texts), 0.08, seed)
        orders, bare = written(texts, "planted-orders.jsonl"), written(texts, "bare-requests.jsonl")
        self.orders, self.orders_held = _split(orders, 0.92, seed)
        self.bare, self.bare_held = _split(bare, 0.92, seed)
        self.train = self._train(rest, written_rest, carriers_rest)
        self.held = self._held(held, written_held, carriers_held)

    def _train(self, rows, user_written, written_carriers):
        kept = cap(rows, limits, 3)
        kept = [r for r in kept if not (r.channel in INDIRECT and r.attack == ATTACK and not r.injected and len(r.text) > 4000)]
        bearers = [r for r in rows if is_indirect(r) and r.attack == HONEST and 80 < len(r.text) < 6000]
        bearers += written_carriers * 4
        kept += self._cleaned(rows, 3500)
        kept += self._plantings(self.orders, bearers, 6, "planted_order")
        kept += self._plantings(self.bare, bearers, 6, "planted_bare")
        kept += self._plantings(self._requests(rows, 2500), bearers, 1, "planted_request")
        pool = plant.name_pool(bearers)
        kept = [self._masked(r, pool) for r in kept]
        return kept + user_written * 3 + written_carriers * 4

    def _held(self, rows, user_written, written_carriers):
        bearers = [r for r in rows if is_indirect(r) and r.attack == HONEST and 80 < len(r.text) < 6000] + written_carriers
        kept = cap(rows, lambda *key: limits(*key) // 12 + 20, 5)
        kept += self._plantings(self.orders_held, bearers, 3, "planted_order")
        kept += self._plantings(self.bare_held, bearers, 3, "planted_bare")
        return kept + user_written + written_carriers

    def _cleaned(self, rows, count):
        attacked = [r for r in rows if r.attack == ATTACK and r.injected]
        self.chance.shuffle(attacked)
        cleaned = (plant.clean(r) for r in attacked)
        return [c for c, _ in zip((c for c in cleaned if c), range(count))]

    def _requests(self, rows, count):
        """Harmless requests of users to agents: inside a tool result they are attacks."""
        sources = ("taskbench", "bfcl", "toolalpaca", "toolbench", "tau_bench", "agentbench", "self_instruct_t0")
        found = [r.text for r in rows if r.channel == "user" and r.source in sources and 20 < len(r.text) < 260]
        return [{"text": t} for t in self.chance.sample(found, min(count, len(found)))]

    def _plantings(self, orders, bearers, times, source):
        made = []
        for order in orders:
            fitting = [self.chance.choice(bearers) for _ in range(times * 3)]
            for bearer in [b for b in fitting if plant.fits(order, b)][:times]:
                made.append(plant.planted(order["text"], bearer, self.chance, source))
        return made

    def _masked(self, row, pool):
        """Half of the rows with other names, some as a careless writer or the canonical form has them."""
        if is_indirect(row) and not row.injected and self.chance.random() < 0.5:
            row = _with(row, plant.renamed(row.text, pool, self.chance))
        if self.chance.random() < 0.06:
            row = _with(row, row.text.lower(), row.injected.lower())
        return row


def _with(row, text, injected=None):
    return Row(text, row.channel, row.attack, row.harmful, row.source, row.injected if injected is None else injected, lang=row.lang)


def _split(found, share, seed):
    ordered = sorted(found, key=lambda o: random.Random(f"{seed}:{o['text'][:80]}").random())
    at = int(len(ordered) * share)
    return ordered[:at], ordered[at:]


def windows_of(row):
    """How many windows an honest row gives: more where tool results and mails hold honest orders."""
    if row.attack == ATTACK or row.channel == "user":
        return 1
    if row.source == "written_carrier":
        return 1
    long = len(row.text) > 600
    return (2 if triggering(row.text) else 1) if long else 1
