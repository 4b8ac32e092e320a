"""Makes the files in fixtures/ with the tools that people make models with.

    python make.py            # needs torch, numpy, joblib, onnx, safetensors, gguf, h5py

Versions used: torch 2.15.0, numpy 2.4.6, joblib 1.6.0, onnx 1.23.2, safetensors 0.8.0, gguf 0.19.0, h5py 3.16.0. What is hostile here imports
things by name and is never loaded.
"""
import importlib.util, io, pathlib, pickle, tarfile, zipfile, gzip, collections

OUT = pathlib.Path(__file__).parent / "fixtures"
OUT.mkdir(exist_ok=True)


def have(*names):
    return all(importlib.util.find_spec(n) for n in names)


class Shell:
    def __reduce__(self):
        import os
        return os.system, ("true",)


class Cleared:  # fills an object's state
    def __init__(self):
        self.a = 1


def pickles():
    for protocol in range(6):
        (OUT / f"shell-{protocol}.pkl").write_bytes(pickle.dumps(Shell(), protocol=protocol))
    (OUT / "plain.pkl").write_bytes(pickle.dumps({"a": [1, 2.5, None, True, b"x", "y", {1, 2}, (1, 2, 3, 4)]}, protocol=4))
    (OUT / "ordered.pkl").write_bytes(pickle.dumps(collections.OrderedDict(a=1), protocol=2))


def torches():
    import torch
    weights = {"w": torch.arange(4, dtype=torch.float32)}
    torch.save(weights, OUT / "weights.pt")
    torch.save(weights, OUT / "weights-legacy.pt", _use_new_zipfile_serialization=False)
    torch.save({"w": torch.zeros(2), "x": Shell()}, OUT / "shell.pt")
    scripted = torch.jit.script(torch.nn.ReLU())
    torch.jit.save(scripted, OUT / "scripted.pt")


def arrays():
    import numpy as np
    np.save(OUT / "numbers.npy", np.arange(4, dtype=np.float32))
    np.save(OUT / "objects.npy", np.array([Shell()], dtype=object), allow_pickle=True)
    np.savez(OUT / "numbers.npz", a=np.arange(3), b=np.ones(2))
    np.savez_compressed(OUT / "packed.npz", a=np.arange(64))
    np.savez(OUT / "objects.npz", a=np.array([{"a": 1}], dtype=object))


def joblibs():
    import joblib, numpy as np
    joblib.dump({"w": np.arange(4.0)}, OUT / "array.joblib")
    joblib.dump(Shell(), OUT / "shell.joblib.z", compress=("zlib", 3))
    joblib.dump(Shell(), OUT / "shell.joblib.gz", compress=("gzip", 3))


def onnxes():
    import numpy as np, onnx
    from onnx import TensorProto as T, helper as h, numpy_helper as nh
    x, y = h.make_tensor_value_info("x", T.FLOAT, [2]), h.make_tensor_value_info("y", T.FLOAT, [2])

    def write(name, nodes, initializers=(), opsets=(("", 17),), functions=(), training=()):
        graph = h.make_graph(list(nodes), "g", [x], [y], list(initializers))
        model = h.make_model(graph, opset_imports=[h.make_opsetid(d, v) for d, v in opsets], functions=list(functions))
        model.training_info.extend(training)
        (OUT / name).write_bytes(model.SerializeToString())

    w = nh.from_array(np.ones(2, dtype=np.float32), "w")

    def outside(location, offset=None, length=None):
        t = T()
        t.name, t.data_type, t.data_location = "w", T.FLOAT, T.EXTERNAL
        t.dims.extend([2])
        for k, v in (("location", location), ("offset", offset), ("length", length)):
            if v is not None:
                e = t.external_data.add()
                e.key, e.value = k, str(v)
        return t

    add = h.make_node("Add", ["x", "w"], ["y"])
    write("sound.onnx", [add], [w])
    write("outside.onnx", [add], [outside("weights.bin", 0, 8)])
    write("outside-escapes.onnx", [add], [outside("../../../etc/passwd", 0, 8)])
    write("outside-absolute.onnx", [add], [outside("/etc/passwd")])
    write("outside-memory.onnx", [add], [outside("*/_ORT_MEM_ADDR_/*", 4096, 8)])
    write("custom.onnx", [h.make_node("Shell", ["x"], ["y"], domain="acme.custom")], opsets=(("", 17), ("acme.custom", 1)))
    write("microsoft.onnx", [h.make_node("Gelu", ["x"], ["y"], domain="com.microsoft")], opsets=(("", 17), ("com.microsoft", 1)))
    write("context.onnx", [h.make_node("EPContext", ["x"], ["y"], domain="com.microsoft", embed_mode=0, ep_cache_context="../../x.bin")],
          opsets=(("", 17), ("com.microsoft", 1)))
    inner = h.make_graph([h.make_node("Shell", ["x"], ["z"], domain="acme.custom")], "inner", [], [h.make_tensor_value_info("z", T.FLOAT, [2])])
    other = h.make_graph([h.make_node("Identity", ["x"], ["z"])], "other", [], [h.make_tensor_value_info("z", T.FLOAT, [2])])
    condition = nh.from_array(np.array(True), "c")
    write("nested.onnx", [h.make_node("If", ["c"], ["y"], then_branch=inner, else_branch=other)], [condition])
    f = h.make_function("acme.local", "Twice", ["a"], ["b"], [h.make_node("Add", ["a", "a"], ["b"])], [h.make_opsetid("", 17)])
    write("function.onnx", [h.make_node("Twice", ["x"], ["y"], domain="acme.local")], opsets=(("", 17), ("acme.local", 1)), functions=[f])
    d = h.make_function("", "Relu", ["a"], ["b"], [h.make_node("Add", ["a", "a"], ["b"])], [h.make_opsetid("", 17)])
    write("disguised.onnx", [h.make_node("Relu", ["x"], ["y"])], functions=[d])
    t = onnx.TrainingInfoProto()
    t.algorithm.CopyFrom(other)
    write("training.onnx", [add], [w], training=[t])
    short = T()
    short.CopyFrom(w)
    short.raw_data = short.raw_data[:4]
    write("short.onnx", [add], [short])


def safetensors():
    import numpy as np
    from safetensors.numpy import save_file
    save_file({"a": np.ones((2, 3), dtype=np.float32), "b": np.zeros(4, dtype=np.int64)}, OUT / "sound.safetensors", metadata={"format": "np"})


def ggufs():
    import numpy as np
    from gguf import GGUFWriter

    def write(name, template):
        g = GGUFWriter(OUT / name, "llama")
        g.add_block_count(1)
        g.add_array("tokenizer.ggml.tokens", ["<s>", "</s>", "a"])
        g.add_chat_template(template)
        g.add_tensor("w", np.ones((2, 3), dtype=np.float32))
        g.add_tensor("v", np.ones(5, dtype=np.float16))
        g.write_header_to_file()
        g.write_kv_data_to_file()
        g.write_tensors_to_file()
        g.close()

    write("sound.gguf", "{% for m in messages %}{{ m['content'] | trim }}{% endfor %}")
    write("hostile.gguf", "{{ ''.__class__.__mro__[1].__subclasses__() }}")


def archives():
    def tar(name, *members, **kind):
        with tarfile.open(OUT / name, "w", format=kind.get("format", tarfile.PAX_FORMAT)) as t:
            for n, data, link in members:
                i = tarfile.TarInfo(n)
                if link:
                    i.type, i.linkname = link
                    t.addfile(i)
                else:
                    i.size = len(data)
                    t.addfile(i, io.BytesIO(data))

    tar("sound.tar", ("config.json", b"{}", None), ("a/" + "long" * 40 + ".txt", b"text", None))
    tar("sound-gnu.tar", ("a/" + "long" * 40 + ".txt", b"text", None), format=tarfile.GNU_FORMAT)
    tar("escapes.tar", ("../../x.txt", b"text", None))
    tar("links.tar", ("a", b"", (tarfile.SYMTYPE, "/etc/passwd")), ("b", b"", (tarfile.LNKTYPE, "../x")))
    with zipfile.ZipFile(OUT / "sound.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("config.json", "{}")
        z.writestr("a/b.txt", "text " * 50)
    with zipfile.ZipFile(OUT / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a.txt", " " * (3 << 20))
    with zipfile.ZipFile(OUT / "shell.zip", "w", zipfile.ZIP_STORED) as z:
        z.writestr("a/shell.pkl", pickle.dumps(Shell()))
    (OUT / "text.txt.gz").write_bytes(gzip.compress(b"text", mtime=0))


def keras():
    import h5py, numpy as np
    with h5py.File(OUT / "weights.h5", "w", libver="latest") as f:
        f.create_dataset("w", data=np.ones(2))
        f.attrs["model_config"] = '{"class_name": "Lambda"}'


for needs, make in (((), pickles), (("torch",), torches), (("numpy",), arrays), (("joblib", "numpy"), joblibs), (("onnx",), onnxes),
                    (("safetensors",), safetensors), (("gguf",), ggufs), ((), archives), (("h5py",), keras)):
    if have(*needs):
        make()
    else:
        print("left as it is, for want of", *needs, ":", make.__name__)
