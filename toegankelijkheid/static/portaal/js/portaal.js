// Progressive enhancement only: every page works without this file.

/** Menus are closed <details>; a browser that cannot show them closed on a wide screen gets them open. */
function openMenus(selector, query) {
  const wide = matchMedia(query);
  const set = () => document.querySelectorAll(selector).forEach((menu) => { menu.open = wide.matches; });
  set();
  wide.addEventListener("change", set);
}

if (!CSS.supports("selector(::details-content)")) {
  openMenus(".hoofdnav__uitklap", "(min-width: 56em)");
  openMenus(".zijmenu", "(min-width: 64em)");
}

document.getElementById("fout-kop")?.focus();

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

/** Adds the answer below the earlier ones. Not cached: the same address without the header is a whole page. */
async function ask(form, data, conversation) {
  const post = form.method === "post";
  const url = new URL(form.action);
  if (!post) url.search = data;
  const headers = { "X-Fragment": "1" };
  const response = await fetch(url, { method: form.method, body: post ? data : null, headers, cache: "no-store" });
  if (!response.ok || response.redirected) throw new Error(`answer ${response.status}`);
  const fragment = document.createElement("template");
  fragment.innerHTML = await response.text();
  const turns = fragment.content.querySelectorAll(".beurt");
  if (!turns.length) throw new Error("answer without a turn");
  conversation.append(fragment.content);
  turns[0].scrollIntoView({ block: "start" });
  return turns[turns.length - 1];
}

/** "Antwoord klaar, 2 bronnen": the turn has data-bronnen; the status element has the words of another language. */
function announcement(turn, { klaar = "Antwoord klaar", bron = "bron", bronnen = "bronnen" }) {
  const count = turn.dataset.bronnen;
  return count === undefined ? klaar : `${klaar}, ${count} ${count === "1" ? bron : bronnen}`;
}

document.querySelectorAll("form[data-wegwijzer]").forEach((form) => {
  const conversation = document.getElementById("gesprek");
  const status = document.getElementById("gesprek-status");
  if (!conversation || !status) return;
  let busy = false;
  form.addEventListener("submit", async (event) => {
    const field = form.querySelector("input[type=search], textarea");
    if (!field || !field.value.trim()) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    conversation.setAttribute("aria-busy", "true");
    status.textContent = status.dataset.bezig || "Bezig…";
    try {
      const answer = await ask(form, new URLSearchParams(new FormData(form, event.submitter)), conversation);
      status.textContent = announcement(answer, status.dataset);
      field.value = "";
      field.focus({ preventScroll: true });
    } catch {
      form.submit();
    } finally {
      busy = false;
      conversation.removeAttribute("aria-busy");
    }
  });
});
