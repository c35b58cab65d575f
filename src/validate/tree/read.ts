import type { RepoPath } from '../../gate/path.js'
import { withConflicts } from './conflicts.js'
import { decode, faultOfNul } from './decode.js'
import type { Fault, Format, Parsed } from './document.js'
import { takesComments } from './formats.js'
import { parseIni } from './ini/parse.js'
import { parseJson } from './json/parse.js'
import { Source } from './source.js'
import { parseToml } from './toml/parse.js'
import { parseYaml } from './yaml/parse.js'

const NOTHING: Parsed = { documents: [], faults: [], comments: [] }

/** As large as the readers of all other formats together, and most repositories have no use for it. */
let python: ((text: string) => Parsed) | null = null

/** Loads what reads a format; to be awaited before the first text in it is read. */
export async function prepareToRead(format: Format): Promise<void> {
  if (format === 'python') python ??= (await import('../python/read.js')).readPython
}

/** Reads a text as a tree of its format. */
export function readSource(path: RepoPath, text: string, format: Format): Source {
  return sourceOf(path, text, format, null)
}

/** Reads a file's bytes as a tree of its format; that they are not in UTF-8 is one of its faults. */
export function readBytes(path: RepoPath, bytes: Uint8Array, format: Format): Source {
  const { text, fault } = decode(bytes)
  return sourceOf(path, text, format, fault)
}

function sourceOf(path: RepoPath, text: string, format: Format, undecoded: Fault | null): Source {
  const parsed = parse(path, text, format)
  const faults = withConflicts(parsed, text, format)
  const encoding = undecoded ?? faultOfNul(text)
  if (encoding === null) return new Source(path, text, format, { ...parsed, faults })
  const others = faults.filter(({ start }) => start !== encoding.start)
  return new Source(path, text, format, { ...parsed, faults: [encoding, ...others] })
}

function parse(path: RepoPath, text: string, format: Format): Parsed {
  if (format === 'yaml') return parseYaml(text)
  if (format === 'json') return parseJson(text, { comments: takesComments(path) })
  if (format === 'toml') return parseToml(text)
  if (format === 'python') return pythonOf(text)
  return format === 'ini' ? parseIni(text) : NOTHING
}

function pythonOf(text: string): Parsed {
  if (python === null) throw new Error('what reads Python is not loaded')
  return python(text)
}
