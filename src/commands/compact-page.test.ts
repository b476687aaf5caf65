import { expect, test } from 'vitest';
import { compactPage } from './compact-page.ts';

test.each([
  [
    'between blocks',
    '<ul> <li> One </li>\n<li>Two</li> </ul>',
    '<ul><li>One</li><li>Two</li></ul>',
  ],
  ['that repeats', '<b>a</b>  <i>b</i>', '<b>a</b> <i>b</i>'],
  ['between shapes', '<svg> <path d="M0 0"></path> </svg>', '<svg><path d="M0 0"/></svg>'],
])('white space %s goes', (_where, page, compact) => {
  expect(compactPage(page)).toBe(compact);
});

test.each([
  ['between words and what stands among them', '<p>Read <a href="/">this</a> <em>now</em>.</p>'],
  ['in styles', '<style>a  {\n}</style>'],
  ['in text that keeps it', '<pre>a  b\n</pre>'],
])('white space %s stays', (_where, page) => {
  expect(compactPage(page)).toBe(page);
});
