"""A real browser for the tests of this folder, which `make test-browser` runs."""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 20_000  # milliseconds that a page may take to do what it was asked


@pytest.fixture(scope="session")
def browser():
    """The Chromium that is installed; its absence is a failure, not a reason to skip."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.exit("no Chromium is installed; on Debian: apt-get install chromium", returncode=3)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found)
        yield started
        started.close()


class Opened:
    """A page in a window, the addresses that it asked for, and what it said or complained of."""

    def __init__(self, browser, path, width=1280, height=900, scheme="light", motion="reduce", **more):
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion=motion, **more
        )
        self.page = self.context.new_page()
        self.patience = PATIENCE
        self.page.set_default_timeout(PATIENCE)
        self.asked, self.said = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.address = path.resolve().as_uri()
        self.page.goto(self.address)


@pytest.fixture
def opened(browser):
    """Open a file in a window of its own; all windows are closed at the end."""
    windows = []

    def open_(path, **how):
        windows.append(Opened(browser, path, **how))
        return windows[-1]

    yield open_
    for window in windows:
        window.context.close()
