"""Takes the pictures of docs/web.md from the example record: ``python docs/pages.py`` (needs Chromium and the dev extra)."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from dragoman import load
from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.faces.demo import build_demo
from dragoman.faces.readers import OneReader
from dragoman.faces.served import Served
from dragoman.store import open_store
from dragoman.store.filters import DocumentFilter
from dragoman.web.app import add_pages
from tests.web.browser import chromium, serving

OUT = Path(__file__).parent / "web"
COLOURS = 96
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 375, "height": 720}


def main() -> None:
    reader = load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.sqlite"
        build_demo(path, lambda: reader)
        store = open_store(path)
        app = create_app(Served(store, "demo.sqlite", OneReader(reader)), access_for("127.0.0.1"), pages=(add_pages,))
        with store.view() as view:
            report = next(view.documents(DocumentFilter(words=("exaggerating",)))).document.id
        with serving(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            _shots(browser, address, report)
            browser.close()


def _shots(browser: Browser, address: str, report: str) -> None:
    for name, page, screen, scheme in (
        ("world", "/?on=2019-03-18", DESK, "light"), ("report", f"/documents/{report}", DESK, "light"),
        ("report-phone", f"/documents/{report}", PHONE, "dark"), ("pair", "/dyad?a=Kenya&b=Tanzania", DESK, "light"),
        ("disputes", "/disputes?since=2019&until=2019", DESK, "dark"), ("map", "/map", DESK, "dark"),
        ("network", "/network?on=2019-09-09&days=300", DESK, "light"), ("reader-phone", "/read", PHONE, "light"),
    ):  # fmt: skip
        context = browser.new_context(viewport=screen, color_scheme=scheme)
        shown = context.new_page()
        shown.goto(address + page)
        if name == "report":
            shown.locator(".report a.m.event").first.hover()
        taken = Image.open(io.BytesIO(shown.screenshot()))
        taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(OUT / f"{name}.png", optimize=True)
        context.close()


if __name__ == "__main__":
    main()
