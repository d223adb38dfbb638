// The column "what the bot knows": leads, clients, exclusions, journal and history, as they are stored.

import { make } from "/js/dom.js";
import { timeOf } from "/js/message.js";
import { placeOf, telegram, watch } from "/js/telegram.js";
import { ask } from "/js/wire.js";
import { say, sayCode } from "/js/words.js";

const SOON_MS = 120;
const AGAIN_MS = 3000;
const LIT_MS = 2200;
const SECTIONS = [
  ["leads", "Leads", leadFace],
  ["clients", "Clients", clientFace],
  ["companies", "Companies", clientFace],
  ["exclusions", "Exclusions", exclusionFace],
  ["interests", "Journal", interestFace],
  ["activities", "History", activityFace],
];

const seen = new Map(); // "kind/id" -> the record as JSON, to tell what changed
const lit = new Map(); // "kind/id" -> when it changed, as long as that is shown
const body = make("div", { class: "records" });
let waiting = null;
let isFirst = true;

export const knowledge = make("aside", { class: "knowledge" }, make("h2", {}), body);

export function startKnowing() {
  knowledge.ariaLabel = knowledge.firstElementChild.textContent = say("What the bot knows");
  if (!("alive" in telegram.backstage)) return void (knowledge.hidden = true);
  watch(() => soon());
  setInterval(soon, AGAIN_MS);
  soon();
}

function soon() {
  waiting ??= setTimeout(async () => {
    waiting = null;
    const known = await ask("backstage/knowledge").catch(() => null); // the stream tells that nobody answers
    if (known) show(known);
  }, SOON_MS);
}

function show(known) {
  const open = new Map([...body.querySelectorAll("details")].map((section) => [section.dataset.kind, section.open]));
  body.replaceChildren(...SECTIONS.map(([kind, title, face]) => {
    const records = known[kind] ?? [];
    const rows = records.map((record) => row(kind, record, face));
    return make("details", { dataset: { kind }, open: open.get(kind) ?? true, class: rows.length ? "" : "none" }, make("summary", {}, say(title), make("span", { class: "count" }, String(records.length))), rows);
  }));
  isFirst = false;
}

function row(kind, record, face) {
  const key = `${kind}/${record.id}`;
  const written = JSON.stringify(record);
  const now = performance.now();
  if (!isFirst && seen.get(key) !== written) lit.set(key, now);
  seen.set(key, written);
  const litFor = now - (lit.get(key) ?? -Infinity);
  const node = make("article", { class: litFor < LIT_MS ? "record changed" : "record", dataset: { record: key } }, face(record));
  node.style.setProperty("animation-delay", `-${Math.min(litFor, LIT_MS)}ms`); // drawn anew, it goes on where it was
  return node;
}

function line(...parts) {
  return make("div", { class: "quiet", dir: "auto" }, parts.filter(Boolean).join(" · "));
}

function contacts(record) {
  const written = { telegram: () => "Telegram ✓" };
  const points = (record.contact_points ?? []).map((point) => written[point.kind]?.() ?? `${point.value}${point.verified ? " ✓" : ""}`);
  return points.join(", ");
}

function leadFace(lead) {
  return [
    make("div", { class: "record-head" }, make("b", { dir: "auto" }, `#${lead.id} ${lead.name ?? "…"}`), make("span", { class: `status ${lead.status}` }, sayCode(lead.status))),
    line(contacts(lead)),
    line(lead.wish, lead.campaign),
    line(lead.client && `${say("client")} #${lead.client}`, lead.manager && `${say("manager")} ${managerName(lead.manager)}`, lead.close_reason && sayCode(lead.close_reason)),
  ];
}

function managerName(id) {
  return telegram.people.get(id)?.first_name ?? id;
}

function clientFace(client) {
  return [make("b", { dir: "auto" }, `#${client.id} ${client.name}`), line(contacts(client)), line(client.kind && sayCode(client.kind), client.note)];
}

function exclusionFace(exclusion) {
  return [make("b", { dir: "auto" }, exclusion.value), line(sayCode(exclusion.reason), exclusion.lifted_at && say("lifted"), exclusion.stopped && `${say("stopped")} ${exclusion.stopped}`)];
}

function interestFace(interest) {
  return [make("div", { dir: "auto" }, interest.words ?? interest.topic ?? wordless(interest.route)), line(time(interest.created_at), sayCode(interest.route), interest.sign, interest.campaign)];
}

// What came without words, by the way it came.
function wordless(route) {
  const said = {
    start: say("Opened the bot"), deep_link: say("Came by a link"), topic: say("Chose a topic"), form: say("Left a contact"),
    post_button: say("Pressed the button under a post"), reaction: say("Put a reaction"), vote: say("Voted"),
    join_request: say("Asked to be let in"), join: say("Came in"),
  };
  return said[route] ?? say("A picture, a voice message, a file");
}

function activityFace(activity) {
  const about = ["lead", "client", "company", "prospect"].find((kind) => activity[kind]);
  return [make("div", {}, sayCode(activity.deed)), line(time(activity.happened_at), activity.actor && managerName(activity.actor), placeOf(activity.chat)?.title, about && `${say(about)} #${activity[about]}`)];
}

function time(moment) {
  return timeOf(Date.parse(moment) / 1000);
}
