/** For screen readers alone. */
const unseen =
  "position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";

/** The look of the bar, its panels, messages and embeds. Colours and faces are the article's style sheet's. */
export const barStyle = `
:host{display:block}
:host([hidden]){display:none}
.lectern[hidden]{display:none}
.lectern{min-block-size:inherit}
.lectern-bar,.lectern .lectern-bar[lang]{
  position:sticky;inset-block-start:0;z-index:1;font:400 15px/1.35 var(--lectern-sans);color:var(--lectern-text);
  background:var(--lectern-background);border-block-end:1px solid var(--lectern-line);
}
.lectern :is(.lectern-bar,.lectern-resume,.lectern-pop,.lectern-player,dialog.keys):lang(ur){--lectern-sans:"Noto Sans Arabic","SF Arabic","Geeza Pro","Segoe UI",Tahoma,sans-serif}
.lectern-bar .row{display:flex;align-items:center;justify-content:center;gap:.25rem;max-inline-size:96rem;margin-inline:auto;padding:.4rem max(.6rem,env(safe-area-inset-left))}
.lectern-bar button{
  display:inline-flex;align-items:center;justify-content:center;gap:.5rem;min-block-size:2.75rem;min-inline-size:2.75rem;padding:.3rem .8rem;
  border:0;border-radius:.6rem;background:none;color:inherit;font:inherit;cursor:pointer;
}
.lectern-bar button:hover,.lectern-bar button[aria-expanded=true]{background:var(--lectern-surface)}
.lectern-bar button[aria-disabled=true]{opacity:.4;cursor:default}
.lectern .lectern-bar :focus-visible{outline:2px solid var(--lectern-link);outline-offset:-2px;border-radius:.6rem}
.icon{flex:none;font-size:1.35rem;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.icon-theme{fill:currentColor;fill-rule:evenodd}
.icon-play{fill:currentColor;font-size:1.1rem}
.lectern-bar .sizes{display:inline-flex;align-items:center;margin-inline:.5rem;padding-inline:.5rem;border-inline:1px solid var(--lectern-line)}
.lectern-bar .sizes .label{margin-inline:.6rem .35rem}
.lectern-bar .sizes button{padding-inline:.6rem}
.lectern-bar .sizes .icon{font-size:1.1rem}
.lectern-bar .size{font-family:ui-sans-serif,system-ui,sans-serif;min-inline-size:2.2ch;text-align:center;font-variant-numeric:tabular-nums;font-weight:600}

.lectern-bar .panel{
  --lectern-wide:26rem;position:absolute;inset-block-start:calc(100% + .4rem);inset-inline:.6rem;max-inline-size:var(--lectern-wide);padding:1.1rem 1.2rem;
  /* Under the middle of its button, as far as the bar is wide: physical, as the place of the button is. */
  margin-left:clamp(0px,var(--lectern-at,50%) - .6rem - var(--lectern-wide)/2,100% - 1.2rem - var(--lectern-wide));margin-right:auto;
  max-block-size:38rem;max-block-size:min(38rem,100dvh - 6rem);overflow-y:auto;overscroll-behavior:contain;
  background:var(--lectern-background);border:1px solid var(--lectern-line);border-radius:.9rem;box-shadow:0 1px 2px #0002,0 12px 40px #0003;
}
.lectern-bar .panel[hidden]{display:none}
.lectern-bar .panel.more{--lectern-wide:46rem}
.lectern-bar .panel.language{--lectern-wide:30rem}
.lectern-bar fieldset{min-inline-size:0;margin:0;padding:0;border:0}
.lectern-bar :is(legend,h2){padding:0;margin:0 0 .6rem;font:600 .85rem/1.3 var(--lectern-sans);letter-spacing:0;color:var(--lectern-muted)}
.lectern-bar .choice{position:relative;display:inline-flex;cursor:pointer}
.lectern-bar .choice>input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}

.theme .choices>div{display:grid;grid-template-columns:repeat(3,1fr);gap:.7rem}
.card{display:grid;gap:.35rem;inline-size:100%;text-align:center;font-size:.85rem}
.samples{display:flex;block-size:3.4rem;border:1px solid var(--lectern-line);border-radius:.6rem;overflow:hidden}
.lectern .sample{flex:1;display:grid;place-items:center;background:var(--lectern-background);color:var(--lectern-text);font:600 1.25rem/1 var(--lectern-serif)}
.theme .face{flex:1}
input:checked+.face .samples{border-color:var(--lectern-link);box-shadow:0 0 0 2px var(--lectern-link)}
input:checked+.face .card{font-weight:600}
input:focus-visible+.face .samples{outline:2px solid var(--lectern-link);outline-offset:4px}

.language .choices>div{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.2rem,1fr));gap:.3rem}
:is(.language,.more) .face{flex:1;display:grid;align-content:center;padding:.5rem .8rem;border-radius:.5rem;line-height:1.3}
:is(.language,.more) input:checked+.face{background:var(--lectern-text);color:var(--lectern-background)}
:is(.language,.more) input:focus-visible+.face{outline:2px solid var(--lectern-link);outline-offset:2px}
.language input:not(:checked)+.face:hover{background:var(--lectern-surface)}
.lectern .language .choice span[lang],.lectern .alternates a[lang]{font-family:var(--lectern-sans);line-height:1.3}
.alternates ul{display:flex;flex-wrap:wrap;gap:.4rem;margin:0 0 1.2rem;padding:0;list-style:none}
.lectern .alternates li{margin:0}
.lectern .alternates ul a{display:block;padding:.5rem .9rem;border:1px solid var(--lectern-muted);border-radius:2rem;color:inherit;text-decoration:none}
.lectern .alternates ul a:hover{background:var(--lectern-surface)}

/* article's languages and translation */
.alternates,.translation{margin-block-end:1.2rem}
.alternates ul{margin-block-end:.6rem}
.language .note{font-size:.9rem;line-height:1.5}
.language .note:empty{display:none}
.lectern .language .note a{color:var(--lectern-link)}
.language .line{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin-block-end:.6rem}
.language .line>:first-child{flex:1}
.language .line select{min-block-size:2.75rem;padding:.4rem .7rem;border:1px solid var(--lectern-muted);border-radius:.6rem;background:var(--lectern-background);color:var(--lectern-text);font:inherit}
.lectern :is(.alternates,.translation) button{border:1px solid var(--lectern-muted)}
.translation [aria-pressed]{flex:1}
.lectern .translation [aria-pressed=true]{background:var(--lectern-text);color:var(--lectern-background)}
.translation progress{min-inline-size:8rem;accent-color:var(--lectern-link)}
.lectern button.lectern-control{margin-inline-start:.3em;padding:.25em;border:0;background:none;color:var(--lectern-muted);vertical-align:middle;cursor:pointer}
.lectern button.lectern-control .icon{display:block;font-size:1.1rem}

.more .groups{columns:19rem auto;column-gap:2.2rem}
.more .group{break-inside:avoid;margin-block-end:1.2rem}
.more .group h2{padding-block-end:.5rem;border-block-end:1px solid var(--lectern-line);color:var(--lectern-text)}
.more .choices,.more .slider{margin-block:0 .9rem}
.lectern-bar .more legend{margin-block-end:.35rem;font-weight:400}
.more .choices>div{display:flex;flex-wrap:wrap;gap:.2rem;padding:.2rem;border-radius:.7rem;background:var(--lectern-surface)}
.more .choice{flex:1 0 auto}
.more .face{padding:.4rem .7rem;font-size:.9rem;text-align:center}
.slider{display:grid;grid-template-columns:1fr auto;gap:.15rem .8rem;font-size:.85rem;color:var(--lectern-muted)}
.slider output{font-variant-numeric:tabular-nums;color:var(--lectern-text)}
.slider input{grid-column:1/-1;inline-size:100%;min-block-size:1.8rem;margin:0;accent-color:var(--lectern-text);cursor:pointer}
.lectern-bar .color{display:flex;align-items:center;justify-content:space-between;gap:.8rem;min-block-size:2.75rem;font-size:.9rem}
.lectern-bar .color input{inline-size:3.5rem;block-size:2.2rem;padding:.1rem;border:1px solid var(--lectern-muted);border-radius:.4rem;background:none;cursor:pointer}
.lectern-bar .own{margin-block-start:1rem}
.lectern-bar .own[hidden]{display:none}
.lectern-bar .ratio{margin:.4rem 0 0;font-size:.85rem;color:var(--lectern-muted)}
.lectern-bar .ratio.low{color:var(--lectern-text);font-weight:600}
.lectern-bar .preset{border:1px solid var(--lectern-muted)}
.lectern-bar .here{column-span:all;display:flex;align-items:center;gap:.6rem;min-block-size:2.75rem}
.lectern-bar .here input{inline-size:1.2rem;block-size:1.2rem}
.lectern-byline :is(strong,time){unicode-bidi:isolate}
.lectern-announcer{position:absolute;inline-size:1px;block-size:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.actions{column-span:all;display:flex;flex-wrap:wrap;justify-content:space-between;gap:.6rem;padding-block-start:.7rem;border-block-start:1px solid var(--lectern-line)}
.lectern .actions button{border:1px solid var(--lectern-muted)}

.lectern dialog.keys{
  box-sizing:border-box;inline-size:min(32rem,100% - 1.6rem);max-block-size:min(40rem,100dvh - 2rem);padding:1.2rem 1.4rem;overflow-y:auto;
  border:1px solid var(--lectern-line);border-radius:.9rem;background:var(--lectern-background);color:var(--lectern-text);font:400 15px/1.4 var(--lectern-sans);
}
.lectern dialog.keys::backdrop{background:#0006}
.lectern :is(.notes-panel header,dialog.keys :is(header,dl)){display:flex;align-items:center;justify-content:space-between;margin:0}
.lectern :is(.notes-panel header,dialog.keys) h2{margin:0;font-size:1.1rem;line-height:1.3;color:inherit}
.lectern dialog.keys dl{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;margin-block:.6rem}
.lectern dialog.keys :is(dt,dd){margin:0;padding:0;font-weight:400}
.lectern dialog.keys dd{text-align:end}
.lectern dialog.keys p{margin:0 0 .8rem;font-size:.85rem;color:var(--lectern-muted)}
.lectern dialog.keys button{min-block-size:2.5rem;min-inline-size:2.75rem;padding:.2rem .8rem;border:0;border-radius:.6rem;background:none;color:inherit;font:inherit;cursor:pointer}
.lectern dialog.keys button:hover{background:var(--lectern-surface)}
.lectern dialog.keys .reset{border:1px solid var(--lectern-muted)}
.lectern dialog.keys kbd{direction:ltr;unicode-bidi:isolate;font:600 .9rem/1.3 var(--lectern-sans)}

.lectern-status,.lectern .lectern-status[lang]{margin:0;padding:20vh 1.5rem;min-block-size:60vh;text-align:center;font:400 1.05rem/1.6 var(--lectern-sans);color:var(--lectern-muted)}
.lectern .embed{
  display:inline-flex;align-items:center;gap:.6rem;min-block-size:2.75rem;padding:.5rem 1.2rem;border:1px solid var(--lectern-text);border-radius:2rem;
  background:var(--lectern-background);color:var(--lectern-text);font:600 .95em/1.3 var(--lectern-sans);cursor:pointer;
}
.lectern .embed:hover{background:var(--lectern-text);color:var(--lectern-background)}
.lectern .lectern-video{position:relative}
.lectern .lectern-video>.poster{position:absolute;inset:0;inline-size:100%;padding:0;border:0;background:#000;cursor:pointer}
.lectern .lectern-video>.poster>img{position:absolute;inset:0;inline-size:100%;block-size:100%;object-fit:contain;margin:0}
.lectern .lectern-video>.poster>svg{position:absolute;inset:0;margin:auto;inline-size:3.5rem;block-size:3.5rem;padding:1rem;border-radius:50%;background:#000b;color:#fff}
.lectern .lectern-video>.poster>span{${unseen}}
.lectern[data-images=hide] .lectern-video{display:none}
.lectern [data-embed] small{color:var(--lectern-muted)}

.lectern-bar .row .label{white-space:nowrap}
@media (max-width:100rem){
  /* What helps to read goes by its drawings; the words stay for screen readers, and as titles. */
  .lectern-bar .row>button:not([data-panel=theme],[data-panel=language],[data-panel=more]) .label{${unseen}}
}
@media (max-width:62rem){
  /* Room for no words. */
  .lectern-bar .row{justify-content:space-around;gap:0;padding-inline:.3rem}
  .lectern-bar .row .label{${unseen}}
  .lectern-bar .row>button{padding:.3rem .4rem}
  .lectern-bar .sizes{margin-inline:0;padding-inline:.1rem}
}
@media (max-width:26rem){
  .lectern-bar :is(.row>button,.sizes button){min-inline-size:2rem;padding-inline:.1rem}
}
@media (max-width:22rem){
  .lectern-bar :is(.row>button,.sizes button){min-inline-size:1.75rem}
  .lectern-bar .row .size{${unseen}}
}
@media (forced-colors:active){
  :is(.language,.more) input:checked+.face{background:Highlight;color:HighlightText;forced-color-adjust:none}
  .samples{forced-color-adjust:none}
}
@media (prefers-reduced-transparency:no-preference) and (not (forced-colors:active)){
  .lectern-bar{background:color-mix(in srgb,var(--lectern-background) 88%,transparent);backdrop-filter:saturate(1.6) blur(14px)}
}
@media print{.lectern-bar,.lectern .lectern-control,.lectern .embed,.lectern [data-embed] small,.lectern .lectern-video{display:none}}
`;
