// Runs on 404.html, which is seen at addresses of any depth: where this script was found, it knows where Sortline begins.

import { translatePage } from "./sentences";

const home = new URL("../", import.meta.url);
document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")!.href = new URL("css/app.css", home).href;
document.querySelector<HTMLAnchorElement>("#start")!.href = home.href;
translatePage();
