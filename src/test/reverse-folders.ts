import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Preloaded into a build, this makes every folder list what is in it the other way round: which order a
 * folder has is the disk's own affair, and nothing that is built may depend on it.
 */

const { readdir, readdirSync, promises } = fs;
const { readdir: readdirSoon } = promises;

Object.assign(fs, {
  readdirSync: (...given: unknown[]) => reverse(call(readdirSync, given)),
  readdir: (...given: unknown[]) => {
    const done = given.pop() as (error: unknown, found?: unknown) => void;
    call(readdir, [...given, (error: unknown, found: unknown) => done(error, reverse(found))]);
  },
});
Object.assign(promises, {
  readdir: async (...given: unknown[]) => reverse(await call(readdirSoon, given)),
});
syncBuiltinESMExports();

/** Calls what has many signatures with what it was given. */
function call(list: Function, given: readonly unknown[]): unknown {
  return Reflect.apply(list, fs, given);
}

function reverse(found: unknown): unknown {
  return Array.isArray(found) ? found.toReversed() : found;
}
