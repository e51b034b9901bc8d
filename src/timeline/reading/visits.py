"""Visits to the web: one request at a time a host, with a pause, where its ``robots.txt`` allows it."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from email.message import Message
from typing import Final
from urllib.parse import urljoin

from timeline.errors import ReadingError
from timeline.reading import robots
from timeline.reading.addresses import Resolve, WebAddress, looked_up, numbers, web_address
from timeline.reading.fetching import Answer, Unanswered, ask
from timeline.reading.robots import NOTHING_ASKED, Robots
from timeline.reading.rules import Rules

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_FAILURES: Final = 3
"""Times in a row that a host may not answer before the rest of its addresses is left out."""


@dataclass(frozen=True, slots=True)
class Met:
    """What a visit left behind: with it the next one can ask whether anything changed.

    Attributes:
        terms: What else the documents were made with, such as a manifest's title.
        stamp: When a feed said that the page was last changed.
        documents: What was read there.
    """

    etag: str = ""
    modified: str = ""
    terms: str = ""
    stamp: str = ""
    documents: tuple[str, ...] = ()

    def to_json(self) -> str:
        """One line that `from_json` reads."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Met:
        """What `to_json` wrote."""
        fields = json.loads(line)
        return cls(**{**fields, "documents": tuple(fields["documents"])})


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave.

    Attributes:
        address: Where it was found in the end.
        media_type: As the server says, in small letters; "" when it says nothing.
        file_name: As the server says, for a download.
    """

    address: WebAddress
    data: bytes
    media_type: str = ""
    charset: str = ""
    file_name: str = ""
    met: Met = field(default_factory=Met)


class Web:
    """The web under a set of rules, for as long as one build lasts.

    Args:
        resolve: Looks a host up.
        sleep: Waits.
        notice: Called with each address before it is asked.

    Attributes:
        before: What earlier visits left behind, by address.
        met: What those of now leave behind.
        seen: Addresses that have had their turn.
        settled: Those of them that are as they were.
        unchanged: Documents of pages that are as they were.
    """

    def __init__(
        self,
        rules: Rules,
        *,
        resolve: Resolve = looked_up,
        sleep: Callable[[float], None] = time.sleep,
        notice: Callable[[str], None] = lambda address: None,
    ) -> None:
        self.rules = rules
        self.before: Mapping[str, Met] = {}
        self.met: dict[str, Met] = {}
        self.seen: set[str] = set()
        self.settled: set[str] = set()
        self.unchanged: list[str] = []
        self._resolve = resolve
        self._sleep = sleep
        self.notice = notice
        self._robots: dict[str, Robots | Unanswered] = {}
        self._failures: Counter[str] = Counter()
        self._closed: dict[str, str] = {}

    def same(self, key: str) -> None:
        """Note that an address is as it was."""
        self.settled.add(key)
        self.unchanged.extend(self.before[key].documents)

    def visit(self, url: str, before: Met | None = None) -> Page | None:
        """What an address gives, redirects followed; ``None`` when it is as it was ``before``.

        Raises:
            ReadingError: Why it gives nothing, and what to do.
        """
        where = url
        left = self.rules.total
        headers = _conditions(before) if before else {}
        self.notice(url)
        for _ in range(self.rules.redirects + 1):
            try:
                address = web_address(where)
                rules = self._allowed(address)
                answer, spent = self._asked(address, headers, max(rules.pause, self.rules.pause), left)
                left -= spent
                if answer.status not in _REDIRECTS:
                    return _page(address, answer, before)
                following = _location(address, answer)
            except ReadingError as error:
                if where == url:
                    raise
                raise ReadingError(f"it leads on to {where}, and there: {error}") from error
            where = following
        raise ReadingError(
            f"it leads on to other addresses more than {self.rules.redirects} times; "
            "open it in a browser, and name the address of the page that shows"
        )

    def _allowed(self, address: WebAddress) -> Robots:
        """What the site asks.

        Raises:
            ReadingError: It asks that this address be left alone, or nobody knows what it asks.
        """
        self._check_open(address)
        if address.site not in self._robots:
            try:
                self._robots[address.site] = self._robots_of(address)
            except Unanswered as error:
                self._robots[address.site] = error
        found = self._robots[address.site]
        if isinstance(found, Unanswered):
            raise found
        if not found.allow(address):
            raise ReadingError(
                f"the robots.txt of {address.host} asks programs not to read it; "
                "save the page in a browser and name the file"
            )
        if found.pause > self.rules.longest_pause:
            return replace(found, pause=self.rules.longest_pause)
        return found

    def _robots_of(self, address: WebAddress) -> Robots:
        there = replace(address, target=robots.PATH)
        left = self.rules.total
        for _ in range(self.rules.redirects + 1):
            answer, spent = self._asked(there, {}, 0.0, left, cut_at=robots.LARGEST)
            left -= spent
            if answer.status in _REDIRECTS:
                try:
                    there = web_address(_location(there, answer))
                except ReadingError:
                    return NOTHING_ASKED
            elif answer.status == 429 or answer.status >= 500:
                raise Unanswered(
                    f"the robots.txt of {address.host} cannot be read now ({answer.status}), so that nobody "
                    "knows what may be read; try again later"
                )
            else:
                return robots.robots(answer.data) if answer.status == 200 else NOTHING_ASKED
        return NOTHING_ASKED

    def _asked(
        self,
        address: WebAddress,
        headers: Mapping[str, str],
        pause: float,
        seconds: float,
        cut_at: int | None = None,
    ) -> tuple[Answer, float]:
        """The answer of one address, and how many seconds that took; waiting for one's turn not counted."""
        with _turn(address.host, pause, self._sleep):
            begun = time.monotonic()
            deadline = begun + seconds
            try:
                if seconds <= 0:
                    raise Unanswered(
                        f"it was not all there after {self.rules.total:g} seconds; try again later"
                    )
                found = numbers(address, self.rules.allowed, min(self.rules.connect, seconds), self._resolve)
                answer = ask(address, found, headers, self.rules, deadline, cut_at=cut_at)
            except Unanswered:
                self._failures[address.host] += 1
                if self._failures[address.host] >= _MOST_FAILURES:
                    self._closed[address.host] = f"left out, for {address.host} failed {_MOST_FAILURES} times"
                raise
            self._failures[address.host] = 0
            if answer.status == 429 or (answer.status == 503 and "retry-after" in answer.headers):
                self._closed[address.host] = f"left out, for {address.host} asked to be left in peace"
            return answer, time.monotonic() - begun

    def _check_open(self, address: WebAddress) -> None:
        if why := self._closed.get(address.host):
            raise ReadingError(f"{why}; run the same again later")


# -- one at a time a host ------------------------------------------------------------------------------


class _Host:
    """Whose turn it is, and when the last one ended; shared by every build in this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.ended = float("-inf")


_hosts: dict[str, _Host] = {}
_hosts_lock = threading.Lock()


@contextmanager
def _turn(host: str, pause: float, sleep: Callable[[float], None]) -> Iterator[None]:
    with _hosts_lock:
        mine = _hosts.setdefault(host, _Host())
    with mine.lock:
        wait = mine.ended + pause - time.monotonic()
        if wait > 0:
            sleep(wait)
        try:
            yield
        finally:
            if pause:
                mine.ended = time.monotonic()


# -- reading an answer ---------------------------------------------------------------------------------


def _conditions(before: Met) -> dict[str, str]:
    return {
        name: value
        for name, value in (("If-None-Match", before.etag), ("If-Modified-Since", before.modified))
        if value
    }


def _location(address: WebAddress, answer: Answer) -> str:
    """Where a redirect leads.

    Raises:
        ReadingError: It does not say.
    """
    location = answer.headers.get("location", "").strip()
    if not location:
        raise ReadingError("it leads on to another address without naming it; open it in a browser")
    with suppress(UnicodeError):
        # Servers send UTF-8 that the protocol's parser takes for Latin-1.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(str(address), location)
    except ValueError as error:
        raise ReadingError("it leads on to what is no address; open it in a browser") from error


def _page(address: WebAddress, answer: Answer, before: Met | None) -> Page | None:
    if answer.status == 304 and before:
        return None
    if answer.status not in {200, 203}:
        raise ReadingError(_refusal(answer.status))
    if not answer.data:
        raise ReadingError("the page is empty; open the address in a browser to see what it shows")
    said = Message()
    said["content-type"] = answer.headers.get("content-type", "")
    said["content-disposition"] = answer.headers.get("content-disposition", "")
    met = Met(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    media_type = said.get_content_type() if answer.headers.get("content-type") else ""
    charset = said.get_content_charset() or ""
    return Page(address, answer.data, media_type, charset, said.get_filename() or "", met)


def _refusal(status: int) -> str:
    if status in {404, 410}:
        return f"there is no such page ({status}); check the address"
    if status in {401, 402, 403, 407, 451}:
        return (
            f"the site does not show it to programs ({status}); save the page in a browser and name the file"
        )
    if status == 429:
        return "the site asks to be asked less often (429); run the same again later"
    if status >= 500:
        return f"the site has a problem of its own ({status}); try again later"
    return f"the site answered with status {status} and no page; open the address in a browser"
