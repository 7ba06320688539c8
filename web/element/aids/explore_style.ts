/** The look of Explore, the progress line, the note on resuming, the dimmed lines, bold beginnings and columns. */
export const exploreStyle = `
.lectern-bar .progress{position:absolute;inset-inline:0;inset-block-end:-2px;block-size:2px;pointer-events:none}
.lectern-bar .progress::after{content:"";display:block;block-size:100%;inline-size:calc(var(--done,0)*100%);background:var(--lectern-link)}
.lectern .explore .left{margin:0 0 .9rem;font-size:.85rem;font-variant-numeric:tabular-nums;color:var(--lectern-muted)}
.lectern .explore .left:last-child{margin:0}
.lectern .explore :is(section,nav+section){margin-block-start:1.2rem}
.lectern .explore :is(ol,ul){margin:0;padding:0;list-style:none}
.lectern .explore li{margin:0}
.lectern .explore li>ol{padding-inline-start:1.1rem}
.lectern .explore :is(ol,ul)[lang]{font-family:var(--lectern-sans);line-height:1.4}
.lectern .explore :is(ol,ul):lang(ur){line-height:2}
.lectern .explore a{overflow-wrap:anywhere;display:flex;align-items:center;min-block-size:2.4rem;padding:.25rem .8rem;margin-inline:-1rem -.8rem;border-inline-start:.2rem solid transparent;border-radius:.3rem;color:inherit;text-decoration:none}
.lectern .explore li>ol a{margin-inline-start:-.5rem;font-size:.93em}
.lectern .explore a:hover{background:var(--lectern-surface)}
.lectern .explore a[aria-current]{background:var(--lectern-surface);border-inline-start-color:var(--lectern-link);font-weight:600}
.lectern .explore .related a{color:var(--lectern-link)}
.lectern .explore :is(.pages,.tags) ul{display:flex;flex-wrap:wrap;gap:.4rem}
.lectern .explore .pages a,.lectern .explore .tags li{margin:0;padding:.35rem .9rem;border:1px solid var(--lectern-line);border-radius:2rem;font-size:.9rem}
.lectern .explore .pages a{border-color:var(--lectern-muted)}

.lectern-resume,.lectern .lectern-resume[lang]{
  position:sticky;inset-block-end:1rem;block-size:0;z-index:1;display:flex;align-items:flex-end;justify-content:center;font:400 .9rem/1.35 var(--lectern-sans);
}
.lectern-resume>div{
  display:flex;align-items:center;gap:.2rem .6rem;max-inline-size:min(46rem,100% - 1.2rem);padding-block:.4rem;padding-inline-start:1.1rem;border:1px solid var(--lectern-line);border-radius:1rem;
  background:var(--lectern-background);color:var(--lectern-muted);box-shadow:0 1px 2px #0002,0 8px 28px #0003;
}
.lectern-resume button{min-block-size:2.75rem;min-inline-size:2.75rem;padding:.3rem .5rem;border:0;border-radius:.9rem;background:none;color:var(--lectern-text);font:inherit;cursor:pointer}
.lectern-resume .back{min-inline-size:min-content;overflow-wrap:break-word;font-weight:600;color:var(--lectern-link);text-align:start}
.lectern-resume button:hover{background:var(--lectern-surface)}
.lectern-resume .icon{font-size:1.1rem;vertical-align:middle}

.lectern-pane{position:fixed;pointer-events:none;background:var(--lectern-background);opacity:.74}
.lectern-pane[hidden]{display:none}

.lectern .lectern-prefix{font-weight:var(--lectern-heavy)}
.lectern[data-font-weight=bold] .lectern-prefix,.lectern :is(strong,b,th,dt) .lectern-prefix{font-weight:900;-webkit-text-stroke:.045em currentColor}

.lectern[data-layout=columns] article{column-gap:max(3em,3rem);overscroll-behavior-x:contain;outline-offset:-2px}
.lectern[data-layout=columns] article :is(img,video){max-block-size:calc(100vh - var(--lectern-above,0px) - 9rem);inline-size:auto;object-fit:contain}
.lectern[data-layout=columns] article :is(pre,.lectern-scroll){max-block-size:calc(100vh - var(--lectern-above,0px) - 4rem);overflow:auto}
@supports not (height:1dvh){.lectern[data-layout=columns] article{block-size:calc(100vh - var(--lectern-above,0px))}}
@media (forced-colors:active){
  .lectern-bar .progress::after{background:Highlight;forced-color-adjust:none}
  .lectern .explore a{border-inline-start-color:Canvas}
  .lectern .explore a[aria-current]{border-inline-start-color:Highlight}
  .lectern-pane{background:Canvas;forced-color-adjust:none}
}
@media print{.lectern-pane,.lectern-resume{display:none}}
`;
