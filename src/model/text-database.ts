/** The largest number of a text database. */
export const maxTextDatabases = 9;

/** The name of the binding of a text database: `TEXT_DB`, then `TEXT_DB_2`. */
export function textBinding(number: number): string {
  return number === 1 ? 'TEXT_DB' : `TEXT_DB_${number}`;
}
