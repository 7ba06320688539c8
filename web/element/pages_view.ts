// The article in pages: a file of its own, loaded with the layout module when it is first asked for.
export { openPages, type PagesHost, type PagesView } from "./pages/view.js";
