import { expect, test } from 'vitest';
import { certificateOf, digestOf, digestOfAll } from './certificate.ts';

test('a certificate is the SHA-256 of slug, line end and normalised quotation', () => {
  // printf 'voa\nwe stay' | sha256sum
  expect(certificateOf('voa', 'we stay')).toBe(
    'a5c8780912a57206f12deebe93da16b1a52378a084e759e66716d1956ffa2c2d',
  );
});

test('differences of typesetting make no other certificate, and any other difference does', () => {
  const certificate = certificateOf('voa', 'the army’s “task”');
  expect(certificateOf('voa', "the  army's\n«task»")).toBe(certificate);
  expect(certificateOf('voa', 'the army’s “tasks”')).not.toBe(certificate);
  expect(certificateOf('ap', 'the army’s “task”')).not.toBe(certificate);
});

test('a digest is that of the text as UTF-8', () => {
  // printf 'é' | sha256sum
  expect(digestOf('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});

test('where one of several texts ends makes a difference to their digest', () => {
  expect(digestOfAll(['one two'])).not.toBe(digestOfAll(['one', 'two']));
  expect(digestOfAll(['one\ntwo'])).not.toBe(digestOfAll(['one', 'two']));
});
