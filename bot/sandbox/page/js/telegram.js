// What the page knows of the pretend Telegram: people, chats and messages, kept up to date by events.

import { ask, listen } from "/js/wire.js";

const PRESENT = new Set(["creator", "administrator", "member", "restricted"]);
const LEADING = new Set(["creator", "administrator"]);

export const telegram = {
  bot: null,
  clock: { told: 0, at: 0, speed: 1 },
  backstage: {}, // how the bot beside the sandbox is; empty where none is
  people: new Map(),
  groups: new Map(),
  channels: new Map(),
  chats: new Map(), // chat id -> Map of message id -> message, oldest first
  earlier: new Map(), // "chat/message" -> the keyboards it had before it was edited
  settings: {},
};

const watchers = new Set();

// `watch` is told { kind, chat, message?, ...event }; kind "loaded" means that anything may have changed.
export function watch(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function announce(change) {
  for (const watcher of watchers) watcher(change);
}

export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

// The group or channel of this id; there is none for a private chat with the bot.
export function placeOf(chatId) {
  return telegram.groups.get(chatId) ?? telegram.channels.get(chatId);
}

export function places() {
  return [...telegram.channels.values(), ...telegram.groups.values()];
}

export function isInside(place, personId) {
  return PRESENT.has(place.members[personId]);
}

export function leads(place, personId) {
  return LEADING.has(place.members[personId]);
}

export function chatName(chatId) {
  return placeOf(chatId)?.title ?? telegram.bot.first_name;
}

// In whose name a message stands: a channel's or group's, else somebody's own.
export function authorName(message) {
  if (message.sender_chat) return message.sender_chat.title;
  return message.from.is_bot ? telegram.bot.first_name : fullName(message.from);
}

export function chatsOf(personId) {
  const inside = (place) => isInside(place, personId) && !place.upgraded_to;
  return [personId, ...[...telegram.groups.values(), ...telegram.channels.values()].filter(inside).map((place) => place.id)];
}

// What people say of a post: the answers to its copy in the linked group.
export function commentsOn({ discussed_at: place }) {
  return [...(telegram.chats.get(place.chat_id) ?? new Map()).values()].filter((message) => message.message_thread_id === place.message_id);
}

// The post of a channel to whose comments a message belongs, if it is one.
export function postOf(message) {
  const posts = telegram.chats.get(telegram.groups.get(message.chat.id)?.linked) ?? new Map();
  return [...posts.values()].find((post) => post.discussed_at?.message_id === message.message_thread_id);
}

// What this person sees of a chat: a message to one member alone is seen by nobody else.
export function messagesOf(chatId, viewer) {
  return [...(telegram.chats.get(chatId) ?? new Map()).values()].filter((message) => isSeenBy(message, viewer));
}

export function isSeenBy(message, viewer) {
  if (message.seen_by && !message.seen_by.includes(viewer)) return false;
  return !message.receiver_user || message.receiver_user.id === viewer;
}

export function earlierKeyboards(message) {
  return telegram.earlier.get(`${message.chat.id}/${message.message_id}`) ?? [];
}

// The sandbox's own time, in seconds since the epoch.
export function now() {
  const { told, at, speed } = telegram.clock;
  return told + ((performance.now() - at) / 1000) * speed;
}

function setClock(told, speed) {
  telegram.clock = { told, at: performance.now(), speed };
}

async function load() {
  const state = await ask("state");
  Object.assign(telegram, { bot: state.bot, settings: state.settings, world: state.world });
  telegram.backstage = await ask("backstage");
  setClock(state.now, state.speed);
  takePlaces(state);
  const ids = chatIds();
  const loaded = await Promise.all(ids.map(async (id) => [id, (await ask(`chats/${id}/messages`)).messages]));
  telegram.chats = new Map(loaded.map(([id, messages]) => [id, new Map(messages.map((one) => [one.message_id, one]))]));
  announce({ kind: "loaded" });
  return state.events;
}

// Events that came between the state and the messages are heard twice; each tells the whole message, so that is no harm.
export async function follow({ onLost, onFound }) {
  const since = await load();
  listen(since, {
    hear,
    begin: (world) => (world === telegram.world ? onFound() : location.reload()),
    lose: onLost,
  });
}

async function hear(event) {
  const change = await take(event);
  announce({ ...event, ...change });
}

async function take(event) {
  switch (event.kind) {
    case "message":
    case "edited":
    case "reacted":
      return keep(event.message);
    case "deleted":
      telegram.chats.get(event.chat_id)?.delete(event.message_id);
      return { chat: event.chat_id };
    case "backstage":
      telegram.backstage = event;
      setClock(event.now, telegram.clock.speed);
      return {};
    case "struck":
    case "passed":
      return {};
    case "pressed":
    case "answered":
    case "acting":
    case "inline_answered":
      return { chat: event.chat_id };
    default:
      await refresh();
      return {};
  }
}

function keep(message) {
  const chat = telegram.chats.get(message.chat.id) ?? new Map();
  telegram.chats.set(message.chat.id, chat);
  const before = chat.get(message.message_id);
  const keyboard = before?.reply_markup;
  if (keyboard && JSON.stringify(keyboard) !== JSON.stringify(message.reply_markup)) {
    telegram.earlier.set(`${message.chat.id}/${message.message_id}`, [...earlierKeyboards(message), keyboard]);
  }
  chat.set(message.message_id, message);
  return { chat: message.chat.id, isNew: !before };
}

// Somebody new is known at once to whoever let them in.
export function meet(person) {
  telegram.people.set(person.id, person);
  telegram.chats.set(person.id, telegram.chats.get(person.id) ?? new Map());
}

function takePlaces({ people, groups, channels }) {
  telegram.people = new Map(people.map((person) => [person.id, person]));
  telegram.groups = new Map(groups.map((group) => [group.id, group]));
  telegram.channels = new Map(channels.map((channel) => [channel.id, channel]));
}

function chatIds() {
  return [...telegram.people.keys(), ...telegram.groups.keys(), ...telegram.channels.keys()];
}

// People and groups change rarely: they are simply asked for again.
async function refresh() {
  const state = await ask("state");
  telegram.settings = state.settings;
  takePlaces(state);
  for (const id of chatIds()) {
    if (!telegram.chats.has(id)) telegram.chats.set(id, new Map());
  }
}
