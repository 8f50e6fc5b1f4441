// For when boot.js does not come. By itself, so that it does not go missing with that one, and held up by nothing, so that it holds up
// nothing: boot.js takes the notice away as the first thing that it does, before the page counts as loaded.

import { mend } from "./mending";

const notice = document.getElementById("boot-late");
const link = notice?.querySelector("a");
if (link) {
  link.href = location.href; // What the page itself says leads to its folder: level and project would be lost.
}
if (document.readyState === "complete") {
  look();
} else {
  addEventListener("load", look);
}

function look(): void {
  if (notice?.isConnected) {
    notice.className = ""; // At once: nothing more will come.
    void mend(true).then((isMended) => isMended && notice.isConnected && location.reload());
  }
}
