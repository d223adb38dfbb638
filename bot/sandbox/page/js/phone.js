// A phone: somebody's messenger with one chat open.

import { Composer } from "/js/composer.js";
import { comeBy, doorChoices, requestsAt } from "/js/doors.js";
import { button, icon, make, renew, unreadDot } from "/js/dom.js";
import { hueOf } from "/js/media.js";
import { bubbleOf, continues, dayBetween, wordsOf } from "/js/message.js";
import { askIn, openMenu, tellIn, toast } from "/js/menus.js";
import { chatName, chatsOf, earlierKeyboards, fullName, isSeenBy, messagesOf, postOf, telegram, watch } from "/js/telegram.js";
import { ask, Refused, tell } from "/js/wire.js";
import { say } from "/js/words.js";

const ANSWER_SECONDS = 10;
const TYPING_MS = 5000;
const NEAR_END_PX = 80;
const KEYS = ".key, .quoted, .load, .words a"; // what can be pressed in a message; its menu opens with Enter on itself
const INVITES = "https://t.me/+";
const EMOJI = ["👍", "❤", "🔥", "👏", "😁", "🤔", "👎"];

export class Phone {
  constructor(personId, chatId) {
    this.personId = personId;
    this.chatId = chatId;
    this.thread = null;
    this.unread = new Set();
    this.composer = new Composer(this);
    this.list = make("div", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0" });
    this.downKey = button(icon("down"), () => this.toEnd(), { name: say("Scroll to the end"), class: "round to-end", hidden: true });
    this.head = make("header", { class: "phone-head" });
    this.door = make("div", { class: "door" });
    this.root = make("section", { class: "phone" }, this.head, this.door, make("div", { class: "chat" }, this.list, this.downKey), this.composer.root);
    this.followed = true; // whether the newest message is what is looked at
    this.list.onscroll = () => this.noteScroll();
    new ResizeObserver(() => this.followed && this.toEnd()).observe(this.list);
    this.list.onkeydown = (event) => this.walk(event);
    this.list.onclick = (event) => this.followWords(event);
    this.list.addEventListener("focusin", () => this.bringToHand());
    watch((change) => this.hear(change));
    this.draw();
  }

  // Deeds

  async do(deed, body = {}, { here = true } = {}) {
    return tell(`people/${this.personId}/${deed}`, here ? { chat_id: this.chatId, ...body } : body);
  }

  async attempt(deed) {
    try {
      return await deed();
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      toast(this.root, fault.message);
    }
  }

  become(personId) {
    this.turnTo(personId, personId);
  }

  open(chatId) {
    this.turnTo(this.personId, chatId);
  }

  // With `thread`, only the comments on a post: what answers this message, its copy in the linked group.
  turnTo(personId, chatId, thread = null) {
    this.composer.putAway();
    this.personId = personId;
    this.chatId = chatId;
    this.thread = thread;
    this.unread.delete(chatId);
    this.composer.takeUp();
    this.draw();
    this.root.dispatchEvent(new CustomEvent("moved", { bubbles: true }));
  }

  // Drawing

  hear(change) {
    if (change.kind === "loaded") return this.draw();
    if (change.chat === undefined) return this.drawHead();
    if (change.chat !== this.chatId) return this.note(change);
    if (change.message) this.put(change);
    if (change.kind === "deleted") this.remove(change.message_id);
    if (change.kind === "acting") return this.showTyping();
    this.drawKeyboard();
  }

  // The bot is busy writing for some seconds, or until its message comes.
  showTyping() {
    clearTimeout(this.acting);
    this.acting = setTimeout(() => this.stopTyping(), TYPING_MS);
    this.drawHead();
  }

  stopTyping() {
    if (!this.acting) return;
    clearTimeout(this.acting);
    this.acting = null;
    this.drawHead();
  }

  note(change) {
    this.recount(change);
    if (change.kind !== "message" || !chatsOf(this.personId).includes(change.chat) || !isSeenBy(change.message, this.personId)) return;
    this.unread.add(change.chat);
    this.drawHead();
  }

  // A comment somewhere else is one more under its post here.
  recount({ message }) {
    const post = message?.message_thread_id && postOf(message);
    if (post && post.chat.id === this.chatId) this.put({ message: post, isNew: false });
  }

  messages() {
    return messagesOf(this.chatId, this.personId).filter((message) => this.isInThread(message));
  }

  isInThread(message) {
    return !this.thread || this.thread === message.message_id || this.thread === message.message_thread_id;
  }

  draw() {
    if (!telegram.people.has(this.personId)) return;
    this.drawHead();
    const messages = this.messages();
    this.list.replaceChildren(...messages.flatMap((message, at) => this.placed(message, messages[at - 1])));
    this.list.classList.toggle("empty", !messages.length);
    this.list.dataset.hint = say("Nothing here yet");
    this.bringToHand();
    this.drawKeyboard();
    this.toEnd();
  }

  drawHead() {
    const person = telegram.people.get(this.personId);
    const who = button([avatar(person), make("span", { class: "who" }, make("b", { dir: "auto" }, fullName(person)), make("span", { class: this.acting ? "typing" : "quiet" }, this.acting ? say("typing…") : this.title()))], (event) => this.choosePerson(event.currentTarget), { title: say("Whose phone"), class: "owner" });
    const chats = chatsOf(this.personId);
    const tabs = chats.length > 1 && make("div", { class: "chats", role: "tablist" }, chats.map((chat) => this.chatTab(chat)));
    this.root.ariaLabel = fullName(person);
    this.list.ariaLabel = this.title();
    renew(this.head, who, button(icon("more"), (event) => this.openMenu(event.currentTarget), { name: say("More"), class: "round" }), ...(tabs ? [tabs] : []));
    renew(this.door, ...[requestsAt(this)].filter(Boolean));
    this.composer.show();
  }

  title() {
    return this.thread ? say("Comments") : chatName(this.chatId);
  }

  // While comments are read, it is their channel that is open.
  chatTab(chat) {
    const open = chat === (this.thread ? telegram.groups.get(this.chatId).linked : this.chatId);
    return button([make("span", {}, chatName(chat)), this.unread.has(chat) && unreadDot(say("New messages"))].filter(Boolean), () => this.open(chat), { role: "tab", "aria-selected": String(open) });
  }

  // A message as it stands after the one before it: on a new day its date goes ahead.
  placed(message, before) {
    return [dayBetween(before, message), this.drawn(message, before)].filter(Boolean);
  }

  drawn(message, before) {
    const bubble = bubbleOf(message, this.personId, {
      press: (...pressed) => this.attempt(() => this.press(...pressed)),
      vote: (poll, option) => this.attempt(() => this.do("votes", { message_id: poll.message_id, options: [option] })),
      discuss: ({ discussed_at: place }) => this.turnTo(this.personId, place.chat_id, place.message_id),
      menu: (...about) => this.openMessageMenu(...about),
      open: (id) => this.flash(id),
    });
    bubble.classList.toggle("continues", continues(before, message));
    return bubble;
  }

  bubble(id) {
    return this.list.querySelector(`[data-id="${id}"]`);
  }

  put({ message, isNew }) {
    if (!isSeenBy(message, this.personId) || !this.isInThread(message)) return;
    if (isNew && message.author.is_bot) this.stopTyping();
    const messages = this.messages();
    const before = messages[messages.findIndex((one) => one.message_id === message.message_id) - 1];
    const old = this.bubble(message.message_id);
    if (old) this.replace(old, this.drawn(message, before));
    else this.list.append(...this.placed(message, before));
    this.list.classList.remove("empty");
    this.bringToHand();
    if (isNew) this.list.lastElementChild.classList.add("arriving");
    if (this.followed || (isNew && message.author.id === this.personId)) this.toEnd();
    else this.downKey.hidden = false;
  }

  // What comes after it may be the first of its day or of its author now.
  remove(id) {
    const { scrollTop } = this.list;
    if (!this.bubble(id)) return;
    this.draw();
    if (!this.followed) this.list.scrollTop = scrollTop;
  }

  // Who stood on a key of it stands on the message then: the key in that place may be another one.
  replace(old, fresh) {
    const stood = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (stood) fresh.querySelector(".bubble")?.focus({ preventScroll: true });
  }

  drawKeyboard() {
    this.composer.showKeyboard(this.messages().findLast((message) => message.reply_keyboard));
    this.composer.show();
  }

  // Arrows go from message to message, the newest first; Tab goes on from there, to its keys.
  walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.target.matches(".messages, .bubble")) return;
    event.preventDefault();
    const bubbles = [...this.list.querySelectorAll(".bubble")];
    const at = bubbles.indexOf(event.target);
    (at < 0 ? bubbles.at(-1) : bubbles[at + step])?.focus();
  }

  // Tab stops at the keys of one message only: of that in which one stands, else of the newest that has any.
  bringToHand() {
    const messages = [...this.list.querySelectorAll(".message")];
    const chosen = messages.find((message) => message.contains(document.activeElement) && message.querySelector(KEYS)) ?? messages.findLast((message) => message.querySelector(KEYS));
    if (chosen === this.atHand) return;
    for (const key of this.atHand?.querySelectorAll(KEYS) ?? []) key.tabIndex = -1;
    for (const key of chosen?.querySelectorAll(KEYS) ?? []) key.tabIndex = 0;
    this.atHand = chosen;
  }

  noteScroll() {
    if (!this.list.clientHeight) return; // behind another tab
    this.followed = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END_PX;
    this.downKey.hidden = this.followed;
  }

  toEnd() {
    this.followed = true;
    this.list.scrollTop = this.list.scrollHeight;
    this.downKey.hidden = true;
  }

  flash(id) {
    const bubble = this.bubble(id);
    bubble?.scrollIntoView({ block: "center" });
    bubble?.classList.remove("found");
    requestAnimationFrame(() => bubble?.classList.add("found"));
  }

  // Menus

  choosePerson(anchor) {
    const choices = [...telegram.people.values()].map((person) => [make("span", { class: "choice" }, avatar(person), fullName(person)), () => this.become(person.id)]);
    openMenu(this.root, anchor, choices);
  }

  openMenu(anchor) {
    const person = telegram.people.get(this.personId);
    const bare = { here: false };
    openMenu(this.root, anchor, [
      [say("Open by a link…"), () => this.openByLink()],
      !this.composer.form.hidden && [say("Search through the bot"), () => this.composer.beginSearch("")],
      ...doorChoices(this),
      person.started && (person.blocked ? [say("Unblock"), () => this.attempt(() => this.do("unblocks", {}, bare))] : [say("Block the bot"), () => this.attempt(() => this.do("blocks", {}, bare)), "danger"]),
    ]);
  }

  async openByLink() {
    const given = await askIn({ title: say("Open by a link…").replace("…", ""), fields: [{ label: say("The words after start="), name: "payload", maxlength: "64", pattern: "[A-Za-z0-9_\\-]*", required: false }], yes: say("Open") });
    if (!given) return;
    await this.attempt(() => this.do("starts", given.payload ? { payload: given.payload } : {}, { here: false }));
    this.open(this.personId);
  }

  openMessageMenu(message, anchor) {
    const own = message.author.id === this.personId;
    const chosen = getSelection()?.toString().trim();
    const old = earlierKeyboards(message).flatMap((markup) => markup.inline_keyboard.flat()).filter((key) => key.callback_data);
    openMenu(this.root, anchor, [
      make("div", { class: "emoji-row" }, EMOJI.map((emoji) => button(emoji, () => this.react(message, emoji), { name: emoji }))),
      [say("Reply"), () => this.composer.setContext({ kind: "reply_to", message })],
      Boolean(chosen && wordsOf(message).includes(chosen)) && [say("Quote and reply"), () => this.composer.setContext({ kind: "reply_to", message, quote: chosen })],
      own && Boolean(message.text) && [say("Edit"), () => this.composer.setContext({ kind: "edits", message })],
      [say("Forward to…"), () => this.forward(message, anchor)],
      old.length > 0 && [say("Press an old button"), () => this.pressOld(message, old, anchor)],
      own && [say("Delete"), () => this.attempt(() => this.do("deletes", { message_id: message.message_id })), "danger"],
    ]);
  }

  async react(message, emoji) {
    document.querySelector(".menu")?.close();
    const given = message.reactions_of_people?.[this.personId] ?? [];
    const reactions = given.some((one) => one.emoji === emoji) ? [] : [{ type: "emoji", emoji }];
    await this.attempt(() => this.do("reacts", { message_id: message.message_id, reactions }));
  }

  forward(message, anchor) {
    const from = { from_chat: this.chatId, message_id: message.message_id };
    openMenu(this.root, anchor, chatsOf(this.personId).map((chat) => [chatName(chat), () => this.attempt(() => tell(`people/${this.personId}/forwards`, { ...from, chat_id: chat }))]));
  }

  pressOld(message, keys, anchor) {
    openMenu(this.root, anchor, keys.map((key) => [key.text, () => this.attempt(() => this.press(message, key, anchor))]));
  }

  // Buttons under messages

  async press(message, key, node) {
    if (key.url) return this.follow(key.url);
    if (key.copy_text) return this.copy(key.copy_text.text);
    if (key.switch_inline_query_current_chat !== undefined) return this.composer.beginSearch(key.switch_inline_query_current_chat);
    if (!key.callback_data) return toast(this.root, say("The sandbox does not play this button yet."));
    node.classList.add("waiting");
    try {
      const { query } = await this.do("presses", { message_id: message.message_id, data: key.callback_data });
      await this.showAnswer(await ask(`queries/${query}?wait=${ANSWER_SECONDS}`));
    } finally {
      node.classList.remove("waiting");
    }
  }

  async showAnswer(answer) {
    if (answer.url) return this.follow(answer.url);
    if (!answer.answered) return toast(this.root, say("The bot has not answered this tap."));
    if (answer.text && answer.alert) return tellIn(answer.text);
    if (answer.text) toast(this.root, answer.text);
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text);
    toast(this.root, say("Copied"));
  }

  // A link to the bot or into a group that stands among words leads there, and not out of the page.
  followWords(event) {
    const link = event.target.closest(".words a");
    if (!link?.href.startsWith("https://t.me/")) return;
    event.preventDefault();
    this.attempt(() => this.follow(link.href));
  }

  async follow(url) {
    const address = new URL(url);
    if (address.host === "t.me" && address.pathname === `/${telegram.bot.username}`) {
      await this.do("follows", { link: url }, { here: false });
      return this.open(this.personId);
    }
    if (url.startsWith(INVITES)) return comeBy(this, url);
    if (!["http:", "https:"].includes(address.protocol)) return;
    if (await askIn({ title: say("Open this link?"), text: url, yes: say("Open") })) window.open(address, "_blank", "noopener,noreferrer");
  }
}

function avatar(person) {
  const letters = [person.first_name, person.last_name].filter(Boolean).map((name) => [...name][0]).join("");
  const node = make("span", { class: "avatar", "aria-hidden": "true" }, letters.toUpperCase());
  node.style.setProperty("--hue", hueOf(person.id));
  return node;
}
