/** The id that a plain click on a link inside the article asks for; undefined for any other click. */
export function clickedFragment(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const id = link?.getAttribute("href")!.slice(1);
  try {
    return id && decodeURIComponent(id);
  } catch {
    return id; // as it is written, then
  }
}
