// The sandbox page: two panes, each a person with a chat, played over the control API.

import { richText } from "/rich_text.js";

const TOAST_MS = 4000;
const RETRY_MS = 2000;
const TYPING_MS = 300;
const CONTENTS = { photo: "🖼 picture", sticker: "sticker", voice: "🎤 voice message" };

const world = { bot: null, people: [], groups: [] };
const panes = [];

async function ask(path) {
  const response = await fetch(`/control/${path}`);
  return checked(await response.json());
}

async function tell(path, body = {}) {
  const headers = { "Content-Type": "application/json", "X-Sandbox": "1" };
  const response = await fetch(`/control/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return checked(await response.json());
}

function checked(answer) {
  if (answer.error) throw new Error(answer.error);
  return answer;
}

function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

class Pane {
  constructor(personId, chatId) {
    this.root = document.querySelector("#pane").content.cloneNode(true).firstElementChild;
    this.personId = personId;
    this.chatId = chatId;
    this.context = null; // { kind: "edits" | "reply_to", message }
    this.listen();
    document.querySelector("#panes").append(this.root);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  listen() {
    this.find(".person").onchange = (event) => this.become(Number(event.target.value));
    this.find(".chat").onchange = (event) => this.open(Number(event.target.value));
    this.find(".drop").onclick = () => this.setContext(null);
    this.find(".composer").onsubmit = (event) => {
      event.preventDefault();
      this.attempt(() => this.sendTyped());
    };
    this.find("textarea").oninput = () => this.searchSoon();
    this.find("textarea").onkeydown = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.find(".composer").requestSubmit();
    };
    for (const button of this.root.querySelectorAll("[data-deed]")) {
      button.onclick = () => this.attempt(() => this.do(button.dataset.deed, this.here(button.dataset.deed)));
    }
  }

  here(deed) {
    return ["starts", "blocks", "unblocks"].includes(deed) ? {} : { chat_id: this.chatId };
  }

  do(deed, body) {
    return tell(`people/${this.personId}/${deed}`, body);
  }

  async attempt(deed) {
    try {
      await deed();
    } catch (fault) {
      this.flash(fault.message);
    }
  }

  become(personId) {
    this.personId = personId;
    this.open(personId);
  }

  open(chatId) {
    this.chatId = chatId;
    this.setContext(null);
    this.attempt(() => this.refresh());
  }

  async sendTyped() {
    const field = this.find("textarea");
    const text = field.value.trim();
    if (!text) return;
    if (this.context?.kind === "edits") {
      await this.do("edits", { chat_id: this.chatId, message_id: this.context.message.message_id, text });
    } else {
      const replied = this.context ? { reply_to: this.context.message.message_id } : {};
      await this.do("sends", { chat_id: this.chatId, text, ...replied });
    }
    field.value = "";
    this.setContext(null);
    this.showResults(null, []);
  }

  searchSoon() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.attempt(() => this.search()), TYPING_MS);
  }

  async search() {
    const typed = this.find("textarea").value;
    const name = `@${world.bot.username} `;
    if (!typed.startsWith(name)) return this.showResults(null, []);
    const { query } = await this.do("asks_inline", { chat_id: this.chatId, text: typed.slice(name.length) });
    const answer = await ask(`queries/${query}?wait=10`);
    if (this.find("textarea").value === typed) this.showResults(query, answer.results ?? []);
  }

  showResults(query, results) {
    this.find(".results").replaceChildren(...results.map((result) => this.result(query, result)));
  }

  result(query, result) {
    const key = element("button", "", result.title);
    key.type = "button";
    if (result.description) key.append(element("span", "note", result.description));
    key.onclick = () => this.attempt(async () => {
      await this.do("chooses_inline", { chat_id: this.chatId, query, result: String(result.id) });
      this.find("textarea").value = "";
      this.showResults(null, []);
    });
    return key;
  }

  setContext(context) {
    this.context = context;
    this.find(".context").hidden = !context;
    if (!context) return;
    const text = context.message.text ?? "";
    this.find(".context span").textContent = context.kind === "edits" ? "Editing" : `Reply to: ${text.slice(0, 60)}`;
    if (context.kind === "edits") this.find("textarea").value = text;
    this.find("textarea").focus();
  }

  async refresh() {
    this.showPlaces();
    const chatId = this.chatId;
    const { messages } = await ask(`chats/${chatId}/messages`);
    if (chatId !== this.chatId) return;
    const list = this.find(".messages");
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    list.replaceChildren(...messages.map((message) => this.bubble(message)));
    if (atEnd) list.scrollTop = list.scrollHeight;
    this.showKeyboard(messages.findLast((message) => message.reply_keyboard));
  }

  showPlaces() {
    const person = world.people.find((someone) => someone.id === this.personId);
    const present = (group) => ["creator", "administrator", "member"].includes(group.members[this.personId]);
    const groups = world.groups.filter((group) => present(group) && !group.upgraded_to);
    choices(this.find(".person"), world.people.map((someone) => [someone.id, fullName(someone)]), this.personId);
    choices(this.find(".chat"), [[this.personId, "Chat with the bot"], ...groups.map((group) => [group.id, group.title])], this.chatId);
    const block = this.find(".block");
    block.dataset.deed = person?.blocked ? "unblocks" : "blocks";
    block.textContent = person?.blocked ? "Unblock the bot" : "Block the bot";
  }

  bubble(message) {
    const own = message.from.id === this.personId;
    const item = element("li", own ? "own" : "");
    const bubble = element("div", "bubble");
    if (!own) bubble.append(element("div", "author", message.from.is_bot ? "bot" : fullName(message.from)));
    if (message.forward_origin) bubble.append(element("div", "note", `forwarded from ${forwardedFrom(message.forward_origin)}`));
    if (message.reply_to_message) bubble.append(element("span", "quoted", (message.reply_to_message.text ?? "…").slice(0, 80)));
    bubble.append(contents(message), this.note(message, own));
    item.append(bubble, ...(message.reply_markup?.inline_keyboard ?? []).map((row) => this.inlineRow(message, row)));
    return item;
  }

  note(message, own) {
    const note = element("div", "note");
    if (message.reaction) note.append(element("span", "", message.reaction));
    note.append(element("span", "", `${message.edit_date ? "edited " : ""}${time(message.date)}`));
    note.append(this.small("↩", "Reply", () => this.setContext({ kind: "reply_to", message })));
    if (own && message.text) note.append(this.small("✎", "Edit", () => this.setContext({ kind: "edits", message })));
    return note;
  }

  small(sign, name, deed) {
    const button = element("button", "", sign);
    button.type = "button";
    button.ariaLabel = name;
    button.onclick = deed;
    return button;
  }

  inlineRow(message, row) {
    const line = element("div", "row");
    for (const button of row) {
      const key = element("button", button.style ?? "", button.text);
      key.type = "button";
      key.disabled = Boolean(button.disabled);
      key.onclick = () => this.attempt(() => this.press(message, button));
      line.append(key);
    }
    return line;
  }

  async press(message, button) {
    if (button.url) return this.follow(button.url);
    if (button.copy_text) return navigator.clipboard.writeText(button.copy_text.text);
    if (button.switch_inline_query_current_chat !== undefined) return this.beginSearch(button.switch_inline_query_current_chat);
    if (!button.callback_data) return this.flash("The sandbox does not play this button yet.");
    const place = { chat_id: this.chatId, message_id: message.message_id };
    const { query } = await this.do("presses", { ...place, data: button.callback_data });
    const answer = await ask(`queries/${query}?wait=10`);
    if (answer.url) return this.follow(answer.url);
    if (!answer.answered) this.flash("The bot has not answered this tap.");
    if (answer.text) this.flash(answer.text, answer.alert);
  }

  beginSearch(words) {
    const field = this.find("textarea");
    field.value = `@${world.bot.username} ${words}`;
    field.focus();
    this.searchSoon();
  }

  async follow(url) {
    const address = new URL(url);
    const payload = address.searchParams.get("start");
    if (address.host === "t.me" && address.pathname === `/${world.bot.username}`) {
      await this.do("starts", payload ? { payload } : {});
      return this.open(this.personId);
    }
    if (["http:", "https:"].includes(address.protocol)) window.open(address, "_blank", "noopener,noreferrer");
  }

  showKeyboard(message) {
    const rows = message?.reply_keyboard.keyboard ?? [];
    this.find(".keyboard").replaceChildren(...rows.map((row) => this.replyRow(row)));
  }

  replyRow(row) {
    const line = element("div", "row");
    for (const button of row) {
      const text = button.text ?? button;
      const key = element("button", button.style ?? "", text);
      key.type = "button";
      const body = button.request_contact ? {} : { text };
      const deed = button.request_contact ? "shares_contact" : "sends";
      key.onclick = () => this.attempt(() => this.do(deed, { chat_id: this.chatId, ...body }));
      line.append(key);
    }
    return line;
  }

  flash(text, alert = false) {
    const toast = this.find(".toast");
    toast.textContent = text;
    toast.classList.toggle("alert", alert);
    toast.hidden = false;
    clearTimeout(this.fading);
    this.fading = setTimeout(() => { toast.hidden = true; }, TOAST_MS);
  }
}

function choices(select, options, chosen) {
  const shown = JSON.stringify([options, chosen]);
  if (select.dataset.shown === shown) return; // an open list would close under the finger
  select.dataset.shown = shown;
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value, false, value === chosen)));
}

function contents(message) {
  const whole = document.createDocumentFragment();
  const kind = Object.keys(CONTENTS).find((name) => message[name]);
  if (kind) whole.append(element("div", "note", message.sticker?.emoji ?? CONTENTS[kind]));
  if (message.contact) whole.append(`👤 ${fullName(message.contact)}\n${message.contact.phone_number}`);
  if (message.new_chat_members) whole.append("joined the group");
  if (message.left_chat_member) whole.append("left the group");
  if (message.migrate_to_chat_id) whole.append("the group becomes a supergroup");
  if (message.migrate_from_chat_id) whole.append("the supergroup begins");
  const text = message.text ?? message.caption ?? "";
  whole.append(richText(text, message.entities ?? message.caption_entities ?? []));
  return whole;
}

function forwardedFrom(origin) {
  return origin.sender_user ? fullName(origin.sender_user) : origin.sender_user_name;
}

function time(date) {
  return new Date(date * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

async function refresh() {
  const state = await ask("state");
  Object.assign(world, state);
  document.querySelector("#pulse").textContent =
    `${state.calls} calls · ${state.unconfirmed_updates} updates waiting · ${state.refused_for_pace} refused for pace`;
  if (!panes.length && state.people.length) openPanes(state);
  await Promise.all(panes.map((pane) => pane.refresh()));
  return state.events;
}

function openPanes({ people, groups }) {
  const left = people[0];
  const right = people[1] ?? left;
  const place = groups.find((group) => group.members[right.id])?.id ?? right.id;
  panes.push(new Pane(left.id, left.id), new Pane(right.id, place));
}

async function follow() {
  for (let seen = -1; ;) {
    try {
      if (seen >= 0) await ask(`events?since=${seen}&wait=20`);
      seen = await refresh();
    } catch {
      document.querySelector("#pulse").textContent = "The sandbox does not answer.";
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

document.querySelector("#newcomer").onsubmit = async (event) => {
  event.preventDefault();
  const form = event.target;
  const { first_name, phone } = Object.fromEntries(new FormData(form));
  const person = await tell("people", phone ? { first_name, phone } : { first_name });
  form.reset();
  await refresh();
  panes[0]?.become(person.id);
};

follow();
