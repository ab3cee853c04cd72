// A local web server that serves the archive of a site, as Git hosts do.
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { close, listen } from './local-server.ts';

/** The files of a site, by path. */
export type SiteContent = Readonly<Record<string, string>>;

/** A server of an archive that can be replaced. */
export interface ServedArchive {
  readonly url: string;
  /** The status of all responses. Only 200 can become a 304. */
  status: number;
  /** The number of responses that were not a 304. */
  readonly sent: () => number;
  publish(files: SiteContent): Promise<void>;
  close(): Promise<void>;
}

/** Serves an archive with an ETag. */
export async function serveArchive(files: SiteContent): Promise<ServedArchive> {
  let [bytes, version, sent] = [await pack(files), 1, 0];
  const server = createServer((request, response) => {
    const etag = `"v${version}"`;
    const isCurrent = archive.status === 200 && request.headers['if-none-match'] === etag;
    if (!isCurrent) sent++;
    response.writeHead(isCurrent ? 304 : archive.status, { ETag: etag });
    response.end(isCurrent || archive.status !== 200 ? undefined : bytes);
  });
  const archive: ServedArchive = {
    url: `${await listen(server)}/site.tar.gz`,
    status: 200,
    sent: () => sent,
    async publish(next) {
      bytes = await pack(next);
      version++;
    },
    close: () => close(server),
  };
  return archive;
}

/** Reads all files of a site's folder. */
export async function readSiteContent(root: string): Promise<SiteContent> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const files: Record<string, string> = {};
  for (const path of paths) files[path] = await readFile(join(root, path), 'utf8');
  return files;
}

// Git hosts order files by path and put them in one folder.
async function pack(files: SiteContent): Promise<Buffer> {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const tar = await packTar(
    entries.map(([path, text]) => {
      const body = new TextEncoder().encode(text);
      return { header: { name: `site-main/${path}`, size: body.length, mtime: new Date(0) }, body };
    }),
  );
  return gzipSync(tar, { level: 1 });
}
