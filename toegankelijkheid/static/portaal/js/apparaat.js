// Notifications on this device, by choice: the button shows itself where the browser can do it.

const form = document.querySelector("[data-push]");
const status = form?.querySelector("[role=status]");

/** The key of the portal as the browser wants it: base64url to bytes. */
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** The keys of the device as text: bytes to base64url. */
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") {
    status.textContent = form.dataset.geweigerd;
    return;
  }
  const worker = await navigator.serviceWorker.ready;
  const key = { userVisibleOnly: true, applicationServerKey: bytes(form.dataset.push) };
  const device = await worker.pushManager.subscribe(key);
  const data = new URLSearchParams(new FormData(form));
  data.set("eindpunt", device.endpoint);
  data.set("sleutel", text(device.getKey("p256dh")));
  data.set("geheim", text(device.getKey("auth")));
  const answer = await fetch(form.action, { method: "POST", body: data, cache: "no-store" });
  if (!answer.ok) throw new Error("refused");
  location.reload();
}

if (form && "PushManager" in window && "Notification" in window && "serviceWorker" in navigator) {
  form.hidden = false;
  document.querySelector("[data-push-uitleg]").hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    subscribe().catch(() => { status.textContent = form.dataset.mislukt; });
  });
}
