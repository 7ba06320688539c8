import { webAddressOf } from "./address.js";
import type { Reader } from "./aid.js";
import { element } from "./dom.js";
import { offsetOf } from "./text_position.js";
import { selectedRange } from "./selection.js";
import { passageAddress, textDirective } from "./text_fragment.js";

/** The link to what is selected in the article; undefined where there is none. */
export function linkToSelection(reader: Reader): string | undefined {
  const { content, root, article } = reader;
  const address = webAddressOf(reader);
  const range = content && address ? selectedRange(root, content) : undefined;
  if (!range) return undefined;
  const directive = textDirective(
    content!,
    offsetOf(content!, range.startContainer, range.startOffset),
    offsetOf(content!, range.endContainer, range.endOffset),
    article?.lang ?? undefined,
  );
  return directive && passageAddress(address, directive);
}

/**
 * Copies the link to what is selected.
 * @param show is given a field with the link, to be copied by hand, where the browser or the page's policy does not let
 * us
 * @return whether there was something to link to
 */
export function copyLink(reader: Reader, show: (field: HTMLElement) => void): boolean {
  const link = linkToSelection(reader);
  if (!link) return false;
  const words = reader.ui.messages.save;
  const byHand = () => {
    reader.announce(words.notCopied);
    const field = element("input", {
      type: "text",
      readonly: true,
      dir: "ltr",
      class: "link",
      "aria-label": words.copyLink,
    });
    field.value = link;
    show(field);
    field.focus();
    field.select();
  };
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard) clipboard.writeText(link).then(() => reader.announce(words.copied), byHand);
  else byHand();
  return true;
}
