"""What the model does on dev, as a page: both pools, each source and channel, rules alone beside rules and model."""

import numpy as np

from guard.evaluate import by_source, pool, wilson
from guard.fit import probability
from guard.rows import ATTACK, HONEST

NEAR = {"synth_agentic": "shares templates with training rows", "asb": "attacks of few templates"}


def write(path, digest, rows, reads, levels, odds, thresholds):
    """Writes the page. `levels` are what the rules saw of each row, `odds` the joined log-odds."""
    scores = probability(odds)
    flags = {channel: t["flag"] for channel, t in thresholds.items()}
    rules = np.array([level / 2 for level in levels])
    ones = {channel: 1.0 for channel in thresholds}
    # the product flags what either tier flags
    flagged = np.maximum(rules == 1, [s >= flags[r.channel] for r, s in zip(rows, scores)]).astype(float)
    parts = [
        "# Guard model: what it does on the development rows",
        "",
        f"Model `sha256:{digest}`. Written by `training/run`; thresholds were fitted on the honest rows of this very table, so the",
        "share of honest rows flagged is fitted, not found; the share caught is found. Brackets: 95 % Wilson intervals.",
        "",
        "## Two pools",
        "",
        "| pool | attacks / honest | score | AUC | caught at 1 % / 5 % of honest rows flagged |",
        "| --- | --- | --- | --- | --- |",
    ]
    encoder = [float(r.encoder.max()) if len(r.encoder) else -20 for r in reads]
    line = [float(r.linear.max()) if len(r.linear) else -20 for r in reads]
    for name, user in (("user turns", True), ("indirect", False)):
        for label, values in (("rules and model", scores), ("encoder alone", encoder), ("linear model alone", line)):
            p = pool(rows, values, user)
            parts.append(
                f"| {name} | {p['attacks']} / {p['honest']} | {label} | {p['auc']:.3f} | {p['recall_1']:.1%} / {p['recall_5']:.1%} |"
            )
    parts += ["", "## At the shipped thresholds", "", "| pool | tier | attacks caught | honest rows flagged |", "| --- | --- | --- | --- |"]
    for name, user in (("user turns", True), ("indirect", False)):
        for label, values, limit in (("rules", rules, ones), ("rules and model", flagged, ones)):
            parts.append(f"| {name} | {label} | {_share(rows, values, limit, user, ATTACK)} | {_share(rows, values, limit, user, HONEST)} |")
    parts += ["", "## By source", "", "| source | channel | rows | rules flag | rules and model flag | note |", "| --- | --- | --- | --- | --- | --- |"]
    alone, both = by_source(rows, rules, ones), by_source(rows, flagged, ones)
    for key, (hits, of, low, high) in both.items():
        source, channel, kind = key
        parts.append(
            f"| {source} | {channel} | {of} {kind} | {alone[key][0] / of:.1%} | {hits / of:.1%} [{low:.1%}, {high:.1%}] | {NEAR.get(source, '')} |"
        )
    path.write_text("\n".join(parts) + "\n")


def _share(rows, values, limits, user, verdict):
    flags = [v >= limits[r.channel] for r, v in zip(rows, values) if r.attack == verdict and (r.channel == "user") == user]
    low, high = wilson(sum(flags), len(flags))
    return f"{sum(flags)} of {len(flags)}, {sum(flags) / len(flags):.1%} [{low:.1%}, {high:.1%}]"
