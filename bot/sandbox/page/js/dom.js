// Building the page from nodes: text is always text, never HTML.

export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "class") node.className = value;
  else if (name === "dataset") Object.assign(node.dataset, value);
  else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name in node && typeof value !== "string") node[name] = value;
  else node.setAttribute(name, value);
}

// A button of the page; `name` is what a screen reader says where the sign alone does not tell. A face with words has a
// `title` at most: who speaks to the machine says what stands there.
export function button(face, deed, { name, ...properties } = {}) {
  return make("button", { type: "button", "aria-label": name, title: name, onclick: deed, ...properties }, face);
}

// Puts new nodes into a place; who stood on a button of it with the keyboard stands on the one that has its place now.
export function renew(place, ...nodes) {
  const at = [...place.querySelectorAll("button")].indexOf(document.activeElement);
  place.replaceChildren(...nodes);
  if (at >= 0) [...place.querySelectorAll("button")].at(at)?.focus({ preventScroll: true });
}

// A dot beside the name of a chat in which something new stands.
export function unreadDot(words) {
  return make("i", { class: "unread", role: "img", "aria-label": words });
}

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  attach: "M20 11.5l-8.2 8.2a5.3 5.3 0 0 1-7.5-7.5l8.6-8.6a3.6 3.6 0 0 1 5 5l-8.6 8.6a1.8 1.8 0 0 1-2.5-2.5l7.8-7.8",
  send: "M4 12L20 4l-5 16-4-7z M11 13l9-9",
  menu: "M5 7h14 M5 12h14 M5 17h14",
  more: "M12 5.5v.01 M12 12v.01 M12 18.5v.01",
  close: "M6 6l12 12 M18 6L6 18",
  down: "M6 9l6 6 6-6",
  keyboard: "M4 7h16v10H4z M8 14h8 M7.5 10.5v.01 M12 10.5v.01 M16.5 10.5v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20a7.5 7.5 0 0 1 15 0",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.7 1.7 M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.7-1.7",
  copy: "M9 9h10v11H9z M15 9V4H5v11h4",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M16 16l4.5 4.5",
  play: "M8 5l11 7-11 7z",
  file: "M7 3h7l4 4v14H7z M14 3v4h4",
  pin: "M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21z M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
};

export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}
