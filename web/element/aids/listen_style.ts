/** The look of reading aloud: the panel, the buttons under the text while it goes on, and what is being said. */
export const listenStyle = `
.listen-panel{display:grid;gap:1rem}
.listen-panel p{margin:.6rem 0 0;font-size:.85rem;color:var(--lectern-muted)}
.listen-buttons,.lectern-player{display:flex;align-items:center;justify-content:center;gap:.4rem}
:is(.listen-buttons,.lectern-player) button{
  display:grid;place-items:center;inline-size:2.75rem;block-size:2.75rem;padding:0;border:0;border-radius:50%;background:none;color:inherit;cursor:pointer;
}
:is(.listen-buttons,.lectern-player) button:hover{background:var(--lectern-surface)}
.lectern :is(.listen-buttons,.lectern-player) [data-listen=play]{inline-size:3.25rem;block-size:3.25rem;background:var(--lectern-text);color:var(--lectern-background)}
.lectern :is(.listen-buttons,.lectern-player) :focus-visible{border-radius:50%;outline-offset:2px}
[data-listen] .icon-pause{stroke-width:3}
[data-listen=stop] .icon{fill:currentColor;font-size:1.1rem}
[dir=rtl] [data-listen] :is(.icon-previous,.icon-next,.icon-play){transform:scaleX(-1)}
.voice{display:grid;gap:.35rem;font-size:.85rem;color:var(--lectern-muted)}
.voice select{
  min-block-size:2.75rem;inline-size:100%;padding:.3rem .7rem;border:1px solid var(--lectern-muted);border-radius:.6rem;
  background:var(--lectern-background);color:var(--lectern-text);font:inherit;font-size:.95rem;
}
.lectern-player{
  position:sticky;z-index:1;inset-block-end:max(1rem,env(safe-area-inset-bottom));inline-size:-moz-fit-content;inline-size:fit-content;margin:0 auto 1rem;padding:.35rem .6rem;
  border:1px solid var(--lectern-line);border-radius:3rem;background:var(--lectern-background);color:var(--lectern-text);box-shadow:0 1px 2px #0002,0 8px 30px #0003;
}
.lectern-player .icon{font-size:1.35rem}
.lectern-said{background:var(--lectern-mark)}
@media print{.lectern-player{display:none}}
`;

/**
 * The look of what is being said, where it is marked by highlights: in effect only while something is said, since
 * browsers work out a style of them for every element (a third of what it takes to style an article).
 */
export const spokenStyle = `
::highlight(lectern-sentence){background-color:var(--lectern-mark);color:var(--lectern-text)}
::highlight(lectern-word){background-color:var(--lectern-text);color:var(--lectern-background)}
/* Its lines reach into one another: what is marked must not cover the line before. */
@supports (color:color-mix(in srgb,red,red)){:lang(ur)::highlight(lectern-sentence){background-color:color-mix(in srgb,var(--lectern-mark) 35%,transparent)}}
:lang(ur)::highlight(lectern-word){background-color:transparent;color:var(--lectern-link);text-decoration:underline}
@media (forced-colors:active){::highlight(lectern-word){background-color:Highlight;color:HighlightText}}
`;
