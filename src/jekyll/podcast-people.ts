import type { Person } from '../model/podcast.ts';
import { plainLine } from '../model/text.ts';
import { authorsOf, type KnownAuthors, postAuthorsOf } from './authors.ts';
import { mapOf, nonBlankText } from './values.ts';

// Keys, and the role of the people that they name. Without a role, somebody is a host.
const roles: Readonly<Record<string, string | undefined>> = {
  host: undefined,
  hosts: undefined,
  cohost: 'co-host',
  cohosts: 'co-host',
  guest: 'guest',
  guests: 'guest',
  people: undefined,
  persons: undefined,
  person: undefined,
};

// A `host` may also be where files are.
const isAddress = /:\/\/|^[\w-]+(?:\.[\w-]+)+$/;

const maxPeople = 50;

// In characters. Aggregators cut longer ones.
const maxLength = 128;

/**
 * Reads the people of an episode or a show: names, keys of known authors, maps with `role` and `group`, or lists of
 * these, under `hosts`, `guests` or `people`.
 *
 * @param find the value of a key
 */
export function peopleOf(find: (key: string) => unknown, known: KnownAuthors): Person[] {
  const people = Object.entries(roles).flatMap(([key, role]) => peopleIn(find(key), role, known));
  const isFirst = (person: Person, index: number) =>
    people.findIndex(({ name, role }) => name === person.name && role === person.role) === index;
  return people
    .filter(({ name }) => !isAddress.test(name))
    .filter(isFirst)
    .slice(0, maxPeople);
}

function peopleIn(value: unknown, role: string | undefined, known: KnownAuthors): Person[] {
  const text = nonBlankText(value);
  if (text !== undefined) {
    return postAuthorsOf({ authors: text }, known).map((author) => personOf(author, role));
  }
  const list = Array.isArray(value) ? value.slice(0, maxPeople) : [value];
  return list.flatMap((entry) => {
    const map = mapOf(entry) ?? {};
    const ownRole = word(map.role)?.toLowerCase();
    return authorsOf(entry, known).map((author) => ({
      ...personOf(author, ownRole === 'host' ? undefined : (ownRole ?? role)),
      group: word(map.group)?.toLowerCase(),
    }));
  });
}

function personOf(
  { name, url, avatar }: ReturnType<typeof authorsOf>[number],
  role: string | undefined,
): Person {
  return { name: cut(name), role, url, image: avatar };
}

function word(value: unknown): string | undefined {
  const text = nonBlankText(value);
  return text === undefined ? undefined : cut(plainLine(text)) || undefined;
}

function cut(text: string): string {
  return [...text].slice(0, maxLength).join('');
}
