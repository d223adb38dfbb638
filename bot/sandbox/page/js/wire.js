// The control API: asking, telling, and hearing what happens as it happens.

import { sayRefusal } from "/js/words.js";

const TOKEN = document.querySelector('meta[name="sandbox-token"]').content;

export class Refused extends Error {}

export async function ask(path) {
  return answered(await fetch(`/control/${path}`));
}

export async function tell(path, body = {}) {
  const headers = { "Content-Type": "application/json", "X-Sandbox": TOKEN };
  return answered(await fetch(`/control/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answered(response) {
  const answer = await response.json();
  if (answer.error) throw new Refused(sayRefusal(answer.error));
  return answer;
}

// Calls `hear` for every event after `since`, `begin` with the world's name at each connection, `lose` when it breaks.
export function listen(since, { hear, begin, lose }) {
  const source = new EventSource(`/control/stream?since=${since}`);
  source.addEventListener("world", (message) => begin(message.data));
  source.onmessage = (message) => hear(JSON.parse(message.data));
  source.onerror = lose;
  return source;
}
