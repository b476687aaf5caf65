import { findMissingPrograms } from '../test/host-servers.ts';
import { Letter, runCommand, runPackage } from './command.ts';

/**
 * Runs the site on the servers of others, each with the set-up that `hosting/` offers for it, and sends
 * it to a store with the tool of others.
 *
 * @returns an exit status
 * @throws Letter when a server or the tool is not installed
 */
async function testHosts(): Promise<number> {
  const missing = findMissingPrograms();
  if (missing.length > 0) {
    throw new Letter(
      `Not installed: ${missing.join(', ')}. These tests try the set-ups in hosting/ with the real ` +
        'servers. On Debian and its like:\n\n  apt-get install nginx caddy apache2 awscli\n',
    );
  }
  return runPackage('vitest', ['run', '--project', 'hosts']);
}

if (import.meta.main) await runCommand(testHosts);
