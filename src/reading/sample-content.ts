import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { certificateOf, digestOf } from './certificate.ts';
import { formatList } from './ledger-files.ts';

/** Content files by their path in the content folder. */
export type SampleContent = Readonly<Record<string, string>>;

/** The texts of the articles of the sample, in which its quotations stand. */
export const sampleTexts = new Map([
  [
    '2020-01-05-voa',
    `BAGHDAD – The chamber decided on Sunday to send foreign soldiers home.

Some of them stayed away. Others cheered.
`,
  ],
  [
    '2020-01-10-military-times',
    `WASHINGTON – The secretary told reporters that the task could perhaps be done
with fewer resources, once the allies have sent more.
`,
  ],
]);

/** A small content folder without faults, for tests to spoil. */
export const sampleContent = {
  'sides.yaml': `- { slug: united-states, name: United States, mark: disc }
- { slug: iraqi-parliament, name: Iraq’s parliament and parties, mark: diamond }
`,
  'places.yaml': `- { slug: baghdad, name: Baghdad, kind: town }
- { slug: washington, name: Washington, kind: town }
`,
  'measures.yaml': `- { slug: us-troops-in-iraq, name: US troops in Iraq, unit: troops }
`,
  'story.md': `A strike killed a general [@2020-01-10-military-times]. Parliament voted [@2020-01-05-voa].
`,
  'actors/iraqi-parliament.yaml': `name: Iraq’s parliament
side: iraqi-parliament
formerly:
`,
  'actors/mike-pompeo.yaml': `name: Mike Pompeo
aliases: [Secretary Pompeo]
side: united-states
roles:
  - { role: US secretary of state, from: 2018-04 }
`,
  'articles/2020-01-05-voa.md': `---
title: Lawmakers vote to expel US troops
publisher: Voice of America
kind: report
published: 2020-01-05
added: 2026-11-22
url: https://example.org/vote
language: en
licence: public-domain
textSeen: complete
---
Members voted in *Baghdad*, says the report.

> Some of them stayed away.
`,
  'articles/2020-01-10-military-times.md': `---
title: US leaders dismiss "requests" to remove all forces
publisher: Military Times
authors: [Leo Shane III]
kind: report
published: 2020-01-10
added: 2026-11-22
url: https://example.org/requests
language: en
licence: copyright
textSeen: complete
figures:
  - { measure: us-troops-in-iraq, value: 5000, certainty: about, asOf: 2020-01-10, kind: level }
positions:
  - actor: mike-pompeo
    when: 2020-01-10
    event: parliament-vote
    stance: reduce
    gist: The mission goes on, perhaps with fewer troops.
    quote: with fewer resources
---
The work might go on “with fewer resources”.
`,
  'events/soleimani-muhandis-killed.md': `---
headline: A US strike kills Soleimani
when: 2020-01-03
kind: strike
actors: [mike-pompeo]
added: 2026-11-22
---
A drone struck at the airport [@2020-01-10-military-times].
`,
  'events/parliament-vote.md': `---
headline: Parliament votes to end the foreign troop presence
when: 2020-01-05
whenBasis: >-
  “Sunday” in a report of 5 January,
  a Sunday [@2020-01-05-voa]
place: baghdad
kind: decision
actors: [iraqi-parliament]
answers: [soleimani-muhandis-killed]
added: 2026-11-22
formerly: [parliament-resolution]
disputes:
  - question: How many members were there?
    accounts:
      - { says: 168 present, article: 2020-01-05-voa }
      - { says: about 170, article: 2020-01-10-military-times }
---
Parliament passed a resolution on the troops [@2020-01-05-voa]. Sunni and Kurdish
members opposed it [@2020-01-05-voa; @2020-01-10-military-times].

The vote was [an answer](/events/soleimani-muhandis-killed/) to a strike [@2020-01-05-voa].
`,
  'ledger/addresses.json': '[]\n',
  'ledger/tombstones.json': '[]\n',
  'ledger/comparisons.json': '[]\n',
  'ledger/accounts.json': '[]\n',
  'ledger/texts.json': formatList(
    [...sampleTexts].map(([article, text]) => ({
      article,
      digest: digestOf(text),
      checked: '2026-11-22',
    })),
  ),
  'ledger/quotations.json': formatList([
    certify('2020-01-05-voa', 'Sunday'),
    certify('2020-01-05-voa', 'Some of them stayed away.'),
    certify('2020-01-10-military-times', 'with fewer resources'),
  ]),
} as const satisfies SampleContent;

/** The sample with a passage of one of its files replaced. */
export function sampleWith(
  path: keyof typeof sampleContent,
  from: string,
  to: string,
): SampleContent {
  const text: string = sampleContent[path];
  if (text.split(from).length !== 2) throw new Error(`expected “${from}” once in ${path}`);
  return { ...sampleContent, [path]: text.replace(from, () => to) };
}

/** Writes content into a new folder, hands it out, and removes it again. */
export async function inFolder<T>(
  content: SampleContent,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  try {
    for (const [path, text] of Object.entries(content)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function certify(article: string, quotation: string) {
  return { article, certificate: certificateOf(article, quotation), selects: [[quotation]] };
}
