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

/** A combobox (WAI-ARIA, list autocomplete) over a search box: what one types stays until one chooses. */
function suggest(form) {
  const { suggesties: address, titel, een, meer } = form.dataset;
  const input = form.querySelector("input[type=search]");
  // A search field is a searchbox and nothing else (ARIA in HTML); a plain one may be a combobox.
  input.type = "text";
  const list = document.createElement("ul");
  list.id = `${input.id}-lijst`;
  list.className = "voorstellen";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", titel);
  list.hidden = true;
  input.parentElement.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    input.setAttribute(name, value);
  const status = document.createElement("div");
  status.className = "sr-only";
  status.setAttribute("role", "status");
  form.append(status);
  let chosen = -1, timer = 0, request = null, asked = "";

  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (number) => {
    chosen = (number + list.children.length) % list.children.length;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    input.value = option.textContent;
    close();
    form.requestSubmit();
  };
  const show = (found) => {
    list.replaceChildren(...found.map(({ tekst, taal }, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.lang = taal;
      option.textContent = tekst;
      // The input keeps the focus; a click comes after it would have lost it.
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(option));
      return option;
    }));
    if (!found.length) return close();
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = found.length === 1 ? een : meer.replace("#", found.length);
  };
  const look = async () => {
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    if (typed === asked && !list.hidden) return;
    asked = typed;
    request?.abort();
    request = new AbortController();
    try {
      const response = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { signal: request.signal, credentials: "omit" });
      if (response.ok && document.activeElement === input) show((await response.json()).suggesties);
    } catch { /* Without suggestions the box works as ever. */ }
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 150); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) {
      if (event.key === "ArrowDown" && list.hidden) { event.preventDefault(); look(); }
      return;
    }
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
}

document.querySelectorAll("form[data-suggesties]").forEach(suggest);
