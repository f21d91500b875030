"""The first tables of records and snapshots, and the rule that a published snapshot never changes.

A migration is frozen: it declares what it makes by itself and reads nothing from the schema's
modules, which move on. The test of the migrations compares the two.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

tables = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *columns: Any) -> None:
    """One table of this version."""
    sa.Table(name, tables, *columns)


def column(
    name: str, kind: Any, key: bool = False, empty: bool = False, to: str = "", **more: Any
) -> sa.Column[Any]:
    """One column: part of the key, allowed to be empty, referring to another table."""
    links = [sa.ForeignKey(to)] if to else []
    return sa.Column(
        name, kind, *links, primary_key=key, nullable=empty, autoincrement=False, **more
    )


def word(name: str, length: int, **more: Any) -> sa.Column[Any]:
    """A column of text of at most this length."""
    return column(name, sa.String(length), **more)


def number(name: str, **more: Any) -> sa.Column[Any]:
    """A column of whole numbers."""
    return column(name, sa.Integer, **more)


def small(name: str, **more: Any) -> sa.Column[Any]:
    """A column of whole numbers up to 32,767."""
    return column(name, sa.SmallInteger, **more)


def real(name: str, **more: Any) -> sa.Column[Any]:
    """A column of numbers with decimals."""
    return column(name, sa.Float, **more)


def flag(name: str, **more: Any) -> sa.Column[Any]:
    """A column of yes and no."""
    return column(name, sa.Boolean, **more)


def day(name: str, **more: Any) -> sa.Column[Any]:
    """A column of dates."""
    return column(name, sa.Date, **more)


# One table per paragraph, as many columns to a line as it takes.
# fmt: off
table("persons", number("id", key=True), word("identity_hash", 64, unique=True),
      word("sex", 1, empty=True), small("birth_year", empty=True))
table("provinces", word("code", 6, key=True), word("name_zh", 40), word("name_en", 60),
      word("short_zh", 10), word("region", 10, empty=True), small("tile_row"),
      small("tile_column"))
table("settings", word("name", 40, key=True), word("value", 400))
table("snapshots", number("number", key=True), day("as_of"), word("content_hash", 64),
      word("definitions", 20), column("built_at", sa.DateTime),
      column("published_at", sa.DateTime, empty=True))
table("cities", word("code", 6, key=True), word("name_zh", 40), word("name_en", 60),
      word("province_code", 6, to="provinces.code"), word("tier", 24), real("latitude"),
      real("longitude"), day("valid_from"), day("valid_to", empty=True))
table("snapshot_counts", number("snapshot_number", key=True, to="snapshots.number"),
      word("name", 40, key=True), number("rows"), word("content_hash", 64),
      column("body", sa.LargeBinary))
table("associations", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      day("founded_on"), number("members"))
table("businesses", number("id", key=True),
      number("lead_person_id", index=True, to="persons.id"),
      word("city_code", 6, to="cities.code"), word("kind", 12), day("opened_on"),
      day("closed_on", empty=True), word("exit_kind", 12, empty=True), day("recorded_on"))
table("city_returns", word("city_code", 6, key=True, to="cities.code"),
      day("month_end", key=True), day("received_on"))
table("credit_communities", number("id", key=True),
      word("city_code", 6, index=True, to="cities.code"), word("name", 80), day("recognised_on"))
table("departments", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      word("name_zh", 60), word("name_en", 80))
table("events", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      word("kind", 12), day("held_on"), number("participants"))
table("experts", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      word("background", 12), day("active_from"), day("active_to", empty=True))
table("incubators", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      word("name", 80), day("opened_on"), small("places"))
table("institutions", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      word("name", 80), word("kind", 30), day("designated_on"), day("ended_on", empty=True))
table("local_plans", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      day("adopted_on"))
table("organisations", number("id", key=True),
      word("city_code", 6, index=True, to="cities.code"), word("kind", 20),
      day("established_on"), small("staff"), small("districts_covered"),
      small("districts_total"))
table("projects", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      word("kind", 16), day("collected_on"), day("appraised_on", empty=True),
      flag("feasible", empty=True), day("listed_on", empty=True), number("investment"))
table("targets", number("id", key=True), word("indicator", 40), small("year"),
      word("tier", 24, empty=True), word("city_code", 6, empty=True, to="cities.code"),
      small("version"), real("value"), day("set_on"), word("set_by", 60), word("reason", 400),
      sa.UniqueConstraint("indicator", "year", "tier", "city_code", "version"))
table("teachers", number("id", key=True), word("city_code", 6, index=True, to="cities.code"),
      word("origin", 12), day("active_from"), day("active_to", empty=True),
      day("certificate_valid_to", empty=True), day("evaluated_on", empty=True))
table("courses", number("id", key=True),
      number("institution_id", index=True, to="institutions.id"),
      number("teacher_id", empty=True, to="teachers.id"), word("kind", 3), flag("syb_standard"),
      day("starts_on"), day("ends_on"), small("places"))
table("credit_files", number("id", key=True), number("person_id", index=True, to="persons.id"),
      number("community_id", to="credit_communities.id"), day("opened_on"))
table("founders", number("business_id", key=True, to="businesses.id"),
      number("person_id", key=True, index=True, to="persons.id"))
table("inspections", number("id", key=True),
      number("institution_id", index=True, to="institutions.id"), day("inspected_on"),
      word("result", 12))
table("loans", number("id", key=True), number("person_id", index=True, to="persons.id"),
      number("community_id", empty=True, to="credit_communities.id"), day("applied_on"),
      day("paid_on", empty=True), number("principal"), flag("counter_guarantee_waived"))
table("officers", number("id", key=True),
      number("department_id", index=True, to="departments.id"), word("code", 20))
table("relief_cases", number("id", key=True),
      number("business_id", index=True, to="businesses.id"), word("kind", 4), day("eligible_on"),
      day("granted_on", empty=True), number("amount"))
table("teacher_activities", number("id", key=True),
      number("teacher_id", index=True, to="teachers.id"), day("held_on"), word("kind", 12))
table("tenancies", number("id", key=True),
      number("incubator_id", index=True, to="incubators.id"),
      number("business_id", index=True, to="businesses.id"), day("entered_on"),
      day("left_on", empty=True), word("left_as", 10, empty=True))
table("visits", number("id", key=True), number("business_id", index=True, to="businesses.id"),
      day("visited_on"), flag("verified"), word("status", 10), small("workers", empty=True))
table("enrolments", number("id", key=True), number("person_id", index=True, to="persons.id"),
      number("course_id", index=True, to="courses.id"), word("target_group", 10),
      day("first_attended_on", empty=True), day("completed_on", empty=True),
      day("assessed_on", empty=True), flag("assessment_passed", empty=True),
      day("resit_on", empty=True), flag("resit_passed", empty=True), flag("file_complete"),
      day("recorded_on"))
table("repayments", number("id", key=True), number("loan_id", index=True, to="loans.id"),
      day("due_on"), number("principal_due"), day("paid_on", empty=True),
      number("principal_paid"))
table("responsibilities", number("id", key=True),
      word("city_code", 6, index=True, to="cities.code"), small("year"), word("indicator", 40),
      number("department_id", to="departments.id"),
      number("officer_id", empty=True, to="officers.id"), real("share"))
table("service_cases", number("id", key=True),
      number("enrolment_id", unique=True, to="enrolments.id"), day("opened_on"),
      day("completed_on", empty=True), flag("needs_guidance"), flag("needs_project"),
      flag("needs_finance"), flag("needs_incubation"), flag("needs_follow_up"))
table("project_recommendations", number("id", key=True),
      number("project_id", index=True, to="projects.id"),
      number("case_id", index=True, to="service_cases.id"), day("recommended_on"),
      day("chosen_on", empty=True), number("business_id", empty=True, to="businesses.id"))
table("services", number("id", key=True), number("case_id", index=True, to="service_cases.id"),
      word("link", 10), word("mode", 10), day("provided_on"),
      number("expert_id", empty=True, to="experts.id"), flag("evaluated"),
      small("satisfaction", empty=True))
# fmt: on


def upgrade() -> None:
    """Makes the tables, then the triggers that guard published snapshots."""
    connection = op.get_bind()
    tables.create_all(connection, checkfirst=False)
    guards = postgresql_guards if connection.dialect.name == "postgresql" else sqlite_guards
    for statement in guards():
        connection.exec_driver_sql(statement)


REFUSAL = "a published snapshot never changes"
PUBLISHED = "SELECT 1 FROM snapshots WHERE published_at IS NOT NULL AND number"
OLD_COUNTS = f"EXISTS ({PUBLISHED} = OLD.snapshot_number)"
NEW_COUNTS = f"EXISTS ({PUBLISHED} = NEW.snapshot_number)"
GUARDED = (
    # An INSERT is asked too, as REPLACE would take the place of a published snapshot.
    ("snapshots", "INSERT", f"EXISTS ({PUBLISHED} = NEW.number)"),
    ("snapshots", "UPDATE", "OLD.published_at IS NOT NULL"),
    ("snapshots", "DELETE", "OLD.published_at IS NOT NULL"),
    ("snapshot_counts", "INSERT", NEW_COUNTS),
    ("snapshot_counts", "UPDATE", f"{OLD_COUNTS} OR {NEW_COUNTS}"),
    ("snapshot_counts", "DELETE", OLD_COUNTS),
)


def sqlite_guards() -> list[str]:
    """One trigger for each table and action; its condition looks before the change."""
    return [
        f"CREATE TRIGGER {name}_published_{action.lower()} BEFORE {action} ON {name} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for name, action, condition in GUARDED
    ]


def postgresql_guards() -> list[str]:
    """The same by functions, as a condition with a query stands in none but those.

    TRUNCATE passes by the triggers of rows, so it is refused while anything is published.
    """
    statements = []
    for name, action, condition in GUARDED:
        guard = f"{name}_published_{action.lower()}"
        row = "OLD" if action == "DELETE" else "NEW"
        statements += [
            postgresql_function(guard, condition, row),
            f"CREATE TRIGGER {guard} BEFORE {action} ON {name} "
            f"FOR EACH ROW EXECUTE FUNCTION {guard}()",
        ]
    statements.append(
        postgresql_function("published_truncate", f"EXISTS ({PUBLISHED} > 0)", "NULL")
    )
    return statements + [
        f"CREATE TRIGGER {name}_published_truncate BEFORE TRUNCATE ON {name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION published_truncate()"
        for name in ("snapshots", "snapshot_counts")
    ]


def postgresql_function(name: str, condition: str, row: str) -> str:
    """A trigger's function that lets a row pass unless the condition holds."""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{REFUSAL}'; END IF; RETURN {row}; END $$"
    )
