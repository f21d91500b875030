"""An address counts for the screen of shared addresses only where it names a house."""

import pytest

from data_access.returns.forms.registry import FORMS
from tests.data_access.returns.city_office import SENDER
from tests.data_access.returns.form_samples import ROWS
from tests.data_access.returns.forms.test_forms import sheet_of, understood


def hashed(address: str) -> bool:
    """Whether the business of such an address bears a hash of it."""
    row = {**ROWS["openings"][0], "address": address}
    (sheet,) = understood(sheet_of("openings", row)).sheets
    records = FORMS["openings"].records(sheet.accepted[0].values, SENDER)
    (business,) = [one for one in records if one.table == "businesses"]
    return business.values["address_hash"] is not None


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("人民路12号", True),
        ("人民路１２号", True),
        ("人民路十二号", True),
        ("和平街 3-5", True),
        ("光明小区2栋301室", True),
        ("农贸市场18铺", True),
        ("解放路88", True),
        ("王家村", False),
        ("王家村3组", False),
        ("李庄第2村", False),
        ("105国道旁", False),
        ("3号路", False),
        ("开发区", False),
    ],
)
def test_only_a_house_number_tells_one_address_from_a_village(address: str, named: bool) -> None:
    assert hashed(address) is named
