const trueWord = /^(?:yes|true|on)$/i;
const falseWord = /^(?:no|false|off)$/i;
const nullWord = /^(?:~|null)?$/i;
const integer = /^[-+]?(?:0b[01_,]+|0[0-7_,]+|0x[\da-f_,]+|(?:0|[1-9](?:\d|,\d|_\d)*))$/i;
const float = /^[-+]?(?:\d[\d,]*)?(?:\.\d*)(?:e[-+]?\d+)?$/i;

/**
 * Resolves a plain scalar as Psych, Ruby's YAML 1.1 parser, does: `no` is false, `012` is ten, `2.10` is
 * 2.1. Timestamps stay text.
 */
export function resolvePlainScalar(text: string): string | number | boolean | null {
  if (nullWord.test(text)) return null;
  if (trueWord.test(text)) return true;
  if (falseWord.test(text)) return false;
  if (integer.test(text)) return integerOf(text.toLowerCase().replace(/[_,+]/g, ''));
  if (float.test(text) && /\d/.test(text)) return Number(text.replaceAll(',', ''));
  return text;
}

function integerOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace('-', '');
  // `Number` parses 0x and 0b, but reads a plain leading 0, which means octal in YAML 1.1, as decimal.
  const isOctal = /^0[0-7]/.test(digits);
  return sign * (isOctal ? Number.parseInt(digits, 8) : Number(digits));
}
