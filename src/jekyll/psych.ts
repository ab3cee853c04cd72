const yes = /^(?:yes|true|on)$/i;
const no = /^(?:no|false|off)$/i;
const nothing = /^(?:~|null)?$/i;
const integer = /^[-+]?(?:0b[01_,]+|0[0-7_,]+|0x[\da-f_,]+|(?:0|[1-9](?:\d|,\d|_\d)*))$/i;
const float = /^[-+]?(?:\d[\d,]*)?(?:\.\d*)(?:e[-+]?\d+)?$/i;

/**
 * What Ruby's YAML reader (Psych, YAML 1.1) makes of a value without quotes, where that is neither a
 * text nor a time: `no` is false, `012` is ten, `2.10` is 2.1.
 */
export function resolvePlainScalar(text: string): string | number | boolean | null {
  if (nothing.test(text)) return null;
  if (yes.test(text)) return true;
  if (no.test(text)) return false;
  if (integer.test(text)) return integerOf(text.toLowerCase().replace(/[_,+]/g, ''));
  if (float.test(text) && /\d/.test(text)) return Number(text.replaceAll(',', ''));
  return text;
}

function integerOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace('-', '');
  // JavaScript knows 0x and 0b; what begins with another 0 is octal in YAML 1.1.
  const isOctal = /^0[0-7]/.test(digits);
  return sign * (isOctal ? Number.parseInt(digits, 8) : Number(digits));
}
