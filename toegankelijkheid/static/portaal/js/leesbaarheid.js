// The page on which a reader chooses how pages look. Without this file it tells how a browser does the same.
{
  const form = document.getElementById("leesbaarheid");
  const status = document.getElementById("melding");
  const { dataset } = document.documentElement;
  const fields = [...form.querySelectorAll("input[type=radio]")];
  const names = JSON.parse(form.dataset.attributen);

  const tick = () => fields.forEach((field) => { field.checked = field.value === (dataset[names[field.name]] ?? ""); });
  const say = (text) => { status.textContent = ""; setTimeout(() => { status.textContent = text; }, 50); };
  const keep = () => {
    const chosen = fields.filter((field) => field.checked && field.value);
    for (const name of Object.values(names)) delete dataset[name];
    for (const field of chosen) dataset[names[field.name]] = field.value;
    try {
      if (chosen.length) localStorage.setItem("weergave", JSON.stringify({ ...dataset }));
      else localStorage.removeItem("weergave");
      say(chosen.length ? form.dataset.bewaard : form.dataset.gewoon);
    } catch {
      say(form.dataset.mis);
    }
  };

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fields.forEach((field) => { field.checked = !field.value; });
    keep();
  });
  tick();
  form.hidden = false;
}
