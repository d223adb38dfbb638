// What opens over a phone: menus beside what was touched, dialogs that ask, toasts that pass.

import { button, make } from "/js/dom.js";
import { say } from "/js/words.js";

const TOAST_MS = 3500;

// `choices`: [words, deed] or null for a line between. Opens inside `where`, beside `anchor`; Escape or a press elsewhere closes it.
export function openMenu(where, anchor, choices) {
  closeMenus();
  const menu = make("div", { class: "menu", role: "menu" });
  for (const choice of choices.filter((one) => one !== false)) {
    if (choice === null) menu.append(make("hr"));
    else if (choice instanceof Node) menu.append(choice);
    else menu.append(button(choice[0], () => { close(); choice[1](); }, { role: "menuitem", class: choice[2] ?? "" }));
  }
  const opener = document.activeElement;
  const away = (event) => { if (!menu.contains(event.target)) close(); };
  const keys = (event) => onKey(event, menu, close);
  function close() {
    menu.remove();
    document.removeEventListener("pointerdown", away, true);
    document.removeEventListener("keydown", keys, true);
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  }
  menu.close = close;
  where.append(menu);
  beside(menu, where, anchor);
  document.addEventListener("pointerdown", away, true);
  document.addEventListener("keydown", keys, true);
  menu.querySelector("button")?.focus({ preventScroll: true });
  return menu;
}

function closeMenus() {
  for (const menu of document.querySelectorAll(".menu")) menu.close();
}

function onKey(event, menu, close) {
  if (event.key === "Escape") {
    event.stopPropagation();
    return close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll("button")];
  items.at((items.indexOf(document.activeElement) + step) % items.length)?.focus();
}

function beside(menu, where, anchor) {
  const frame = where.getBoundingClientRect();
  const place = anchor.getBoundingClientRect();
  const { offsetWidth: wide, offsetHeight: tall } = menu;
  const left = Math.min(Math.max(place.left - frame.left, 8), frame.width - wide - 8);
  const below = place.bottom - frame.top + 4;
  const top = below + tall + 8 <= frame.height ? below : Math.max(place.top - frame.top - tall - 4, 8);
  menu.style.left = `${Math.max(left, 8)}px`;
  menu.style.top = `${Math.min(top, Math.max(frame.height - tall - 8, 8))}px`;
}

// Asks something in a dialog over the whole page; resolves to the form's values, or to null where it is dropped.
export function askIn({ title, text, fields = [], yes, no = say("Cancel") }) {
  return new Promise((resolve) => {
    const inputs = fields.map(({ label, ...properties }) => make("label", {}, label, make("input", { required: true, pattern: ".*\\S.*", ...properties })));
    const form = make(
      "form",
      { method: "dialog" },
      make("h2", {}, title),
      text && make("p", { dir: "auto" }, text),
      inputs,
      make("div", { class: "answers" }, no && make("button", { type: "button", onclick: () => finish(null) }, no), make("button", { class: "primary" }, yes)),
    );
    const dialog = make("dialog", { class: "asking", "aria-label": title }, form);
    function finish(values) {
      dialog.close(); // gives the focus back to where it was
      dialog.remove();
      resolve(values);
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); finish(Object.fromEntries(new FormData(form))); });
    dialog.addEventListener("cancel", () => finish(null));
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function tellIn(text) {
  return askIn({ title: "Leadhook", text, yes: say("OK"), no: null });
}

export function toast(where, text) {
  const node = make("p", { class: "toast", role: "status", dir: "auto" }, text);
  for (const old of where.querySelectorAll(".toast")) old.remove();
  where.append(node);
  setTimeout(() => node.remove(), TOAST_MS);
}
