// What IndexedDB holds of the reader's notes, seen from outside the reader.
import { patience } from "./browser.mjs";
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

/** Reads again until the answer is the wanted one. */
export async function becomes(read, wanted, message) {
  const end = performance.now() + patience;
  let answer = await read();
  while (!isDeepStrictEqual(answer, wanted) && performance.now() < end) {
    await pause(20);
    answer = await read();
  }
  assert.deepEqual(answer, wanted, message);
}

/** The texts in the database by name; {} if there is none. */
export const storedTexts = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("lectern");
        opening.onupgradeneeded = () => opening.transaction.abort(); // there is none
        opening.onerror = (event) => {
          event.preventDefault();
          resolve({});
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction("notes");
          const keys = transaction.objectStore("notes").getAllKeys();
          const texts = transaction.objectStore("notes").getAll();
          transaction.oncomplete = () => {
            database.close();
            resolve(Object.fromEntries(keys.result.map((key, index) => [key, texts.result[index]])));
          };
        };
      }),
  );

/** The notes of the article that has some; [] if none has. */
export const storedNotes = async (page) =>
  JSON.parse(Object.values(await storedTexts(page))[0] ?? '{"notes":[]}').notes;

/** Stores a text as the reader would, under a name. */
export const storeText = (page, name, text) =>
  page.evaluate(
    (key, value) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("lectern", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("notes");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction("notes", "readwrite");
          transaction.objectStore("notes").put(value, key);
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    name,
    text,
  );

/** The name under which the notes on a page of the tests' server are stored. */
export const nameOf = (page, path = "/pages/story.html") => `notes:${new URL(path, page.url()).href}`;
