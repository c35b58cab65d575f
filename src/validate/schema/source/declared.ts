import { type RepoPath, ROOT, repoPathFrom } from '../../../gate/path.js'
import type { Repository } from '../../repository.js'
import type { Report } from '../../rules/rule.js'
import { makeAbsent } from '../../tree/make.js'
import type { Source } from '../../tree/source.js'
import { type CompiledSchema, checkSchema, compileSchema } from '../check.js'
import { draftOf, metaschemaOf } from '../model/draft.js'
import { unreadableRule } from '../rules/unreadable.js'
import { BUNDLED, bundledName, bundledSchema, metaschemas } from './bundled.js'
import { localSchema } from './local.js'
import { schemaNamed } from './named.js'

const START = { start: 0, end: 0 }
const REMOTE = /^[a-z][a-z\d+.-]*:\/\//i

/**
 * Holds a file to the schema that an input gives, a path as seen from the folder that is judged, else to the one that the file
 * itself names, as seen from the file. One of the web that a file names for its editor is passed over: nothing is fetched.
 */
export async function checkDeclared(
  source: Source,
  report: Report,
  repository: Repository,
  given?: string,
): Promise<void> {
  const named = given === undefined ? schemaNamed(source) : { reference: given, span: START }
  if (named === null) return
  const { reference, span } = named
  const schema = await resolveReference(reference, given === undefined ? folderOf(source.path) : ROOT, repository)
  if (typeof schema !== 'string') await checkWith(schema, source, report, span)
  else if (given !== undefined)
    report(unreadableRule, span, `The schema that \`schemas\` names cannot be used: ${schema}.`)
  else if (isMissed(reference)) {
    report(unreadableRule, span, `The schema that this file names cannot be used: ${schema}.`, { level: 'warning' })
  }
}

/** The schema that a reference names: one that comes along, or a file of the repository; a text says why there is none. */
export async function resolveReference(
  reference: string,
  folder: RepoPath,
  repository: Repository,
): Promise<CompiledSchema | string> {
  const bundled = bundledName(reference)
  if (bundled !== undefined) return bundledSchema(bundled)
  const draft = draftOf(reference)
  if (draft !== undefined) return metaschema(metaschemaOf(draft))
  if (REMOTE.test(reference)) {
    return `${reference} is an address; only files of the repository and what comes along are read: ${BUNDLED.join(', ')}`
  }
  const path = repoPathFrom(reference.replace(/#.*$/, ''), folder)
  return path === null ? `${reference} is outside of the repository` : localSchema(path, repository)
}

/** Holds a file to a schema. What is not well-formed lacks parts, of which the schema would only complain again. */
export async function checkWith(schema: CompiledSchema, source: Source, report: Report, named = START): Promise<void> {
  if (source.faults.some(({ rule }) => rule.endsWith('/syntax'))) return
  const roots = source.documents.flatMap(({ root }) => root ?? [])
  await checkSchema(schema, roots.length === 0 ? [makeAbsent(0)] : roots, report, named)
}

let compiledMetaschemas: Map<string, CompiledSchema> | undefined

async function metaschema(address: string): Promise<CompiledSchema> {
  const all = await metaschemas()
  compiledMetaschemas ??= new Map()
  const document = all.get(address)
  if (document === undefined) throw new RangeError(`there is no metaschema ${address}`)
  const known = compiledMetaschemas.get(address) ?? compileSchema(document, other => all.get(other) ?? null)
  compiledMetaschemas.set(address, known)
  return known
}

/** Whether a reference that leads nowhere is worth a word: not those to the web, and to what a package manager installs. */
function isMissed(reference: string): boolean {
  return !REMOTE.test(reference) && !reference.includes('node_modules/') && /[/.]/.test(reference)
}

function folderOf(path: RepoPath): RepoPath {
  return path.includes('/') ? (path.slice(0, path.lastIndexOf('/')) as RepoPath) : ROOT
}
