"""Every page in Debian's Chromium, light and dark, on a phone and on a desk; what the script does beyond links and forms."""

from __future__ import annotations

import statistics
from contextlib import contextmanager

import pytest

from tests.web.browser import AXE, chromium, serving
from tests.web.conftest import addresses

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is missing: apt-get install chromium")
WIDTHS = (375, 1440)
SCHEMES = ("light", "dark")
LARGEST_SCRIPT = 300_000
FIRST_PAINT = """new Promise(done => new PerformanceObserver(list =>
    list.getEntriesByName('first-contentful-paint').forEach(each => done(each.startTime))
).observe({type: 'paint', buffered: true}))"""
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def servers(apps):
    """Record's name → address."""
    with serving(apps["demo"]) as demo, serving(apps["empty"]) as empty, serving(apps["hostile"]) as hostile:
        yield {"demo": demo, "empty": empty, "hostile": hostile}


@contextmanager
def page_of(browser, base, faults, width=1440, scheme="light"):
    """A page whose errors, dialogs and requests beyond the server are gathered in ``faults``."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    def dismissed(dialog):
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def routed(route):
        if route.request.url.startswith(base):
            route.continue_()
        else:
            faults.append(f"request: {route.request.url}")
            route.abort()

    page.on("dialog", dismissed)
    context.route("**/*", routed)
    try:
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("record", ["demo", "empty", "hostile"])
def test_pages_fit_and_ask_nobody_else(browser, servers, records, record):
    base, faults, paints = servers[record], [], []
    with page_of(browser, base, faults) as page:
        for address in addresses(records[record]):
            page.goto(base + address)
            paints.append(page.evaluate(FIRST_PAINT))
            for scheme, width in [(scheme, width) for scheme in SCHEMES for width in WIDTHS]:
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
                assert not faults, (address, width, scheme, faults)
    print(f"\n{record}: first paint {statistics.median(paints):.0f} ms, at most {max(paints):.0f} ms")  # noqa: T201  shown with -s


def _one_of_each(addresses):
    """The last address of each kind: of a page, of one with a question, of one thing."""
    return {(each.split("?")[0].split("/")[1], each.count("/"), "?" in each): each for each in addresses}.values()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is missing: cd web && npm ci")
@pytest.mark.parametrize("record", ["demo", "hostile"])
def test_axe_finds_no_grave_fault(browser, servers, records, record):
    axe = AXE.read_text("utf-8")
    with page_of(browser, servers[record], []) as page:
        for address in _one_of_each(addresses(records[record])):
            page.goto(servers[record] + address)
            page.evaluate(axe)
            for scheme, width in (("light", 1440), ("dark", 375)):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
                grave = [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found if each["impact"] in GRAVE]
                assert not grave, (address, scheme, grave)


def test_the_script_is_small(browser, servers):
    sizes = []
    with page_of(browser, servers["demo"], []) as page:
        page.on("response", lambda answer: sizes.append(len(answer.body())) if answer.request.resource_type == "script" else None)
        page.goto(servers["demo"] + "/", wait_until="networkidle")
    assert len(sizes) == 1 and sizes[0] < LARGEST_SCRIPT


def test_words_and_facts_light_up_together(browser, servers, records):
    address = next(each for each in addresses(records["demo"]) if each.startswith("/documents/"))
    with page_of(browser, servers["demo"], []) as page:
        page.goto(servers["demo"] + address)
        word = page.locator(".report a.m.event").first
        word.hover()
        assert "lit" in page.locator(word.get_attribute("href")).get_attribute("class")
        page.mouse.move(0, 0)
        assert page.locator(".lit").count() == 0
        link = page.locator("[data-side] .fact a[href^='#event-']").first
        link.focus()
        assert "lit" in page.locator(link.get_attribute("href")).get_attribute("class")


def test_the_slider_leads_to_another_day(browser, servers):
    with page_of(browser, servers["demo"], []) as page:
        page.goto(servers["demo"] + "/?on=2019-03-12")
        slider = page.get_by_role("slider")
        assert slider.get_attribute("aria-valuetext") == "2019-03-12"
        slider.press("ArrowRight")
        page.wait_for_url("**on=2019-03-13**")
        assert "13 March 2019" in page.locator("h1").inner_text()


def test_a_period_is_chosen_by_dragging(browser, servers):
    with page_of(browser, servers["demo"], []) as page:
        page.goto(servers["demo"] + "/dyad?a=KEN&b=TZA")
        boxes = [column.bounding_box() for column in page.locator("[data-period] .hit").all()]
        page.mouse.move(boxes[0]["x"] + 9, boxes[0]["y"] + 9)
        page.mouse.down()
        page.mouse.move(boxes[1]["x"] + 9, boxes[1]["y"] + 9, steps=4)
        page.mouse.up()
        page.wait_for_url("**since=2019-02&until=2019-03**")
        assert page.locator(".hit.chosen").count() == 2


def test_the_pages_work_from_the_keyboard(browser, servers):
    with page_of(browser, servers["demo"], []) as page:
        page.goto(servers["demo"] + "/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_a_report_is_read_in_the_browser_without_script(browser, servers):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(servers["demo"] + "/read")
    page.get_by_label("Report, up to").fill("Peru accused Ecuador of closing the border, which Ecuador denied.")
    page.get_by_role("button", name="Read it").click()
    assert page.locator(".report a.m.event").count() == 3
    page.locator("[data-side] .fact a[href^='#event-']").first.click()
    assert page.locator(".m:target").count() == 1
    context.close()
