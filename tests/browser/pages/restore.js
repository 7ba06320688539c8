// Makes a page what it was when it was loaded, for the next test: loading one takes longer than most tests.
const { documentElement, head, body } = document;
const attributesOf = (element) => [...element.attributes].map(({ name, value }) => [name, value]);
const loaded = {
  address: location.href,
  title: document.title,
  head: [...head.children],
  body: body.cloneNode(true),
  attributes: attributesOf(documentElement),
};

/** The objects whose properties a test could replace: the window, what hangs on it, and what all elements share. */
const builtIns = new Map(
  [
    ...[globalThis, document, history, navigator],
    ...Object.getOwnPropertyNames(globalThis)
      .map((name) => Object.getOwnPropertyDescriptor(globalThis, name).value)
      .filter((value) => typeof value === "function")
      .flatMap((made) => [made, made.prototype])
      .filter(Boolean),
  ].map((owner) => [owner, Object.getOwnPropertyDescriptors(owner)]),
);

const isSame = (one, other) => one?.value === other?.value && one?.get === other?.get && one?.set === other?.set;

/** Whether what the browser brings is what it was when the page was loaded. */
function isUntouched() {
  for (const [owner, before] of builtIns) {
    const now = Object.getOwnPropertyDescriptors(owner);
    const names = owner === globalThis ? globals : new Set([...Object.keys(before), ...Object.keys(now)]);
    for (const name of names) if (!isSame(before[name], now[name])) return false;
  }
  return true;
}

/** Empties the reader's database, which stays: the reader has it open. */
const clearNotes = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("lectern");
    opening.onupgradeneeded = () => opening.transaction.abort(); // there is none
    opening.onerror = (event) => {
      event.preventDefault();
      resolve();
    };
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction("notes", "readwrite");
      transaction.objectStore("notes").clear();
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });

/**
 * Takes back what a test has changed: elements, address, selection, storage and globals of its own; those who listen
 * for "restore" take back theirs.
 * @returns resolves to false if a test has replaced what the browser brings: the page is not fit for another test then
 */
globalThis.restorePage = async () => {
  if (!isUntouched()) return false;
  document.body.replaceWith(loaded.body.cloneNode(true));
  head.replaceChildren(...loaded.head);
  document.title = loaded.title;
  for (const [name] of attributesOf(documentElement)) documentElement.removeAttribute(name);
  for (const [name, value] of loaded.attributes) documentElement.setAttribute(name, value);
  history.replaceState(null, "", loaded.address);
  getSelection().removeAllRanges();
  scrollTo({ top: 0, left: 0, behavior: "instant" });
  localStorage.clear();
  sessionStorage.clear();
  await clearNotes();
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!globals.has(name)) delete globalThis[name];
  dispatchEvent(new Event("restore"));
  return true;
};

const globals = new Set(Object.getOwnPropertyNames(globalThis));
