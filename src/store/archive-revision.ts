/**
 * The revision of a scope's archive, an expression on a row of `scope`. Every change raises it that can change a full page
 * of the archive: all but new articles that are newer than every page start. `archive_revision` has it as of the scope's
 * revision `archive_known_at`. If the scope has another revision now, something has changed it that does not know of the
 * archive: its configuration, a definition, or a Worker of an older version.
 */
export const archiveRevision = 'iif(archive_known_at is revision, archive_revision, revision)';
