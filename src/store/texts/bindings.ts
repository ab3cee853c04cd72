import { maxTextDatabases, textBinding } from '../../model/text-database.ts';
import { connect, type TextDatabases } from '../database.ts';

/** The text databases that are bound as `TEXT_DB`, `TEXT_DB_2` and so on. None is by default. */
export function textDatabasesIn(bindings: Readonly<Record<string, unknown>>): TextDatabases {
  const numbers = Array.from({ length: maxTextDatabases }, (_, at) => at + 1);
  return new Map(
    numbers.flatMap((number) => {
      const binding = bindings[textBinding(number)];
      return isDatabase(binding) ? [[number, connect(binding)] as const] : [];
    }),
  );
}

function isDatabase(binding: unknown): binding is D1Database {
  if (typeof binding !== 'object' || binding === null) return false;
  return ['prepare', 'batch', 'withSession'].every(
    (name) => typeof Reflect.get(binding, name) === 'function',
  );
}
