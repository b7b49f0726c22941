// How this reader wants pages to look, kept in this browser only; set before anything is drawn.
(() => {
  const { dataset } = document.documentElement;
  try {
    const kept = JSON.parse(localStorage.getItem("weergave")) ?? {};
    // What somebody chose in the profile goes first.
    for (const name of ["tekst", "ruimte", "contrast", "kleurenschema", "beweging"])
      if (!(name in dataset) && /^[a-z]+$/.test(kept[name] ?? "")) dataset[name] = kept[name];
  } catch { /* No storage: the page looks as usual. */ }
})();
