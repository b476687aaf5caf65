// @ts-check
import { defineConfig } from 'astro/config';
import { parseBase, parseSite } from './src/commands/settings.ts';

const site = parseSite(process.env['SITE']);
const cacheDir = process.env['BUILD_CACHE'];
const buildLog = new URL('src/commands/build-log.ts', import.meta.url);

export default defineConfig({
  // Without a public origin there are no canonical links and no absolute feeds.
  ...(site === undefined ? {} : { site }),
  base: parseBase(process.env['BASE']),
  trailingSlash: 'always',

  // Each build brings its own cache, so that two at a time cannot disturb one another, and is told of
  // in a few lines.
  ...(cacheDir === undefined ? {} : { cacheDir, logger: { entrypoint: buildLog } }),

  // The default, 'jsx', glues words together across line breaks. Prettier's
  // `astroCompressHTML` in package.json must agree with this.
  compressHTML: true,

  // Scoping adds no weight, so element selectors in components stay as weak as they look.
  scopedStyleStrategy: 'where',

  // Styles travel in the page, hashed by the policy below: the first paint needs one round trip.
  build: {
    inlineStylesheets: 'always',
    // Pages wait for the disk most of their time; four at once share the wait.
    concurrency: 4,
  },
  // The default does not speak for the last two.
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
    },
  },

  // Two pages at one address stop the build instead of hiding one another.
  prerenderConflictBehavior: 'error',

  // The folder of a build is new, and its build writes there too.
  vite: { build: { emptyOutDir: false } },

  // We print no code, and the highlighter's inline styles would break the policy.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
});
