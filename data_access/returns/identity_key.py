"""The office's key for identities: made once, kept apart from the database, and never another one."""

import hashlib
import os
import secrets
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from data_access.engine import writing
from data_access.schema.reference import settings
from data_access.schema.returns import batches
from data_access.wording import Worded

BYTES = 32
VARIABLE = "STARTUP_DASHBOARD_IDENTITY_KEY"
USUAL = Path(__file__).resolve().parents[2] / "var" / "identity.key"
SETTING = "identity_key"  # the first signs of the key's own hash, so that another one is noticed


class KeyRefused(Worded):
    """There is no key, it is unreadable, or it is not the one that this database began with."""


def identity_key(engine: Engine, path: Path) -> tuple[bytes, bool]:
    """The key in the file, and whether it was made just now.

    It is made where there is neither a file nor any return yet. Raises KeyRefused where the key
    is lost or another: with it, everybody would be counted once more as somebody else.
    """
    with writing(engine) as connection:
        known = connection.scalar(select(settings.c.value).where(settings.c.name == SETTING))
        if not path.exists():
            _require_none_needed(connection, path, known)
            key = _make(path)
            _note(connection, key, known)
            return key, True
        key = _read(path)
        if known is not None and known != fingerprint(key):
            raise KeyRefused(
                f"{path} 不是本数据库所用的身份密钥；请从备份中恢复原来的密钥。",
                f"{path} is not the key that this database was begun with; restore that one.",
            )
        _note(connection, key, known)
        return key, False


def known_key(engine: Engine, path: Path) -> bytes | None:
    """The key that this database was begun with; None where it was begun with none.

    It is never made here. Raises KeyRefused where it is lost or another.
    """
    with engine.connect() as connection:
        known = connection.scalar(select(settings.c.value).where(settings.c.name == SETTING))
    return None if known is None else identity_key(engine, path)[0]


def key_file(given: Path | None = None) -> Path:
    """The file given, else the one that the environment names, else the usual one."""
    return Path(given or os.environ.get(VARIABLE) or USUAL).expanduser().resolve()


def fingerprint(key: bytes) -> str:
    """What tells two keys apart and gives neither away."""
    return hashlib.sha256(b"identity key\x00" + key).hexdigest()[:16]


def setting_in(connection: Connection) -> dict[str, str]:
    """The setting that tells this key from others; empty before the first return."""
    value = connection.scalar(select(settings.c.value).where(settings.c.name == SETTING))
    return {} if value is None else {SETTING: value}


def put_back(connection: Connection, setting: dict[str, str]) -> None:
    """Sets it again after all records were replaced: the key stays the office's."""
    if setting and not setting_in(connection):
        rows = [{"name": name, "value": value} for name, value in setting.items()]
        connection.execute(settings.insert(), rows)


def _require_none_needed(connection: Connection, path: Path, known: str | None) -> None:
    any_batch = connection.execute(select(batches.c.number).limit(1)).first()
    if known is not None or any_batch is not None:
        raise KeyRefused(
            f"找不到身份密钥 {path}；请从备份中恢复，不能另造一把，否则同一人会被算作两人。",
            f"The key {path} is missing; restore it from its backup. A new one would count everybody twice.",
        )


def _make(path: Path) -> bytes:
    key = secrets.token_bytes(BYTES)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key.hex() + "\n")
    return key


def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise KeyRefused(f"无法读取身份密钥 {path}。", f"The key {path} cannot be read.") from error
    if len(key) < BYTES:
        raise KeyRefused(f"身份密钥 {path} 不完整。", f"The key {path} is cut off.")
    return key


def _note(connection: Connection, key: bytes, known: str | None) -> None:
    if known is None:
        connection.execute(settings.insert().values(name=SETTING, value=fingerprint(key)))
