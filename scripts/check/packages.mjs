// Whether every package that is installed is pinned: an exact version in package.json, a hash in the lock file. With
// --all, also whether the registry signed them, where it can be asked.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { installNodePackages, root, say } from "../setup.mjs";
import { complaints } from "./complaints.mjs";

const locks = ["package-lock.json", "scripts/lint/package-lock.json"];

const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** The packages of a folder that are not pinned. */
function unpinned(lock) {
  const folder = dirname(lock);
  const { dependencies, devDependencies } = read(join(folder, "package.json"));
  const wanted = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^(?:npm:[^ ]+@)?\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${join(folder, "package.json")}: "${version}" of ${name} is no exact version`);
  const locked = Object.entries(read(lock).packages)
    .filter(([path, { integrity, link }]) => path && !link && !/^sha512-/.test(integrity))
    .map(([path]) => `${lock}: ${path} has no hash`);
  return [...wanted, ...locked];
}

/** What `npm audit signatures` reports on the installed packages of a folder. */
async function unsigned(lock) {
  const folder = dirname(lock);
  if (folder !== ".") installNodePackages(folder, "check the code");
  const printed = await complaints("npm", ["audit", "signatures", "--fetch-retries=0", "--prefix", join(root, folder)]);
  if (!/npm error (?:network|code E(?:NOTFOUND|CONN|AI_AGAIN|HOST))/.test(printed)) return printed;
  say(`Signatures of ${lock}: skipped, since the registry does not answer`);
  return "";
}

export const packages = {
  name: "packages",
  inputs: () => [...locks, ...locks.map((lock) => join(dirname(lock), "package.json"))],
  async problems(all) {
    const found = locks.flatMap(unpinned);
    if (all) for (const lock of locks) found.push(await unsigned(lock));
    return found.filter(Boolean).join("\n");
  },
};
