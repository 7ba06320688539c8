/** How pages stand in what is seen of the article; CSS pixels. */
export interface Geometry {
  /** Of what is seen. */
  readonly width: number;
  readonly height: number;
  /** Pages that are seen at once. */
  readonly count: 1 | 2;
  /** From one page to the next beside it. */
  readonly step: number;
  /** -1 where the pages go from right to left. */
  readonly sign: 1 | -1;
  /** The content box of a page. */
  readonly page: { readonly width: number; readonly height: number };
  /** Over the content box. */
  readonly top: number;
  /** Between a page's content box and the middle of the spread; where one page is seen, each side. */
  readonly inner: number;
}

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** So many sizes of the text are a line worth having beside another page. */
const leastLine = 21;

/**
 * One page or two, with margins like a book's: wider at the foot than at the head, and between two pages narrower than
 * at the sides.
 * @param width of what is seen
 * @param em size of the body text
 * @param measure the longest line
 */
export function geometryFor({
  width,
  height,
  em,
  measure,
  rtl,
}: {
  width: number;
  height: number;
  em: number;
  measure: number;
  rtl: boolean;
}): Geometry {
  const side = within(width * 0.045, 18, 56);
  const two = width / 2 - 2 * side >= Math.min(measure, leastLine * em) && width >= height * 0.9;
  const count = two ? 2 : 1;
  const step = Math.floor(width / count);
  const line = Math.floor(Math.min(measure, step - 2 * side));
  const top = Math.round(within(height * 0.06, 14, 60));
  const foot = Math.round(within(height * 0.085, 34, 84));
  const free = step - line;
  // Pages that stand far apart are no spread.
  const inner = Math.round(two ? Math.min(free / 2, side * 1.4) : free / 2);
  return {
    width,
    height,
    count,
    step,
    sign: rtl ? -1 : 1,
    page: { width: line, height: Math.floor(height - top - foot) },
    top,
    inner,
  };
}

/**
 * Where a page's content box begins: from the left edge of the first spread, to be moved as the article is scrolled.
 */
export function leftOf({ width, count, step, sign, inner, page }: Geometry, index: number): number {
  const spread = Math.floor(index / count);
  const first = index % count === 0;
  const onTheLeft = first === sign > 0;
  const inSpread = count === 1 ? inner : onTheLeft ? step - inner - page.width : width - step + inner;
  return spread * width * sign + inSpread;
}
