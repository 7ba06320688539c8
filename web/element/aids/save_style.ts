/** The look of the Save panel, and of a link to be copied by hand. */
export const saveStyle = `
.lectern-bar .panel.save{max-inline-size:24rem}
.save-panel .formats{display:grid;gap:.2rem}
.lectern .save-panel .formats button{display:grid;grid-template-columns:auto 1fr;justify-content:start;gap:.1rem .9rem;min-block-size:3.4rem;text-align:start}
.save-panel .formats .icon{grid-row:span 2}
.save-panel .formats small{grid-column:2;font-size:.85rem;color:var(--lectern-muted)}
.save-panel .formats button[aria-disabled=true]{opacity:.5;cursor:default}
.save-panel .state{display:flex;align-items:center;gap:.8rem;min-block-size:2.75rem;margin:.6rem 0 0;font-size:.9rem;overflow-wrap:anywhere}
.save-panel .state[hidden]{display:none}
.save-panel .state p{flex:1;margin:0;white-space:pre-line}
.save-panel .cancel{flex:none;border:1px solid var(--lectern-muted)}
.lectern-bar .save-panel .cancel[hidden]{display:none}
.lectern-pop input.link{inline-size:min(20rem,70vw);min-block-size:2.75rem;padding:.3rem .9rem;border:0;border-radius:3rem;background:var(--lectern-surface);color:inherit;font:inherit}
`;
