import type { AstroLoggerDestination, AstroLoggerMessage } from 'astro';
import openNodeLog from 'astro/logger/node';
import { goOnUnheard } from './go-on-unheard.ts';

// Astro’s process is not ours to begin; this is the first of ours that it loads.
goOnUnheard();

/**
 * Where Astro writes while it builds: warnings and errors as ever, but of the lines for each page only
 * their number, now and then, since there can be tens of thousands.
 *
 * @param options.pause Milliseconds between two reports of how far the build is.
 */
export default function openBuildLog({ pause = 5000 } = {}): AstroLoggerDestination {
  const others = openNodeLog({ level: 'warn' });
  let written = 0;
  let reported = performance.now();
  return {
    write(message) {
      if (!beginsPage(message)) return others.write(message);
      written += 1;
      if (performance.now() - reported < pause) return;
      reported = performance.now();
      console.log(`  ${written} ${written === 1 ? 'page' : 'pages'} so far`);
    },
  };
}

/** Whether Astro tells with a message that it begins with a page. */
function beginsPage({ label, message }: AstroLoggerMessage): boolean {
  return label === null && message.includes('├─');
}
