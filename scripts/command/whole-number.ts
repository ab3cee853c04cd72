import { Failure } from './failure.ts';

/**
 * The number that an option of a command has, from 1 on.
 *
 * @param option as it is written, like `--port`
 * @throws {Failure} where it is none, or above `most`
 */
export function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  throw new Failure(`${option} must be a number from 1 to ${most} (it is "${text}")`, 2);
}
