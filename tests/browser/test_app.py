"""What only a browser shows: the app as a new user meets it, from the first start to the download."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from chromium import FIRST_START
from playwright.sync_api import Page, expect

from timeline.dashboard.table import MENU

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHART = ".js-plotly-plot .main-svg"


def opened(page: Page, address: str) -> None:
    """Open the app and wait for the drawn timeline."""
    page.goto(address)
    expect(page.locator(CHART).first).to_be_visible(timeout=FIRST_START)
    settled(page)


def settled(page: Page) -> None:
    """Wait until no script runs any more."""
    page.wait_for_timeout(400)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(200)


def until(page: Page, name: str, *, differs: str | None = None, equals: str | None = None) -> None:
    """Wait for a parameter of the address to be something, or something else than before."""
    wanted = "value === given.equals" if equals is not None else "value !== null && value !== given.differs"
    page.wait_for_function(
        f"given => {{ const value = new URLSearchParams(location.search).get(given.name); return {wanted} }}",
        arg={"name": name, "differs": differs, "equals": equals},
    )
    settled(page)


def pick(page: Page, label: str, typed: str) -> None:
    """Type into a searchable picker and take the first answer."""
    box = page.get_by_role("combobox", name=label, exact=False).first
    box.click()
    box.fill(typed)
    page.get_by_role("option").first.click()
    settled(page)


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def downloaded(page: Page, button: str, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    assert waiting.value.suggested_filename.startswith(("timeline-RUS-PRK-", "documents-"))
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


def test_russia_and_north_korea(app: str, page: Page, tmp_path: Path) -> None:
    """Filter by the pair, read the summit's evidence, download the CSV, reopen the link."""
    opened(page, app)
    pick(page, "Country or organisation", "Russia")
    until(page, "pair", equals="RUS")
    pick(page, "Partner", "North Korea")
    until(page, "pair", equals="RUS-PRK")

    panel = page.locator(".st-key-panel")
    panel.get_by_role("button", name="Next").click()
    until(page, "event")
    for _ in range(60):
        if "25 April 2019" in panel.inner_text():
            break
        shown = parameters(page)["event"][0]
        panel.get_by_role("button", name="Previous").click()
        until(page, "event", differs=shown)
    expect(panel.get_by_text("25 April 2019").first).to_be_visible()
    expect(panel.get_by_text("Vladivostok").first).to_be_visible()
    assert panel.locator("mark.tl-date").count() > 1
    assert panel.locator("mark.tl-actor").count() > 1
    assert panel.locator("blockquote").count() >= 2

    rows = list(csv.DictReader(io.StringIO(downloaded(page, "CSV", tmp_path).decode("utf-8-sig"))))
    assert rows
    assert all({"RUS", "PRK"} & set(row["countries"].split("; ")) for row in rows)
    summits = [row for row in rows if row["date"] == "2019-04-25" and row["pairs"] == "PRK-RUS"]
    assert summits
    event = parameters(page)["event"][0]
    assert event in {row["id"] for row in summits}

    link = page.url
    page.goto("about:blank")
    opened(page, link)
    expect(panel.get_by_text("25 April 2019").first).to_be_visible()
    assert ["RUS-PRK"] == parameters(page)["pair"]
    assert [event] == parameters(page)["event"]


@pytest.mark.parametrize("suffix", ["XLSX", "JSON", "HTML"])
def test_every_download(app: str, page: Page, tmp_path: Path, suffix: str) -> None:
    """Each button gives a file."""
    opened(page, f"{app}/?pair=RUS-PRK")

    assert len(downloaded(page, suffix, tmp_path)) > 200


def test_downloads_in_the_menu(app: str, page: Page, tmp_path: Path) -> None:
    """Each entry gives a file."""
    opened(page, f"{app}/?pair=RUS-PRK")
    for name in [*(label for label, _ in MENU.values()), "Documents (JSON Lines)"]:
        if not page.get_by_role("button", name=name, exact=True).is_visible():
            page.get_by_role("button", name="More formats").click()

        assert len(downloaded(page, name, tmp_path)) > 200


def test_click_on_a_mark_opens_its_event(app: str, page: Page) -> None:
    """A mark of the chart leads to its evidence."""
    opened(page, f"{app}/?pair=RUS-PRK")
    before = parameters(page).get("event")
    marks = page.locator(".js-plotly-plot").first.locator(".scatterlayer .points path")
    for at in range(marks.count()):
        box = marks.nth(at).bounding_box()
        if box is None:
            continue
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        settled(page)
        if parameters(page).get("event") not in (None, before):
            break

    assert parameters(page)["event"] != before


def test_add_a_pasted_document(app: str, page: Page) -> None:
    """Pasted text becomes events of a chronology of one's own; markup in it is shown as text."""
    opened(page, app)
    page.get_by_role("link", name="Add documents").first.click()
    page.get_by_role("textbox", name="Text", exact=True).fill(
        "On 4 June 2024 India and Japan signed a treaty on <script>alert(1)</script> trade "
        "worth $5bn and $3bn.\n\n"
        "Last week Brazil expelled the ambassador of Chile.\n"
    )
    day = page.get_by_test_id("stDateInput").get_by_role("textbox")
    if day.count():
        day.first.fill("2024-06-10")
        day.first.press("Enter")
    name = page.get_by_role("textbox", name="Name of the new chronology")
    name.fill("Browser test")
    name.press("Tab")
    settled(page)
    page.get_by_role("button", name="Add to the timeline").click()
    expect(page.get_by_text(re.compile("1 document read"))).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Show it in the timeline").click()
    expect(page.locator(CHART).first).to_be_visible()
    settled(page)

    assert ["Browser test"] == parameters(page)["chronology"]
    page.goto(f"{app}/?chronology=Browser+test&pair=IND-JPN")
    panel = page.locator(".st-key-panel")
    expect(panel.get_by_text("4 June 2024").first).to_be_visible()
    expect(panel.get_by_text("<script>alert(1)</script>", exact=False).first).to_be_visible()
    expect(panel.get_by_text("$5bn and $3bn", exact=False).first).to_be_visible()


def test_documents_are_listed_and_taken_out(app: str, page: Page) -> None:
    """Ticked in the table, one leads to its events, and is taken out; then the chronology is deleted."""
    page.goto(f"{app}/add")
    page.get_by_role("textbox", name="Text", exact=True).fill(
        "On 4 June 2024 India and Japan signed a treaty."
    )
    name = page.get_by_role("textbox", name="Name of the new chronology")
    if not name.count():
        pick(page, "Chronology", "a new chronology")
    name.fill("For a day")
    name.press("Tab")
    settled(page)
    page.get_by_role("button", name="Add to the timeline").click()
    page.get_by_role("link", name="Show it in the timeline").click()
    expect(page.locator(CHART).first).to_be_visible()
    for step in ("Show its 1 event", "Take out 1 document"):
        page.get_by_role("link", name="Documents", exact=True).click()
        table = page.get_by_test_id("stDataFrame")
        expect(table).to_be_visible()
        settled(page)
        box = table.bounding_box()
        assert box
        page.mouse.click(box["x"] + 18, box["y"] + 53)
        page.get_by_text(step).click()
        settled(page)
        if step.startswith("Show"):
            assert "document" in parameters(page)
    page.get_by_role("button", name="Take out 1 document now").click()
    expect(page.get_by_text("1 document taken out; 0 events left, 1 before.")).to_be_visible()
    page.get_by_text("Delete this chronology").click()
    page.get_by_role("textbox", name="Type its name").fill("For a day")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("“For a day” is deleted.")).to_be_visible()


def test_the_panel_goes_below_the_chart_where_there_is_no_room(app: str, page: Page) -> None:
    for width, beside in ((1500, True), (1100, False), (768, False)):
        page.set_viewport_size({"width": width, "height": 1000})
        opened(page, f"{app}/?pair=RUS-UKR")
        chart, panel = page.locator(CHART).first.bounding_box(), page.locator(".st-key-panel").bounding_box()
        assert chart and panel
        assert beside == (panel["x"] > chart["x"] + chart["width"])
        assert panel["width"] > 230


def test_no_result_says_what_to_change(app: str, page: Page) -> None:
    """An impossible filter is answered with ways out, and one of them works."""
    page.goto(f"{app}/?q=zyzzyva&pair=RUS-PRK")
    expect(page.get_by_text(re.compile("No event fits"))).to_be_visible(timeout=FIRST_START)
    page.get_by_role("button", name=re.compile("Clear the search")).click()

    expect(page.locator(CHART).first).to_be_visible()


@pytest.mark.parametrize("width", [390, 768, 1500, 2560])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_edge(app: str, page: Page, width: int, scheme: str) -> None:
    """From a phone to a wide screen, light and dark, the page does not scroll sideways and logs no error."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 1000})
    opened(page, f"{app}/?pair=RUS-UKR")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == errors
