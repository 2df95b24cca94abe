"""What NumPy and SciPy say of the same users; writes golden.properties beside itself.

python3 golden.py  # NumPy 2.x, SciPy 1.17
"""

import pathlib

import numpy as np
from scipy import stats
from scipy.special import gammaln


def users(count, shift, lift):
    """The arithmetic of StatisticsTruthTest.users, to the last bit."""
    i = np.arange(1, count + 1, dtype=np.int64)
    before = ((i * 7919 + shift) % 1000) / 8.0
    outcome = before * 0.5 + ((i * 104729 + shift * 31) % 977) / 4.0 + lift
    return before, outcome


def sequence(value, variance, n, level, tuned_for):
    rho2 = (-2 * np.log(level) + np.log(-2 * np.log(level) + 1)) / tuned_for
    sigma = np.sqrt(variance * n)
    half = sigma * np.sqrt(
        2 * (n * rho2 + 1) / (n**2 * rho2**1) * np.log(np.sqrt(n * rho2 + 1) / level)
    )
    p = np.sqrt(n * rho2 + 1) * np.exp(-(value**2) * n * rho2 / (2 * variance * (n * rho2 + 1)))
    return half, min(1.0, p)


def dirichlet_p(counts, weights, concentration):
    counts, shares = np.asarray(counts, float), np.asarray(weights, float) / sum(weights)
    before = concentration * shares
    log_odds = (
        gammaln(before + counts).sum()
        - gammaln(before).sum()
        + gammaln(concentration)
        - gammaln(concentration + counts.sum())
        - (counts * np.log(shares)).sum()
    )
    return min(1.0, float(np.exp(-log_odds)))


told = {}
before_a, a = users(1203, 17, 0.0)
before_b, b = users(1411, 411, 12.75)
told["mean.a"], told["variance.a"] = a.mean(), a.var(ddof=1)
told["mean.b"], told["variance.b"] = b.mean(), b.var(ddof=1)

welch = stats.ttest_ind(b, a, equal_var=False)
interval = welch.confidence_interval(0.95)
told["welch.p"], told["welch.low"], told["welch.high"] = welch.pvalue, interval.low, interval.high

difference = b.mean() - a.mean()
variance = a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b)
told["sequence.half"], told["sequence.p"] = sequence(
    difference, variance, len(a) + len(b), 0.05, 5000
)

within = sum(np.cov(x, y, ddof=0)[0, 1] * len(x) for x, y in ((before_a, a), (before_b, b)))
slope = within / sum(x.var() * len(x) for x in (before_a, before_b))
usual = np.concatenate([before_a, before_b]).mean()
free_a = a - slope * (before_a - usual)
free_b = b - slope * (before_b - usual)
told["cuped.slope"] = slope
told["cuped.difference"] = free_b.mean() - free_a.mean()
told["cuped.variance"] = free_a.var(ddof=1) / len(a) + free_b.var(ddof=1) / len(b)

ratio = b.mean() / a.mean()
told["lift.value"] = ratio - 1
gradient = np.array([-b.mean() / a.mean() ** 2, 1 / a.mean()])
told["lift.variance"] = gradient @ np.diag(
    [a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)]
) @ gradient

counts, weights = [10421, 10133, 5066], [2, 2, 1]
expected = sum(counts) * np.asarray(weights) / sum(weights)
told["ratio.once"] = stats.chisquare(counts, expected).pvalue
told["ratio.always"] = dirichlet_p(counts, weights, 10_000)
told["ratio.broken"] = dirichlet_p([10821, 9933, 5066], weights, 10_000)

path = pathlib.Path(__file__).with_name("golden.properties")
path.write_text("".join(f"{name}={float(value)!r}\n" for name, value in told.items()))
