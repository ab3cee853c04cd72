const trueWord = /^(?:yes|true|on)$/i;
const falseWord = /^(?:no|false|off)$/i;
const nullWord = /^(?:~|null)?$/i;
const integer = /^[-+]?(?:0b[01_,]+|0[0-7_,]+|0x[\da-fA-F_,]+|(?:0|[1-9](?:\d|,\d|_\d)*))$/;
// Psych reads an exponent only if it has a sign.
const float = /^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/;
const infinity = /^[-+]?\.inf$/i;
const notANumber = /^\.nan$/i;
// Numbers to the base 60, such as `1:30`, which YAML 1.1 has for times.
const sexagesimal = /^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}(?:\.[\d_]*)?$/;

/**
 * Resolves a plain scalar as Psych, Ruby's YAML 1.1 parser, does: `no` is false, `012` is ten, `2.10` is
 * 2.1, `1:30` is 5400. Timestamps stay text.
 */
export function resolvePlainScalar(text: string): string | number | boolean | null {
  if (nullWord.test(text)) return null;
  if (trueWord.test(text)) return true;
  if (falseWord.test(text)) return false;
  if (integer.test(text)) return integerOf(text.replace(/[_,+]/g, ''));
  if (float.test(text) && /\d/.test(text)) return Number(text.replace(/[_,]/g, ''));
  if (infinity.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (notANumber.test(text)) return Number.NaN;
  if (sexagesimal.test(text)) return sexagesimalOf(text.replaceAll('_', ''));
  return text;
}

function integerOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace('-', '');
  // `Number` parses 0x and 0b, but reads a plain leading 0, which means octal in YAML 1.1, as decimal.
  const isOctal = /^0[0-7]/.test(digits);
  return sign * (isOctal ? Number.parseInt(digits, 8) : Number(digits));
}

// As in Psych, the first of two parts counts as hours, and a sign belongs to the first part only.
function sexagesimalOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
