import { type CompiledSchema, compileSchema } from '../check.js'
import { nodeOf, type SchemaDocument } from '../model/document.js'

type Data = { readonly default: unknown }

/** Schemas that come along, by the name of the kind of file that they describe. */
const LOADERS: ReadonlyMap<string, () => Promise<Data>> = new Map<string, () => Promise<Data>>([
  ['dependabot', () => import('../data/dependabot.json', { with: { type: 'json' } })],
  ['issue-form', () => import('../data/github-issue-forms.json', { with: { type: 'json' } })],
  ['issue-config', () => import('../data/github-issue-config.json', { with: { type: 'json' } })],
  ['discussion-form', () => import('../data/github-discussion.json', { with: { type: 'json' } })],
  ['release-notes', () => import('../data/release-notes.json', { with: { type: 'json' } })],
  ['funding', () => import('../data/funding.json', { with: { type: 'json' } })],
  ['pre-commit', () => import('../data/pre-commit-config.json', { with: { type: 'json' } })],
  ['pre-commit-hooks', () => import('../data/pre-commit-hooks.json', { with: { type: 'json' } })],
])

/** The addresses under which editors know some of them. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'dependabot-2.0': 'dependabot',
  'github-issue-forms': 'issue-form',
  'github-issue-config': 'issue-config',
  'github-discussion': 'discussion-form',
  'github-release-config': 'release-notes',
  'github-funding': 'funding',
  'pre-commit-config': 'pre-commit',
  'pre-commit-hooks': 'pre-commit-hooks',
}

const STORE = /^https?:\/\/(?:json|www)\.schemastore\.org\/([\w.-]+?)(?:\.json)?$/

const compiled = new Map<string, Promise<CompiledSchema>>()

/** The names of the schemas that come along. */
export const BUNDLED: readonly string[] = [...LOADERS.keys()]

/** The name of the schema that comes along under a name or a known address; undefined where none does. */
export function bundledName(reference: string): string | undefined {
  if (LOADERS.has(reference)) return reference
  const known = STORE.exec(reference)?.[1]
  return known !== undefined && Object.hasOwn(ADDRESSES, known) ? ADDRESSES[known] : undefined
}

/** A schema that comes along, prepared once. */
export function bundledSchema(name: string): Promise<CompiledSchema> {
  const known = compiled.get(name) ?? compiledFrom(name)
  compiled.set(name, known)
  return known
}

async function compiledFrom(name: string): Promise<CompiledSchema> {
  const load = LOADERS.get(name)
  if (load === undefined) throw new RangeError(`there is no schema ${name}`)
  const { default: schema } = await load()
  return compileSchema({ root: nodeOf(schema), address: `bundled:///${name}.json`, source: null }, () => null)
}

/** The metaschemas of all drafts, by their addresses. */
export async function metaschemas(): Promise<ReadonlyMap<string, SchemaDocument>> {
  const { default: schemas } = await import('../data/metaschemas.json', { with: { type: 'json' } })
  return new Map(
    Object.entries(schemas).map(([address, schema]) => [address, { root: nodeOf(schema), address, source: null }]),
  )
}
