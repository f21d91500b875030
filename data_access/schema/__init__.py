"""Every table of the shared database, declared once and never reflected."""

from data_access.schema import (
    business,
    governance,
    loads,
    periods,
    recounts,
    reference,
    returns,
    services,
    snapshots,
    summaries,
    training,
    workflow,
)
from data_access.schema.columns import metadata

__all__ = [
    "business",
    "governance",
    "loads",
    "metadata",
    "periods",
    "recounts",
    "reference",
    "returns",
    "services",
    "snapshots",
    "summaries",
    "training",
    "workflow",
]
