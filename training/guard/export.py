"""From trained weights to what Java loads: an int8 ONNX graph, the linear weights, the tokenizer."""

import struct
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from guard.encoder import Guard

OPSET = 17


def load(weights):
    """The network of saved weights, ready to be asked."""
    state = torch.load(weights, weights_only=True)
    guard = Guard(state["encoder.embeddings.word_embeddings.weight"].shape[0])
    guard.load_state_dict(state)
    return guard.eval()


def onnx_int8(guard, target, heads=12, hidden=384):
    """Writes the graph: exported, its attention fused, its matrices and its embedding quantised per channel."""
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        ids = torch.ones((2, 16), dtype=torch.int64)
        guard.encoder.config._attn_implementation = "eager"
        torch.onnx.export(
            guard, (ids, torch.ones_like(ids)), str(plain), opset_version=OPSET, dynamo=False,
            input_names=["input_ids", "attention_mask"], output_names=["logits"],
            dynamic_axes={"input_ids": {0: "batch", 1: "length"}, "attention_mask": {0: "batch", 1: "length"}, "logits": {0: "batch"}},
        )  # fmt: skip
        _fuse(plain, fused, heads, hidden)
        quantize_dynamic(str(fused), str(target), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather", "Attention"], extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT})
    model = onnx.load(str(target))
    onnx.checker.check_model(model)
    return sorted({(i.domain, i.version) for i in model.opset_import})


def _fuse(plain, fused, heads, hidden):
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    optimised = optimize_model(str(plain), "bert", num_heads=heads, hidden_size=hidden, optimization_options=options, opt_level=0)
    optimised.save_model_to_file(str(fused))


def linear_file(models, target):
    """Writes the linear models, user first: scale and bias as little-endian floats, then the int8 weights."""
    with open(target, "wb") as out:
        for model in models:
            out.write(struct.pack("<ff", model.scale, model.bias))
            out.write(np.asarray(model.weights, dtype=np.int8).tobytes())
