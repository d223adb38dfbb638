// The sandbox page: phones of a pretend Telegram, played over the control API.

import { knowledge } from "/js/knowledge.js";
import { raise, showPulse } from "/js/stage.js";
import { follow, watch } from "/js/telegram.js";
import { say } from "/js/words.js";

const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;

let phones = null;
watch((change) => {
  if (change.kind === "loaded" && !phones) phones = raise(knowledge);
});
document.querySelector("#stage").addEventListener("newcomer", (event) => phones[0]?.become(event.detail));

follow({
  onLost: () => showPulse(say("The sandbox does not answer.")),
  onFound: () => showPulse(""),
});
