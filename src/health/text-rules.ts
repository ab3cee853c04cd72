import type { Check } from '../model/check.ts';
import { maxTextDatabases, textBinding } from '../model/text-database.ts';
import type { BoundTextDatabase, TextFacts } from '../store/health/text-facts.ts';
import { bytesUpTo, nearlyFull } from '../store/limits.ts';
import { otherName, otherOwner } from '../store/texts/prepare.ts';
import { checkOf, counted, type Finding } from './rule.ts';

const runbook = 'docs/runbooks/lost-texts.md';

/**
 * Whether the texts of older articles are where they should be, and the size of each text database. No checks if there
 * are no text databases.
 *
 * @param oldTexts where texts are to be
 * @param maxMb the size that the plan allows, in megabytes; 0 if it is unknown
 */
export function textChecks(
  facts: TextFacts,
  {
    oldTexts,
    databaseMaxMb,
  }: { readonly oldTexts: 'apart' | 'together'; readonly databaseMaxMb: number },
): Check[] {
  const { walk, bound } = facts;
  const used = walk?.databases ?? [];
  if (bound.length === 0 && used.length === 0) return [];
  const finding =
    lostDatabase(used, bound) ??
    lostTexts(facts) ??
    foreignTexts(facts) ??
    gap(bound) ??
    noRoom(facts, oldTexts, databaseMaxMb);
  const check = checkOf('database:texts', finding, { value: used.length });
  const output = finding?.output ?? whereTexts(oldTexts, used, bound);
  return [{ ...check, output }, ...bound.flatMap(sizeOfTexts)];
}

function sizeOfTexts({ binding, state }: BoundTextDatabase): Check[] {
  if (!state) return [];
  return [
    checkOf(`database:${textBinding(binding)}`, undefined, { value: state.bytes, unit: 'byte' }),
  ];
}

function lostDatabase(used: readonly number[], bound: readonly BoundTextDatabase[]): Finding {
  const all = new Set([...used, ...bound.map(({ binding }) => binding)]);
  const problems = [...all].sort().flatMap((number) => {
    const problem = problemOf(number, used.includes(number), bound);
    return problem === undefined ? [] : [problem];
  });
  if (problems.length === 0) return undefined;
  return {
    status: 'fail',
    output: `${problems.join('; ')}. Feeds and archive pages that need texts from there get a 503: ${runbook}.`,
  };
}

/** Describes the problem of a text database; undefined if it has none. */
function problemOf(
  number: number,
  isUsed: boolean,
  bound: readonly BoundTextDatabase[],
): string | undefined {
  const name = textBinding(number);
  const found = bound.find(({ binding }) => binding === number);
  if (!found) return `${name} is not bound, but has texts of articles`;
  if (!found.state) return `${name} does not respond`;
  const { own } = found.state;
  if (own) return otherName(number, own);
  return isUsed ? `${name} is bound to a database without texts` : undefined;
}

function lostTexts({ walk }: TextFacts): Finding {
  const missing = Math.max(walk?.missing ?? 0, walk?.missingSoFar ?? 0);
  if (missing === 0) return undefined;
  const are = missing === 1 ? 'is' : 'are';
  return {
    status: 'fail',
    output: `${counted(missing, 'text')} of articles ${are} missing in the text databases. Feeds and archive pages that need them get a 503: ${runbook}.`,
  };
}

function foreignTexts({ walk, bound }: TextFacts): Finding {
  const owner = walk?.owner;
  if (!owner) return undefined;
  const reasons = bound.flatMap(({ binding, state }) => {
    const reason = state?.own && otherOwner(binding, state.own, owner);
    return reason === undefined ? [] : [reason];
  });
  if (reasons.length === 0) return undefined;
  return {
    status: 'warn',
    output: `${reasons.join('; ')}. Texts are neither moved there nor deleted: ${runbook}#another-database.`,
  };
}

function gap(bound: readonly BoundTextDatabase[]): Finding {
  const numbers = new Set(bound.map(({ binding }) => binding));
  const last = Math.max(...numbers);
  const missing = Array.from({ length: last }, (_, at) => at + 1).find((one) => !numbers.has(one));
  if (missing === undefined) return undefined;
  return {
    status: 'warn',
    output: `${textBinding(last)} is bound, but ${textBinding(missing)} is not. Number the text databases without a gap: docs/deployment.md#beyond-the-size-of-a-database.`,
  };
}

function noRoom({ bound }: TextFacts, oldTexts: 'apart' | 'together', maxMb: number): Finding {
  const limit = bytesUpTo(maxMb, nearlyFull);
  const isFull = bound.every(({ state }) => state && state.bytes >= limit);
  if (oldTexts === 'together' || !isFull) return undefined;
  const next = textBinding(Math.min(bound.length + 1, maxTextDatabases));
  return {
    status: 'warn',
    output: `All text databases are nearly full, so texts stay in the database of the articles. Bind ${next}: docs/deployment.md#beyond-the-size-of-a-database.`,
  };
}

/** Describes the state of the text databases if it is not a problem. */
function whereTexts(
  oldTexts: 'apart' | 'together',
  used: readonly number[],
  bound: readonly BoundTextDatabase[],
): string {
  if (oldTexts === 'apart') return '';
  const names = bound.map(({ binding }) => textBinding(binding)).join(', ');
  return used.length === 0
    ? `No text is in a text database. The bindings can be removed: ${names}.`
    : `Texts are coming back from the text databases. Keep the bindings until none is left there: ${names}.`;
}
