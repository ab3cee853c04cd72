/** Values by their keys, as YAML has them. */
export type Values = Readonly<Record<string, unknown>>;

/** The words for "no" of YAML 1.1, which Jekyll reads; all else that is there means yes. */
const noWords = /^(?:n|no|off|false)$/i;

/** A value as a person would write it on one line; undefined for none, a list or a map. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** A value as text, where blank counts as missing. */
export function nonBlankText(value: unknown): string | undefined {
  const text = textOf(value)?.trim();
  return text === '' ? undefined : text;
}

/** Whether a value says no, as YAML 1.1 has it; a missing value does not. */
export function isYamlFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && noWords.test(value));
}

/** A value as a map; undefined for anything else. */
export function mapOf(value: unknown): Values | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

/** An http(s) address, made absolute against a base where there is one; undefined for any other. */
export function httpUrl(text: string | undefined, base?: string): string | undefined {
  const url = text === undefined ? null : URL.parse(text, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
