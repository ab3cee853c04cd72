import { textBinding } from '../../model/text-database.ts';

/** Thrown if texts of articles are not where they should be. No reader gets an article without its text. */
export class TextsMissing extends Error {
  override readonly name = 'TextsMissing';

  /**
   * @param database the number of the text database
   * @param ids the articles
   */
  constructor(database: number, ids: readonly number[], isBound: boolean) {
    const why = isBound ? 'lacks them' : 'is not bound';
    super(
      `${ids.length} texts are missing: ${textBinding(database)} ${why} (articles ${ids.slice(0, 5).join(', ')}); see docs/runbooks/lost-texts.md`,
    );
  }
}
