import { globMatcher } from '../gate/glob.js'
import { type Mistake, UserMistake } from '../gate/mistake.js'
import { suggestion } from '../gate/nearest.js'
import { isInRepository, type RepoPath, ROOT, seenFrom } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import { bytesOf } from './bytes.js'
import type { FileToCheck } from './check.js'
import type { ValidateInputs } from './inputs.js'
import { KINDS, type KindEntry } from './kinds.js'
import { formatOf } from './tree/formats.js'

/** So many bytes of a file tell its kind. */
const BEGINNING = 100_000

/** What is judged: files with their kinds, and files that were named and are of no kind. */
export interface Chosen {
  files: FileToCheck[]
  unknown: RepoPath[]
  /** Every file of the folder. */
  there: readonly RepoPath[]
  /** Whether the inputs name the files. */
  named: boolean
}

/**
 * The files that the inputs name, else those of the kinds that are wanted where they usually are.
 *
 * @throws UserMistake where a kind is named that does not exist, or a line of `schemas` is none
 */
export async function chooseFiles(
  inputs: ValidateInputs,
  base: RepoPath,
  ports: Pick<Ports, 'files' | 'git'>,
): Promise<Chosen> {
  const kinds = withDags(kindsOf(inputs.kinds), inputs)
  const named = inputs.files.some(pattern => !pattern.startsWith('!'))
  const there = await treeOf(base, ports)
  const schemas = await schemasOf(inputs.schemas, there)
  const chosen: Chosen = { files: [], unknown: [], there, named }
  const classify = await classifier(kinds)
  const paths = named ? await pathsNamed(inputs.files, base, ports) : await wanted(there, inputs.files)
  const beginning = (path: RepoPath) =>
    new TextDecoder().decode(bytesOf(path, base, ports.files)?.subarray(0, BEGINNING))
  for (const path of new Set([...paths, ...schemas.keys()])) {
    const schema = schemas.get(path)
    const explicit = named || schema !== undefined
    const placed = classify(path)
    const fits = placed?.holds === undefined || placed.holds(beginning(path))
    const kind = (fits ? placed : undefined) ?? (explicit ? recognised(path, kinds, beginning) : undefined)
    if (kind !== undefined) chosen.files.push({ path, kind: kind.name, ...(schema === undefined ? {} : { schema }) })
    else if (explicit) chosen.unknown.push(path)
  }
  chosen.files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return chosen
}

/** Files that git knows or would take, or where there is no git all there are: as seen from the folder. */
async function treeOf(base: RepoPath, { git, files }: Pick<Ports, 'git' | 'files'>): Promise<RepoPath[]> {
  const paths = (await git.files(base)) ?? (await files.find(['**/*'], base)).filter(isInRepository)
  return paths.map(path => seenFrom(base, path) as RepoPath)
}

async function pathsNamed(
  patterns: readonly string[],
  base: RepoPath,
  { files }: Pick<Ports, 'files'>,
): Promise<RepoPath[]> {
  const found = await files.find(patterns, base)
  return found.filter(isInRepository).map(path => seenFrom(base, path) as RepoPath)
}

/** Without what patterns with `!` take away. */
async function wanted(paths: RepoPath[], patterns: readonly string[]): Promise<RepoPath[]> {
  return patterns.length === 0 ? paths : paths.filter(await globMatcher(patterns, ROOT))
}

function kindsOf(names: readonly string[]): KindEntry[] {
  const known = KINDS.map(({ name }) => name)
  const mistakes: Mistake[] = names
    .filter(name => name !== 'auto' && !known.includes(name))
    .map(name => ({ where: 'kinds', message: `there is no kind ${name}${suggestion(name, ['auto', ...known])}` }))
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return names.includes('auto') ? [...KINDS] : KINDS.filter(({ name }) => names.includes(name))
}

/** The kinds with what the inputs say of DAGs: where they are, or that nobody wants them judged. */
function withDags(kinds: KindEntry[], { dags, airflow }: ValidateInputs): KindEntry[] {
  if (airflow === 'off') return kinds.filter(({ name }) => name !== 'airflow')
  if (dags.length === 0) return kinds
  return kinds.map(kind => {
    if (kind.name !== 'airflow') return kind
    const { holds: _, ...rest } = kind
    return { ...rest, files: dags }
  })
}

/** Tells the kind of a file by where it stands. */
async function classifier(kinds: readonly KindEntry[]): Promise<(path: RepoPath) => KindEntry | undefined> {
  const located = kinds.filter(({ files }) => files.length > 0)
  const each = await Promise.all(located.map(async kind => ({ kind, matches: await globMatcher(kind.files, ROOT) })))
  return path => each.find(({ matches }) => matches(path))?.kind
}

/** Tells the kind of a file that was named by what it holds, else by its format alone. */
function recognised(
  path: RepoPath,
  kinds: readonly KindEntry[],
  beginningOf: (path: RepoPath) => string,
): KindEntry | undefined {
  const format = formatOf(path)
  if (format === null) return kinds.length === 1 ? kinds[0] : undefined
  const same = kinds.filter(kind => kind.format === format)
  const beginning = format === 'yaml' ? beginningOf(path) : ''
  const byContent = same.find(({ keys }) => keys?.every(key => hasKey(beginning, key)) === true)
  return byContent ?? same.find(({ name }) => name === format) ?? (kinds.length === 1 ? same[0] : undefined)
}

/** Whether a line begins with the key: as good as a tree here, and much faster. */
function hasKey(text: string, key: string): boolean {
  return [`${key}:`, `"${key}":`, `'${key}':`].some(form => text.startsWith(form) || text.includes(`\n${form}`))
}

/** The schema of each file that a line of `schemas` speaks of; of several lines, the last. */
async function schemasOf(lines: readonly string[], there: readonly RepoPath[]): Promise<Map<RepoPath, string>> {
  const schemas = new Map<RepoPath, string>()
  for (const line of lines) {
    const [, glob, schema] = /^(.+?)\s*=\s*(\S.*)$/.exec(line) ?? []
    if (glob === undefined || schema === undefined) {
      const message = `"${line}" is no line of \`glob = schema file\`, such as \`config/*.yml = schema/config.json\``
      throw new UserMistake([{ where: 'schemas', message }])
    }
    const matches = await globMatcher([glob], ROOT)
    const found = there.filter(matches)
    if (found.length === 0) throw new UserMistake([{ where: 'schemas', message: `no file matches ${glob}` }])
    for (const path of found) schemas.set(path, schema)
  }
  return schemas
}
