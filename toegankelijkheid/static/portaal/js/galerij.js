// The gallery: copies template code, and opens the dialog of an example. Every page works without this file.

/** Copies the code beside the button; the button says so for two seconds. */
async function copy(button) {
  await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
  const label = button.querySelector(".nl-button__label");
  const before = label.innerHTML;
  label.textContent = button.dataset.kopieer;
  const status = document.getElementById("melding");
  if (status) status.textContent = button.dataset.kopieer;
  setTimeout(() => {
    label.innerHTML = before;
    if (status) status.textContent = "";
  }, 2000);
}

if (navigator.clipboard) {
  document.querySelectorAll("[data-kopieer]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  });
}

document.querySelector("main.toestand__los dialog")?.showModal();
