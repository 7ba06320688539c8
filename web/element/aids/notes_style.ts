/** The look of highlights, of the small bar at what is selected, and of the list of notes. */
export const notesStyle = `
.lectern{position:relative}
.lectern .yellow{--lectern-pen:255,203,60}
.lectern .green{--lectern-pen:88,196,110}
.lectern .pink{--lectern-pen:255,120,170}
.lectern mark.lectern-highlight{padding:0;border-radius:0;background:rgba(var(--lectern-pen),.3);color:var(--lectern-text);cursor:pointer;print-color-adjust:exact}
.lectern mark.noted{text-decoration:underline dotted .12em;text-underline-offset:.22em}
.lectern mark.lectern-highlight:focus-visible{outline-offset:1px}
.lectern .lectern-pop,.lectern .lectern-pop[lang]{
  position:absolute;z-index:2;display:flex;align-items:center;gap:.1rem;padding:.2rem;border:1px solid var(--lectern-line);border-radius:3rem;
  background:var(--lectern-background);color:var(--lectern-text);box-shadow:0 1px 2px #0002,0 8px 30px #0003;font:400 15px/1.3 var(--lectern-sans);
}
.lectern .lectern-pop[hidden]{display:none}
.lectern-pop button{
  display:inline-flex;align-items:center;justify-content:center;gap:.4rem;min-inline-size:2.75rem;min-block-size:2.75rem;padding:0;border:0;border-radius:3rem;
  background:none;color:inherit;font:inherit;cursor:pointer;
}
.lectern-pop button:hover{background:var(--lectern-surface)}
.lectern-pop .write{padding-inline:.7rem 1rem}
.lectern .lectern-pop :focus-visible{border-radius:3rem;outline-offset:-2px}
.swatch{inline-size:1.5rem;block-size:1.5rem;border:1px solid var(--lectern-muted);border-radius:50%;background:rgb(var(--lectern-pen))}
.lectern-bar .panel.notes{--lectern-wide:32rem}
.notes-panel:focus{outline:0}
.notes-panel header{position:sticky;inset-block-start:-1.1rem;padding-block-end:.4rem;background:var(--lectern-background)}
.notes-panel .close{margin-inline-end:-.8rem}
.notes-panel .hint{margin:0 0 1.1rem;color:var(--lectern-muted)}
.notes-panel .hint:last-child{margin:0}
.notes-panel .unsaved{margin:0 0 1.1rem;padding:.6rem .8rem;border-inline-start:4px solid var(--lectern-link);background:var(--lectern-surface);font-size:.95rem}
.notes-panel .unsaved[hidden]{display:none}
.notes-panel ol{display:grid;gap:1.1rem;margin:0 0 1.1rem;padding:0;list-style:none}
.lectern .notes-panel li{display:grid;grid-template-columns:1fr auto;gap:.3rem .4rem;align-items:start;margin:0;padding-inline-start:.8rem;border-inline-start:4px solid rgb(var(--lectern-pen))}
.lectern .notes-panel .place{display:block;min-block-size:2.75rem;min-inline-size:0;margin:0;padding:.3rem .4rem;border-radius:.4rem;text-align:start;font-size:1rem;line-height:1.45;overflow-wrap:anywhere}
.notes-panel q{quotes:none}
.notes-panel .remove{display:inline-flex;align-items:center;gap:.35rem;padding:.3rem .5rem;font-size:.9rem;color:var(--lectern-muted)}
.notes-panel .remove .icon{font-size:1.1rem}
.lectern .notes-panel .deleted{align-items:center}
.notes-panel .deleted p{margin:0;padding:.3rem .4rem;color:var(--lectern-muted)}
.notes-panel .undo{padding:.3rem .8rem;font-weight:600;color:var(--lectern-link)}
.notes-panel textarea{
  grid-column:1/-1;inline-size:100%;padding:.5rem .7rem;border:1px solid var(--lectern-muted);border-radius:.6rem;resize:vertical;
  background:var(--lectern-background);color:var(--lectern-text);font:inherit;
}
[dir=rtl] .notes-panel textarea:placeholder-shown{direction:rtl}
.notes-panel textarea::placeholder{color:var(--lectern-muted);opacity:1}
@media (forced-colors:active){
  .lectern mark.lectern-highlight{background:Mark;color:MarkText}
  .swatch{forced-color-adjust:none}
}
@media print{.lectern-pop{display:none}}
`;
