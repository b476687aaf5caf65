import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { findFaults, readSiteUnderTest } from './built-site.ts';

const { pages } = readSiteUnderTest();

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // HTML lets an id begin with anything. Ours, where they name no event, begin with a “_”.
    'valid-id': ['error', { relaxed: true }],
    // HTML knows no longest title. A headline is given whole, and the site's name stands last.
    'long-title': 'off',
    // The choices of the timeline act at once: their form has nothing to send.
    'wcag/h32': 'off',
  },
});

test('every page is valid HTML', () => {
  expect(
    findFaults(pages, ({ html }) => {
      const { results } = validator.validateStringSync(html);
      return results.flatMap(({ messages }) =>
        messages.map(
          ({ ruleId, message, line, column }) => `${line}:${column} ${message} (${ruleId})`,
        ),
      );
    }),
  ).toEqual([]);
});
