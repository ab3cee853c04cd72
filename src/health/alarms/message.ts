import type { Check } from '../../model/check.ts';

/** A message about checks that have become bad, or about checks that pass again. */
export interface AlarmMessage {
  /** One line. */
  readonly title: string;
  /** A line for each check, and where to look. */
  readonly text: string;
  /** The status of the checks: the worst one. `pass` if they pass again. */
  readonly status: Check['status'];
  /** Whether no other check is bad. */
  readonly isAllWell: boolean;
}

// Lines of a message. A chat cuts or refuses longer ones.
const maxLines = 10;

/**
 * Makes the message about checks that have become bad.
 *
 * @param publicUrl the URL of this Feedmill; empty if it is not known
 */
export function badMessage(checks: readonly Check[], publicUrl: string): AlarmMessage {
  const lines = checks.map(({ name, status, output }) => `${name} (${status}): ${output}`);
  const what = subject(checks.map(({ name }) => name));
  return {
    title: `${nameOf(publicUrl)}: ${what} ${checks.length === 1 ? 'needs' : 'need'} attention`,
    text: [...cut(lines), ...whereToLook(publicUrl)].join('\n'),
    status: checks.some(({ status }) => status === 'fail') ? 'fail' : 'warn',
    isAllWell: false,
  };
}

/**
 * Makes the message about checks that pass again.
 *
 * @param checked the names of all checks. Others are of sources that do not exist any more
 * @param stillBad how many other checks are bad
 */
export function wellMessage(
  names: readonly string[],
  checked: ReadonlySet<string>,
  stillBad: number,
  publicUrl: string,
): AlarmMessage {
  const others =
    stillBad === 1 ? '1 other check still needs' : `${stillBad} other checks still need`;
  const rest = stillBad === 0 ? 'All checks pass.' : `${others} attention.`;
  const lines = names.map(
    (name) => `${name}: ${checked.has(name) ? 'passes again' : 'is not checked any more'}`,
  );
  return {
    title: `${nameOf(publicUrl)}: ${subject(names)} ${names.length === 1 ? 'is' : 'are'} well again`,
    text: [...cut(lines), rest, ...whereToLook(publicUrl)].join('\n'),
    status: 'pass',
    isAllWell: stillBad === 0,
  };
}

function nameOf(publicUrl: string): string {
  const host = URL.parse(publicUrl)?.host;
  return host === undefined ? 'Feedmill' : `Feedmill ${host}`;
}

function subject(names: readonly string[]): string {
  const [name = ''] = names;
  return names.length === 1 ? name : `${names.length} checks`;
}

function cut(lines: readonly string[]): string[] {
  const shown = lines.slice(0, maxLines);
  const rest = lines.length - shown.length;
  return rest === 0 ? shown : [...shown, `and ${rest} more`];
}

function whereToLook(publicUrl: string): string[] {
  return publicUrl === '' ? [] : [`${publicUrl}/health`];
}
