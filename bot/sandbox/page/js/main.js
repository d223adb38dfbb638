// The sandbox page: phones of a pretend Telegram, played over the control API.

import { raiseControls, showLost } from "/js/controls.js";
import { knowledge, startKnowing } from "/js/knowledge.js";
import { raise, welcome } from "/js/stage.js";
import { follow, watch } from "/js/telegram.js";
import { language, say } from "/js/words.js";

const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;
document.documentElement.lang = language();
document.title = say("Leadhook sandbox");

const unwatch = watch((change) => {
  if (change.kind !== "loaded") return;
  unwatch();
  startKnowing();
  raise(knowledge);
  raiseControls({ onNewcomer: welcome });
});

follow({ onLost: () => showLost(true), onFound: () => showLost(false) });
