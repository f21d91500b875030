"""Shared telephones and addresses, trap by trap: who shares with whom, and who with nobody."""

from tests.metrics.conftest import Count

AS_OF = "2010-06-30"
BEIJING, SHIJIAZHUANG = 110000, 130100


def sizes(count: Count, businesses: str) -> dict[tuple[int, int], int]:
    """Businesses by city and by how many share, from columns of the businesses table."""
    table = count(AS_OF, businesses=_dated(businesses)).tables["sharing"]
    keys = zip(table["city"].tolist(), table["size"].tolist(), strict=True)
    return dict(zip(keys, table["businesses"].tolist(), strict=True))


def marks(count: Count, businesses: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Shared telephones (0) and addresses (1) by city, and the businesses that share them."""
    table = count(AS_OF, businesses=_dated(businesses)).tables["shared_marks"]
    keys = zip(table["city"].tolist(), table["mark"].tolist(), strict=True)
    amounts = zip(table["marks"].tolist(), table["businesses"].tolist(), strict=True)
    return dict(zip(keys, amounts, strict=True))


def _dated(businesses: str) -> str:
    header, *lines = [line.strip() for line in businesses.strip().splitlines()]
    if "opened_on" in header:
        return businesses
    return "\n".join([f"{header} | opened_on", *(f"{line} | 2010-01-15" for line in lines)])


def test_three_persons_with_one_telephone_are_three_that_share(count: Count) -> None:
    three = """
        lead_person_id | contact_hash
        1              | a
        2              | a
        3              | a
        4              | b
    """
    assert sizes(count, three) == {(BEIJING, 1): 1, (BEIJING, 3): 3}
    assert marks(count, three) == {(BEIJING, 0): (1, 3)}


def test_a_household_of_two_is_a_pair_and_no_cluster(count: Count) -> None:
    pair = """
        lead_person_id | contact_hash | address_hash
        1              | a            | x
        2              | a            | x
    """
    assert sizes(count, pair) == {(BEIJING, 2): 2}
    assert marks(count, pair) == {}


def test_empty_hashes_match_nothing_and_count_for_nothing(count: Count) -> None:
    assert sizes(
        count,
        """
        lead_person_id | contact_hash | address_hash
        1              | -            | x
        2              | -            | y
        3              | -            | -
        4              | -            | -
        5              | -            | -
    """,
    ) == {(BEIJING, 1): 2}


def test_the_businesses_of_one_person_do_not_share_with_each_other(count: Count) -> None:
    assert sizes(
        count,
        """
        lead_person_id | contact_hash
        1              | a
        1              | a
        1              | a
        2              | b
        2              | b
        3              | b
    """,
    ) == {(BEIJING, 1): 3, (BEIJING, 2): 2, (BEIJING, 3): 1}


def test_the_same_telephone_in_another_city_is_no_match(count: Count) -> None:
    assert sizes(
        count,
        """
        lead_person_id | city_code | contact_hash
        1              | 110000    | a
        2              | 110000    | a
        3              | 130100    | a
    """,
    ) == {(BEIJING, 2): 2, (SHIJIAZHUANG, 1): 1}


def test_a_telephone_is_never_an_address(count: Count) -> None:
    assert sizes(
        count,
        """
        lead_person_id | contact_hash | address_hash
        1              | a            | b
        2              | b            | a
        3              | c            | a
    """,
    ) == {(BEIJING, 1): 1, (BEIJING, 2): 2}


def test_of_telephone_and_address_the_larger_cluster_counts_once(count: Count) -> None:
    both = """
        lead_person_id | contact_hash | address_hash
        1              | a            | x
        2              | a            | x
        3              | a            | x
        4              | b            | x
    """
    assert sizes(count, both) == {(BEIJING, 4): 4}
    assert marks(count, both) == {(BEIJING, 0): (1, 3), (BEIJING, 1): (1, 4)}


def test_only_businesses_of_the_last_24_months_are_compared(count: Count) -> None:
    assert sizes(
        count,
        """
        lead_person_id | contact_hash | opened_on
        1              | a            | 2008-06-29
        2              | a            | 2008-06-30
        3              | a            | 2010-06-30
        4              | a            | 2010-07-01
    """,
    ) == {(BEIJING, 2): 2}


def test_eleven_and_more_are_counted_with_ten(count: Count) -> None:
    lines = "\n".join(f"{person} | a" for person in range(1, 13))
    assert sizes(count, f"lead_person_id | contact_hash\n{lines}") == {(BEIJING, 10): 12}
