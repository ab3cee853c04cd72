/**
 * Replaces the parts of `xml-js` that parse XML or read JSON, and with them `sax`. The package `feed` only
 * writes XML.
 */
export { throwIfUsed as default } from './throw-if-used.ts';
