import { formats } from '../../src/model/format.ts';
import type { ScopeKey } from '../../src/model/scope.ts';
import { feedPath } from '../../src/model/urls.ts';
import { readers } from '../doctor/readers.ts';
import { type Habit, Subscription } from './subscription.ts';

const [service, program, script, , nameless] = readers.map(({ headers }) => headers);
const delta = { ...service, 'A-IM': 'feed' };

// Of a hundred subscriptions, each habit has ten.
const habits: readonly Habit[] = [
  { name: 'a service', headers: { ...service }, validators: 'both', interval: 60 },
  { name: 'a program', headers: { ...program }, validators: 'both', interval: 300 },
  { name: 'a program', headers: { ...program }, validators: 'etag', interval: 300 },
  { name: 'a reader of deltas', headers: delta, validators: 'both', interval: 300 },
  { name: 'a poller by date', headers: { ...script }, validators: 'date', interval: 300 },
  { name: 'a script', headers: { ...script }, validators: 'none', interval: 900 },
  { name: 'a program', headers: { ...program }, validators: 'both', interval: 900 },
  { name: 'a service', headers: { ...service }, validators: 'etag', interval: 900 },
  { name: 'a nameless reader', headers: { ...nameless }, validators: 'both', interval: 1_800 },
  { name: 'a program', headers: { ...program }, validators: 'both', interval: 1_800 },
];

/**
 * Makes subscriptions that together poll so often. The feeds take turns in their formats, and each habit has as many
 * subscriptions as the others.
 */
export function subscribe(pollsPerSecond: number, scopes: readonly ScopeKey[]): Subscription[] {
  const each = habits.reduce((sum, { interval }) => sum + 1 / interval, 0) / habits.length;
  return Array.from({ length: Math.round(pollsPerSecond / each) }, (_, index) => {
    const habit = turn(habits, index);
    const format = turn(formats, Math.floor(index / scopes.length));
    return new Subscription(habit, feedPath(turn(scopes, index), format));
  });
}

function turn<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('a list to take turns in is empty');
  return item;
}
