"""The folder that ships: guard.json, linear.bin, model.onnx, tokenizer.json, and the manifest that pins them."""

import hashlib
import json
from pathlib import Path

from guard import reading, windows

ROLES = {
    "model.onnx": "weights", "linear.bin": "weights", "tokenizer.json": "tokenizer", "guard.json": "config",
}  # fmt: skip


def config(blends, thresholds):
    """How texts are cut, scores joined and judged."""
    return {
        "version": 1,
        "shape": {
            "window": windows.WINDOW, "stride": windows.STRIDE, "head": windows.HEAD, "tail": windows.TAIL,
            "read": reading.READ, "read_of_turn": reading.READ_OF_TURN,
            "turn_gate": reading.TURN_GATE,
        },
        "prefix": windows.PREFIX | {"model": windows.PREFIX["document"]},
        "blend": {pool: {k: round(v, 6) for k, v in vars(blend).items()} for pool, blend in blends.items()},
        "thresholds": thresholds,
    }  # fmt: skip


def write_manifest(files, home, name, source, licence, base):
    """`manifest.json` over the files of a folder, and its canonical digest in `pinned.properties`; both in the folder above."""
    entries = []
    for path in sorted(Path(files).iterdir()):
        data = path.read_bytes()
        entries.append({"path": path.name, "role": ROLES[path.name], "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)})
    manifest = {"base_model": base, "entries": entries, "licence": licence, "name": name, "source": source, "version": 1}
    canonical = json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    digest = hashlib.sha256(canonical).hexdigest()
    (Path(home) / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    (Path(home) / "pinned.properties").write_text(
        f"# The manifest's digest: changing a file of the model means changing this line, in review.\nmanifest=sha256:{digest}\n"
    )
    return digest
