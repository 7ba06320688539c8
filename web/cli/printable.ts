// What a page or a server says must be nothing but text to a terminal.

/** A text with a mark in the place of what terminals take for commands: control characters but tab and line feed. */
export const printable = (text: string): string => text.replace(/[^\t\n\x20-\x7e\xa0-\uffff]/g, "\ufffd");

/** A value as JSON of several lines; the control characters that JSON may hold as they are, it has as escapes. */
export const printableJson = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2)}\n`.replace(
    /[\x7f-\x9f]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
