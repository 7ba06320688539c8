import type { AidMaker } from "../aid.js";
import type { ReadingView } from "../views/reading_view.js";

/** Keys that turn columns and pages; an article that scrolls downwards is scrolled by the browser. */
export const pagingKeys: AidMaker = (reader) => {
  const turn = (act: (view: ReadingView) => boolean | void) => () => {
    const { view, content } = reader;
    return view && content?.isConnected && !view.scrollsNatively ? act(view) : false;
  };
  const isRightToLeft = () => getComputedStyle(reader.content!).direction === "rtl";
  const forward = turn((view) => view.next());
  const back = turn((view) => view.previous());
  const right = turn((view) => (isRightToLeft() ? view.previous("column") : view.next("column")));
  const left = turn((view) => (isRightToLeft() ? view.next("column") : view.previous("column")));
  return {
    commands: [
      { name: "nextScreen", key: "space", run: forward },
      { name: "previousScreen", key: "shift+space", run: back },
      { name: "columnRight", key: "arrowright", run: right },
      { name: "columnLeft", key: "arrowleft", run: left },
      { name: "nextPage", key: "pagedown", run: forward },
      { name: "previousPage", key: "pageup", run: back },
      { name: "firstPage", key: "home", run: turn((view) => view.goTo("start")) },
      { name: "lastPage", key: "end", run: turn((view) => view.goTo("end")) },
    ],
  };
};
