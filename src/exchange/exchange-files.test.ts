import { expect, test } from 'vitest';
import { anArticle, anEvent } from '../model/examples.ts';
import { anArchive, aPublication } from './examples.ts';
import { exchangeFiles, filesToWrite, madeForOthers } from './exchange-files.ts';
import { manifestFile, pathOf } from './manifest.ts';

const archive = anArchive({
  articles: [anArticle('voa', { formerly: ['voice'] })],
  events: [anEvent('vote', { formerly: ['first-vote', 'second-vote'] })],
});

test('a renamed event or article has all its files under each of its names, with the same content', () => {
  const byPath = new Map(
    filesToWrite(archive).map(({ to, write }) => [pathOf(to), write(archive, aPublication)]),
  );
  for (const ending of ['json', 'bib', 'ris', 'csl.json']) {
    const written = ['vote', 'first-vote', 'second-vote'].map((slug) =>
      byPath.get(`events/${slug}.${ending}`),
    );
    expect(written[0], ending).toBeTruthy();
    expect(new Set(written).size, ending).toBe(1);
  }
  expect(byPath.get('articles/voice.bib')).toBe(byPath.get('articles/voa.bib'));
  expect(byPath.get('articles/voa.bib')).toContain('@');
});

test('no two files stand at one address', () => {
  const paths = [...filesToWrite(archive), manifestFile].map(({ to }) => pathOf(to));
  expect(paths.toSorted()).toEqual([...new Set(paths)].toSorted());
});

test('each file of the whole timeline says what it is for, in one line', () => {
  for (const { name, purpose, mediaType } of exchangeFiles) {
    expect(purpose, name).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(mediaType, name).toMatch(/^[a-z]+\/[a-z.+-]+/);
  }
});

test('pictures are offered only where there are any', () => {
  const typesWith = (hasCards: boolean): string[] =>
    madeForOthers({ hasCards }).map(({ mediaType }) => mediaType);
  expect(typesWith(true)).toEqual(['text/html', 'image/png']);
  expect(typesWith(false)).toEqual(['text/html']);
});

test('the files of a timeline in which nothing has happened yet can be written, too', () => {
  const empty = anArchive({ events: [] });
  for (const { to, write } of filesToWrite(empty)) {
    expect(write(empty, aPublication), pathOf(to)).not.toContain('undefined');
  }
});
