import { cp, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../commands/command.ts';

/** Made by tools, not by people. */
const MADE = /^(?:node_modules|dist|dist-portable|coverage|\.git|\.astro|\.build-.*)$/;

/**
 * Copies the project into an empty folder, as a place where things may be broken. What is installed
 * is shared, by a link; what was built is left out.
 */
export async function copyProject(folder: string): Promise<void> {
  for (const name of await readdir(projectFolder)) {
    if (MADE.test(name)) continue;
    await cp(join(projectFolder, name), join(folder, name), { recursive: true });
  }
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'dir');
}
