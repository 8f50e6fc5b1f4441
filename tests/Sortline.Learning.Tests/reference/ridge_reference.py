"""Makes the JSON files beside it: what scikit-learn answers, for RidgeReferenceTests to compare with.

Run it with Python 3, numpy and scikit-learn 1.2 or newer: python3 ridge_reference.py
Leave-one-out is done the long way, by a fit without each example, and checked against RidgeCV's closed form. Penalty and
sharpness are those with the smallest log-loss, see RidgeClassifier; here SciPy looks for the sharpness.
"""

import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from sklearn.linear_model import Ridge, RidgeCV
from sklearn.preprocessing import StandardScaler, normalize

PENALTIES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]


def calibrate(scores, targets):
    """Sharpness and log-loss, without the examples that are alone of their label."""
    used = targets[:, targets.sum(axis=0) > 1].any(axis=1)
    scores, targets = scores[used], targets[used]
    softened = (targets * len(scores) + 1) / (len(scores) + targets.shape[1])
    loss = lambda log_sharpness, wanted: -(wanted * log_softmax(np.exp(log_sharpness) * scores, axis=1)).sum(axis=1).mean()
    found = minimize_scalar(loss, args=(softened,), bounds=np.log([0.25, 200]), method="bounded", options={"xatol": 1e-9})
    return float(np.exp(found.x)), loss(found.x, targets)


def make(name, seed, counts, features, noise):
    random = np.random.RandomState(seed)
    labels = np.repeat(np.arange(len(counts)), counts)
    centres = random.normal(size=(len(counts), features))
    pictures = np.abs(centres[labels] + noise * random.normal(size=(len(labels), features))).round(3)
    parts = np.abs(centres + noise * random.normal(size=centres.shape)).round(3)
    for numbers in pictures, parts:
        numbers[:, 3] = 0.7  # a feature that never changes; if a part differed there, scikit-learn would count it and Sortline not
        numbers[:, 5] *= 100  # and one on another scale
    pictures, parts = (numbers.astype(np.float32).astype(float) for numbers in (pictures, parts))

    scaler = StandardScaler().fit(pictures)
    rows, queries = normalize(scaler.transform(pictures)), normalize(scaler.transform(parts))
    targets = (labels[:, None] == np.arange(len(counts))).astype(float)

    errors, left_out = [], []
    for penalty in PENALTIES:
        scores = np.zeros_like(targets)
        for i in range(len(labels)):
            others = np.arange(len(labels)) != i
            scores[i] = Ridge(alpha=penalty).fit(rows[others], targets[others]).predict(rows[i : i + 1])[0]
        left_out.append(scores)
        errors.append(((targets - scores) ** 2).sum())

    sharpnesses, losses = zip(*(calibrate(scores, targets) for scores in left_out))
    best = int(np.argmin(losses))
    closed = RidgeCV(alphas=PENALTIES, store_cv_values=True).fit(rows, targets)
    assert np.allclose(closed.cv_values_.sum(axis=(0, 1)), errors), "closed form and refits differ"
    assert closed.alpha_ == PENALTIES[int(np.argmin(errors))]

    answer = {
        "labels": labels.tolist(),
        "examples": pictures.tolist(),
        "parts": parts.tolist(),
        "losses": losses,
        "sharpness": sharpnesses[best],
        "penalty": PENALTIES[best],
        "leftOut": left_out[best].tolist(),
        "scores": Ridge(alpha=PENALTIES[best]).fit(rows, targets).predict(queries).tolist(),
    }
    text = json.dumps(answer, separators=(",", ":")).replace("],[", "],\n[").replace(',"', ',\n"')
    Path(__file__).with_name(f"{name}.json").write_text(text + "\n")
    print(name, len(labels), "x", features, "penalty", PENALTIES[best], "losses", np.round(losses, 3).tolist())


make("few-examples", seed=1, counts=[7, 4, 2], features=40, noise=1.6)
make("many-examples", seed=2, counts=[30, 12, 6, 20], features=12, noise=1.2)
make("a-lonely-label", seed=3, counts=[8, 8, 1], features=24, noise=1.1)
