// The column "what the bot knows": journal, leads, clients, exclusions, history - as the backstage tells it.

import { make } from "/js/dom.js";
import { say } from "/js/words.js";

export const knowledge = make("aside", { class: "knowledge", "aria-label": say("What the bot knows") }, make("h2", {}, say("What the bot knows")));
