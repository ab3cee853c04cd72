/**
 * Replaces the schemas of `yaml` that resolve plain scalars. Feedmill resolves these by its own, as Psych does
 * (src/jekyll/psych.ts), and uses the schema `failsafe`.
 */
const unused = undefined;

export {
  unused as boolTag,
  unused as float,
  unused as floatExp,
  unused as floatNaN,
  unused as int,
  unused as intHex,
  unused as intOct,
  unused as schema,
};
