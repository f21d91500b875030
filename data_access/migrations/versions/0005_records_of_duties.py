"""What the work plan asks for beyond the first records: optional columns, empty where nobody keeps them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
YES_NO, AMOUNT, SMALL, DAY = sa.Boolean(), sa.Integer(), sa.SmallInteger(), sa.Date()

COLUMNS: dict[str, dict[str, sa.types.TypeEngine[Any]]] = {
    "teachers": {"evaluation_passed": YES_NO, "duties_set": YES_NO},
    "courses": {
        "model": YES_NO,
        "uses_cases": YES_NO,
        "uses_speakers": YES_NO,
        "uses_practice": YES_NO,
        "local_material": YES_NO,
        "promoted_by_office": YES_NO,
    },
    "service_cases": {"followed_by_office": YES_NO},
    "experts": {"certified": YES_NO},
    "services": {"topic": sa.String(12)},
    "projects": {"local": YES_NO, "payback_months": SMALL, "shown_on": DAY},
    "businesses": {"legal_form": sa.String(16), "in_community": YES_NO, "serves_community": YES_NO},
    "visits": {"laid_off_workers": SMALL},
    "credit_communities": {"plans_training": YES_NO},
    "incubators": {"public_money": AMOUNT, "other_money": AMOUNT, "former_site": sa.String(10)},
    "relief_cases": {"for_hiring": YES_NO},
    "organisations": {
        "led_by": sa.String(14),
        "finance_joins": YES_NO,
        "tax_joins": YES_NO,
        "commerce_joins": YES_NO,
        "belongs_to": sa.String(18),
        "charged": YES_NO,
    },
}


def upgrade() -> None:
    """Adds the columns, empty."""
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind))
