// One message as a bubble: author, quote, media, words, time, buttons, reactions.

import { icon, make } from "/js/dom.js";
import { drawnMedia, hueOf, kindOf } from "/js/media.js";
import { richText } from "/js/rich_text.js";
import { authorName, commentsOn, fullName, telegram } from "/js/telegram.js";
import { language, say } from "/js/words.js";

const BARE = new Set(["sticker", "dice", "video_note"]); // no bubble around them

// `viewer` looks at it; `on` has press(message, button), vote(message, option), discuss(post), menu(message, anchor), open(message id).
export function bubbleOf(message, viewer, on) {
  if (isService(message)) return service(message);
  const own = message.author.id === viewer && message.chat.type !== "channel";
  const kind = kindOf(message);
  const classes = ["message", own && "own", BARE.has(kind) && "bare", kind && "with-media", !wordsOf(message) && "wordless"];
  const item = make("div", { class: classes.filter(Boolean).join(" "), dataset: { id: message.message_id } });
  item.append(bubble(message, own, viewer, on), ...keyboard(message, on), ...comments(message, on));
  return item;
}

// Whether it goes on right after one of the same author, on the same day: then the name is not said again.
export function continues(before, message) {
  return Boolean(before) && sameAuthor(before, message) && !isService(before) && !dayBetween(before, message);
}

function sameAuthor(before, message) {
  return before.author.id === message.author.id && before.sender_chat?.id === message.sender_chat?.id;
}

// The date that stands between two messages of different days.
export function dayBetween(before, message) {
  const day = dayOf(message);
  if (before && dayOf(before) === day) return null;
  return make("div", { class: "service" }, make("span", {}, day));
}

function dayOf(message) {
  return new Date(message.date * 1000).toLocaleDateString(language(), { day: "numeric", month: "long", timeZone: telegram.backstage.timezone });
}

export function wordsOf(message) {
  return message.text ?? message.caption ?? "";
}

function bubble(message, own, viewer, on) {
  const inGroup = message.chat.type !== "private";
  const node = make(
    "div",
    { class: "bubble", tabindex: "-1", onmousedown: keepSelection, oncontextmenu: (event) => { event.preventDefault(); on.menu(message, node); } },
    inGroup && !own && author(message),
    message.receiver_user && make("div", { class: "only-you" }, `👁 ${say("Only you see this")}`),
    message.forward_origin && !message.is_automatic_forward && make("div", { class: "forwarded" }, `${say("forwarded from")} ${forwardedFrom(message.forward_origin)}`),
    message.reply_to_message && quoted(message, on),
    drawnMedia(message, on),
    words(message),
    reactions(message, viewer),
    meta(message, own),
  );
  node.append(make("button", { type: "button", class: "handle", tabindex: "-1", "aria-label": say("More"), onclick: () => on.menu(message, node) }, icon("down")));
  node.addEventListener("keydown", (event) => {
    if (event.target !== node || event.key !== "Enter") return;
    event.preventDefault(); // else the same key would press what opens
    on.menu(message, node);
  });
  return node;
}

// What is selected stays selected while the menu opens: it can be quoted.
function keepSelection(event) {
  if (event.button === 2 || event.target.closest(".handle")) event.preventDefault();
}

function author(message) {
  const name = make("div", { class: "author", dir: "auto" }, authorName(message));
  name.style.setProperty("--hue", hueOf((message.sender_chat ?? message.from).id));
  return name;
}

function forwardedFrom(origin) {
  if (origin.sender_user) return fullName(origin.sender_user);
  return (origin.chat ?? origin.sender_chat)?.title ?? origin.sender_user_name ?? "";
}

function quoted(message, on) {
  const answered = message.reply_to_message;
  const text = message.quote?.text ?? (wordsOf(answered) || say("Message"));
  return make(
    "button",
    { type: "button", tabindex: "-1", class: "quoted", onclick: () => on.open(answered.message_id) },
    make("b", { dir: "auto" }, authorName(answered)),
    make("span", { dir: "auto" }, text.slice(0, 120)),
  );
}

function words(message) {
  const text = wordsOf(message);
  if (!text) return null;
  const room = make("span", { class: "room-for-meta", "aria-hidden": "true" }, metaText(message));
  return make("div", { class: "words", dir: "auto" }, richText(text, message.entities ?? message.caption_entities ?? []), room);
}

function reactions(message) {
  const counted = new Map();
  const given = [...Object.values(message.reactions_of_people ?? {}).flat().map((one) => one.emoji), message.reaction];
  for (const emoji of given.filter(Boolean)) counted.set(emoji, (counted.get(emoji) ?? 0) + 1);
  if (!counted.size) return null;
  const signs = [...counted].map(([emoji, times]) => make("span", {}, times > 1 ? `${emoji} ${times}` : emoji));
  return make("div", { class: "reactions" }, signs);
}

function meta(message, own) {
  return make("div", { class: message.edit_date ? "meta edited" : "meta" }, metaText(message), own && make("span", { class: "ticks", "aria-hidden": "true" }, " ✓✓"));
}

function metaText(message) {
  const time = timeOf(message.date);
  return message.edit_date ? `${say("edited")} ${time}` : time;
}

export function timeOf(date) {
  return new Date(date * 1000).toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: telegram.backstage.timezone });
}

function keyboard(message, on) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return [];
  return [make("div", { class: "inline-keyboard" }, rows.map((row) => make("div", { class: "row" }, row.map((key) => inlineKey(message, key, on)))))];
}

// Under a post that is discussed somewhere: how much is said of it, and the way there.
function comments(message, on) {
  if (!message.discussed_at) return [];
  const many = commentsOn(message).length;
  const label = many ? `${say("Comments")}: ${many}` : say("Comment");
  const key = make("button", { type: "button", tabindex: "-1", class: "key comments", onclick: () => on.discuss(message) }, make("span", {}, label));
  return [make("div", { class: "inline-keyboard" }, make("div", { class: "row" }, key))];
}

function inlineKey(message, key, on) {
  const sign = key.url ? icon("link") : key.copy_text ? icon("copy") : "switch_inline_query_current_chat" in key ? icon("search") : null;
  return make("button", { type: "button", tabindex: "-1", class: `key ${key.style ?? ""}`, disabled: Boolean(key.disabled), onclick: (event) => on.press(message, key, event.currentTarget) }, make("span", {}, key.text), sign);
}

function isService(message) {
  return message.new_chat_members || message.left_chat_member || message.migrate_to_chat_id || message.migrate_from_chat_id;
}

function service(message) {
  const who = fullName(message.new_chat_members?.[0] ?? message.left_chat_member ?? message.from);
  const what = message.new_chat_members ? `${who} ${say("joined the group")}`
    : message.left_chat_member ? `${who} ${say("left the group")}`
    : say(message.migrate_to_chat_id ? "the group becomes a supergroup" : "the supergroup begins");
  return make("div", { class: "service", dataset: { id: message.message_id } }, make("span", { dir: "auto" }, what));
}
