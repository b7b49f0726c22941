"""P17 in a browser: how soon the largest thing on the product page stands there, and whether anything jumps."""

from tests.performance.verslag import NietTeMeten, Uitkomst

TRAGER, BREEDTE, HOOGTE = 4, 390, 844
# Largest Contentful Paint and Cumulative Layout Shift, as Chromium itself has kept them since the page began.
_LEES = """() => new Promise(klaar => {
    let lcp = 0, cls = 0;
    new PerformanceObserver(lijst => lijst.getEntries().forEach(deel => { lcp = deel.startTime; }))
        .observe({type: 'largest-contentful-paint', buffered: true});
    new PerformanceObserver(l => l.getEntries().forEach(deel => { cls += deel.hadRecentInput ? 0 : deel.value; }))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => klaar([lcp, cls]), 1000);
})"""


def measure(url: str, ronden: int) -> list[Uitkomst]:
    """Open the page anew each round, on a telephone with a processor four times as slow."""
    from playwright.sync_api import sync_playwright

    from tests.e2e.conftest import CHROMIUM, VLAGGEN

    lcp, cls = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        for _ in range(ronden + 1):
            context = browser.new_context(viewport={"width": BREEDTE, "height": HOOGTE}, locale="nl-NL")
            pagina = context.new_page()
            context.new_cdp_session(pagina).send("Emulation.setCPUThrottlingRate", {"rate": TRAGER})
            pagina.goto(url, wait_until="networkidle")
            milliseconden, verschoven = pagina.evaluate(_LEES)
            if not milliseconden:
                raise NietTeMeten("this Chromium paints nothing, so it has no largest paint")
            lcp.append(milliseconden / 1000)
            cls.append(float(verschoven))
            context.close()
        browser.close()
    bij = f"{BREEDTE} px wide, loopback; the very first visit took {lcp[0]:.2f} s"
    return [
        Uitkomst(
            "P17", "Largest Contentful Paint of the product page, CPU 4 x slower", lcp[1:], 2.5, eenheid="s", bij=bij
        ),
        Uitkomst("P17", "Cumulative Layout Shift of the product page", cls[1:], 0.05, eenheid=""),
    ]
