import { increment } from '../../command/increment.ts';
import type { Profile, ProfileNode } from './profiler.ts';

/** A part of the Worker, and the files that belong to it. */
interface Stage {
  readonly name: string;
  readonly files: RegExp;
}

// The first one whose pattern a file matches counts.
const stages: readonly Stage[] = [
  {
    name: 'front matter, URLs, dates',
    files: /src\/(?:jekyll|generators)\/|\/(?:yaml|smol-toml)\//,
  },
  { name: 'Liquid', files: /src\/liquid\// },
  { name: 'Markdown', files: /src\/markdown\// },
  { name: 'safe HTML', files: /src\/post\/html\/|\/(?:htmlparser2|entities|dom[^/]*)\// },
  { name: 'other parts of reading a post', files: /src\/post\// },
  { name: 'render check, in each format', files: /src\/feeds\/|node_modules\/(?:feed|xml-js)\// },
  { name: 'plan, hashes, steps of the run', files: /src\/import\/|src\/sources\// },
  { name: 'statements for D1', files: /src\/store\/|\/drizzle-orm\/|cloudflare-internal:d1/ },
  {
    name: 'request, archive, JSON',
    files: /src\/(?:routes|http)\/|\/(?:hono|modern-tar|valibot)\//,
  },
];
const others = 'other';
const collection = 'garbage collection';
const runtime = 'runtime and databases, outside of JavaScript';

/** The share of a stage in the time of a Worker, from 0 to 1. */
export interface StageShare {
  readonly name: string;
  readonly share: number;
}

/**
 * Divides the time of a profile among stages. What the runtime does for a function, such as matching a pattern, counts
 * for the function's stage.
 */
export function sharesOf({ nodes, samples, source }: Profile): StageShare[] {
  const fileAt = filesOf(source);
  const stageOfNode = new Map<number, string | undefined>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (node: ProfileNode, inherited: string) => {
    const stage = stageOf(node, fileAt) ?? inherited;
    stageOfNode.set(node.id, stage);
    for (const id of node.children) {
      const child = byId.get(id);
      if (child) visit(child, stage);
    }
  };
  if (nodes[0]) visit(nodes[0], others);
  const counts = new Map<string, number>();
  for (const id of samples) {
    if (byId.get(id)?.callFrame.functionName === '(idle)') continue;
    increment(counts, stageOfNode.get(id) ?? others);
  }
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  return [...counts]
    .map(([name, count]) => ({ name, share: count / sum }))
    .sort((a, b) => b.share - a.share);
}

function stageOf({ callFrame }: ProfileNode, fileAt: (line: number) => string): string | undefined {
  if (callFrame.functionName === '(garbage collector)') return collection;
  if (callFrame.functionName === '(program)') return runtime;
  if (callFrame.url === '') return undefined;
  const isInternal = /^(?:cloudflare|node)/.test(callFrame.url);
  const file = isInternal ? callFrame.url : fileAt(callFrame.lineNumber);
  return stages.find(({ files }) => files.test(file))?.name;
}

/** Finds the file that a line of a bundle is from: esbuild begins each with its path in a comment. */
function filesOf(source: string): (line: number) => string {
  let file = '';
  const files = source.split('\n').map((line) => {
    const [, path] = /^\s*\/\/ ((?:\.\.\/)*(?:src|node_modules)\/\S+|<\S+>)$/.exec(line) ?? [];
    file = path ?? file;
    return file;
  });
  return (line) => files[line] ?? '';
}
