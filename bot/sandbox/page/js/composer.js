// The lower end of a phone: the field, what is attached, commands, what is answered or edited, search while typing.

import { button, icon, make, renew } from "/js/dom.js";
import { wordsOf } from "/js/message.js";
import { askIn, openMenu } from "/js/menus.js";
import { authorName, leads, telegram } from "/js/telegram.js";
import { ask, Refused } from "/js/wire.js";
import { language, say } from "/js/words.js";

const TYPING_MS = 250;
const ANSWER_SECONDS = 10;
const LARGEST_FILE = 30 * 1024 ** 2; // as base64 it fits into one request

export class Composer {
  // `phone` has do(deed, body), attempt(deed), personId, chatId, root.
  constructor(phone) {
    this.phone = phone;
    this.context = null; // { kind: "edits" | "reply_to", message, quote? }
    this.drafts = new Map(); // "person/chat/thread" -> what is half written there
    this.field = make("textarea", { rows: "1", maxlength: "4096", enterkeyhint: "send", "aria-label": say("Message"), placeholder: say("Message"), dir: "auto" });
    this.contextBar = make("div", { class: "context", hidden: true });
    this.results = make("div", { class: "results", role: "listbox", "aria-label": say("Found"), hidden: true, onscroll: () => this.searchOn() });
    this.keyboard = make("div", { class: "reply-keyboard", hidden: true });
    this.keyboardKey = button(icon("keyboard"), () => this.toggleKeyboard(), { name: say("Keyboard"), class: "round", hidden: true });
    this.menuKey = button(icon("menu"), (event) => this.openCommands(event.currentTarget), { name: say("Commands"), class: "round commands" });
    this.attachKey = button(icon("attach"), (event) => this.openAttach(event.currentTarget), { name: say("Attach"), class: "round" });
    this.picker = make("input", { type: "file", hidden: true, onchange: () => this.phone.attempt(() => this.sendFile()) });
    this.sendKey = make("button", { class: "round send", "aria-label": say("Send"), title: say("Send") }, icon("send"));
    this.form = make("form", { class: "composer" }, this.menuKey, this.field, this.keyboardKey, this.attachKey, this.picker, this.sendKey);
    this.startKey = button(say("Start"), () => phone.attempt(() => phone.do("starts", {}, { here: false })), { class: "wide-key" });
    this.root = make("footer", {}, this.results, this.contextBar, this.form, this.startKey, this.keyboard);
    this.listen();
  }

  listen() {
    this.form.onsubmit = (event) => {
      event.preventDefault();
      this.phone.attempt(() => this.send());
    };
    this.field.oninput = () => this.searchSoon();
    this.field.onkeydown = (event) => {
      if (event.key === "Escape" && this.context) return this.setContext(null);
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.form.requestSubmit();
    };
  }

  // Shows what this chat allows: nothing but a start, an end of a block, or writing.
  show() {
    const person = telegram.people.get(this.phone.personId);
    const alone = this.phone.chatId === this.phone.personId;
    const closed = alone && (person.blocked || !person.started || Boolean(person.brought));
    const channel = telegram.channels.get(this.phone.chatId);
    const pressed = this.startKey.matches(":focus-visible");
    this.form.hidden = closed || Boolean(channel && !leads(channel, person.id));
    this.startKey.hidden = !closed;
    if (pressed && !closed) this.field.focus();
    this.startKey.textContent = say(person.blocked ? "Unblock" : "Start");
    this.menuKey.hidden = !alone;
    this.keyboard.hidden ||= closed;
  }

  // Where somebody goes on with the keyboard.
  focus() {
    (this.form.hidden ? this.startKey : this.field).focus({ preventScroll: true });
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    const { kind, message, quote } = this.context ?? {};
    if (kind === "edits") await this.phone.do("edits", { message_id: message.message_id, text });
    else await this.phone.do("sends", { text, ...this.answering(message), ...(quote ? { quote } : {}) });
    this.field.value = "";
    this.setContext(null);
    this.showResults(null, []);
  }

  // What is half written stays in its chat, for whoever wrote it.
  putAway() {
    this.setContext(null);
    this.drafts.set(this.place(), this.field.value);
    this.showResults(null, []);
  }

  takeUp() {
    this.field.value = this.drafts.get(this.place()) ?? "";
  }

  place() {
    return `${this.phone.personId}/${this.phone.chatId}/${this.phone.thread ?? ""}`;
  }

  setContext(context) {
    if (this.context?.kind === "edits") this.field.value = ""; // what was edited is no draft
    this.context = context;
    this.contextBar.hidden = !context;
    if (!context) return;
    const { kind, message, quote } = context;
    const text = quote ?? wordsOf(message);
    const title = kind === "edits" ? say("Editing") : `${say("Reply to")} ${authorName(message)}`;
    this.contextBar.replaceChildren(
      make("div", { class: "context-words" }, make("b", { dir: "auto" }, title), make("span", { dir: "auto" }, text.slice(0, 90))),
      button(icon("close"), () => this.setContext(null), { name: say("Cancel"), class: "round" }),
    );
    if (kind === "edits") this.field.value = wordsOf(message);
    this.field.focus();
  }

  openCommands(anchor) {
    const commands = commandsFor(this.phone.personId);
    const rows = commands.map(({ command, description }) => [
      make("span", { class: "command" }, make("b", {}, `/${command}`), make("span", { class: "quiet" }, description)),
      () => this.phone.attempt(() => this.phone.do("sends", { text: `/${command}` })),
    ]);
    openMenu(this.phone.root, anchor, rows.length ? rows : [[say("Nothing here yet"), () => {}]]);
  }

  openAttach(anchor) {
    const content = (words, kind) => [say(words), () => this.phone.attempt(() => this.phone.do("sends_content", { kind, ...this.replied() }))];
    const two = [{ kind: "photo" }, { kind: "photo" }];
    openMenu(this.phone.root, anchor, [
      content("Photo", "photo"),
      [say("Album"), () => this.phone.attempt(() => this.phone.do("sends_album", { files: two, ...this.replied() }))],
      content("Video", "video"), [say("File…"), () => this.picker.click()], content("Voice message", "voice"), content("Video note", "video_note"),
      content("Sticker", "sticker"), content("Location", "location"), null,
      [say("My contact"), () => this.shareOwn()],
      [say("Somebody's contact…"), () => this.shareSomebodys()],
    ]);
  }

  // Words that stand in the field go under the file.
  async sendFile() {
    const [file] = this.picker.files;
    this.picker.value = ""; // else the same file could not be chosen again
    if (file.size > LARGEST_FILE) throw new Refused(say("The sandbox takes files of up to 30 MB."));
    const content = await contentOf(file);
    const caption = this.context?.kind === "edits" ? "" : this.field.value.trim();
    await this.phone.do("sends_document", { name: file.name, content, ...(caption ? { caption } : {}), ...this.replied() });
    if (caption) this.field.value = "";
  }

  replied() {
    const message = this.context?.kind === "reply_to" ? this.context.message : null;
    this.setContext(null);
    return this.answering(message);
  }

  // Among comments everything answers at least the post.
  answering(message) {
    const answered = message?.message_id ?? this.phone.thread;
    return answered ? { reply_to: answered } : {};
  }

  async shareOwn() {
    const phone = telegram.people.get(this.phone.personId).phone;
    const text = `${say("The bot will know your number")}${phone ? `: +${phone}` : ""}`;
    const agreed = await askIn({ title: say("Share your number?"), text, yes: say("Share") });
    return agreed && this.phone.attempt(() => this.phone.do("shares_contact"));
  }

  async shareSomebodys() {
    const fields = [
      { label: say("Name"), name: "first_name", maxlength: "64" },
      { label: say("Phone"), name: "phone", inputmode: "tel", maxlength: "20", placeholder: "+7 912 345-67-89" },
    ];
    const card = await askIn({ title: say("Somebody's contact…").replace("…", ""), fields, yes: say("Send") });
    if (card) await this.phone.attempt(() => this.phone.do("shares_card", card));
  }

  // The keyboard under the field: the last message that brought or removed one decides.
  showKeyboard(message) {
    const markup = message?.reply_keyboard;
    const rows = markup?.keyboard ?? [];
    const identity = message && `${message.chat.id}/${message.message_id}`;
    if (this.keyboardOf !== identity) this.keyboard.hidden = false;
    this.keyboardOf = identity;
    this.keyboardKey.hidden = !rows.length;
    renew(this.keyboard, ...rows.map((row) => make("div", { class: "row" }, row.map((key) => this.replyKey(key, markup)))));
    if (!rows.length) this.keyboard.hidden = true;
    this.field.placeholder = markup?.input_field_placeholder ?? say("Message");
    if (markup?.force_reply && this.forced !== identity) {
      this.forced = identity;
      this.setContext({ kind: "reply_to", message });
    }
  }

  replyKey(key, markup) {
    const text = key.text ?? key;
    const deed = key.request_contact ? () => this.shareOwn() : () => this.phone.attempt(() => this.phone.do("sends", { text }));
    const press = async () => {
      const sent = await deed();
      if (sent && markup.one_time_keyboard) this.keyboard.hidden = true;
    };
    return button(text, press, { class: `key ${key.style ?? ""}` });
  }

  toggleKeyboard() {
    this.keyboard.hidden = !this.keyboard.hidden;
  }

  // Search while typing: @bot words

  beginSearch(words) {
    this.field.value = `@${telegram.bot.username} ${words}`;
    this.field.focus();
    this.searchSoon();
  }

  searchSoon() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.phone.attempt(() => this.search()), TYPING_MS);
  }

  async search(offset = "") {
    const typed = this.field.value;
    const name = `@${telegram.bot.username} `;
    this.nextOffset = "";
    if (!typed.startsWith(name)) return this.showResults(null, []);
    const { query } = await this.phone.do("asks_inline", { text: typed.slice(name.length), offset });
    const answer = await ask(`queries/${query}?wait=${ANSWER_SECONDS}`);
    if (this.field.value !== typed) return;
    this.nextOffset = answer.next_offset ?? "";
    if (offset) this.results.append(...(answer.results ?? []).map((result) => this.result(query, result)));
    else this.showResults(query, answer.results ?? [], answer.button);
  }

  // Whoever has scrolled to the end of what was found is shown more of it.
  searchOn() {
    const { scrollTop, clientHeight, scrollHeight } = this.results;
    if (this.nextOffset && scrollTop + clientHeight >= scrollHeight - 1) this.phone.attempt(() => this.search(this.nextOffset));
  }

  showResults(query, results, above) {
    const shown = [...(above?.start_parameter ? [this.wayToBot(above)] : []), ...results.map((result) => this.result(query, result))];
    this.results.hidden = !shown.length;
    this.results.replaceChildren(...shown);
  }

  wayToBot({ text, start_parameter }) {
    const link = `https://t.me/${telegram.bot.username}?start=${start_parameter}`;
    return make("button", { type: "button", role: "option", onclick: () => this.phone.attempt(() => this.phone.follow(link)) }, make("b", { dir: "auto" }, text));
  }

  result(query, result) {
    const face = [make("b", { dir: "auto" }, result.title), make("span", { class: "quiet", dir: "auto" }, result.description ?? "")];
    const choose = async () => {
      await this.phone.do("chooses_inline", { query, result: String(result.id) });
      this.field.value = "";
      this.showResults(null, []);
    };
    return make("button", { type: "button", role: "option", onclick: () => this.phone.attempt(choose) }, face);
  }
}

// A file as base64.
function contentOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1] ?? "");
    reader.onerror = () => reject(new Refused(say("This file cannot be read.")));
    reader.readAsDataURL(file);
  });
}

// The menu of commands: Telegram shows the narrowest scope that has one, in the person's language or in none.
function commandsFor(personId) {
  const spoken = telegram.people.get(personId)?.language_code ?? language();
  const scopes = [`chat:${personId}`, "all_private_chats", "default"];
  const keys = scopes.flatMap((scope) => [`commands:${scope}:${spoken}`, `commands:${scope}:`]);
  return keys.map((key) => telegram.settings[key]).find((commands) => commands?.length) ?? [];
}
