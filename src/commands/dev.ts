import { runCommand, runPackage } from './command.ts';
import { parsePort } from './settings.ts';

/**
 * Runs Astro's development server at 127.0.0.1 until it is interrupted.
 *
 * @returns its exit status
 */
export function develop(port: number): Promise<number> {
  return runPackage('astro', ['dev', '--host', '127.0.0.1', '--port', String(port)], {
    // In shells without a person at them Astro would start in the background and return.
    env: { ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

if (import.meta.main) await runCommand(() => develop(parsePort(process.env['PORT'])));
