// A text with Telegram's entities as safe DOM nodes: never HTML from a string.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

export function richText(text, entities) {
  const fragment = document.createDocumentFragment();
  fill(fragment, text, 0, text.length, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length));
  return fragment;
}

// Offsets are UTF-16 code units, which is how JavaScript counts, too.
function fill(parent, text, begin, end, entities) {
  let at = begin;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    const until = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at) continue;
    parent.append(text.slice(at, entity.offset));
    const node = wrapper(entity, text.slice(entity.offset, until));
    fill(node, text, entity.offset, until, entities);
    parent.append(node);
    at = until;
  }
  parent.append(text.slice(at, end));
}

function wrapper(entity, covered) {
  const address = entity.type === "url" ? covered : entity.url;
  const link = address && safeLink(address);
  if (link) return link;
  const node = document.createElement(TAGS[entity.type] ?? "span");
  if (entity.type === "spoiler") node.className = "spoiler";
  return node;
}

function safeLink(address) {
  const full = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(full) || !["http:", "https:"].includes(new URL(full).protocol)) return null;
  const link = document.createElement("a");
  link.href = full;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.tabIndex = -1; // as every key of a message, until that is at hand
  return link;
}
