"""By how much a rate is less sure because people were taught in classes and not one by one."""

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import ratio


def design_effect(
    classes: npt.ArrayLike,
    units: npt.ArrayLike,
    cases: npt.ArrayLike,
    units_squared: npt.ArrayLike,
    cases_squared: npt.ArrayLike,
    units_cases: npt.ArrayLike,
) -> float:
    """Variance of city rates with the classes they had, over that of as many single persons.

    Arguments, one entry per city: the number of classes K, and the sums over its classes of n_k
    (units), x_k (cases), n_k^2, x_k^2 and n_k x_k. Per city v = K/(K-1) sum (x_k - p n_k)^2 / n^2,
    the linearised variance of the ratio p = x/n (Cochran 1977, chapter 11; Kish 1965); pooled as
    sum n^2 v / sum n p(1 - p). Cities with one class say nothing and are left out. At least 1:
    classes more alike than chance are chance. 1 where no city has two classes.
    """
    k, n, x, n2, x2, nx = (
        np.asarray(column, dtype=np.float64)
        for column in (classes, units, cases, units_squared, cases_squared, units_cases)
    )
    p = ratio(x, n)
    between = ratio(k, k - 1) * (x2 - 2 * p * nx + p * p * n2)
    single = n * p * (1 - p)
    tells = (k > 1) & (n > 0)
    effect = ratio(np.sum(between[tells]), np.sum(single[tells]))
    return float(np.fmax(effect, 1.0))
