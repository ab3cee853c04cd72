import { LiquidError } from './errors.ts';
import { strip } from './syntax.ts';
import { asFloat, isInteger, numberIn, WholeFloat } from './values.ts';

/** A number of Liquid: an integer, or a float. */
export type LiquidNumber = number | WholeFloat;

/** Converts a value to a number, as filters for numbers do. What is no number is 0. */
export function numberOf(value: unknown): LiquidNumber {
  if (typeof value === 'number' || value instanceof WholeFloat) return value;
  if (typeof value !== 'string') return 0;
  const text = strip(value);
  return /^-?\d+\.\d+$/.test(text) ? asFloat(Number(text)) : leadingInteger(text);
}

/**
 * Converts an argument to an integer.
 *
 * @throws {LiquidError} if it is not one
 */
export function integerOf(value: unknown): number {
  if (isInteger(value)) return value;
  const text = typeof value === 'string' ? strip(value) : '';
  if (!/^[-+]?\d+(?:_\d+)*$/.test(text)) throw new LiquidError('an argument is not an integer');
  return Number(text.replaceAll('_', ''));
}

/** The integer at the start of a text, as Ruby's `to_i` reads it; 0 if there is none. */
export function leadingInteger(text: string): number {
  const [digits = '0'] = /^[ \t\r\n\f\v]*[-+]?\d+(?:_\d+)*/.exec(text) ?? [];
  return Number(digits.replaceAll('_', '')) || 0;
}

/** The float at the start of a text, as Ruby's `to_f` reads it; 0 if there is none. */
export function leadingFloat(text: string): LiquidNumber {
  return asFloat(Number.parseFloat(text) || 0);
}

export type Operation = 'plus' | 'minus' | 'times' | 'divided_by' | 'modulo';

/**
 * Calculates as Ruby does. Integers give an integer, and floats are decimal fractions: 0.1 and 0.2 give 0.3.
 *
 * @throws {LiquidError} if an integer is divided by 0
 */
export function calculate(operation: Operation, left: unknown, right: unknown): LiquidNumber {
  const [a, b] = [numberOf(left), numberOf(right)];
  const [x, y] = [numberIn(a) ?? 0, numberIn(b) ?? 0];
  if (isInteger(a) && isInteger(b)) return integerResult(operation, x, y);
  if (y === 0 && operation === 'modulo') throw new LiquidError('divided by 0');
  return asFloat(operation === 'divided_by' ? x / y : decimalResult(operation, x, y));
}

function integerResult(operation: Operation, x: number, y: number): number {
  if (operation === 'plus') return x + y;
  if (operation === 'minus') return x - y;
  if (operation === 'times') return x * y;
  if (y === 0) throw new LiquidError('divided by 0');
  return operation === 'divided_by' ? Math.floor(x / y) : x - y * Math.floor(x / y);
}

// Beyond this many decimal places, floats are calculated as they are.
const maxPlaces = 40;

function decimalResult(operation: Operation, x: number, y: number): number {
  const [placesX, placesY] = [placesOf(x), placesOf(y)];
  if (placesX === undefined || placesY === undefined) {
    if (operation === 'plus') return x + y;
    if (operation === 'minus') return x - y;
    return operation === 'times' ? x * y : x - y * Math.floor(x / y);
  }
  if (operation === 'times') {
    return fromScaled(scaled(x, placesX) * scaled(y, placesY), placesX + placesY);
  }
  const places = Math.max(placesX, placesY);
  const [a, b] = [scaled(x, places), scaled(y, places)];
  if (operation === 'plus') return fromScaled(a + b, places);
  if (operation === 'minus') return fromScaled(a - b, places);
  const remainder = a % b;
  const isOpposite = remainder !== 0n && remainder < 0n !== b < 0n;
  return fromScaled(isOpposite ? remainder + b : remainder, places);
}

/** The number of decimal places; undefined if there are too many. */
function placesOf(value: number): number | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > 1e40) return undefined;
  const [, fraction = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(`${value}`) ?? [];
  const places = Math.max(fraction.length - Number(exponent), 0);
  return places <= maxPlaces ? places : undefined;
}

function scaled(value: number, places: number): bigint {
  if (Number.isInteger(value)) return BigInt(value) * 10n ** BigInt(places);
  const [, sign, digits = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(`${value}`) ?? [];
  const shift = places - fraction.length + Number(exponent);
  const whole = BigInt(digits + fraction) * 10n ** BigInt(Math.max(shift, 0));
  return sign === '-' ? -whole : whole;
}

function fromScaled(value: bigint, places: number): number {
  return Number(`${value}e-${places}`);
}

/**
 * Rounds half away from zero, as Ruby does.
 *
 * @param places decimal places; negative ones are before the point
 */
export function roundTo(value: number, places: number): number {
  const shifted = Number(`${exponential(value)}e${exponentOf(value) + places}`);
  const rounded = Math.sign(shifted) * Math.round(Math.abs(shifted));
  return Number(`${exponential(rounded)}e${exponentOf(rounded) - places}`);
}

function exponential(value: number): string {
  return value.toExponential().split('e', 1)[0] ?? '0';
}

function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1] ?? 0);
}

/** Formats a float as Ruby does: `1.0`, `1.0e+20`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) {
    const text = `${value}`.includes('e') ? value.toFixed(20).replace(/0+$/, '') : `${value}`;
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits = '0', exponent = '+0'] = value.toExponential().split('e');
  const [sign, number] = [exponent[0] ?? '+', exponent.slice(1).padStart(2, '0')];
  return `${digits.includes('.') ? digits : `${digits}.0`}e${sign}${number}`;
}
