// The doors of groups and channels: who comes in or asks to, the links that lead there, and who lets people in.

import { button, make } from "/js/dom.js";
import { askIn, tellIn, toast } from "/js/menus.js";
import { fullName, isInside, leads, placeOf, places, telegram } from "/js/telegram.js";
import { say } from "/js/words.js";

// What a phone's menu offers besides: ways into places, and what can be done at the door of the one that is open.
export function doorChoices(phone) {
  const place = placeOf(phone.chatId);
  const inside = place && isInside(place, phone.personId);
  return [
    ...waysIn(phone),
    inside && leads(place, phone.personId) && [say("New invite link…"), () => makeLink(phone, {})],
    inside && leads(place, phone.personId) && [say("New link to ask by…"), () => makeLink(phone, { asks: true })],
    inside && [say("Leave"), () => leave(phone), "danger"],
  ].filter(Boolean);
}

// Who asks to be let in, for those who may answer; an own request has been sent, and nothing is to press.
export function requestsAt(phone) {
  const place = placeOf(phone.chatId);
  if (!place || !leads(place, phone.personId)) return null;
  const rows = place.requests.map((who) => request(phone, telegram.people.get(who)));
  return rows.length ? make("div", { class: "requests", role: "group", "aria-label": say("Asks to join") }, rows) : null;
}

function request(phone, person) {
  const answer = (deed) => () => phone.attempt(() => phone.do(deed, { member: person.id }));
  return make(
    "div",
    { class: "request" },
    make("span", { dir: "auto" }, `${say("Asks to join")}: ${fullName(person)}`),
    button(say("Let in"), answer("lets_in"), { class: "answer" }),
    button(say("Turn away"), answer("turns_away"), { class: "answer danger" }),
  );
}

// A place without a name of its own is found by a link only.
function waysIn(phone) {
  return places().filter((place) => isOutside(place, phone.personId)).flatMap((place) => [
    place.username && [`${say(place.by_request ? "Ask to join" : "Join")}: ${place.title}`, () => come(phone, place, place.by_request)],
    ...place.links.map((link) => [`${say(link.asks ? "Ask to join" : "Join")}: ${place.title} · ${link.name || say("by a link")}`, () => come(phone, place, link.asks, link.address)]),
  ]);
}

function isOutside(place, personId) {
  return !isInside(place, personId) && !place.upgraded_to && place.members[personId] !== "kicked" && !place.requests.includes(personId);
}

// An invite link in a message or under a button: whoever has to ask by it asks.
export function comeBy(phone, address) {
  const place = places().find(({ links }) => links.some((link) => link.address === address));
  if (!place) return toast(phone.root, say("This link leads nowhere any more."));
  if (isInside(place, phone.personId)) return phone.open(place.id);
  return come(phone, place, place.links.find((link) => link.address === address).asks, address);
}

function come(phone, place, asks, link = null) {
  return phone.attempt(async () => {
    if (asks) {
      await phone.do("asks_to_join", { chat_id: place.id, ...(link ? { link } : {}) });
      return toast(phone.root, say("The request is sent."));
    }
    await phone.do(link ? "joins_by" : "joins", link ? { link } : { chat_id: place.id }, { here: false });
    phone.open(place.id);
  });
}

function leave(phone) {
  return phone.attempt(async () => {
    await phone.do("leaves");
    phone.open(phone.personId);
  });
}

async function makeLink(phone, looks) {
  const given = await askIn({ title: say("New invite link…").replace("…", ""), fields: [{ label: say("Its name"), name: "name", maxlength: "32", required: false, pattern: ".*" }], yes: say("Make") });
  if (given) await phone.attempt(async () => tellIn((await phone.do("makes_link", { name: given.name, ...looks })).link));
}
