/** The look of the list of what was left out, and of pointing at more. */
export const removedStyle = `
.lectern-bar .panel.removed{max-inline-size:34rem}
.removed-panel :is(.hint,.total){margin:0 0 .6rem;color:var(--lectern-muted)}
.removed-panel .hint:empty{display:none}
.removed-panel .total:focus{outline:0}
.lectern .removed-panel details{margin:0;padding:0;border:0;border-block-start:1px solid var(--lectern-line)}
.removed-panel summary{display:flex;align-items:center;flex-wrap:wrap;gap:.1rem .8rem;min-block-size:2.75rem;padding:.35rem .2rem;font-weight:600;cursor:pointer;list-style:none}
.removed-panel summary::-webkit-details-marker{display:none}
.removed-panel summary::before{content:"";inline-size:.45em;block-size:.45em;margin-inline-end:.1rem;border:solid currentColor;border-width:0 .13em .13em 0;rotate:-45deg}
.removed-panel summary:dir(rtl)::before{rotate:135deg}
.removed-panel [open]>summary::before{rotate:45deg}
.removed-panel summary small{margin-inline-start:auto;font-size:.9rem;font-weight:400;color:var(--lectern-muted)}
.removed-panel ul{display:grid;gap:1rem;margin:.2rem 0 1.1rem;padding:0;list-style:none}
.lectern .removed-panel li{display:grid;justify-items:start;gap:.35rem;margin:0;padding-inline-start:.9rem;border-inline-start:3px solid var(--lectern-line)}
.lectern .removed-panel blockquote{margin:0;padding:0;border:0;font-style:normal;font-size:1rem;max-block-size:9.5em;overflow-y:auto;overflow-wrap:anywhere}
.lectern .removed-panel blockquote p{margin:0 0 .35em;line-height:1.45}
.removed-panel :is(li button,.more){padding-inline:.9rem;border:1px solid var(--lectern-muted);border-radius:2rem}
.lectern .removed-panel .more{margin-block-end:1.1rem}
.lectern .lectern-choosing,.lectern .lectern-choosing a{cursor:crosshair}
.lectern .lectern-pointed{outline:3px solid var(--lectern-link);outline-offset:.3em;border-radius:.15rem}
.lectern-pointing,.lectern .lectern-pointing[lang]{
  position:sticky;z-index:1;inset-block-end:max(1rem,env(safe-area-inset-bottom));display:flex;align-items:center;gap:1rem;
  box-sizing:border-box;inline-size:-moz-fit-content;inline-size:fit-content;max-inline-size:min(42rem,100% - 1.2rem);margin:0 auto 1rem;padding-block:.6rem;padding-inline:1.2rem .7rem;
  border:1px solid var(--lectern-line);border-radius:1.2rem;background:var(--lectern-background);color:var(--lectern-text);box-shadow:0 1px 2px #0002,0 8px 30px #0003;
  font:400 15px/1.4 var(--lectern-sans);
}
.lectern .lectern-pointing p{margin:0}
.lectern-pointing button{flex:none;min-block-size:2.75rem;padding:.3rem 1rem;border:1px solid var(--lectern-muted);border-radius:2rem;background:none;color:inherit;font:inherit;cursor:pointer}
.lectern-pointing button:hover{background:var(--lectern-surface)}
@media print{.lectern-pointing{display:none}}
`;
