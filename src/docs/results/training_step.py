#!/usr/bin/env python3
"""The training step of `freshet bench training`, written for PyTorch: the same shapes, one thread.

Prints steps a second, the version of PyTorch and its BLAS. Legend: B batch, L length, D width.
"""
import math
import random
import re
import statistics
import time

import torch
from torch import nn
from torch.nn import functional

ITEMS, USERS, LONGEST, WINDOWS, TOKENS = 3416, 1200, 100, 32, 800
WIDTH, DEPTH, HEADS, DROPOUT = 128, 2, 2, 0.2
WARM_UP, ROUNDS = 3, 12


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.before, self.between = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.open, self.close = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x, mask):
        x = x + self.drop(self.attend(self.before(x), mask))
        opened = self.drop(functional.gelu(self.open(self.between(x))))
        return x + self.drop(self.close(opened))

    def attend(self, x, mask):
        batch, length, _ = x.shape
        packed = self.qkv(x).reshape(batch, length, 3, HEADS, WIDTH // HEADS)
        q, k, v = packed.permute(2, 0, 3, 1, 4)
        if hasattr(functional, "scaled_dot_product_attention"):
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask
            mixed = scores.softmax(-1) @ v
        return self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))


class SasRec(nn.Module):
    def __init__(self):
        super().__init__()
        self.items = nn.Embedding(ITEMS + 1, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(DEPTH))
        self.final, self.drop = nn.LayerNorm(WIDTH), nn.Dropout(DROPOUT)
        self.bias = nn.Parameter(torch.zeros(ITEMS))

    def forward(self, items, reads, targets):
        length = items.shape[1]
        ages = torch.arange(length - 1, -1, -1)
        x = self.drop(self.items(items) + self.positions(ages))
        seen = torch.ones(length, length).tril().bool() & items.ne(0)[:, None, None]
        mask = torch.zeros(seen.shape).masked_fill(~seen, -1e9)
        for block in self.blocks:
            x = block(x, mask)
        read = self.final(x).reshape(-1, WIDTH)[reads]
        scores = torch.addmm(self.bias, read, self.items.weight[1:].t())
        return functional.cross_entropy(scores, targets)


def histories():
    """Lengths as those of MovieLens 1M less the two held out, items at random."""
    for _ in range(USERS):
        events = 20 + int(-145 * math.log(1 - random.random()))
        yield [random.randrange(1, ITEMS + 1) for _ in range(events - 2)]


def windows():
    cut = []
    for history in histories():
        to = len(history)
        while to > 1:
            start = max(0, to - LONGEST - 1)
            cut.append(history[start:to])
            to = start + 1
    random.shuffle(cut)
    return cut


def rectangles(step):
    """Windows of similar length side by side, no more than TOKENS positions each."""
    parts = []
    for window in sorted(step, key=len, reverse=True):
        if not parts or (len(parts[-1]) + 1) * (len(parts[-1][0]) - 1) > TOKENS:
            parts.append([])
        parts[-1].append(window)
    return [tensors(part) for part in parts]


def tensors(part):
    length = len(part[0]) - 1
    rows = [[0] * (length + 1 - len(window)) + window[:-1] for window in part]
    reads = [
        row * length + length - (len(window) - 1) + at
        for row, window in enumerate(part)
        for at in range(len(window) - 1)
    ]
    targets = [item - 1 for window in part for item in window[1:]]
    return torch.tensor(rows), torch.tensor(reads), torch.tensor(targets)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(6)
    random.seed(6)
    model = SasRec().train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    cut = windows()
    seconds = []
    for step in range(WARM_UP + ROUNDS):
        batches = rectangles(cut[step * WINDOWS : (step + 1) * WINDOWS])
        count = sum(len(targets) for _, _, targets in batches)
        started = time.perf_counter()
        optimiser.zero_grad()
        for items, reads, targets in batches:
            (model(items, reads, targets) * (len(targets) / count)).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        seconds.append(time.perf_counter() - started)
    blas = re.search(r"BLAS_INFO=(\w+)", torch.__config__.show())
    rate = 1 / statistics.median(seconds[WARM_UP:])
    print(f"PyTorch {torch.__version__}, BLAS {blas.group(1) if blas else 'unknown'}: {rate:.3f} steps/s")


if __name__ == "__main__":
    main()
