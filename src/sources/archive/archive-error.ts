import { errorMessage } from '../../model/error-message.ts';
import { ImportError } from '../../model/problem.ts';
import { truncated } from './byte-reader.ts';

/** Converts an error that occurred while an archive was read to an `ImportError`. */
export function archiveError(error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  const reason = errorMessage(error);
  // Messages of `DecompressionStream` in Workers and in Node.
  if (/incomplete data|unexpected end/i.test(reason)) return truncated();
  return new ImportError(`the archive cannot be read: ${reason || 'it is damaged'}`);
}
