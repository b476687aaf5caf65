import { describe, expect, test } from 'vitest';
import type { z } from 'astro/zod';
import { label, prose, quotedWords } from './fields.ts';

const messagesOf = (field: z.ZodType, text: string) =>
  field.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe.each([
  ['prose', prose('Some words.')],
  ['words of an article', quotedWords('some words')],
  ['a label', label('troops')],
])('%s', (_, field) => {
  test.each([
    ['&ldquo;go&rdquo;', '&ldquo; is no character here; write the character itself'],
    ['go &#8220;home', '&#8220; is no character here; write the character itself'],
    ['<q>go</q>', '< (U+003C) does not stand in prose'],
    ['《go》', '《 is not a mark we can check'],
    ["Iraq's", "' is not a mark we can check; write ’ for an apostrophe"],
    ['_go_', 'put a title or nickname in *emphasis*'],
  ])('that holds %s is refused, with what to write instead', (text, letter) => {
    expect(messagesOf(field, text)[0]).toContain(letter);
  });

  test.each(['Iraq’s troops', 'R&D at 5,000 & more; €5 (60%)', 'العراق', 'Łódź'])(
    'may be: %s',
    (text) => {
      expect(messagesOf(field, text)).toEqual([]);
    },
  );
});

test.each(['the “troops”', '‘troops’', '«troops', 'troops"'])(
  'a label quotes nothing: %s',
  (text) => {
    expect(messagesOf(label('troops'), text)).toEqual([
      'has quotation marks, which mark words of an article; write it without them',
    ]);
  },
);
