"""How soon pages show in Chromium: ``python -m benchmarks.pages RECORD`` prints the first paint of each, not asked for before."""

from __future__ import annotations

import argparse
import statistics

from playwright.sync_api import sync_playwright

from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.faces.readers import ReaderProcesses
from dragoman.faces.served import Served
from dragoman.store import open_store
from dragoman.web.app import add_pages
from tests.web.browser import chromium, serving
from tests.web.test_browser import FIRST_PAINT

WARM = "/events?country=Chad"  # names of parties are loaded when the first one is asked for
PAGES = (
    "/?on=2021-05-05", "/?on=2021-05-06&country=China", "/documents?since=2015", "/events?country=Mali", "/events?since=2020",
    "/timeline", "/timeline?country=China", "/dyad?a=India&b=Pakistan", "/dyad?a=Iran&b=US",
    "/dyad?a=Iran&b=US&since=2020&until=2020", "/disputes", "/actors?kind=person", "/actors/GBR", "/map?since=2015",
    "/network?on=2021-05-05", "/search?words=border",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record")
    store = open_store(parser.parse_args().record)
    app = create_app(Served(store, "record", ReaderProcesses()), access_for("127.0.0.1"), pages=(add_pages,))
    with serving(app) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page, found = browser.new_page(), []
        page.goto(address + WARM)
        for path in PAGES:
            page.goto(address + path)
            found.append(page.evaluate(FIRST_PAINT))
            print(f"{found[-1]:6.0f} ms  {path}")
        browser.close()
    print(f"{statistics.median(found):6.0f} ms  median; the slowest {max(found):.0f} ms")


if __name__ == "__main__":
    main()
