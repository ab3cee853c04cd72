import { Failure } from './failure.ts';

/**
 * Parses the value of an option that takes a whole number.
 *
 * @param option the option's name, like `--port`
 * @throws {Failure} if it is not a whole number from 1 to `max`
 */
export function wholeNumber(option: string, text: string, max: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= max) return number;
  throw new Failure(`${option} must be a number from 1 to ${max} (it is "${text}")`, 2);
}
