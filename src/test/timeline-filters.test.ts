import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { marks } from '../model/actor.ts';
import { eventKinds } from '../model/event.ts';

const styles = readFileSync(join(projectFolder, 'src/components/TimelineFilters.astro'), 'utf8');

/** What a style gives for each choice: what has to be chosen, and what is then left. */
const choices = [...styles.matchAll(/main:has\(\[value='(\w+)'\]:checked\)([^{]*?\))\s*[,{]/g)].map(
  ([, value, left = '']) => ({ value, left: left.match(/\[[^\]]*\]/g) ?? [] }),
);

test.each(marks)('a side with the mark %s can be chosen', (mark) => {
  const chosen = choices.filter(({ value }) => value === mark);
  expect(chosen.flatMap(({ left }) => left)).toEqual([`[data-mark='${mark}']`]);
});

test.each(eventKinds)('the kind %s can be chosen', (kind) => {
  const chosen = choices.filter(({ value }) => value === kind);
  expect(chosen.flatMap(({ left }) => left)).toEqual(Array(2).fill(`[data-kind='${kind}']`));
});

test('no mark is called as a kind is, since styles know a choice by its value alone', () => {
  const values = [...marks, ...eventKinds, 'key'];
  expect(new Set(values).size).toBe(values.length);
});
