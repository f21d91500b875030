"""Who is here and what they may see; whoever is not named here sees nothing."""

import os
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Role = Literal["ministry", "city", "none"]
ROLES: tuple[Role, ...] = ("ministry", "city")

VARIABLE = "STARTUP_DASHBOARD_CITY"
SIX_DIGITS = re.compile("[0-9]{6}")


@dataclass(frozen=True)
class Scope:
    """What one viewer may see; `cities` lists six-digit codes, None stands for all cities."""

    role: Role
    cities: tuple[str, ...] | None


NOBODY = Scope("none", ())
SINGLE_USER = Scope("ministry", None)


class AccessRefused(PermissionError):
    """The viewer may not see what was asked for."""


@cache
def current_scope() -> Scope:
    """The scope of this server's sessions, read once: the ministry's, or one city's office.

    There is no login: an office runs a server for itself and names its city in the environment.
    Raises AccessRefused where what is named there is no city's code, an empty word included.
    """
    code = os.environ.get(VARIABLE)
    if code is None:
        return SINGLE_USER
    if not SIX_DIGITS.fullmatch(code):
        raise AccessRefused(
            f"{VARIABLE} is {code!r}; it takes a city's six-digit code such as 440100,"
            " and for the ministry it must not be set."
        )
    return Scope("city", (code,))


def has_role(scope: Scope) -> bool:
    """Whether the scope belongs to a known role, a city's to some city."""
    return scope.role in ROLES and (scope.role != "city" or bool(scope.cities))


def require(scope: Scope) -> None:
    """Raises AccessRefused unless the scope belongs to a known role, a city's to some city."""
    if not has_role(scope):
        raise AccessRefused("This viewer has no role and sees nothing.")


def own_cities(scope: Scope) -> tuple[str, ...]:
    """The cities that a viewer of some cities answers for; none are listed where all are open."""
    return scope.cities or ()


def require_city(scope: Scope, code: str) -> None:
    """Raises AccessRefused unless the scope includes the city."""
    require(scope)
    if scope.cities is not None and code not in scope.cities:
        raise AccessRefused(f"This viewer may not see city {code}.")
