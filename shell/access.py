"""Who is here and what they may see; whoever is not named here sees nothing."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["ministry", "none"]
ROLES: tuple[Role, ...] = ("ministry",)


@dataclass(frozen=True)
class Scope:
    """What one viewer may see; `cities` lists six-digit codes, None stands for all cities."""

    role: Role
    cities: tuple[str, ...] | None


NOBODY = Scope("none", ())
SINGLE_USER = Scope("ministry", None)


class AccessRefused(PermissionError):
    """The viewer may not see what was asked for."""


def current_scope() -> Scope:
    """The scope of this session; without a login the only user is the ministry's."""
    return SINGLE_USER


def require(scope: Scope) -> None:
    """Raises AccessRefused unless the scope belongs to a known role."""
    if scope.role not in ROLES:
        raise AccessRefused("This viewer has no role and sees nothing.")


def require_every_city(scope: Scope) -> None:
    """Raises AccessRefused unless the scope includes all cities, as figures over all of them do."""
    require(scope)
    if scope.cities is not None:
        raise AccessRefused("This viewer may not see figures of all cities.")


def require_city(scope: Scope, code: str) -> None:
    """Raises AccessRefused unless the scope includes the city."""
    require(scope)
    if scope.cities is not None and code not in scope.cities:
        raise AccessRefused(f"This viewer may not see city {code}.")
