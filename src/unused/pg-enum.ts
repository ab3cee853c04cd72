/** Replaces the enums of PostgreSQL, of which `drizzle-orm` asks in every query, and with them its columns. */
export function isPgEnum(): boolean {
  return false;
}
