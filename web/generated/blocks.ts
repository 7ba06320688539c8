// Made from wasm/vocabulary/tags.def by scripts/generate.mjs.

/** The elements of HTML at which the core begins and ends a block of text. */
export const blockNames =
  "address article aside blockquote button caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav noscript ol optgroup option p plaintext pre search section select summary table tbody td template tfoot th thead tr ul xmp";
