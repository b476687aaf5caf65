import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { colours } from './card.ts';

test('cards have the colours of the pages in the light', () => {
  const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
  const light = tokens.slice(0, tokens.indexOf('@media'));
  for (const [role, colour] of Object.entries(colours)) {
    expect(light).toContain(`--colour-${role}: ${colour};`);
  }
});
