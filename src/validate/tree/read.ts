import type { RepoPath } from '../../gate/path.js'
import type { Format, Parsed } from './document.js'
import { Source } from './source.js'
import { parseYaml } from './yaml.js'

const NOTHING: Parsed = { documents: [], faults: [], comments: [] }

/** Reads a text as a tree of its format. */
export function readSource(path: RepoPath, text: string, format: Format): Source {
  return new Source(path, text, format, format === 'yaml' ? parseYaml(text) : NOTHING)
}
