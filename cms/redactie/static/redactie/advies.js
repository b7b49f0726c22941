// The advice follows what an editor writes: after each automatic save it is asked for again.
(function () {
  "use strict";

  let bezig = null;

  async function renew() {
    const vak = document.querySelector("[data-advies]");
    if (!vak || !vak.dataset.advies) return;
    if (bezig) bezig.abort();
    bezig = new AbortController();
    try {
      const antwoord = await fetch(vak.dataset.advies, { signal: bezig.signal, credentials: "same-origin" });
      if (!antwoord.ok || antwoord.redirected) return;
      const nieuw = document.createElement("div");
      nieuw.innerHTML = await antwoord.text();
      const inhoud = vak.querySelector("[data-advies-inhoud]");
      const stand = vak.querySelector("[role=status]");
      if (inhoud.innerHTML.trim() === nieuw.innerHTML.trim()) return;
      inhoud.replaceChildren(...nieuw.childNodes);
      const samen = inhoud.querySelector("[data-advies-samen]");
      stand.textContent = samen ? samen.textContent : "";
    } catch (fout) {
      // A newer save asked again, or there is no connection: the advice on the page stays as it was.
      if (fout.name !== "AbortError" && !(fout instanceof TypeError)) throw fout;
    }
  }

  document.addEventListener("w-autosave:success", renew);
})();
