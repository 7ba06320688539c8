// The article in pages: a file of its own, loaded with the layout module when it is first asked for.
export { openPages, type PagedArticle, type PagesHost } from "./pages/view.js";
