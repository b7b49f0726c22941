"""P4 to P9: what the portal adds to the time of its sources, which all take as long as we tell them to."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from statistics import median, quantiles

from tests.performance.bezoeker import load, log_in
from tests.performance.proefhuis import OIN, Portaal, Proefhuis
from tests.performance.tussenpost import Oproep, one_after_the_other, slowest
from tests.performance.verslag import ROOT, Uitkomst

DEADLINE = 2.5
# A page of one's own for which no source is asked: the dashboard is then still to be seen for the first time.
ZONDER_BRONNEN = "/mijn/ingelogd/"
PERSONA, NOOR = "noor-bakker", "999997671"
# The persona with the most zaken at once, and one with none.
MET_ZAKEN, ZONDER_ZAKEN = "sanne-hendriks", "daan-visser"
# Of the eight sources of the data page: seven take 80 ms, one 300.
GEGEVENS = ("brp", "historie", "reisdocumenten", "brk", "woz", "rdw", "inkomen", "duo")
SNEL, TRAAG = 80, 300
OOK_GELIJK = 16
# An office with twenty clients, and who works there.
KANTOOR = "administratiekantoor-prins:annelies-prins"


def p95(waarden: Sequence[float]) -> float:
    return quantiles(waarden, n=20, method="inclusive")[-1] if len(waarden) > 1 else waarden[0]


def most_in_flight(oproepen: Sequence[Oproep]) -> int:
    """How many calls to one source there were at the same moment, of the source with the most."""
    return max(
        (
            sum(ander.bron == oproep.bron and ander.begin <= oproep.begin < ander.einde for ander in oproepen)
            for oproep in oproepen
        ),
        default=0,
    )


class Bronmetingen:
    """The measurements of pages that read at sources, each a method named after its goal."""

    def __init__(self, huis: Proefhuis, ronden: int) -> None:
        self._huis, self._ronden = huis, ronden
        self._portaal = huis.start_portal("portaal")

    def _delays(self, **milliseconden: int) -> None:
        """Let every source take so long from now on; `overig` is for those that have no name here."""
        overig = milliseconden.pop("overig", SNEL)
        for dienst in self._huis.diensten():
            self._huis.set_delay(dienst, milliseconden.get(dienst.replace("/", "_").replace("-", "_"), overig))

    def _dashboards(self, portaal: Portaal, aantal: int) -> tuple[list[float], list[float], list[float]]:
        """For each view: seconds of the page, of its slowest source, and of all sources one after the other."""
        koppen = log_in(portaal.url, persona=PERSONA)
        load(portaal.url, "/mijn/", pid=portaal.pid, verzoeken=2, koppen=koppen)
        self._huis.tussenpost.take()
        pagina, traagste, samen = [], [], []
        for _ in range(aantal):
            pagina += load(portaal.url, "/mijn/", pid=portaal.pid, verzoeken=1, koppen=koppen).duren
            oproepen = self._huis.tussenpost.take()
            traagste.append(slowest(oproepen))
            samen.append(one_after_the_other(oproepen))
        return pagina, traagste, samen

    def dashboard_against_slowest_source(self) -> list[Uitkomst]:
        """P4: the first page over all organisations, one visitor and sixteen."""
        self._delays(zgw_rdw=TRAAG)
        p50s, p95s, in_rij, velen = [], [], [], []
        koppen = log_in(self._portaal.url, persona=PERSONA)
        for _ in range(self._ronden):
            pagina, traagste, samen = self._dashboards(self._portaal, 12)
            verhouding = [p / t for p, t in zip(pagina, traagste, strict=True)]
            p50s.append(median(verhouding))
            p95s.append(p95(verhouding))
            in_rij.append(median(samen) / median(traagste))
            druk = load(
                self._portaal.url, "/mijn/", pid=self._portaal.pid, verzoeken=64, tegelijk=OOK_GELIJK, koppen=koppen
            )
            velen.append(median(druk.duren) * 1000 / TRAAG)
        self._huis.tussenpost.take()
        bij = (
            f"page {median(pagina) * 1000:.0f} ms, slowest source {median(traagste) * 1000:.0f} ms; "
            f"the sources one after the other would take {median(in_rij):.2f} x; one visitor, 32 sources"
        )
        return [
            Uitkomst("P4", "Dashboard against its slowest source (300 ms), p50", p50s, 1.15, bij=bij),
            Uitkomst("P4", "Dashboard against its slowest source (300 ms), p95", p95s, 1.35),
            Uitkomst("P4", "The same for sixteen visitors at once, p50", velen, 1.15, bij="one process, 16 threads"),
        ]

    def data_page_against_slowest_source(self) -> list[Uitkomst]:
        """P4 for the page with eight registers, two of which can only be asked after another."""
        self._delays(reisdocumenten=TRAAG)
        koppen = log_in(self._portaal.url, persona=MET_ZAKEN)
        waarden = []
        for _ in range(self._ronden):
            duren = load(self._portaal.url, "/mijn/gegevens/", pid=self._portaal.pid, verzoeken=6, koppen=koppen).duren
            waarden.append(median(duren) * 1000 / (TRAAG + SNEL))
        self._huis.tussenpost.take()
        bij = "eight registers in two rounds, which take 300 and 80 ms"
        return [
            Uitkomst("P4", "Data page against the slowest source of each of its rounds, p50", waarden, 1.15, bij=bij)
        ]

    def clients_against_slowest_source(self) -> list[Uitkomst]:
        """P4 for the list of a bookkeeper with twenty clients: each source is asked once about all of them."""
        self._delays(zgw_kvk=TRAAG)
        thuis = self._huis.tussenpost.url
        acht = self._huis.start_portal(
            "acht-bronnen",
            ZAKEN_BRONNEN=f"KVK|{OIN}|{thuis}/zgw/kvk",
            BERICHTEN_BRONNEN=f"Belastingdienst|{OIN}|{thuis}/fbs/belastingdienst",
            TAKEN_BRONNEN="",
        )
        return [
            *self._clients(self._portaal, "zaken, messages and tasks of every organisation and six sources of facts"),
            *self._clients(acht, "eight sources, as the goal was set: zaken, messages and six sources of facts"),
        ]

    def _clients(self, portaal: Portaal, bronnen: str) -> list[Uitkomst]:
        koppen = log_in(portaal.url, persona=KANTOOR, naar=ZONDER_BRONNEN, middel="eherkenning", namens="eigen")
        load(portaal.url, "/mijn/klanten/", pid=portaal.pid, verzoeken=2, koppen=koppen)
        p50s, p95s, aantallen = [], [], []
        for _ in range(self._ronden):
            self._huis.tussenpost.take()
            duren = load(portaal.url, "/mijn/klanten/", pid=portaal.pid, verzoeken=6, koppen=koppen).duren
            aantallen.append(len(self._huis.tussenpost.take()) / len(duren))
            p50s.append(median(duren) * 1000 / (TRAAG + SNEL))
            p95s.append(p95(duren) * 1000 / (TRAAG + SNEL))
        bij = (
            f"page {median(duren) * 1000:.0f} ms, which is {median(duren) * 1000 / TRAAG:.2f} x the slowest alone; "
            f"{median(aantallen):.0f} calls a view for all clients together; {bronnen}; first the register of "
            f"machtigingen ({SNEL} ms), then all others ({TRAAG} ms)"
        )
        wat = "List of twenty clients against the slowest source of each of its two rounds"
        return [
            Uitkomst("P4", f"{wat}, p50", p50s, 1.15, bij=bij),
            Uitkomst("P4", f"{wat}, p95", p95s, 1.35, bij="of the row above"),
        ]

    def counter_against_slowest_source(self) -> list[Uitkomst]:
        """P4 for the picture at the counter, in a contact that may ask every source; then once more in that contact."""
        self._delays(zgw_rdw=TRAAG)
        p50s, nog_eens = [], []
        for _ in range(self._ronden):
            pagina, koppen = self._open_counter()
            load(self._portaal.url, pagina, pid=self._portaal.pid, verzoeken=2, koppen=koppen)
            self._huis.tussenpost.take()
            duren = load(self._portaal.url, pagina, pid=self._portaal.pid, verzoeken=6, koppen=koppen).duren
            oproepen = len(self._huis.tussenpost.take()) / len(duren)
            p50s.append(median(duren) * 1000 / TRAAG)
        bewaart = self._huis.start_portal("loket", vers=60)
        for _ in range(self._ronden):
            pagina, koppen = self._open_counter()
            eerst, daarna = (
                load(bewaart.url, pagina, pid=bewaart.pid, verzoeken=1, koppen=koppen).duren[0] for _ in range(2)
            )
            nog_eens.append(daarna / eerst)
        self._huis.tussenpost.take()
        bij = f"page {median(duren) * 1000:.0f} ms; {oproepen:.0f} calls a view"
        wat = "Picture at the counter against its slowest source (300 ms), p50"
        weer = f"{daarna * 1000:.0f} against {eerst * 1000:.0f} ms"
        return [
            Uitkomst("P4", wat, p50s, 1.15, bij=bij),
            Uitkomst("P7", "Second view of the picture in a contact against the first", nog_eens, 0.35, bij=weer),
        ]

    def _open_counter(self) -> tuple[str, dict[str, str]]:
        """The path of the picture and the headers of a caseworker who has just opened a contact."""
        klaar = subprocess.run(
            [sys.executable, "-m", "tests.performance.binnen", "loket", NOOR],
            cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel"},
            capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        gelezen = json.loads(klaar.stdout.strip().splitlines()[-1])
        return gelezen["pad"], {"Cookie": gelezen["cookie"]}

    def many_against_few_sources(self) -> list[Uitkomst]:
        """P5: the same slowest source; twelve more of zaken."""
        self._delays()
        weinig = self._huis.start_portal("weinig", zaken_kopieen=2, berichten=2)
        veel = self._huis.start_portal("veel", zaken_kopieen=14, berichten=2)
        waarden = []
        for _ in range(self._ronden):
            klein, groot = self._dashboards(weinig, 6)[0], self._dashboards(veel, 6)[0]
            waarden.append(median(groot) / median(klein))
        bij = f"{median(groot) * 1000:.0f} against {median(klein) * 1000:.0f} ms; every source takes {SNEL} ms"
        return [Uitkomst("P5", "Dashboard with 16 sources against 4", waarden, 1.10, bij=bij)]

    def one_source_hangs(self) -> list[Uitkomst]:
        """P6: the page keeps its deadline, and pages that ask nothing of it lose nothing."""
        self._delays()
        basis, pid = self._portaal.url, self._portaal.pid
        koppen = log_in(basis, persona=PERSONA)
        gezond = load(basis, "/mijn/berichten/", pid=pid, verzoeken=24, tegelijk=2, koppen=koppen).per_seconde
        self._huis.set_fault("zgw/rdw", "hangt")
        self._huis.set_delay("zgw/rdw", None)
        try:
            duren = load(basis, "/mijn/", pid=pid, verzoeken=6, koppen=koppen).duren
            ziek = load(basis, "/mijn/berichten/", pid=pid, verzoeken=24, tegelijk=2, koppen=koppen).per_seconde
        finally:
            self._huis.set_fault("zgw/rdw", "normaal")
        bij = f"from the first to the sixth view: {', '.join(f'{duur:.2f}' for duur in duren)} s"
        wat = "Dashboard with one source that hangs, p95, against the deadline of 2.5 s"
        anderen = f"{ziek:.1f} against {gezond:.1f} pages a second, two visitors"
        return [
            Uitkomst("P6", wat, [p95(duren) / DEADLINE], 1.10, bij=bij),
            Uitkomst(
                "P6", "Pages without that source meanwhile", [ziek / gezond], 0.9, hoger_is_beter=True, bij=anderen
            ),
        ]

    def second_view_in_a_session(self) -> list[Uitkomst]:
        """P7: the second view, and fifty views at once of who has just logged in."""
        self._delays(zgw_rdw=TRAAG)
        portaal = self._huis.start_portal("voorraad", vers=60)
        verhouding, tegelijk = [], []
        for _ in range(self._ronden):
            koppen = log_in(portaal.url, persona=PERSONA, naar=ZONDER_BRONNEN)
            eerste, tweede = (
                load(portaal.url, "/mijn/", pid=portaal.pid, verzoeken=1, koppen=koppen).duren[0] for _ in range(2)
            )
            verhouding.append(tweede / eerste)
            koppen = log_in(portaal.url, persona=PERSONA, naar=ZONDER_BRONNEN)
            self._huis.tussenpost.take()
            load(portaal.url, "/mijn/", pid=portaal.pid, verzoeken=50, tegelijk=50, koppen=koppen)
            tegelijk.append(float(most_in_flight(self._huis.tussenpost.take())))
        bij = f"{tweede * 1000:.0f} against {eerste * 1000:.0f} ms; slowest source {TRAAG} ms"
        return [
            Uitkomst("P7", "Second view of the dashboard in a session against the first", verhouding, 0.15, bij=bij),
            Uitkomst("P7", "Calls to one source in flight in a storm of fifty views", tegelijk, 1, eenheid=""),
        ]

    def calls_for_many_zaken(self) -> list[Uitkomst]:
        """P8."""
        self._delays()
        tellingen = [self._calls(persona) for persona in (MET_ZAKEN, ZONDER_ZAKEN)]
        met, zonder = (len(oproepen) for oproepen in tellingen)
        bij = f"{met} against {zonder} calls, as many as there are registers; one page holds 100 zaken"
        wat = "More source calls for the list of who has the most zaken than of who has none"
        return [Uitkomst("P8", wat, [float(met - zonder)], 1, eenheid="", bij=bij)]

    def _calls(self, persona: str) -> list[Oproep]:
        koppen = log_in(self._portaal.url, persona=persona)
        self._huis.tussenpost.take()
        load(self._portaal.url, "/mijn/zaken/", pid=self._portaal.pid, verzoeken=1, koppen=koppen)
        return self._huis.tussenpost.take()

    def cpu_of_a_call(self) -> list[Uitkomst]:
        """P9."""
        self._delays(overig=0)
        klaar = subprocess.run(
            [sys.executable, "-m", "tests.performance.oproepen", self._huis.tussenpost.url, str(self._ronden)],
            cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel"},
            capture_output=True, text=True, check=True, timeout=300,
        )  # fmt: skip
        tijden = json.loads(klaar.stdout.strip().splitlines()[-1])
        verhouding = [ons / kaal for ons, kaal in zip(tijden["ons"], tijden["kaal"], strict=True)]
        bij = f"{median(tijden['ons']):.2f} against {median(tijden['kaal']):.2f} ms"
        self._delays(overig=TRAAG * 3)
        breed = self._huis.start_portal("breed", draden=64)
        koppen = log_in(breed.url, persona=PERSONA)
        load(breed.url, "/mijn/berichten/", pid=breed.pid, verzoeken=16, tegelijk=16, koppen=koppen)
        waarden = []
        for _ in range(self._ronden):
            weinig, veel = (
                load(
                    breed.url, "/mijn/berichten/", pid=breed.pid, verzoeken=3 * c, tegelijk=c, koppen=koppen
                ).per_seconde
                for c in (16, 48)
            )
            waarden.append(veel / weinig)
        self._huis.tussenpost.take()
        tempo = f"{veel:.1f} against {weinig:.1f} pages a second; every source takes {TRAAG * 3} ms; 64 threads"
        return [
            Uitkomst("P9", "CPU of a call against bare aiohttp", verhouding, 3.0, bij=bij),
            Uitkomst("P9", "Pages a second for 48 visitors against 16", waarden, 1.5, hoger_is_beter=True, bij=tempo),
        ]
