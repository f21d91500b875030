"""Another language keeps every choice, in the lists and in the link; so do Back and the link itself."""

import re
from typing import Any
from urllib.parse import parse_qsl

from tests.browser.choices import Choices, choices, choose_another, link, rest, switch
from tests.browser.visits import Visit, visit

# A page with choices that are not its first ones, and the control that is used under other words.
PAGES = {
    "?indicator=pass_rate": "indicator",
    "what_if?indicator=stability_rate&target_year=2011&what_if_ambition=100": "what_if_scope",
    "what_if?what_if_tab=levers&lever_set=mix&stage=opened": "what_if_priced",
    "city_ranking?indicator=pass_rate&period=2009&city=420100&view=duel&rival=440100&snapshot=1": "view",
    "target_gap?league=other&sort=code&city=430100&indicator=pass_rate": "indicator",
    "city_profile?city=420100&against=nearest&indicator=pass_rate&rate=opening_rate": "against",
    "appraisal?appraisal_year=2008&city=420100&appraisal_range=rank": "appraisal_form",
    "appraisal?part=duties&city=420100": "appraisal_scope",
    "cohort_survival?curve=opening&scope=group&group=rural&split=province": "curve",
    "tasks?task=experts&city=420100&split=tier": "figure",
    "service_chain?scope=city&city=420100&period=2009": "period",
    "data_quality?quality_sort=lost&place_sharing=340000": "screen",
    "data_returns?return_city=420100&return_month=2009-06": "return_month",
    "definitions?task=experts": "figure",
}
CHINESE = re.compile(r"[\u3400-\u9fff]")
FOLLOWING = "what_if_slide_"  # the sliders show the targets of the scope


def without(whole: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if name not in names}


def same(one: Choices, other: Choices, control: str) -> bool:
    """Whether all that both show is the same, but for the control and what follows it."""
    shared = [key for key in one.keys() & other.keys() if not key.startswith(FOLLOWING)]
    return all(one[key] == other[key] for key in shared if key != control)


def open_in_chinese(seen: Visit, address: str) -> None:
    seen.page.goto(f"{seen.home}/{address}&lang=zh")
    seen.page.wait_for_selector(".st-key-lang")
    rest(seen)
    in_address = dict(parse_qsl(address.partition("?")[2]))
    assert link(seen).items() >= in_address.items(), address


def test_every_page_keeps_its_choices_over_a_change_of_language(chromium: Any, server: str) -> None:
    seen = visit(chromium, server)
    for address, control in PAGES.items():
        open_in_chinese(seen, address)
        chinese, codes = choices(seen), link(seen)

        switch(seen, "English")
        english = choices(seen)
        assert link(seen) == codes | {"lang": "en"}, address
        assert english.keys() == chinese.keys(), address
        assert not CHINESE.search(str(without(english, "lang"))), address

        choose_another(seen, control)
        assert choices(seen).get(control) != english.get(control), address
        assert same(choices(seen), english, control), address
        assert link(seen).items() >= without(codes, "lang", control).items(), address

        in_english = link(seen)
        switch(seen, "中文")
        assert link(seen) == in_english | {"lang": "zh"}, address
        assert same(choices(seen), chinese, control), address
    assert seen.errors == []


def test_one_step_back_and_the_link_give_language_and_choices_again(
    chromium: Any, server: str
) -> None:
    seen = visit(chromium, server)
    open_in_chinese(seen, next(address for address in PAGES if "view=duel" in address))
    chinese = choices(seen)
    switch(seen, "English")
    english = choices(seen)

    seen.page.go_back()
    seen.page.wait_for_url("**lang=zh*")
    rest(seen)
    assert choices(seen) == chinese

    switch(seen, "English")
    seen.page.reload()
    seen.page.wait_for_selector(".st-key-rival")
    rest(seen)
    assert choices(seen) == english


def test_another_snapshot_keeps_choices_and_takes_the_first_click(
    chromium: Any, server: str
) -> None:
    seen = visit(chromium, server)
    open_in_chinese(seen, "tasks?task=experts&city=420100&split=tier")
    choose_another(seen, "snapshot")
    assert link(seen)["snapshot"] == "1"

    seen.page.get_by_text("一条龙", exact=True).first.click()
    seen.page.wait_for_url("**/service_chain?*")
    rest(seen)
    switch(seen, "English")
    choose_another(seen, "snapshot")
    assert link(seen)["lang"] == "en"
    assert "snapshot" not in link(seen)

    choose_another(seen, "scope")
    assert link(seen)["lang"] == "en"
    assert "snapshot" not in link(seen)
