// The stage: which phones stand there, what moves them from outside, one at a time on a narrow screen.

import { button, make } from "/js/dom.js";
import { askIn, toast } from "/js/menus.js";
import { Phone } from "/js/phone.js";
import { fullName, telegram } from "/js/telegram.js";
import { Refused, tell } from "/js/wire.js";
import { language, say } from "/js/words.js";

const bar = document.querySelector("#stage-bar");
const stage = document.querySelector("#stage");
const tabs = document.querySelector("#tabs");
const pulse = make("p", { id: "pulse", role: "status" });

export function raise(knowledge) {
  document.documentElement.lang = language();
  document.title = say("Leadhook sandbox");
  bar.replaceChildren(make("h1", {}, say("Leadhook sandbox")), pulse, ...controls());
  const phones = cast().map(([person, chat]) => new Phone(person, chat));
  stage.replaceChildren(...phones.map((phone) => phone.root), knowledge);
  showTabs(phones, knowledge);
  stage.addEventListener("moved", () => showTabs(phones, knowledge));
  return phones;
}

export function showPulse(text) {
  pulse.textContent = text;
}

// Who stands there at first: a prospect, the managers' group as the first manager sees it, and that manager's own chat.
function cast() {
  const people = [...telegram.people.values()];
  const group = [...telegram.groups.values()][0];
  const manager = people.find((person) => group && person.id in group.members && person !== people[0] && group.members[person.id] === "member") ?? people[1];
  const prospect = people.find((person) => !(group && person.id in group.members)) ?? people[0];
  if (!prospect) return [];
  return [[prospect.id, prospect.id], ...(manager && group ? [[manager.id, group.id]] : []), ...(manager ? [[manager.id, manager.id]] : [])];
}

function controls() {
  return [
    button(say("New person…"), () => addPerson()),
    button(language() === "ru" ? "EN" : "RU", () => switchLanguage(), { name: say("Language") }),
    button("◐", () => switchTheme(), { name: say("Light or dark") }),
  ];
}

async function addPerson() {
  const fields = [
    { label: say("Name"), name: "first_name", maxlength: "64" },
    { label: say("Phone"), name: "phone", inputmode: "tel", maxlength: "20", required: false },
  ];
  const given = await askIn({ title: say("New person"), fields, yes: say("Add") });
  if (!given) return;
  try {
    const { first_name, phone } = given;
    const person = await tell("people", { first_name, language_code: language(), ...(phone ? { phone: phone.replace(/\D/g, "") } : {}) });
    stage.dispatchEvent(new CustomEvent("newcomer", { detail: person.id }));
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    toast(stage, fault.message);
  }
}

function switchLanguage() {
  localStorage.setItem("language", language() === "ru" ? "en" : "ru");
  location.reload();
}

function switchTheme() {
  const dark = document.documentElement.dataset.theme === "dark";
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
}

function showTabs(phones, knowledge) {
  const open = tabs.dataset.open ?? "0";
  const pages = [...phones.map((phone) => phone.root), knowledge];
  const names = [...phones.map(nameOf), say("What the bot knows")];
  tabs.replaceChildren(...names.map((name, at) => button(name, () => { tabs.dataset.open = String(at); showTabs(phones, knowledge); }, { "aria-pressed": String(String(at) === open) })));
  pages.forEach((page, at) => page.classList.toggle("open", String(at) === open));
}

function nameOf(phone) {
  const group = telegram.groups.get(phone.chatId);
  return group?.title ?? telegram.people.get(phone.personId)?.first_name ?? "";
}
