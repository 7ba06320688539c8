/**
 * The look of the pages. The article's own elements, which the canvas paints the words of, have no look of their own
 * but what marks them: they stand under the painted words and are read, selected and clicked.
 *
 * Items of lists are blocks: Chromium counts all items before each one whose style changes, which is quadratic in their
 * number.
 */
export const pagesStyle = `
.lectern article.lectern-paged,.lectern article.lectern-paged[lang]{
  position:relative;z-index:0;inline-size:auto;max-inline-size:none;block-size:var(--lectern-spread);margin:0;padding:0;overflow:auto hidden;scrollbar-width:none;
  columns:auto;touch-action:pan-y pinch-zoom;overscroll-behavior:contain auto;hyphens:manual;text-align:start;
}
.lectern article.lectern-paged::-webkit-scrollbar{display:none}
.lectern article.lectern-paged:focus-visible{outline-offset:-2px}
.lectern article.lectern-paged :is(header,footer,section,div,p,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,blockquote,pre,figure,figcaption,table,caption,thead,tbody,tfoot,tr,td,th,details,summary,aside,address,hr,a,em,i,b,strong,code,kbd,samp,sub,sup,small,mark,abbr,cite,q,time,ins,del,s,u,span,ruby,rt,rp,math):not(.lectern-control,.lectern-control *,[data-embed],[data-embed] *){
  min-block-size:0;min-inline-size:0;max-block-size:none;max-inline-size:none;margin:0;padding:0;border:0;background:none;box-shadow:none;color:transparent;
  text-decoration-color:transparent;-webkit-text-fill-color:transparent;
}
.lectern article.lectern-paged :is(header,footer,section,div,p,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,blockquote,pre,figure,figcaption,table,caption,thead,tbody,tfoot,tr,td,th,details,summary,aside,address):not(.lectern-control,.lectern-control *,[data-embed],[data-embed] *){
  display:block;overflow:visible;line-height:0;letter-spacing:0;word-spacing:0;text-indent:0;text-align:start;white-space:nowrap;columns:auto;
}
.lectern article.lectern-paged :is(ul,ol,summary){list-style:none}
.lectern article.lectern-paged :is(q,blockquote)::before,.lectern article.lectern-paged :is(q,blockquote)::after{content:none}
.lectern article.lectern-paged :is(ruby,rt){display:inline}
.lectern article.lectern-paged rp{display:none}
.lectern article.lectern-paged :is(sub,sup){vertical-align:baseline;line-height:0}
.lectern article.lectern-paged .lectern-rough.lectern-at{white-space:normal;overflow:hidden}
.lectern article.lectern-paged math{white-space:nowrap}
.lectern article.lectern-paged hr{display:none}
.lectern article.lectern-paged .lectern-at{position:absolute;z-index:1;pointer-events:none}
.lectern article.lectern-paged .lectern-at:not(img,video,audio,math,svg,[data-embed]){contain:layout size}
.lectern article.lectern-paged :is(img,video,audio){position:absolute;max-inline-size:none;max-block-size:none;margin:0;pointer-events:auto;color:var(--lectern-muted);font:400 .85rem/1.4 var(--lectern-sans)}
.lectern article.lectern-paged :is(img,video,audio):not(.lectern-at){inline-size:0;block-size:0;visibility:hidden}
.lectern article.lectern-paged img.lectern-at{object-fit:contain}
.lectern article.lectern-paged .lectern-video.lectern-at{pointer-events:auto}
.lectern article.lectern-paged .lectern-video.lectern-at :is(video,img):not(.lectern-at){inline-size:100%;block-size:100%;visibility:visible}
.lectern article.lectern-paged [data-embed].lectern-at{margin:0;overflow:hidden;pointer-events:auto;min-block-size:0;line-height:1.4;white-space:normal}
.lectern article.lectern-paged [data-embed]>iframe{position:absolute;inset:0;inline-size:100%;block-size:100%;max-inline-size:none;margin:0;border:0}
.lectern .lectern-line{position:relative;unicode-bidi:isolate;white-space:nowrap;pointer-events:auto;hyphens:manual}
.lectern .lectern-line.pre{white-space:pre;tab-size:4}
.lectern article.lectern-paged a:focus-visible{outline:0}
.lectern article.lectern-paged a:focus-visible .lectern-line{outline:2px solid var(--lectern-link);border-radius:2px}
.lectern article.lectern-paged .lectern-line::selection,.lectern article.lectern-paged .lectern-line ::selection{background:rgba(80,140,255,.35);color:transparent}
.lectern article.lectern-paged mark.lectern-highlight{background:rgba(var(--lectern-pen),.3);border-radius:0}
.lectern article.lectern-paged mark.noted{text-decoration-color:var(--lectern-text)}
.lectern article.lectern-paged .lectern-said .lectern-line{background:var(--lectern-mark)}
.lectern article.lectern-paged button.lectern-control{display:none}
.lectern-sheet{position:absolute;pointer-events:none;user-select:none;-webkit-user-select:none}
.lectern-sheet canvas{position:absolute;z-index:2}
.lectern-sheet canvas.ground{z-index:0}
.lectern .lectern-sheet .folio{
  position:absolute;inset-inline:0;inset-block-start:calc(100% + .9rem);text-align:center;font:400 .78rem/1.2 var(--lectern-sans);letter-spacing:.02em;color:var(--lectern-muted);font-variant-numeric:lining-nums;
}
.lectern-end{position:absolute;inline-size:1px;block-size:1px;pointer-events:none}
.lectern-turner,.lectern .lectern-turner[lang]{
  display:flex;align-items:center;gap:.3rem;block-size:3rem;max-inline-size:64rem;margin-inline:auto;padding-inline:max(.6rem,env(safe-area-inset-left));font:400 .8rem/1.3 var(--lectern-sans);color:var(--lectern-muted);
}
.lectern .lectern-turner output[lang]{font-family:var(--lectern-sans)}
.lectern-turner button{display:grid;place-items:center;flex:none;inline-size:2.75rem;block-size:2.75rem;padding:0;border:0;border-radius:50%;background:none;color:inherit;cursor:pointer}
.lectern-turner button:hover{background:var(--lectern-surface);color:var(--lectern-text)}
.lectern-turner button[aria-disabled=true]{opacity:.35;cursor:default}
.lectern .lectern-turner :focus-visible{outline:2px solid var(--lectern-link);outline-offset:-2px;border-radius:1.4rem}
.lectern-turner .track{position:relative;flex:1;min-inline-size:4rem}
.lectern-turner input{position:relative;display:block;inline-size:100%;block-size:2.75rem;margin:0;accent-color:var(--lectern-muted);cursor:pointer;background:none;appearance:none;-webkit-appearance:none}
.lectern-turner input::-webkit-slider-runnable-track{block-size:2px;border-radius:1px;background:var(--lectern-line)}
.lectern-turner input::-moz-range-track{block-size:2px;border-radius:1px;background:var(--lectern-line)}
.lectern-turner input::-webkit-slider-thumb{-webkit-appearance:none;appearance:none;inline-size:.95rem;block-size:.95rem;margin-block-start:calc(1px - .475rem);border:0;border-radius:50%;background:var(--lectern-muted)}
.lectern-turner input::-moz-range-thumb{inline-size:.95rem;block-size:.95rem;border:0;border-radius:50%;background:var(--lectern-muted)}
.lectern-turner input:is(:hover,:focus-visible)::-webkit-slider-thumb{background:var(--lectern-text)}
.lectern-turner input:is(:hover,:focus-visible)::-moz-range-thumb{background:var(--lectern-text)}
.lectern-turner .marks{position:absolute;inset-block:0;inset-inline:.475rem;pointer-events:none}
.lectern-turner .marks i{position:absolute;inset-block-start:calc(50% - .35rem);inline-size:2px;block-size:.7rem;margin-inline-start:-1px;border-radius:1px;background:var(--lectern-muted);opacity:.55}
.lectern-turner .where{display:flex;flex:0 1 auto;gap:.35em;max-inline-size:50%;padding-inline:.6rem .2rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.lectern-turner .page{flex:none}
.lectern-turner .chapter{overflow:hidden;text-overflow:ellipsis}
.lectern[data-layout=pages] .lectern-player{position:absolute;inset-inline:0;inset-block-end:.15rem;margin:0 auto}
.lectern[data-layout=pages] .lectern-resume{position:absolute;inset-inline:0;inset-block-end:.05rem}
@media (max-width:40rem){.lectern-turner :is(.dot,.chapter){display:none}}
@media (forced-colors:active){
  .lectern-turner input::-webkit-slider-runnable-track,.lectern-turner .marks i{forced-color-adjust:none;background:CanvasText}
  .lectern-turner input::-webkit-slider-thumb{forced-color-adjust:none;background:Highlight}
  .lectern-turner input::-moz-range-track,.lectern-turner .marks i{forced-color-adjust:none;background:CanvasText}
  .lectern-turner input::-moz-range-thumb{forced-color-adjust:none;background:Highlight}
  .lectern article.lectern-paged *{forced-color-adjust:none}
}
@media print{.lectern-turner,.lectern-pages-note{display:none}}
`;

/**
 * The look of what is said and of what is selected, while the words are painted over it. Chromium draws a selection
 * from where a line stood in its block to where it was moved to; a highlight only where the words are.
 */
export const markedStyle = `
.lectern article.lectern-paged .lectern-line::selection,.lectern article.lectern-paged .lectern-line ::selection{background:transparent;color:transparent}
.lectern-paged ::highlight(lectern-selected){background-color:rgba(80,140,255,.35);color:transparent}
.lectern-paged ::highlight(lectern-sentence){background-color:var(--lectern-mark);color:transparent}
.lectern-paged ::highlight(lectern-word){background-color:rgba(120,140,180,.4);color:transparent;text-decoration:underline .12em var(--lectern-link)}
`;
