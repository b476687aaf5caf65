import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { findFaults, readSiteUnderTest } from './built-site.ts';

const { pages } = readSiteUnderTest();

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {},
});

test('every page is valid HTML', () => {
  expect(
    findFaults(pages, ({ html }) => {
      const { results } = validator.validateStringSync(html);
      return results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, column }) => `${ruleId} at column ${column}: ${message}`),
      );
    }),
  ).toEqual([]);
});
