"""One training run: a process a core, gradients averaged, checkpoints from which a stopped run goes on.

    python -m guard.train WORK --stage 1

`WORK` holds what `guard.prepare` wrote. Same seed, same data, same number of processes: the same weights.
"""

import argparse
import math
import os
import pickle
import random
import time
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.nn import functional as F

from guard.encoder import Guard, batch_of

SMOOTHING = 0.02
HARMFUL_WEIGHT = 0.3


def batches(examples, tokens, seed):
    """Batches of about as many tokens, each of like lengths, in an order by chance."""
    chance = random.Random(seed)
    order = list(range(len(examples)))
    chance.shuffle(order)
    order.sort(key=lambda i: len(examples[i].ids) // 8)
    made, current, longest = [], [], 0
    for i in order:
        longest = max(longest, len(examples[i].ids))
        if current and longest * (len(current) + 1) > tokens:
            made.append(current)
            current, longest = [], len(examples[i].ids)
        current.append(i)
    made.append(current)
    chance.shuffle(made)
    return made


def loss_of(guard, examples):
    """Cross-entropy of both heads, each over the examples that have its verdict."""
    logits = guard(*batch_of(examples))
    total = logits.sum() * 0
    for head, weight, labels in (
        (0, 1.0, [e.attack for e in examples]),
        (1, HARMFUL_WEIGHT, [e.harmful for e in examples]),
    ):
        target = torch.tensor(labels, dtype=torch.float32)
        known = target >= 0
        if known.any():
            soft = target[known] * (1 - 2 * SMOOTHING) + SMOOTHING
            total = total + weight * F.binary_cross_entropy_with_logits(logits[known, head], soft)
    return total


def rate(step, steps, floor):
    """Linear warm-up over 6 % of the steps, then linear decay to the floor."""
    warm = max(1, int(steps * 0.06))
    return (step + 1) / warm if step < warm else floor + (1 - floor) * (steps - step) / max(1, steps - warm)


def run(rank, world, work, stage, options):
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(options.port))
    dist.init_process_group("gloo", rank=rank, world_size=world)
    examples = pickle.load(open(work / f"stage{stage}.pkl", "rb"))
    state = torch.load(options.start, weights_only=True)
    guard = Guard(state["encoder.embeddings.word_embeddings.weight"].shape[0])
    guard.load_state_dict(state)
    guard.encoder.embeddings.requires_grad_(False)
    encoder = [p for p in guard.encoder.parameters() if p.requires_grad]
    groups = [{"params": encoder, "lr": options.lr}, {"params": list(guard.head.parameters()), "lr": options.lr * 10}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    todo = batches(examples, options.tokens, options.seed)
    steps = min(options.steps or len(todo), len(todo) // world)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: rate(s, steps, options.floor))
    done = _resume(work, stage, guard, optimiser, schedule)
    parameters = encoder + list(guard.head.parameters())
    began, mean, saved = time.time(), None, time.time()
    for step in range(done, steps):
        loss = loss_of(guard, [examples[i] for i in todo[step * world + rank]])
        optimiser.zero_grad()
        loss.backward()
        _average(parameters, world)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        schedule.step()
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if rank == 0 and step % 20 == 0:
            left = (time.time() - began) / (step - done + 1) * (steps - step - 1)
            print(f"step {step + 1}/{steps} loss {mean:.4f} left {left / 60:.1f} min", flush=True)
        if rank == 0 and time.time() - saved > 240:
            _save(work, stage, guard, optimiser, schedule, step + 1)
            saved = time.time()
    if rank == 0:
        torch.save(guard.state_dict(), work / f"stage{stage}.pt")
    dist.destroy_process_group()


def _average(parameters, world):
    """One exchange for all gradients: a single flat tensor."""
    if world == 1:
        return
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([g.reshape(-1) for g in grads])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


def _save(work, stage, guard, optimiser, schedule, step):
    new = work / f"stage{stage}.ckpt.new"
    torch.save({"guard": guard.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(), "step": step}, new)
    new.replace(work / f"stage{stage}.ckpt")


def _resume(work, stage, guard, optimiser, schedule):
    path = work / f"stage{stage}.ckpt"
    if not path.exists():
        return 0
    saved = torch.load(path, weights_only=True)
    guard.load_state_dict(saved["guard"])
    optimiser.load_state_dict(saved["optimiser"])
    schedule.load_state_dict(saved["schedule"])
    return saved["step"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--stage", type=int, required=True)
    parser.add_argument("--start", type=Path, required=True, help="weights to start from")
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--floor", type=float, default=0.0, help="share of the rate that is left at the end")
    parser.add_argument("--tokens", type=int, default=2600, help="tokens of a batch, on each process")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many, the rate decayed by then; 0: all of the data")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--port", type=int, default=29511)
    options = parser.parse_args()
    mp.spawn(run, args=(options.processes, options.work, options.stage, options), nprocs=options.processes)


if __name__ == "__main__":
    main()
