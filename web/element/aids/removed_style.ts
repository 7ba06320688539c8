/** The look of the list of what was left out. */
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
.removed-panel li button{padding-inline:.9rem;border:1px solid var(--lectern-muted);border-radius:2rem}
`;
