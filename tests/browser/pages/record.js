// Records what the tests ask for: the reader's events, what the page's policy refused, and errors that nobody caught.
globalThis.recorded = { events: [], violations: [], errors: [] };
for (const type of ["lectern-ready", "lectern-settings", "lectern-error"]) {
  addEventListener(type, ({ detail }) => {
    const { article, reason, settings, warnings, error } = detail;
    recorded.events.push({
      type,
      title: article?.title,
      reason,
      settings,
      warnings: warnings?.map(({ key }) => key),
      code: error?.code,
    });
  });
}
addEventListener("securitypolicyviolation", (event) =>
  recorded.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
);
addEventListener("error", ({ message }) => recorded.errors.push(message));
addEventListener("unhandledrejection", ({ reason }) => recorded.errors.push(String(reason)));
/** What is in the reader. */
globalThis.shadow = () => document.querySelector("lectern-reader").shadowRoot;
addEventListener("restore", () => {
  for (const list of Object.values(recorded)) list.length = 0;
});
