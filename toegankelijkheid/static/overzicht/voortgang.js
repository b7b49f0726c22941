// Shows how far a round is, without loading the page again; without this script there is a link for that.
(() => {
  const vak = document.querySelector("[data-voortgang]");
  if (!vak) return;
  const balk = vak.querySelector("progress");
  const kijk = async () => {
    const antwoord = await fetch(vak.dataset.voortgang).catch(() => null);
    if (antwoord && antwoord.ok) {
      const stand = await antwoord.json();
      balk.max = stand.adressen || 1;
      balk.value = stand.gedaan;
      vak.querySelector("[data-gedaan]").textContent = stand.gedaan;
      vak.querySelector("[data-adressen]").textContent = stand.adressen;
      if (stand.klaar) {
        const klaar = vak.querySelector("[data-klaar]");
        klaar.textContent = klaar.dataset.tekst;
        return;
      }
    }
    setTimeout(kijk, 3000);
  };
  setTimeout(kijk, 3000);
})();
