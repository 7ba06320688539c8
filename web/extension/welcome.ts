// The page that opens when the extension has been installed: one screen.
import { element, icon, type IconName } from "../element/dom.js";
import { browser } from "./browser.js";
import { pageInterface } from "./own_page.js";

const line = (drawing: IconName, ...words: (Node | string)[]) =>
  element("li", {}, icon(drawing), element("span", {}, ...words));

/** The keys that press the button, as the browser writes them; "" where it has none. */
async function shortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
}

async function start(): Promise<void> {
  const [{ messages }, keys] = await Promise.all([pageInterface(), shortcut()]);
  const { welcome, browser: names } = messages.extension;
  document.title = names.name;
  const options = element("button", { type: "button" }, welcome.options);
  options.addEventListener("click", () => void browser.runtime.openOptionsPage());
  document
    .querySelector("main")!
    .replaceChildren(
      element("img", { src: "welcome.svg", alt: "", width: "520", height: "260" }),
      element("h1", {}, welcome.title),
      element(
        "ol",
        {},
        line("page", welcome.button),
        line("always", welcome.pin),
        ...(keys ? [line("keyboard", welcome.keys, " ", element("kbd", {}, keys))] : []),
      ),
      element("p", { class: "private" }, welcome.private),
      options,
    );
}

void start();
