// The stage: which phones stand there, side by side or, on a narrow screen, one at a time.

import { button, make, unreadDot } from "/js/dom.js";
import { Phone } from "/js/phone.js";
import { isSeenBy, meet, placeOf, telegram, watch } from "/js/telegram.js";
import { say } from "/js/words.js";

const stage = document.querySelector("#stage");
const tabs = document.querySelector("#tabs");

const unseen = new Set(); // phones in whose open chat something came while another page was in front

let phones = [];
let open = 0;

export function raise(knowledge) {
  phones = cast().map(([person, chat]) => new Phone(person, chat));
  stage.replaceChildren(...phones.map((phone) => phone.root), knowledge);
  stage.addEventListener("moved", showTabs);
  stage.style.setProperty("--phones", String(phones.length));
  tabs.replaceChildren(...pages().map((_, at) => button("", () => turnTo(at))));
  watch(note);
  showTabs();
}

export function welcome(person) {
  meet(person);
  phones[0]?.become(person.id);
  turnTo(0);
  phones[0]?.composer.focus();
}

// At first: a prospect, the managers' group as the first manager sees it, and that manager's own chat with the bot.
function cast() {
  const people = [...telegram.people.values()];
  const group = [...telegram.groups.values()][0];
  const belongs = (person) => group && String(person.id) in group.members;
  const prospect = people.find((person) => !belongs(person)) ?? people[0];
  const manager = people.find((person) => belongs(person) && group.members[person.id] === "member") ?? people.find((person) => person !== prospect);
  const places = [[prospect, prospect], manager && group && [manager, group], manager && [manager, manager]];
  return places.filter((place) => place?.[0]).map(([person, chat]) => [person.id, chat.id]);
}

function pages() {
  return [...stage.children].filter((page) => !page.hidden);
}

function turnTo(at) {
  open = at;
  showTabs();
}

function note({ kind, chat, message }) {
  if (kind !== "message") return;
  const isNews = (phone) => phone.chatId === chat && phone.personId !== message.author.id && isSeenBy(message, phone.personId);
  for (const phone of phones.filter(isNews)) unseen.add(phone);
  showTabs();
}

function showTabs() {
  const names = [...phones.map(nameOf), say("What the bot knows")];
  unseen.delete(phones[open]);
  pages().forEach((page, at) => {
    page.classList.toggle("open", at === open);
    tabs.children[at].ariaPressed = String(at === open);
    tabs.children[at].replaceChildren(make("span", {}, names[at]), ...(unseen.has(phones[at]) ? [unreadDot(say("New messages"))] : []));
  });
}

function nameOf(phone) {
  return placeOf(phone.chatId)?.title ?? telegram.people.get(phone.personId)?.first_name ?? "";
}
