"""The web from end to end: the command, the page for adding documents, and when either fetches nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from streamlit.testing.v1 import AppTest

from page_apps import add_page_app
from reading.local_web import LocalWeb, Route, serving
from timeline import chronologies
from timeline.build import BuildReport, build
from timeline.cli import main
from timeline.dashboard.web import only_here
from timeline.errors import ReadingError
from timeline.reading import rules
from timeline.reading.rules import rules_set, web_is_on
from timeline.reading.visits import Web
from timeline.store import EventStore

TREATY = "On 26 March 1979 Egypt and Israel signed a treaty. Both countries had asked for it for a long time."
SUMMIT = "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok. They spoke for more than two hours."


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalWeb]:
    """A server here, which a setting allows to be asked, without a pause."""
    monkeypatch.setenv(rules.NETWORKS_VARIABLE, "127.0.0.1")
    monkeypatch.delenv(rules.WEB_VARIABLE, raising=False)
    monkeypatch.setitem(Web.__init__.__kwdefaults__, "sleep", lambda seconds: None)
    with serving() as served:
        yield served


def html(text: str) -> str:
    more = " ".join(["The rest of the day was spent on the river."] * 6)
    return f"<html><body><article><h1>News</h1><p>{text}</p><p>{more}</p></article></body></html>"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_command_fetches_pages_feeds_and_lists(web: LocalWeb, tmp_path: Path) -> None:
    """What fails is named, the rest is built; the exit code says which it was."""
    store = tmp_path / "my.db"
    web.page("/treaty", html(TREATY))
    web.page("/summit", html(SUMMIT))
    feed = f'<rss version="2.0"><channel><item><link>{web.url("/summit")}</link></item></channel></rss>'
    web.routes["/feed"] = Route(feed.encode())
    (tmp_path / "pages.txt").write_text(f"{web.url('/treaty')}\n{web.url('/gone')}\n")

    result = run("build", web.url("/feed"), tmp_path / "pages.txt", "--store", store, "--quiet")

    assert result.exit_code == 1
    gone = f"skipped {tmp_path}/pages.txt, line 2: {web.url('/gone')}: there is no such page (404)"
    assert gone in result.output
    assert "2 documents read, 0 already there; 2 events" in result.output


def test_a_second_run_asks_only_for_what_changed(web: LocalWeb, tmp_path: Path) -> None:
    """Pages that say so are not sent again, others not extracted again; what changed is replaced."""
    store = tmp_path / "my.db"
    web.page("/same", html(TREATY))
    text = SUMMIT

    def answer(headers: dict[str, str]) -> Route:
        mark = f'"{len(text)}"'
        if headers.get("if-none-match") == mark:
            return Route(status=304)
        return Route(html(text).encode(), headers={"ETag": mark, "Content-Type": "text/html"})

    web.routes["/tagged"] = answer  # type: ignore[assignment]
    sources = [web.url("/same"), web.url("/tagged")]
    allowed = rules_set()

    def again() -> BuildReport:
        return build(sources, store, rules=allowed)

    first, second = again(), again()
    text = SUMMIT.replace("25 April", "2 April")
    third, fourth = again(), again()

    reports = (first, second, third, fourth)
    assert [(each.read, each.skipped, each.removed, each.events) for each in reports] == [
        (2, 0, 0, 2), (0, 2, 0, 2), (1, 1, 1, 2), (0, 2, 0, 2),
    ]  # fmt: skip
    assert second.undated_documents == first.undated_documents == 2
    with EventStore(store, read_only=True) as opened:
        assert {row.url for row in opened.documents_list()} == set(sources)


def test_a_page_that_went_is_kept(web: LocalWeb, tmp_path: Path) -> None:
    web.page("/a", html(TREATY))
    build([web.url("/a")], tmp_path / "my.db", rules=rules_set())
    del web.routes["/a"]

    report = build([web.url("/a")], tmp_path / "my.db", rules=rules_set())

    assert len(report.unreadable) == 1 and report.removed == 0 and report.events == 1


def test_the_command_stays_in_its_place(
    web: LocalWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A private address needs an option or a setting; no address is fetched where the setting says off."""
    web.page("/a", html(TREATY))
    monkeypatch.delenv(rules.NETWORKS_VARIABLE)
    arguments = ("build", web.url("/a"), "--store", tmp_path / "my.db", "-q")

    assert "private or local network" in run(*arguments).output
    assert run(*arguments, "--allow-network", "127.0.0.0/99").exit_code == 2
    monkeypatch.setenv(rules.WEB_VARIABLE, "off")
    assert "not fetched here" in run(*arguments, "--allow-network", "127.0.0.1").output
    monkeypatch.setenv(rules.WEB_VARIABLE, "maybe")
    assert "set it to on or off" in run(*arguments).output
    assert web.asked == []
    monkeypatch.setenv(rules.WEB_VARIABLE, "on")
    assert run(*arguments, "--allow-network", "127.0.0.1").exit_code == 0


# -- the page ------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(chronologies.HOME_VARIABLE, str(tmp_path / "home"))
    with EventStore(tmp_path / "shown.sqlite"):
        pass
    monkeypatch.setenv(chronologies.STORE_VARIABLE, str(tmp_path / "shown.sqlite"))
    return tmp_path / "home"


def ways(page: AppTest) -> list[str]:
    return [str(option) for option in page.get("button_group")[0].options]


def test_the_page_fetches_addresses(web: LocalWeb, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(rules.WEB_VARIABLE, "on")
    web.page("/treaty", html(TREATY))
    page = AppTest.from_function(add_page_app, default_timeout=180).run()
    page.get("button_group")[0].set_value("Web addresses").run()
    page.text_area("add_addresses").input(f"{web.url('/treaty')}\n\n{web.url('/gone')}")
    page.button("add_start").click().run()
    for _ in range(200):
        if page.success or page.error:
            break
        time.sleep(0.1)
        page.run()

    assert not page.exception
    assert "1 document read" in page.success[0].value
    assert "there is no such page" in page.error[0].value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "There is no address"),
        ("/etc/passwd", "no web address|http and https"),
        ("file:///etc/passwd", "http and https"),
    ],
)
def test_the_page_takes_nothing_but_addresses(
    text: str, problem: str, web: LocalWeb, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path would be read from the computer that serves."""
    monkeypatch.setenv(rules.WEB_VARIABLE, "on")
    page = AppTest.from_function(add_page_app, default_timeout=180).run()
    page.get("button_group")[0].set_value("Web addresses").run()
    page.text_area("add_addresses").input(text)
    page.button("add_start").click().run()

    assert not page.exception
    assert any(each in page.error[0].value for each in problem.split("|"))
    assert chronologies.own() == []


def test_the_page_offers_no_addresses_where_others_can_reach_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(rules.WEB_VARIABLE, raising=False)

    assert ways(AppTest.from_function(add_page_app, default_timeout=180).run()) == [
        "Paste a text",
        "Upload files",
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("localhost", True), ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("[::1]", True),
        ("0.0.0.0", False), ("::", False), ("192.168.1.2", False), ("timeline.example", False), ("", False),
        (None, False),
    ],
)  # fmt: skip
def test_who_can_reach_an_app(address: str | None, expected: bool) -> None:
    assert only_here(address) is expected


def test_settings() -> None:
    assert web_is_on({}) and not web_is_on({}, otherwise=False)
    assert web_is_on({rules.WEB_VARIABLE: " ON "}, otherwise=False) and not web_is_on(
        {rules.WEB_VARIABLE: "off"}
    )
    assert [str(each) for each in rules_set({rules.NETWORKS_VARIABLE: "10.0.0.0/8, 127.0.0.1,"}).allowed] == [
        "10.0.0.0/8", "127.0.0.1/32",
    ]  # fmt: skip
    with pytest.raises(ReadingError, match="no network"):
        rules_set({rules.NETWORKS_VARIABLE: "home"})
