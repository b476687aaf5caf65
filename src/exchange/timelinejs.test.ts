import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatWhen } from '../model/date-wording.ts';
import { aPublication } from './examples.ts';
import { hostileArchives } from './hostile-archives.examples.ts';
import { formatTimelineJs } from './timelinejs.ts';

function wordsIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsIn).join('') : '';
}

function fromSlide(html: string): string {
  return wordsIn(fromHtml(html, { fragment: true })).replace(/\r\n?/g, '\n');
}

test('every event is a slide once, with its own words and its date as far as it is known', () => {
  fc.assert(
    fc.property(hostileArchives, (archive) => {
      const { events } = JSON.parse(formatTimelineJs(archive, aPublication));
      expect(events).toHaveLength(archive.events.length);
      for (const [index, event] of archive.events.entries()) {
        const slide = events[index];
        expect(slide.unique_id).toBe(event.slug);
        expect(slide.display_date).toBe(formatWhen(event.when));
        expect(fromSlide(slide.text.headline)).toBe(event.headline.replace(/\r\n?/g, '\n'));
        expect(fromSlide(slide.text.text)).toContain(
          event.account[0]!.passages[0]!.text.replace(/\r\n?/g, '\n'),
        );
        const { when } = event;
        const parts = (iso: string) => iso.split('-').map(Number);
        const [start, end] = when.kind === 'interval' ? [when.start, when.end] : [when];
        expect(Object.values(slide.start_date)).toEqual(parts(start.iso));
        expect(Object.values(slide.end_date ?? {})).toEqual(end ? parts(end.iso) : []);
      }
    }),
  );
});
