"""Do two who write the minutes of one meeting at once, over connections that drop, lose a word?

They only add words: new lines, and words at the ends of lines, each other's too. So every word ever typed must stand in
the minutes in the end, whatever was sent twice, too late, or saved without the writer hearing of it.
"""

import random
import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.meeting_world import Called

SAVED = "Kaikki on tallennettu"
PATIENCE = 60_000  # milliseconds until the last line is saved once the connection holds


@dataclass
class Written:
    """What two writers typed, and what happened to their connections meanwhile."""

    words: list[str] = field(default_factory=list)
    offline: int = 0
    lost_on_the_way: int = 0
    saved_unheard: int = 0


@dataclass
class Writer:
    """One of the two, with a browser whose connection drops as chance has it."""

    page: Page
    name: str
    chance: random.Random
    written: Written
    count: int = 0
    is_offline: bool = False

    def disturb(self, route: Route) -> None:
        """Let a line through, lose it on its way, or lose the answer to one that was saved."""
        luck = self.chance.random()
        if luck < 0.6:
            route.continue_()
            return
        if luck < 0.8:
            self.written.saved_unheard += 1
            route.fetch()
        else:
            self.written.lost_on_the_way += 1
        route.abort()

    def type_something(self) -> None:
        """Begin a line, or go on with one of those on the page."""
        if self.chance.random() < 0.25:
            self.is_offline = not self.is_offline
            self.written.offline += self.is_offline
            self.page.context.set_offline(self.is_offline)
        fields = self.page.locator("[data-part=text]")
        last = fields.last
        if self.chance.random() < 0.5 or not last.input_value():
            if last.input_value():
                self.page.get_by_role("button", name="Uusi rivi").click()
            else:
                last.focus()
        else:
            fields.nth(self.chance.randrange(fields.count())).focus()
            self.page.keyboard.press("Control+End")
        for _word in range(self.chance.randint(1, 4)):
            self.count += 1
            word = f"{self.name}{self.count}."
            self.written.words.append(word)
            self.page.keyboard.type(f" {word}", delay=12)
        if self.chance.random() < 0.5:
            self.page.locator("h1").click()  # the line is left

    def calm_down(self) -> None:
        """Give the connection back, leave the line, and wait until everything is saved."""
        self.page.unroute_all(behavior="wait")
        self.page.context.set_offline(False)
        self.page.evaluate("window.dispatchEvent(new Event('online'))")  # no waiting for the next try
        self.page.locator("h1").click()
        expect(self.page.locator("[data-state]")).to_have_text(SAVED, timeout=PATIENCE)


def two_write(pages: list[Page], called: Called, seconds: float, seed: int) -> Written:
    """Let two write for so many seconds; raises AssertionError where a word is missing or the pages differ."""
    chance, written = random.Random(seed), Written()
    writers = [
        Writer(page, name, chance, written) for page, name in zip(pages, ("eeva", "matti"), strict=True)
    ]
    for writer in writers:
        writer.page.goto(f"{called.url}muistio/")
        writer.page.route("**/muistio/rivi/", writer.disturb)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        chance.choice(writers).type_something()
    for writer in writers:
        writer.calm_down()
    judge(writers, called)
    return written


def judge(writers: list[Writer], called: Called) -> None:
    """Find every word in the minutes, and the same lines on both pages once they are loaded again."""
    texts = called.texts()
    kept: Any = set(" ".join(texts).split())
    missing = [word for word in writers[0].written.words if word not in kept]
    assert not missing, f"{len(missing)} words are lost: {missing[:10]}"
    for writer in writers:
        writer.page.goto(f"{called.url}muistio/")
        fields = writer.page.locator("[data-part=text]")
        assert [fields.nth(at).input_value() for at in range(fields.count())] == texts
