"""The page in a browser, as readers use it: offline, from a file, and with no word on the console."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from evidence_refs import styles
from evidence_refs.formats import WRITERS

from ..browsing import offline, opened, violations
from .pages import article, status, titles
from .works import HOSTILE, NAMED, WORKS

pytestmark = pytest.mark.program

WALKING, SEARCH, TALK, _ = NAMED


# Search


def test_all_words_must_match_as_prefixes_and_without_accents(page: Page) -> None:
    page.fill("#_query", "ANGSTROM cafe")
    assert titles(page) == ["Walking to school: a café study"]
    expect(status(page)).to_have_text("1 of 94 references")
    assert page.locator("mark").all_inner_texts() == ["café", "Ångström", "angstrom"]


@pytest.mark.parametrize(
    "query", ["oneill", "o'neill", "journal streets", "read walk", "angst", "walking:old", "awake"]
)
def test_every_field_is_searched(page: Page, query: str) -> None:
    page.fill("#_query", query)
    assert titles(page)[:1] == ["Walking to school: a café study"]


@pytest.mark.parametrize(
    "query", ["reed 2020", "reed may 2020", "personal reed", "reed communication"]
)
def test_year_month_and_type_are_searched(page: Page, query: str) -> None:
    page.fill("#_query", query)
    assert titles(page) == ["A talk with a walker"]


def test_the_list_stays_where_it_is_when_something_is_looked_for(page: Page) -> None:
    before = page.locator("#_list").bounding_box()
    page.fill("#_query", "homes")
    expect(page.get_by_role("button", name="Reset")).to_be_visible()
    after = page.locator("#_list").bounding_box()
    assert before and after
    assert before["y"] == after["y"]


def test_a_word_in_the_abstract_alone_is_shown(page: Page) -> None:
    page.fill("#_query", "pedest awake")
    assert page.locator(".glimpse").inner_text().endswith("interviews about pedestrians.")
    assert page.locator("mark").all_inner_texts() == ["awake", "pedest"]


def test_works_with_the_words_in_their_title_come_first(page: Page) -> None:
    page.fill("#_query", "walk")
    assert titles(page) == [str(each.title) for each in (WALKING, TALK)]


def test_nothing_found_is_said(page: Page) -> None:
    page.fill("#_query", "walking zebras")
    expect(status(page)).to_have_text("0 of 94 references")
    expect(page.locator("#_more")).to_contain_text("Nothing was found")
    expect(page.locator("#_take")).to_be_hidden()


# Facets and timeline


def counts(page: Page, legend: str) -> dict[str, str]:
    labels = page.locator("fieldset", has=page.get_by_text(legend, exact=True)).locator("label")
    texts = [each.inner_text().split("\n") for each in labels.all()]
    return {text[0]: text[-1] for text in texts}


def test_counts_follow_the_selection_of_other_facets(page: Page) -> None:
    assert counts(page, "Type")["Report"] == "61"
    page.get_by_role("checkbox", name="Body 1").check()
    assert counts(page, "Type") == {"Report": "10"}
    assert counts(page, "Source")["Body 2"] == "10"  # more of the same facet can be chosen
    page.get_by_role("checkbox", name="Body 2").check()
    expect(status(page)).to_have_text("20 of 94 references")
    page.get_by_role("button", name="Take away: Body 1").click()
    expect(status(page)).to_have_text("10 of 94 references")
    page.get_by_role("button", name="Reset").click()
    expect(status(page)).to_have_text("94 references")


def test_a_body_is_one_however_it_is_spelt(page: Page) -> None:
    assert "The Body 1" not in counts(page, "Source")
    page.get_by_role("checkbox", name="Body 1").check()
    assert "Homes and health, part 10" in titles(page)


def test_documents_and_sections_are_facets(page: Page) -> None:
    assert counts(page, "Cited in") == {"review": "2", "Brief on <walking>": "1"}
    page.get_by_role("checkbox", name="Schools").check()
    assert titles(page) == ["Walking to school: a café study"]


def test_more_values_are_shown_when_asked_for(page: Page) -> None:
    assert len(counts(page, "Source")) == 6
    page.get_by_role("button", name="Show 4 more: source").click()
    assert len(counts(page, "Source")) == 10
    expect(page.get_by_role("button", name="Show fewer: source")).to_be_focused()


def test_a_bar_of_the_timeline_chooses_its_year(page: Page) -> None:
    bar = page.get_by_role("button", name="2019: 5 references")
    bar.click()
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(status(page)).to_have_text("5 of 94 references")
    expect(page.get_by_role("checkbox", name="2019")).to_be_checked()
    page.get_by_role("button", name="2021: 1 reference").click(modifiers=["Shift"])
    expect(status(page)).to_have_text("7 of 94 references")


def test_a_pointer_drawn_over_the_timeline_chooses_a_range(page: Page) -> None:
    page.get_by_role("button", name="2017: 4 references").hover()
    page.mouse.down()
    page.get_by_role("button", name="2019: 5 references").hover()
    page.mouse.up()
    expect(status(page)).to_have_text("13 of 94 references")


def test_arrows_move_along_the_timeline(page: Page) -> None:
    page.get_by_role("button", name="2021: 1 reference").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="2020: 1 reference")).to_be_focused()
    page.keyboard.press("Enter")
    assert titles(page) == [str(TALK.title)]


def test_the_order_can_be_chosen(page: Page) -> None:
    page.get_by_label("Order").select_option("Newest first")
    assert titles(page)[:2] == [HOSTILE, str(TALK.title)]
    page.get_by_label("Order").select_option("Title")
    assert titles(page)[1:3] == [str(TALK.title), "anon"]


# One work


def test_an_abstract_is_folded_until_asked_for(page: Page) -> None:
    found = article(page, WALKING.key)
    expect(found.get_by_text("Children who walk")).to_have_count(0)
    button = found.get_by_role("button", name="Abstract")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(found.locator(".panel:visible p")).to_have_count(2)
    button.click()
    expect(found.get_by_text("Children who walk")).to_be_hidden()


def test_where_a_work_is_cited_is_told(page: Page) -> None:
    found = article(page, WALKING.key)
    found.get_by_role("button", name="Cited in 2 documents").click()
    assert found.locator(".places li").all_inner_texts() == [
        "Brief on <walking>\nEvidence › Schools › page 3",
        "review\nnote 7, lines 12–14",
    ]
    expect(found.get_by_role("link", name="review")).to_have_attribute(
        "href", "https://example.org/review"
    )


def test_hostile_text_stays_text(page: Page) -> None:
    found = article(page, SEARCH.key)
    assert found.locator("h3").inner_text() == HOSTILE
    found.get_by_role("button", name="Abstract").click()
    found.get_by_role("button", name="Cite", exact=True).click()
    assert page.evaluate("window.broken") is None
    assert found.locator("img, script").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


# Copying and downloading


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize(("form", "name"), [("bibtex", "BibTeX"), ("ris", "RIS")])
def test_an_entry_is_copied(page: Page, form: str, name: str) -> None:
    found = article(page, WALKING.key)
    found.get_by_role("button", name="Cite", exact=True).click()
    found.get_by_role("button", name=f"Copy {name}").click()
    expect(page.locator("#_said")).to_have_text(f"Copied {WALKING.key} as {name}")
    entry = WRITERS[form].entry(WALKING) if form == "bibtex" else WRITERS[form].write([WALKING])
    assert clipboard(page) == entry


@pytest.mark.parametrize(("style", "name"), [("apa", "APA"), ("harvard", "Harvard")])
def test_a_citation_is_copied_with_its_italics(page: Page, style: str, name: str) -> None:
    found = article(page, WALKING.key)
    found.get_by_role("button", name="Cite", exact=True).click()
    found.get_by_role("button", name=f"Copy: the {name} citation").click()
    expect(page.locator("#_said")).to_have_text(f"Copied the {name} citation")
    assert clipboard(page) == styles.bibliography([WALKING], style)[0].text
    rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((kind) => kind.text())"
    )
    assert "<i>Journal of Streets</i>" in rich


def test_copying_works_without_the_clipboard_of_secure_pages(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator.clipboard, 'write', { value: undefined })")
    found = article(page, WALKING.key)
    found.get_by_role("button", name="Cite", exact=True).click()
    found.get_by_role("button", name="Copy RIS").click()
    expect(page.locator("#_said")).to_have_text(f"Copied {WALKING.key} as RIS")
    assert clipboard(page) == WRITERS["ris"].write([WALKING])


def test_a_style_that_lists_no_such_work_says_so(page: Page) -> None:
    found = article(page, TALK.key)
    found.get_by_role("button", name="Cite", exact=True).click()
    expect(found.get_by_text("This style lists no work of this kind.")).to_have_count(1)


@pytest.mark.parametrize("format", ["bibtex", "ris", "csl-json", "csv"])
def test_the_selection_is_downloaded_as_export_writes_it(page: Page, format: str) -> None:
    page.fill("#_query", "walk")
    name = {"bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON", "csv": "CSV"}[format]
    with page.expect_download() as downloaded:
        page.locator("#_take").get_by_role("button", name=name).click()
    settings = {"bom": True} if format == "csv" else {}
    written = WRITERS[format].write([WALKING, TALK], **settings)
    assert downloaded.value.suggested_filename == f"references{WRITERS[format].suffix}"
    assert downloaded.value.path().read_bytes() == written.encode("utf-8")


def test_a_download_is_of_all_that_is_chosen_not_of_what_is_shown(page: Page) -> None:
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="CSL-JSON").click()
    assert len(json.loads(downloaded.value.path().read_bytes())) == len(WORKS)


# Lasting links


@pytest.mark.parametrize("name", [WALKING.key, *WALKING.aliases, "walking%3Aold%2Fkey"])
def test_a_link_leads_to_its_work(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}#{name}")
    assert titles(page) == [str(WALKING.title)]
    expect(article(page, WALKING.key)).to_be_focused()
    expect(page.get_by_text("Children who walk arrive awake.")).to_be_visible()
    page.get_by_role("button", name="Show all references").click()
    expect(status(page)).to_have_text("94 references")
    assert "#" not in page.url


def test_the_link_of_a_work_is_beside_it_and_back_leads_back(page: Page) -> None:
    page.fill("#_query", "walk")
    page.get_by_role("link", name=f"Link to {TALK.key}").click()
    assert titles(page) == [str(TALK.title)]
    assert page.url.endswith(f"#{TALK.key}")
    page.go_back()
    expect(status(page)).to_have_text("2 of 94 references")


def test_a_link_to_no_work_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}#nobody%")
    expect(status(page)).to_have_text("There is no reference nobody% here; 94 references")


# Keyboard


def test_the_page_is_used_without_a_mouse(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#_query")).to_be_focused()
    page.keyboard.type("walk")
    page.keyboard.press("ArrowDown")
    expect(article(page, WALKING.key)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Children who walk arrive awake.")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(article(page, TALK.key)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#_query")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#_query")).to_have_value("")
    expect(status(page)).to_have_text("94 references")


def test_more_works_are_shown_below_and_the_first_of_them_is_focused(page: Page) -> None:
    assert len(titles(page)) == 40
    page.get_by_role("button", name="Show 40 more").click()
    assert len(titles(page)) == 80
    expect(page.locator("article").nth(40)).to_be_focused()
    page.get_by_role("button", name="Show 14 more").click()
    assert len(titles(page)) == len(WORKS)


def test_escape_takes_back_the_words_and_not_what_is_chosen(page: Page) -> None:
    page.get_by_role("checkbox", name="Report").check()
    page.fill("#_query", "part 13")
    expect(status(page)).to_have_text("1 of 94 references")
    page.locator("#_query").press("Escape")
    expect(status(page)).to_have_text("61 of 94 references")


# Other ways to look at it


def test_a_narrow_screen_has_no_sideways_scroll(browser: Browser, address: str) -> None:
    with opened(offline(browser, viewport={"width": 320, "height": 640}), address) as page:
        page.get_by_text("Filters").click()
        page.get_by_role("link", name="The catalogue in figures").click()
        for button in article(page, WALKING.key).locator(".fold").all():
            button.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_link_unfolds_the_figures_and_is_of_no_work(page: Page, address: str) -> None:
    types = page.get_by_role("group", name="Types")
    expect(types).to_be_hidden()
    page.get_by_role("link", name="The catalogue in figures").click()
    expect(types).to_be_visible()
    expect(types).to_be_in_viewport()
    expect(page.get_by_text("Journal article", exact=True).last).to_be_in_viewport()
    page.reload()
    expect(status(page)).to_have_text("94 references")


def test_figures_are_printed_where_they_are_unfolded(page: Page) -> None:
    page.emulate_media(media="print")
    heading = page.get_by_role("heading", name="The catalogue in figures")
    expect(heading).to_be_hidden()
    page.emulate_media(media="screen")
    heading.click()
    page.emulate_media(media="print")
    expect(page.get_by_role("group", name="Growth")).to_be_visible()


def test_print_has_the_whole_selection(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(titles(page)) == len(WORKS)
    page.emulate_media(media="print")
    expect(page.locator("#_search")).to_be_hidden()
    expect(page.locator("#_take")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert len(titles(page)) == 40


def test_without_scripts_the_list_is_there(browser: Browser, address: str) -> None:
    context = offline(browser, java_script_enabled=False)
    with opened(context, f"{address}#walking:old/key") as page:
        expect(page.get_by_role("listitem")).to_have_count(len(WORKS))
        expect(page.locator("#_query")).to_be_hidden()
        expect(
            page.get_by_role("link", name="Homes and health, part 1", exact=True)
        ).to_be_visible()
        page.get_by_role("link", name="The catalogue in figures").click()
        expect(page.get_by_role("group", name="Types")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_violation(browser: Browser, address: str, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900}
    with opened(offline(browser, color_scheme=scheme, viewport=size), address) as page:
        assert violations(page) == []
        if width == 320:
            page.get_by_text("Filters").click()
        for button in page.locator("li:nth-child(-n+3) .fold").all():
            button.click()
        page.get_by_role("button", name="2019: 5 references").click()
        page.fill("#_query", "walk")
        page.locator(".fold").last.click()
        page.get_by_role("heading", name="The catalogue in figures").click()
        assert violations(page) == []
