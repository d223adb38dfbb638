// Pictures, files, voices and the rest of what a message may hold, drawn as a messenger would.

import { icon, make } from "/js/dom.js";
import { fullName } from "/js/telegram.js";
import { language, say } from "/js/words.js";

const DRAWN = {
  photo: (message) => picture(message.photo[0].file_unique_id),
  video: (message) => picture(message.video.file_unique_id, icon("play"), clock(message.video.duration)),
  animation: (message) => picture(message.animation.file_unique_id, null, "GIF"),
  video_note: (message) => make("div", { class: "media note-circle" }, icon("play"), clock(message.video_note.duration)),
  voice: (message) => sound(clock(message.voice.duration)),
  audio: (message) => fileRow(icon("play"), message.audio.title ?? "audio.mp3", clock(message.audio.duration)),
  document: (message) => loaded(message.document, fileRow(icon("file"), message.document.file_name ?? say("File"), size(message.document.file_size))),
  sticker: (message) => make("div", { class: "media sticker" }, message.sticker.emoji ?? "🙂"),
  dice: (message) => make("div", { class: "media sticker" }, message.dice.emoji),
  contact: (message) => contactCard(message.contact),
  venue: (message) => place(message.venue.title, message.venue.address),
  location: (message) => place(say("Location"), `${message.location.latitude}, ${message.location.longitude}`),
  poll: (message, on) => poll(message.poll, (option) => on.vote(message, option)),
  game: (message) => fileRow(icon("play"), message.game.title, message.game.description),
};

// The kind of what a message holds besides words, if any.
export function kindOf(message) {
  if (message.animation) return "animation";
  return Object.keys(DRAWN).find((kind) => message[kind]);
}

export function drawnMedia(message, on) {
  const kind = kindOf(message);
  return kind ? DRAWN[kind](message, on) : null;
}

// A made-up picture: the same file has the same colours everywhere.
function picture(identity, sign = null, note = null) {
  const frame = make("div", { class: "media picture", role: "img", "aria-label": say("Photo") }, sign, note && make("span", { class: "media-note" }, note));
  frame.style.setProperty("--hue", hueOf(identity));
  return frame;
}

export function hueOf(identity) {
  let sum = 7;
  for (const character of String(identity)) sum = (sum * 33 + character.codePointAt(0)) % 1000003;
  return Math.round((sum * 137.5) % 360); // the golden angle: neighbours look different
}

function sound(length) {
  const bars = Array.from({ length: 28 }, (_, at) => {
    const bar = make("i");
    bar.style.setProperty("--tall", `${25 + ((at * 37) % 70)}%`);
    return bar;
  });
  return make("div", { class: "media voice" }, make("span", { class: "disc" }, icon("play")), make("div", {}, make("div", { class: "wave" }, bars), make("span", { class: "quiet" }, length)));
}

function fileRow(sign, title, note) {
  return make("div", { class: "media file" }, make("span", { class: "disc" }, sign), make("div", {}, make("b", { dir: "auto" }, title), make("span", { class: "quiet" }, note ?? "")));
}

// A press keeps the file on this machine; `row` is how it looks.
function loaded(file, row) {
  return make("a", { class: "load", tabindex: "-1", href: `/control/files/${file.file_id}`, download: file.file_name ?? "" }, row);
}

function contactCard(card) {
  const name = fullName(card);
  return make("div", { class: "media file" }, make("span", { class: "disc" }, icon("person")), make("div", {}, make("b", { dir: "auto" }, name), make("span", { class: "quiet" }, card.phone_number)));
}

function place(title, note) {
  return make("div", { class: "media place" }, make("div", { class: "map" }, icon("pin")), make("b", {}, title), make("span", { class: "quiet" }, note));
}

function poll(about, choose) {
  const kind = say(about.is_closed ? "The poll is closed" : about.is_anonymous ? "Anonymous poll" : "Poll");
  const note = make("span", { class: "quiet" }, `${kind} · ${say("Votes")}: ${about.total_voter_count}`);
  const options = about.options.map((option, at) => make("li", {}, pollOption(option, about, () => choose(at))));
  return make("div", { class: "media poll" }, make("b", { dir: "auto" }, about.question), note, make("ul", {}, options));
}

function pollOption(option, about, choose) {
  const share = make("b", {}, String(option.voter_count));
  return make("button", { type: "button", tabindex: "-1", class: "key", disabled: about.is_closed, onclick: choose }, make("span", { dir: "auto" }, option.text), share);
}

function clock(seconds = 0) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function size(bytes) {
  if (!bytes) return "";
  const [worth, unit] = bytes < 1024 ? [1, "B"] : bytes < 1024 ** 2 ? [1024, "KB"] : [1024 ** 2, "MB"];
  return `${(bytes / worth).toLocaleString(language(), { maximumFractionDigits: unit === "MB" ? 1 : 0 })} ${say(unit)}`;
}
