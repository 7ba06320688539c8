// Everything that is known of pages, as text: in Node and in the browsers by the same function.

/** All pages of a layout with their items, as JSON. */
export const written = (pages) =>
  JSON.stringify([
    pages.text,
    pages.limits,
    pages.palette,
    Array.from({ length: pages.count }, (_, index) => {
      const { start, end, items } = pages.page(index);
      return { start, end, items };
    }),
  ]);
