import * as v from 'valibot';

/** Where the texts of older articles are to be, if a text database is bound. */
export interface OldTextConfig {
  readonly oldTexts: 'apart' | 'together';
}

/** The schema of the variable. */
export const oldTextVariables = {
  OLD_TEXTS: v.optional(v.picklist(['apart', 'together'], 'must be apart or together'), 'apart'),
};
