// What moves the stage from outside: the story, the clock, trouble, new people, all anew.

import { button, icon, make } from "/js/dom.js";
import { askIn, openMenu, toast } from "/js/menus.js";
import { timeOf } from "/js/message.js";
import { now, telegram, watch } from "/js/telegram.js";
import { Refused, tell } from "/js/wire.js";
import { language, say, speak } from "/js/words.js";

const MINUTE = 60;
const JUMPS = [["15 minutes later", 15 * MINUTE], ["An hour later", 60 * MINUTE], ["A day later", 24 * 60 * MINUTE], ["A week later", 7 * 24 * 60 * MINUTE]];
const ACCIDENTS = [
  ["Telegram does it, but does not answer", "fault", { method: "sendMessage", kind: "timeout_after" }],
  ["Telegram answers 502", "fault", { method: "sendMessage", kind: "502" }],
  ["Telegram says: too fast, wait 5 s", "fault", { method: "sendMessage", kind: "429", retry_after: 5 }],
  ["The next update comes twice", "updates/fault", { kind: "duplicated" }],
  ["The next tap comes too late", "updates/fault", { kind: "expired" }],
];
// What a visitor reads as long as an ordered trouble lasts, and a little longer.
const STRUCK = {
  timeout_after: "Telegram is silent. The bot gives it half a minute; other chats go on.",
  "502": "Telegram answered 502. The bot asks whether it is back, then sends once more.",
  "429": "Telegram wants silence in this chat. The bot keeps it.",
};
const READ_MS = 6000;

const bar = document.querySelector("#stage-bar");
const caption = document.querySelector("#caption");
const pulse = make("p", { id: "pulse", role: "status" });
const clockFace = make("span", { class: "clock" });
const storyFace = make("span");
const struck = new Map(); // number of a call -> what befell it
let whoComes = () => {};

export function raiseControls({ onNewcomer }) {
  whoComes = onNewcomer;
  bar.replaceChildren(
    make("h1", {}, say("Leadhook sandbox")),
    pulse,
    ...(isBehind() ? [
      button(storyFace, () => step(), { class: "story", title: say("Next scene") }),
      button(clockFace, (event) => drop(event, clockChoices()), { class: "wide", title: say("The clock") }),
    ] : []),
    button(say("Trouble"), (event) => drop(event, troubleChoices()), { class: "wide" }),
    ...furtherChoices().map(([words, deed]) => button(words, deed, { class: "wide" })),
    button(icon("menu"), (event) => drop(event, allChoices()), { class: "narrow", name: say("Controls") }),
    button(language() === "ru" ? "EN" : "RU", () => switchLanguage(), { title: say("Language") }),
    button("◐", () => switchTheme(), { name: say("Light or dark") }),
  );
  watch((change) => { if (["backstage", "loaded"].includes(change.kind)) show(); });
  watch(hearOfTrouble);
  setInterval(showClock, 1000);
  show();
}

export function showLost(lost) {
  pulse.dataset.lost = lost ? say("The sandbox does not answer.") : "";
  show();
}

function hearOfTrouble({ kind, fault, call }) {
  if (kind === "struck" && fault in STRUCK) struck.set(call, say(STRUCK[fault]));
  else if (kind === "passed") setTimeout(() => { struck.delete(call); show(); }, READ_MS);
  else return;
  show();
}

function isOver() {
  const { played, scenes, fault } = telegram.backstage.story;
  return Boolean(fault) || played === scenes;
}

function isBehind() {
  return "alive" in telegram.backstage;
}

function show() {
  const { alive, story } = telegram.backstage;
  pulse.textContent = pulse.dataset.lost || (alive === false ? say("The bot is off. What people write now is not lost.") : [...struck.values()].at(-1) ?? "");
  showClock();
  if (!story) return void (caption.hidden = true);
  storyFace.textContent = story.playing ? `… ${story.played}/${story.scenes}` : `▶ ${say("Story")} ${story.played}/${story.scenes}`;
  storyFace.parentElement.title = say(isOver() ? "Begin anew" : "Next scene");
  caption.hidden = !story.caption && !story.fault;
  caption.textContent = story.fault ? `${say("The story went another way. Begin anew to see it.")} ${story.fault.split("\n")[0]}` : story.caption;
  caption.classList.toggle("fault", Boolean(story.fault));
}

function showClock() {
  clockFace.textContent = `🕒 ${timeOf(now())}`;
}

function drop(event, choices) {
  openMenu(document.body, event.currentTarget, choices);
}

function clockChoices() {
  return JUMPS.map(([words, seconds]) => [say(words), () => attempt(() => tell("backstage/jump", { seconds }))]);
}

function troubleChoices() {
  const orders = ACCIDENTS.map(([words, path, order]) => [say(words), () => attempt(() => tell(path, order).then(() => toast(document.body, say("It happens at the next opportunity."))))]);
  if (!isBehind()) return orders;
  const power = telegram.backstage.alive ? [say("Pull the bot's plug"), () => attempt(() => tell("backstage/kill")), "danger"] : [say("Start the bot"), () => attempt(() => tell("backstage/start"))];
  return [...orders, null, power];
}

function furtherChoices() {
  const newcomer = [say("New person…"), () => addPerson()];
  return isBehind() ? [newcomer, [say("Begin anew"), () => beginAnew(language())]] : [newcomer];
}

// Where there is no room for a button each.
function allChoices() {
  return [...(isBehind() ? [...clockChoices(), null] : []), ...troubleChoices(), null, ...furtherChoices()];
}

async function step() {
  if (telegram.backstage.story.playing) return;
  if (isOver()) return beginAnew(language());
  await attempt(() => tell("backstage/step"));
}

async function attempt(deed) {
  try {
    await deed();
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    toast(document.body, fault.message);
  }
}

async function addPerson() {
  const fields = [
    { label: say("Name"), name: "first_name", maxlength: "64" },
    { label: say("Phone"), name: "phone", inputmode: "tel", maxlength: "20", required: false },
  ];
  const given = await askIn({ title: say("New person"), fields, yes: say("Add") });
  if (!given) return;
  const phone = given.phone.replace(/\D/g, "");
  await attempt(async () => whoComes(await tell("people", { first_name: given.first_name, language_code: language(), ...(phone ? { phone } : {}) })));
}

async function beginAnew(inLanguage) {
  const yes = say("Begin anew");
  if (!(await askIn({ title: `${yes}?`, text: say("Everything that happened here is forgotten."), yes }))) return;
  speak(inLanguage);
  await attempt(() => tell("backstage/reset", { language: inLanguage }));
}

// The bot and its people speak the language in which they began; without a bot only the page does.
async function switchLanguage() {
  const other = language() === "ru" ? "en" : "ru";
  if (isBehind() && telegram.backstage.language !== other) return beginAnew(other);
  speak(other);
  location.reload();
}

function switchTheme() {
  const root = document.documentElement;
  const isDark = getComputedStyle(root).getPropertyValue("color-scheme").trim() === "dark" || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}
