import { expect, test } from 'vitest';
import { rolesAt } from './actor.ts';
import { anActor, anEvent } from './examples.ts';

const premier = anActor('premier', {
  roles: [
    { role: 'Prime minister', to: '2019-12-01' },
    { role: 'Caretaker', from: '2019-12-01', to: '2020-05' },
    { role: 'Cleric' },
  ],
});

test.each([
  ['2019-11-29', ['Prime minister', 'Cleric']],
  ['2019-12-01', ['Prime minister', 'Caretaker', 'Cleric']],
  ['2020-01-05', ['Caretaker', 'Cleric']],
  ['2020-05-31', ['Caretaker', 'Cleric']],
  ['2020', ['Caretaker', 'Cleric']],
  ['2020-06-01', ['Cleric']],
])('at %s an actor has the roles that the time allows', (when, expected) => {
  expect(rolesAt(premier, anEvent('event', { when }).when).map(({ role }) => role)).toEqual(
    expected,
  );
});

test('an actor whose known roles do not reach that time is named by all of them', () => {
  const former = anActor('former', { roles: [{ role: 'Minister', to: '2019' }] });
  expect(rolesAt(former, anEvent('event', { when: '2020-01-05' }).when)).toHaveLength(1);
});
