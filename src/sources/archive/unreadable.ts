import { errorMessage } from '../../model/error-message.ts';
import { ImportError } from '../../model/problem.ts';

/** What a person is told of an archive, whatever has failed while it was read. */
export function unreadable(error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  const reason = errorMessage(error);
  // What inflates an archive has words of its own for one that ends too early.
  const words = /incomplete data|unexpected end/i.test(reason) ? 'it breaks off' : reason;
  return new ImportError(`the archive cannot be read: ${words || 'it is damaged'}`);
}
