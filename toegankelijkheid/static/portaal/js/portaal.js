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

/** Buttons that need this file show themselves. */
const showPrint = (root) => root.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });
showPrint(document);
document.addEventListener("click", (event) => event.target.closest("[data-print]") && print());

/** What is folded is printed as well, also where the style sheet cannot do it. */
const folded = () => document.querySelectorAll("main details:not([open])");
let unfolded = [];
addEventListener("beforeprint", () => { unfolded = [...folded()]; unfolded.forEach((part) => { part.open = true; }); });
addEventListener("afterprint", () => unfolded.forEach((part) => { part.open = false; }));

/** The meaning of a word closes when the focus goes elsewhere, so that it never lies over what has the focus. */
document.addEventListener("focusin", ({ target }) => document.querySelectorAll(".begrip__uitleg").forEach((meaning) => {
  // A click on the meaning itself gives the focus to what it stands in.
  if (!meaning.parentElement.contains(target) && !target.contains(meaning)) meaning.hidePopover?.();
}));

/** Sends a form and gives what to show; the same address without the header is a whole page, so nothing is cached. */
async function fetchPart(form, submitter) {
  const data = new FormData(form);
  if (submitter?.name) data.set(submitter.name, submitter.value);
  const headers = { "X-Fragment": "1" };
  const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers, cache: "no-store" });
  const part = document.createElement("template");
  part.innerHTML = await response.text();
  return { part: part.content, state: response.status };
}

/** A conversation with the wegwijzer: each answer comes below the earlier ones, and is announced once. */
function converse(conversation, status) {
  const touch = matchMedia("(pointer: coarse)");
  let busy = false;

  const replace = (part, id) => {
    const fresh = part.getElementById(id);
    if (!fresh) return null;
    document.getElementById(id).replaceWith(fresh);
    showPrint(fresh);
    return fresh;
  };
  /** "Antwoord klaar, 2 bronnen": the status element has the words of another language. */
  const announcement = ({ dataset: { bronnen: count } }, { klaar, bron, bronnen }) =>
    count > 0 ? `${klaar}, ${count} ${count === "1" ? bron : bronnen}` : klaar;

  const add = (part, typed) => {
    const turns = [...part.querySelectorAll(".beurt")];
    const answer = turns.at(-1);
    const fields = part.querySelector("[data-velden]");
    const { gesprek } = Object.fromEntries([...fields.children].map(({ name, value }) => [name, value]));
    // As without this file: only the newest answer is judged.
    conversation.querySelectorAll(".oordeel").forEach((earlier) => earlier.remove());
    conversation.append(...turns);
    document.getElementById("voorbeelden")?.closest("section").remove();
    replace(part, "gesprek-acties");
    document.querySelectorAll("input[name=gesprek]").forEach((input) => { input.value = gesprek; });
    const form = document.getElementById("gesprek-vraag");
    const label = part.querySelector("#gesprek-vraag label").textContent;
    if (typed && form.contains(typed) && !form.querySelector("[aria-invalid], .utrecht-alert")) {
      // The field keeps the focus, so it stays what it is.
      form.querySelector("[data-velden]").replaceWith(fields);
      form.querySelector("label").textContent = label;
      typed.value = "";
    } else replace(part, "gesprek-vraag");
    turns[0].scrollIntoView({ block: "start" });
    // Who types goes on typing and hears that the answer is there; else the answer gets the focus and is read itself.
    if (typed && !touch.matches) {
      status.textContent = announcement(answer, status.dataset);
      document.getElementById("vraag").focus({ preventScroll: true });
    } else {
      status.textContent = "";
      answer.querySelector(".beurt__wie").focus({ preventScroll: true });
    }
  };

  return async (form, submitter) => {
    if (busy) return;
    busy = true;
    const typed = form.querySelector("#vraag");
    const { bezig, lijn, druk, mis } = status.dataset;
    status.textContent = bezig;
    conversation.setAttribute("aria-busy", "true");
    try {
      const { part, state } = await fetchPart(form, submitter);
      if (part.querySelector(".beurt")) add(part, typed);
      else if (replace(part, "gesprek-vraag")) {
        status.textContent = "";
        document.getElementById("vraag")?.focus();
      } else status.textContent = state === 429 ? druk : mis;
    } catch {
      status.textContent = lijn;
    } finally {
      busy = false;
      conversation.removeAttribute("aria-busy");
    }
  };
}

/** 'Klopt dit?': the thanks come in the place of the question. */
async function judge(form, submitter) {
  try {
    const { part } = await fetchPart(form, submitter);
    const fresh = part.querySelector(".oordeel");
    form.closest(".oordeel").replaceWith(fresh);
    (fresh.querySelector("[aria-invalid]") ?? fresh).focus();
  } catch {
    form.submit();
  }
}

const conversation = document.getElementById("gesprek");
if (conversation) {
  const take = converse(conversation, document.getElementById("gesprek-status"));
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const act = form.matches("[data-wegwijzer]") ? take : form.matches("[data-oordeel]") ? judge : null;
    if (!act) return;
    event.preventDefault();
    act(form, event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.id !== "vraag") return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
}

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

/** A page that waits for somebody else looks by itself, for twenty minutes; that does not keep the session alive. */
function wait(box) {
  const status = box.querySelector("[data-kijk-melding]");
  let left = 240;
  const look = async () => {
    try {
      const response = document.hidden ? null : await fetch(box.dataset.kijk, { cache: "no-store", redirect: "error" });
      if (response?.ok && !(await response.json()).open) {
        status.textContent = box.dataset.klaar;
        return;
      }
    } catch { /* The button does the same. */ }
    left -= 1;
    if (left > 0) setTimeout(look, 5000);
  };
  setTimeout(look, 5000);
}

document.querySelectorAll("[data-kijk]").forEach(wait);

/** The session: a dialog two minutes before its end with the choice to stay; at the end, what was typed is kept. */
function watchSession(dialog) {
  const WARNING = 2 * 60 * 1000;
  const began = Date.now();
  const fixed = began + Number(dialog.dataset.maximum);
  const tabs = new BroadcastChannel("sessie");
  let end = 0, timer = 0, warned = false;

  const plan = () => {
    clearTimeout(timer);
    const next = warned ? end : end - WARNING;
    timer = setTimeout(look, Math.max(0, Math.min(next - Date.now(), 60 * 60 * 1000)));
  };
  const extend = (rest) => {
    end = Math.min(Date.now() + rest, fixed);
    warned = false;
    if (dialog.open) dialog.close();
    const clock = new Intl.DateTimeFormat("nl", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
    const text = clock.format(end).replace(":", ".");
    document.querySelectorAll("[data-sessie-tot]").forEach((time) => { time.textContent = text; });
    plan();
  };
  const over = () => {
    // The form that keeps itself goes along with all that was typed; else there is nothing to keep.
    const form = document.querySelector("[name=_eigenaar], [name=_bewaard]")?.form ?? document.getElementById("sessie-over");
    form.action = document.getElementById("sessie-over").action;
    HTMLFormElement.prototype.submit.call(form);
  };
  const look = () => {
    if (Date.now() >= end) return over();
    if (!warned && Date.now() >= end - WARNING) {
      warned = true;
      const last = end >= fixed;
      dialog.querySelectorAll("[data-sessie-blijft]").forEach((part) => { part.hidden = last; });
      dialog.querySelectorAll("[data-sessie-vast]").forEach((part) => { part.hidden = !last; });
      dialog.showModal();
    }
    plan();
  };
  const stay = async (form) => {
    try {
      const body = new URLSearchParams(new FormData(form));
      const response = await fetch(form.action, { method: "POST", body, headers: { "X-Fragment": "1" }, cache: "no-store" });
      if (!response.ok) return over();
      const { rest } = await response.json();
      extend(rest);
      tabs.postMessage(rest);
    } catch {
      form.submit();
    }
  };

  document.getElementById("sessie-blijven").addEventListener("submit", (event) => {
    event.preventDefault();
    stay(event.target);
  });
  // Another tab that opened a page kept the session alive for this one as well.
  tabs.addEventListener("message", ({ data }) => extend(data));
  document.addEventListener("visibilitychange", look);
  extend(Number(dialog.dataset.rest));
  tabs.postMessage(Number(dialog.dataset.rest));
}

const session = document.getElementById("sessie");
if (session) watchSession(session);

// A page for when there is no connection, and notifications for who wants them; see /sw.js. The same one in each language.
if ("serviceWorker" in navigator && document.querySelector("link[rel=manifest]"))
  addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => null));
