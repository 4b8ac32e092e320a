"""The encoder: the base's bottom layers, mean pooling, one logit for an attack and one for a harmful request."""

import numpy as np
import torch
from torch import nn
from transformers import BertConfig, BertModel

from guard.vocabulary import PAD

PARTS = {
    "q.w": "attention.self.query.weight", "q.b": "attention.self.query.bias",
    "k.w": "attention.self.key.weight", "k.b": "attention.self.key.bias",
    "v.w": "attention.self.value.weight", "v.b": "attention.self.value.bias",
    "ao.w": "attention.output.dense.weight", "ao.b": "attention.output.dense.bias",
    "aln.w": "attention.output.LayerNorm.weight", "aln.b": "attention.output.LayerNorm.bias",
    "fi.w": "intermediate.dense.weight", "fi.b": "intermediate.dense.bias",
    "fo.w": "output.dense.weight", "fo.b": "output.dense.bias",
    "oln.w": "output.LayerNorm.weight", "oln.b": "output.LayerNorm.bias",
}  # fmt: skip
POSITIONS = 256


class Guard(nn.Module):
    """`input_ids`, `attention_mask` (batch, length) to two logits (batch, 2): attack, harmful request."""

    def __init__(self, vocabulary, layers=6, hidden=384, heads=12, feed_forward=1536, eps=1e-12):
        super().__init__()
        config = BertConfig(
            vocab_size=vocabulary, num_hidden_layers=layers, hidden_size=hidden, num_attention_heads=heads,
            intermediate_size=feed_forward, layer_norm_eps=eps, max_position_embeddings=POSITIONS,
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, pad_token_id=PAD,
        )  # fmt: skip
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.head = nn.Linear(hidden, 2)

    def forward(self, input_ids, attention_mask):
        states = self.encoder(input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        return self.head((states * mask).sum(1) / mask.sum(1).clamp(min=1))


def from_base(base, kept, layers=6):
    """The network with the base's weights, its vocabulary cut to these ids."""
    guard = Guard(len(kept), layers, base.hidden, base.heads, base.feed_forward, base.eps)
    hidden = base.hidden
    state = guard.encoder.state_dict()
    put = lambda name, values: state[name].copy_(torch.from_numpy(np.ascontiguousarray(values)).view_as(state[name]))
    put("embeddings.word_embeddings.weight", base.tensors["emb.word"].reshape(-1, hidden)[kept])
    put("embeddings.position_embeddings.weight", base.tensors["emb.pos"].reshape(-1, hidden)[:POSITIONS])
    put("embeddings.token_type_embeddings.weight", base.tensors["emb.type"].reshape(-1, hidden))
    put("embeddings.LayerNorm.weight", base.tensors["emb.ln.w"])
    put("embeddings.LayerNorm.bias", base.tensors["emb.ln.b"])
    for layer in range(layers):
        for short, long in PARTS.items():
            put(f"encoder.layer.{layer}.{long}", base.tensors[f"l{layer}.{short}"])
    guard.encoder.load_state_dict(state)
    return guard


def batch_of(examples):
    """Padded ids and mask of some examples."""
    length = max(len(e.ids) for e in examples)
    ids = np.full((len(examples), length), PAD, dtype=np.int64)
    mask = np.zeros((len(examples), length), dtype=np.int64)
    for i, e in enumerate(examples):
        ids[i, : len(e.ids)] = e.ids
        mask[i, : len(e.ids)] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


@torch.no_grad()
def logits(guard, examples, tokens=4096):
    """Attack and harmful logits of examples in their order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    out = np.zeros((len(examples), 2), dtype=np.float32)
    start = 0
    while start < len(order):
        size = max(1, tokens // len(examples[order[min(start + 63, len(order) - 1)]].ids))
        chosen = order[start : start + size]
        out[chosen] = guard(*batch_of([examples[i] for i in chosen])).numpy()
        start += size
    return out
