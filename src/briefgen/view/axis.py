"""An axis of numbers: from zero, in even steps that a reader counts in, and wide enough for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_STEPS = 5
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Axis:
    """Even steps; both ends are a whole number of steps from zero, and zero lies between them."""

    low: Decimal
    high: Decimal
    step: Decimal

    def at(self, number: Decimal) -> float:
        """Where a number stands, in per cent from the low end."""
        return round(float((number - self.low) / (self.high - self.low) * 100), 2)

    @property
    def marks(self) -> tuple[Decimal, ...]:
        """The numbers from end to end, all with as many decimals as the step needs."""
        count = int((self.high - self.low) / self.step)
        return tuple(_plain(self.low + self.step * place, self.step) for place in range(count + 1))


def axis(numbers: Iterable[Decimal]) -> Axis:
    """The shortest axis for these numbers, of at most five steps where all lie on one side of zero."""
    known = tuple(numbers)
    low, high = min((*known, _ZERO)), max((*known, _ZERO))
    if low == high:
        high = Decimal(1)
    step = _step((high - low) / _MOST_STEPS)
    below = (low / step).to_integral_value("ROUND_FLOOR")
    above = (high / step).to_integral_value("ROUND_CEILING")
    return Axis(below * step, above * step, step)


def _step(least: Decimal) -> Decimal:
    """The first even step that is not smaller than this."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(factor * power for factor in _STEPS if factor * power >= least)


def _plain(number: Decimal, step: Decimal) -> Decimal:
    exponent = step.normalize().as_tuple().exponent
    return number.quantize(Decimal(1).scaleb(min(0, int(exponent))))
