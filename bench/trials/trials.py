"""Tries out recipes of features and ways to learn on folders of labelled pictures, and prints a table for docs/accuracy.md.

python3 trials.py [--draws 20] [--seed 1] VIEWS:FOLDER [VIEWS:FOLDER ...]     for example 2:photos 8:gears

Needs numpy, Pillow, and the client's packages (dotnet start.cs fetches them). A folder holds one folder per label.
Written independently of the C#: it is also a second opinion on that.
"""
import argparse
import pathlib
import subprocess
import tempfile

import numpy as np
from PIL import Image, ImageOps

SIDE = 224
CHANNELS = [16, 32, 32, 64, 64, 128, 128, 128, 128, 128, 128, 256, 256]
STARTS = np.concatenate([[0], np.cumsum([3 * c for c in CHANNELS])])
MEAN, MAXIMUM, DEVIATION = 0, 1, 2
SIX = [3, 5, 7, 9, 11, 13]


def canonical(path, resample=Image.BILINEAR, squash=False):
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    width, height = picture.size
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    if not squash:
        picture = picture.crop((left, top, left + side, top + side))
    return np.asarray(picture.resize((SIDE, SIDE), resample), dtype=np.uint8)


def load(folder):
    files = sorted(p for p in pathlib.Path(folder).glob("*/*") if p.is_file())
    labels, y = np.unique([p.parent.name for p in files], return_inverse=True)
    with tempfile.TemporaryDirectory() as temporary:
        rgb, f32 = pathlib.Path(temporary, "p.rgb"), pathlib.Path(temporary, "p.f32")
        np.stack([canonical(p) for p in files]).tofile(rgb)
        subprocess.run(["node", pathlib.Path(__file__).with_name("layers.mjs"), rgb, f32], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return np.fromfile(f32, dtype=np.float32).reshape(len(files), 8, -1), y


def unit(a):
    norm = np.linalg.norm(a, axis=-1, keepdims=True)
    return a / np.where(norm == 0, 1, norm)


def piece(x, layer, kind):
    start = STARTS[layer - 1] + kind * CHANNELS[layer - 1]
    return x[..., start:start + CHANNELS[layer - 1]]


def quarters(x, layer):
    start, n = (STARTS[-1], 128) if layer == 11 else (STARTS[-1] + 512, 256)
    return [x[..., start + i * n:start + (i + 1) * n] for i in range(4)]


def halves(x, layer):
    a, b, c, d = quarters(x, layer)
    return [(a + b) / 2, (c + d) / 2]


def pooled(x, views, layers=SIX, kinds=(MEAN, DEVIATION), power=1, more=lambda v: []):
    v = x[:, :views]
    pieces = [piece(v, layer, kind) ** power for layer in layers for kind in kinds] + more(v)
    return unit(np.concatenate([unit(p) for p in pieces], -1)).mean(1)


def plain(x, views):
    return piece(x[:, :views], 13, MEAN).mean(1)


def log_loss(scores, y):
    """The least mean log-loss over temperatures."""
    losses = []
    for temperature in 10 ** np.linspace(-0.5, 2, 26):
        z = scores * temperature
        z = z - z.max(1, keepdims=True)
        losses.append(np.mean(np.log(np.exp(z).sum(1)) - z[np.arange(len(y)), y]))
    return min(losses)


def ridge(f, y, by="squares", penalties=(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20), standardise=True):
    mean, sd = f.mean(0), f.std(0) if standardise else np.ones(f.shape[1])
    sd = np.where(sd < 1e-12, np.inf, sd)
    z = unit((f - mean) / sd)
    centre = z.mean(0)
    targets = np.where(np.arange(y.max() + 1) == y[:, None], 1.0, -1.0)
    level = targets.mean(0)
    w, u = np.linalg.eigh((z - centre) @ (z - centre).T)
    w, ut = np.maximum(w, 0), u.T @ (targets - level)
    best = None
    for a in penalties:
        dual = u @ (ut / (w + a)[:, None])
        left_out = a * dual / (1 - 1 / len(y) - (u ** 2) @ (w / (w + a)))[:, None]
        scores = targets - left_out
        loss = log_loss(scores, y) if by == "log-loss" else (left_out ** 2).sum()
        if best is None or loss < best[0]:
            best = loss, dual, scores
    weights = (z - centre).T @ best[1]
    return lambda g: (unit((g - mean) / sd) - centre) @ weights + level, best[2].argmax(1) == y


def nearest(f, y, g, leave_out=False, k=3):
    likeness = unit(g) @ unit(f).T
    if leave_out:
        np.fill_diagonal(likeness, -9)
    answers = []
    for row in np.argsort(-likeness, 1, kind="stable")[:, :min(k, len(f) - leave_out)]:
        votes = np.bincount(y[row])
        answers.append(next(label for label in y[row] if votes[label] == votes.max()))
    return np.array(answers)


def draws(y, shots, count, seed):
    random = np.random.default_rng(seed)
    for _ in range(count):
        taught = np.concatenate([random.permutation(np.flatnonzero(y == label))[:shots] for label in range(y.max() + 1)])
        yield taught, np.setdiff1d(np.arange(len(y)), taught)


def balanced(y, answers):
    return np.mean([(answers[y == label] == label).mean() for label in np.unique(y)])


def rows(v):
    return halves(v, 11) + halves(v, 13)


def by_ridge(features, **how):
    def answer(x, y, views, taught, rest):
        f = features(x, views)
        return ridge(f[taught], y[taught], **how)[0](f[rest]).argmax(1)
    return answer


def by_knn(features):
    return lambda x, y, views, taught, rest: nearest((f := features(x, views))[taught], y[taught], f[rest])


def each_view(x, y, views, taught, rest):
    f = np.stack([pooled(x[:, i:i + 1], 1) for i in range(views)], 1)
    score, _ = ridge(f[taught].reshape(-1, f.shape[-1]), np.repeat(y[taught], views), penalties=[0.3])
    return sum(score(f[rest][:, i]) for i in range(views)).argmax(1)


def chosen(rule):
    """Picks among k-NN and ridge, plain and pooled, by leave-one-out."""
    def answer(x, y, views, taught, rest):
        ways = []
        for features in (lambda a, v: pooled(a, v), plain):
            f = features(x, views)
            score, right = ridge(f[taught], y[taught])
            ways.append((right, lambda f=f, score=score: score(f[rest]).argmax(1)))
            right = nearest(f[taught], y[taught], f[taught], leave_out=True) == y[taught]
            ways.append((right, lambda f=f: nearest(f[taught], y[taught], f[rest])))
        best = ways[0]
        for way in ways[1:]:
            more, less = (way[0] & ~best[0]).sum(), (best[0] & ~way[0]).sum()
            if more > less + (np.sqrt(more + less) if rule == "standard error" else 0):
                best = way
        return best[1]()
    return answer


TRIALS = {
    "plain, k-NN": by_knn(plain),
    "plain, ridge": by_ridge(plain),
    "six layers, mean and maximum, k-NN": by_knn(lambda x, v: pooled(x, v, kinds=(MEAN, MAXIMUM))),
    "six layers, mean and maximum": by_ridge(lambda x, v: pooled(x, v, kinds=(MEAN, MAXIMUM))),
    "six layers, mean alone": by_ridge(lambda x, v: pooled(x, v, kinds=(MEAN,))),
    "**six layers, mean and deviation**": by_ridge(pooled),
    "the same, penalty by log-loss": by_ridge(pooled, by="log-loss"),
    "six layers, mean, maximum and deviation": by_ridge(lambda x, v: pooled(x, v, kinds=(MEAN, MAXIMUM, DEVIATION))),
    "all 13 layers, mean and deviation": by_ridge(lambda x, v: pooled(x, v, layers=range(1, 14))),
    "layers 5, 7, 9, 11, 12, 13": by_ridge(lambda x, v: pooled(x, v, layers=[5, 7, 9, 11, 12, 13])),
    "six layers, square roots of the numbers": by_ridge(lambda x, v: pooled(x, v, power=0.5)),
    "six layers, not standardised": by_ridge(pooled, standardise=False, penalties=10 ** np.linspace(-5, 1, 19)),
    "**six layers and the halves of layers 11, 13**": by_ridge(lambda x, v: pooled(x, v, more=rows)),
    "the halves, penalty by log-loss": by_ridge(lambda x, v: pooled(x, v, more=rows), by="log-loss"),
    "six layers and the quarters of layers 11, 13": by_ridge(lambda x, v: pooled(x, v, more=lambda a: quarters(a, 11) + quarters(a, 13))),
    "six layers, as-is alone (1 view)": lambda x, y, v, t, r: by_ridge(pooled)(x, y, 1, t, r),
    "six layers, 8 views": lambda x, y, v, t, r: by_ridge(pooled)(x, y, 8, t, r),
    "six layers, taught on each view, scores averaged": each_view,
    "the best of four by leave-one-out": chosen("maximum"),
    "**ridge on six layers, unless another is better by a standard error**": chosen("standard error"),
}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("sets", nargs="+", metavar="VIEWS:FOLDER")
    options.add_argument("--draws", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--shots", type=int, nargs="+", default=[5, 20])
    given = options.parse_args()
    sets = []
    for text in given.sets:
        views, folder = text.split(":", 1)
        sets.append((int(views), pathlib.Path(folder).name, *load(folder)))
    print("| features and classifier |" + "".join(f" {name}, {views} views, {shots} |" for views, name, _, _ in sets for shots in given.shots))
    print("|---|" + "---|" * (len(sets) * len(given.shots)))
    for name, answer in TRIALS.items():
        cells = []
        for views, _, x, y in sets:
            for shots in given.shots:
                found = [balanced(y[rest], answer(x, y, views, taught, rest)) for taught, rest in draws(y, shots, given.draws, given.seed)]
                cells.append(f" {np.mean(found):.3f} ({np.std(found):.3f}) |")
        print(f"| {name} |" + "".join(cells), flush=True)


main()
