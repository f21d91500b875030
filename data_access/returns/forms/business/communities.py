"""信用社区名册 and 创业者诚信档案: communities that stand in, and the files of entrepreneurs."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, YES_NO, text
from data_access.returns.forms.common import NAME, PERSON
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import named_key, own, person_of
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

COMMUNITY = Field(
    "community",
    ("信用社区", "社区名称", "信用社区名称"),
    "credit community",
    text,
    required=True,
    needed=True,
)


def of_communities(say: Values, sender: Sender) -> Iterator[Returned]:
    """A credit community of the city."""
    yield Returned(
        "credit_communities",
        named_key("community", say["community"], sender),
        {
            "city_code": sender.city,
            "name": say["community"],
            **own(say, ("recognised_on", "plans_training")),
        },
    )


def of_files(say: Values, sender: Sender) -> Iterator[Returned]:
    """The credit file of a person; it waits until its community is returned."""
    person, community = (
        person_of(say["identity"], sender),
        named_key("community", say["community"], sender),
    )
    yield person
    yield Returned(
        "credit_files",
        key_of("credit file", person.key, community),
        {"person_id": person.key, "community_id": community, **own(say, ("opened_on",))},
    )


COMMUNITIES = Form(
    "communities",
    Sentence("信用社区名册", "list of credit communities"),
    (
        COMMUNITY,
        Field(
            "recognised_on",
            ("认定时间", "认定日期"),
            "recognised on",
            DAY,
            required=True,
            needed=True,
        ),
        Field(
            "plans_training", ("规划含创业培训", "创业培训列入规划"), "plan names training", YES_NO
        ),
    ),
    records=of_communities,
    once=("community",),
)

CREDIT_FILES = Form(
    "credit_files",
    Sentence("创业者诚信档案", "credit files"),
    (
        NAME,
        PERSON,
        COMMUNITY,
        Field("opened_on", ("建档时间", "建档日期"), "opened on", DAY, required=True, needed=True),
    ),
    records=of_files,
    once=("identity", "community"),
)
