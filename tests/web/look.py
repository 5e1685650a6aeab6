"""Open the sample page in Chromium at three widths: print what axe finds, and keep pictures in a folder if named."""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


class Server(ThreadingMixIn, WSGIServer):
    """Chromium asks for several files at once."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Keeps the output for what was found."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def serve() -> str:
    """The address of the sample, served on the loopback until the process ends."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.settings_web"
    os.environ["REEVE_DEBUG"] = "1"
    import django
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    django.setup()
    from tests.web import sample

    sample.fill_navigation()
    server = make_server("127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), Server, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def chromium() -> str:
    """The program: REEVE_CHROMIUM or the first of its usual names; "" where there is none."""
    names = (os.environ.get("REEVE_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), "")


def faults(page: Any, where: str) -> list[str]:
    """What axe finds, and whether the page scrolls sideways."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    said = [f"{where}: {fault['id']} at {[node['html'][:120] for node in fault['nodes']]}" for fault in found]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        said.append(f"{where}: the page scrolls sideways")
    return said


def listen(page: Any, said: list[str]) -> None:
    """Keep what the browser complains of, such as a style that the security policy forbids."""
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))


def look(folder: Path | None) -> list[str]:
    """All faults of the sample, opened and with errors, at a desk, on a phone and at 400%."""
    from playwright.sync_api import sync_playwright

    address, said = serve(), []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS.split())
        for width in (1280, 390, 320):
            page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
            listen(page, said)
            answer = page.goto(f"{address}/?saved=1&directorate=ah&sort=-value")
            if answer is None or answer.status != 200:
                return [f"{width}: the page does not open"]
            said += faults(page, f"{width} opened")
            if folder:
                page.screenshot(path=folder / f"opened-{width}.png", full_page=True)
            page.goto(address)
            page.fill("#id_ends_day", "31")
            page.fill("#id_ends_month", "2")
            page.fill("#id_ends_year", "2024")
            page.click("text=Save the contract")
            page.wait_for_load_state()
            if "govuk-error-summary" not in page.evaluate("document.activeElement.className"):
                said.append(f"{width}: the error summary has not the focus")
            page.click("text=End date must be a real date")
            if page.evaluate("document.activeElement.id") != "id_ends_day":
                said.append(f"{width}: the error summary does not lead to the day")
            said += faults(page, f"{width} with errors")
            if folder:
                page.screenshot(path=folder / f"errors-{width}.png", full_page=True)
        if folder:
            page.pdf(path=folder / "print.pdf", format="A4")
        browser.close()
    return said


if __name__ == "__main__":
    pictures = Path(sys.argv[1]) if sys.argv[1:] else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    print(json.dumps(look(pictures), indent=1))
