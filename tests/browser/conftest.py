"""Chromium for the browser tests, and the served example councils that they look at."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.loaded import examples

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHT = 900
SECONDS_TO_SERVE = 30


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder as those that drive Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def missing(what: str) -> None:
    """Skip for want of a part of the machine; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium: REEVE_CHROMIUM, or the first of the usual names."""
    names = [os.environ.get("REEVE_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    program = next((found for name in names if name and (found := shutil.which(name))), None)
    if program is None:
        missing("There is no Chromium: install chromium, or name it in REEVE_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Site:
    """A served record: its address, its data folder, and a one-time link for each (organisation, role)."""

    url: str
    data: Path
    links: dict[tuple[str, str], str]
    cookies: dict[tuple[str, str], list[Any]] = field(default_factory=dict)  # of those who signed in already


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Run inside the served installation: the process of the tests has a database of its own.
MAKE_LINKS = """
import json
from reeve.access.models import Membership, SignInLink
rows = Membership.objects.select_related("user", "organisation", "role")
print(json.dumps([[row.organisation.reference, row.role.reference, SignInLink.make(row.user)] for row in rows]))
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example councils, loaded as `reeve demo` loads them, and served on the loopback.

    All browser tests share it: a test that writes must not touch what another counts.
    """
    data = tmp_path_factory.mktemp("site") / "data"
    shutil.copytree(examples(), data)
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REEVE_SECRET_KEY"}}
    env["REEVE_DATA"] = str(data)
    reeve = str(Path(sys.executable).parent / "reeve")

    def run(*arguments: str) -> str:
        done = subprocess.run([reeve, *arguments], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"reeve {' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    run("demo", "--no-serve")
    made = json.loads(run("manage", "shell", "--no-imports", "-c", MAKE_LINKS).strip().splitlines()[-1])
    url = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "gunicorn", "reeve.wsgi:application", "--bind", url.removeprefix("http://")]
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen([*command, "--threads", "4"], env=env, cwd=ROOT, stdout=log, stderr=log)
    try:
        await_answer(url, server, data / "server.log")
        yield Site(url, data, {(organisation, role): secret for organisation, role, secret in made})
    finally:
        server.terminate()
        server.wait(timeout=20)


def await_answer(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers anything at all; tell its log if it does not."""
    until = time.monotonic() + SECONDS_TO_SERVE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The server did not answer on {url}:\n{log.read_text(errors='replace')}")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile per test. Three things fail the test: a request that leaves the loopback (it is refused), an
    error in a script, and anything that the content security policy had to forbid."""
    complaints: list[str] = []
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")

    def hold(route: Any) -> None:
        complaints.append(f"asked another machine for {route.request.url}")
        route.abort()

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None,
        )

    context.on("page", listen)

    context.route(lambda url: not url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:")), hold)
    yield context
    context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def open_page(context: BrowserContext, request: pytest.FixtureRequest) -> Callable[..., Page]:
    """open_page(url, width=1280) opens a page, asserts status 200 and gives it; a bare path is one of `site`."""

    def opened(url: str, width: int = 1280, status: int = 200) -> Page:
        if url.startswith("/"):
            url = urljoin(request.getfixturevalue("site").url, url)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        answer = page.goto(url)
        assert answer is not None, f"{url} gave no answer"
        assert answer.status == status, f"{url} answered {answer.status}: {page.inner_text('body')[:400]}"
        assert ("/sign-in/" in page.url) is ("/sign-in/" in url), f"{url} led to {page.url}: nobody is signed in"
        return page

    return opened


@pytest.fixture
def sign_in(context: BrowserContext, site: Site) -> Callable[[str, str], None]:
    """sign_in(role, organisation), such as ("head-of-ict", "ashmere"): the pages opened after it are that person's."""

    def signed_in(role: str, organisation: str) -> None:
        who = (organisation, role)
        context.clear_cookies()  # signing in over another person's session would end it for later tests
        if who not in site.cookies:  # the link serves once, so its session is kept for later tests
            known = ", ".join(" ".join(pair) for pair in sorted(site.links))
            assert who in site.links, f"Nobody is {role} of {organisation}; there are: {known}"
            page = context.new_page()
            page.goto(f"{site.url}/sign-in/{site.links[who]}/")
            page.locator("main button").click()
            page.wait_for_url(lambda url: "/sign-in/" not in url)
            page.close()
            site.cookies[who] = [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]
        context.add_cookies(site.cookies[who])

    return signed_in


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[[Page], None]:
    """assert_accessible(page): axe finds no breach of WCAG 2.2 A and AA, and nothing scrolls sideways."""
    if not AXE.exists():
        missing("axe-core is not installed: run npm ci.")
    axe = AXE.read_text(encoding="utf-8")

    def accessible(page: Page) -> None:
        # By evaluate, not as a script element: the content security policy refuses what is inline.
        page.evaluate(axe)
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})",
            WCAG_22_AA,
        )
        assert found["passes"], f"axe looked at nothing on {page.url}"
        breaches = [
            f"{breach['id']} ({breach['impact']}): {breach['help']}\n    "
            + "\n    ".join(f"{' '.join(map(str, node['target']))}  {node['html'][:160]}" for node in breach["nodes"])
            for breach in found["violations"]
        ]
        assert not breaches, f"axe found on {page.url}:\n" + "\n".join(breaches)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} pixels at width {page.viewport_size}"

    return accessible
