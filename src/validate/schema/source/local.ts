import { type RepoPath, ROOT, repoPathFrom } from '../../../gate/path.js'
import type { Repository } from '../../repository.js'
import type { Format } from '../../tree/document.js'
import { textOf, valueIn } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { type CompiledSchema, compileSchema } from '../check.js'
import type { LoadSchema, SchemaDocument } from '../model/document.js'
import { metaschemas } from './bundled.js'

const compiled = new WeakMap<Repository, Map<RepoPath, CompiledSchema | string>>()

/** The schema in a file of the repository, prepared once; a text where it is none, which says why. */
export async function localSchema(path: RepoPath, repository: Repository): Promise<CompiledSchema | string> {
  const known = compiled.get(repository) ?? new Map<RepoPath, CompiledSchema | string>()
  compiled.set(repository, known)
  const schema = known.get(path) ?? compiledFrom(path, repository, await metaschemas())
  known.set(path, schema)
  return schema
}

function compiledFrom(
  path: RepoPath,
  repository: Repository,
  bundled: ReadonlyMap<string, SchemaDocument>,
): CompiledSchema | string {
  const source = repository.source(path, formatOf(path))
  if (source === null) return `there is no file ${path} that could be read`
  const [fault] = source.faults
  const { root } = source
  if (root === null || fault !== undefined) {
    const { line, column } = source.positionOf(fault?.start ?? 0)
    return `${path} is not well-formed, at line ${line}, column ${column}: ${fault?.message ?? 'it is empty'}`
  }
  return compileSchema({ root, address: addressOf(path), source }, loader(source, repository, bundled))
}

/**
 * Finds other files of the repository. A schema that says that its address is elsewhere (`$id`) refers to its neighbours
 * there; they are looked for beside its file.
 */
function loader(source: Source, repository: Repository, bundled: ReadonlyMap<string, SchemaDocument>): LoadSchema {
  const id = textOf(valueIn(source.root, '$id')) ?? textOf(valueIn(source.root, 'id')) ?? ''
  const elsewhere = /^https?:/.test(id) ? id.slice(0, id.lastIndexOf('/') + 1) : null
  const folder = source.path.includes('/') ? (source.path.slice(0, source.path.lastIndexOf('/')) as RepoPath) : ROOT
  return address => {
    const known = bundled.get(address)
    if (known !== undefined) return known
    const beside = elsewhere !== null && address.startsWith(elsewhere)
    const path = beside ? repoPathFrom(address.slice(elsewhere.length), folder) : pathOf(address)
    const read = path === null ? null : repository.source(path, formatOf(path))
    if (read === null || read.root === null || read.faults.length > 0) return null
    return { root: read.root, address, source: read }
  }
}

const FILES = 'file:///'

/** Files have addresses as if the repository were a whole disk; beyond its root nothing can be named. */
function addressOf(path: RepoPath): string {
  return FILES + path.split('/').map(encodeURIComponent).join('/')
}

function pathOf(address: string): RepoPath | null {
  if (!address.startsWith(FILES)) return null
  try {
    return repoPathFrom(decodeURIComponent(address.slice(FILES.length)))
  } catch {
    return null
  }
}

function formatOf(path: string): Format {
  return /\.ya?ml$/i.test(path) ? 'yaml' : 'json'
}
