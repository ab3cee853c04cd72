import { errorMessage } from '../../model/error-message.ts';
import { ImportError } from '../../model/problem.ts';
import { truncated } from './byte-reader.ts';

/** An error while an archive was read, as an `ImportError` in our own words. */
export function archiveError(error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  const reason = errorMessage(error);
  // The words of `DecompressionStream` in Workers and in Node.
  if (/incomplete data|unexpected end/i.test(reason)) return truncated();
  return new ImportError(`the archive cannot be read: ${reason || 'it is damaged'}`);
}
