import { Parser, type Node } from 'commonmark';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPublication } from './examples.ts';
import { hostileArchives } from './hostile-archives.examples.ts';
import { formatTimelineMarkdown } from './timeline-markdown.ts';

/** The words of all nodes of a kind, as the reference parser of CommonMark has them. */
function wordsOf(markdown: string, kind: 'heading' | 'paragraph', level?: number): string[] {
  const found: string[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { node, entering } = step;
    if (entering && node.type === kind && (level === undefined || node.level === level))
      found.push(wordsIn(node));
  }
  return found;
}

function wordsIn(node: Node): string {
  let words = '';
  const walker = node.walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    if (!step.entering) continue;
    if (step.node.type === 'softbreak' || step.node.type === 'linebreak') words += '\n';
    else words += step.node.literal ?? '';
  }
  return plain(words);
}

/** White space is layout in Markdown. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

test('every event is told once under its headline, whatever is in its words', () => {
  fc.assert(
    fc.property(hostileArchives, (archive) => {
      const markdown = formatTimelineMarkdown(archive, aPublication);
      expect(wordsOf(markdown, 'heading', 3)).toEqual(
        archive.events.map(({ headline }) => plain(headline)),
      );
      const paragraphs = wordsOf(markdown, 'paragraph');
      for (const { account } of archive.events) {
        const { text } = account[0]!.passages[0]!;
        expect(paragraphs).toContain(`${plain(text)} (Voice of America)`);
      }
    }),
  );
});
