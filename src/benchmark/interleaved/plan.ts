import { duration } from '../../gate/inputs.js'
import { type Mistake, UserMistake } from '../../gate/mistake.js'
import { repoPathFrom } from '../../gate/path.js'
import { FieldReader, parseStructure, type Structure } from '../../gate/structured.js'
import { COMMAND_FIELDS, FIELDS } from './schema.js'

/** What is measured by turns, and for how long. */
export interface Plan {
  commands: readonly PlannedCommand[]
  base: BaseSource
  /** Runs once in each checkout, before anything is measured. */
  setup: string | null
  minPairs: number
  maxPairs: number
  /** Pairs before those that count. */
  warmup: number
  /** Milliseconds for all of it. */
  time: number
}

/** A command, which measures one benchmark or prints the results of several. */
export interface PlannedCommand {
  /** What its time is called where that is what is measured. */
  name: string
  base: string
  head: string
  /** The file that it writes, relative to where it runs; null where its standard output or its time counts. */
  output: string | null
}

/**
 * Where the base is: a commit to check out, the one that the event says where none is named; a folder; or here, where two
 * commands are compared with each other.
 */
export type BaseSource =
  | { kind: 'commit'; ref: string | undefined }
  | { kind: 'folder'; path: string }
  | { kind: 'here' }

const WHERE = 'interleaved'
const MOST_PAIRS = 1000
const SHOWN = 100

/** The plan that the input describes. @throws UserMistake with all that is wrong with it */
export async function planOf(text: string): Promise<Plan> {
  const structure = await parseStructure(text, WHERE)
  const { benchmarks, fields } = parted(structure)
  const mistakes: Mistake[] = []
  const map = new FieldReader(fields, WHERE, FIELDS)
  const commands = benchmarks === undefined ? [commandOf(map, undefined)] : listed(benchmarks, map, mistakes)
  const base = baseOf(map, commands)
  const minPairs = countIn(map, 'min-pairs', 1, MOST_PAIRS) ?? 5
  const maxPairs = countIn(map, 'max-pairs', 1, MOST_PAIRS) ?? Math.max(30, minPairs)
  if (maxPairs < minPairs) map.refuse('max-pairs', `is ${maxPairs}, and must be at least min-pairs, ${minPairs}`)
  const plan = {
    commands,
    base,
    setup: map.one('setup', 'a command', asIs) ?? null,
    minPairs,
    maxPairs,
    warmup: countIn(map, 'warmup', 0, 100) ?? 1,
    time: map.one('time', duration('').expects, value => duration('').parse([value])) ?? 600_000,
  }
  mistakes.unshift(...map.mistakes)
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return plan
}

/** The list among the fields, which `FieldReader` does not read. */
function parted(structure: Structure): { benchmarks: Structure | undefined; fields: Structure } {
  if (typeof structure !== 'object' || Array.isArray(structure)) return { benchmarks: undefined, fields: structure }
  const { benchmarks, ...fields } = structure
  return { benchmarks, fields }
}

function listed(benchmarks: Structure, map: FieldReader, mistakes: Mistake[]): PlannedCommand[] {
  const items = Array.isArray(benchmarks) ? benchmarks : [benchmarks]
  for (const field of COMMAND_FIELDS) {
    if (map.many(field).length > 0) map.refuse(field, 'is for one command; `benchmarks` has those of several')
  }
  if (items.length === 0) map.refuse('benchmarks', 'is empty: name at least one, with its `command`')
  const commands: PlannedCommand[] = []
  for (const [index, item] of items.entries()) {
    const fields = new FieldReader(item, `${WHERE}.benchmarks[${index}]`, ['name', ...COMMAND_FIELDS])
    const name = fields.one('name', 'a name', asIs)
    if (name === undefined) fields.refuse('name', 'is required')
    else if (commands.some(each => each.name === name)) fields.refuse('name', `${name} is given twice`)
    commands.push(commandOf(fields, name ?? ''))
    mistakes.push(...fields.mistakes)
  }
  return commands
}

function commandOf(fields: FieldReader, name: string | undefined): PlannedCommand {
  const [command, base, head] = (['command', 'base', 'head'] as const).map(each => fields.one(each, 'a command', asIs))
  if (command === undefined && base === undefined && head === undefined) {
    fields.refuse('command', 'is required, or `base` and `head`')
  } else if (command !== undefined && (base ?? head) !== undefined) {
    fields.refuse('command', 'is for both sides, and `base` and `head` are for one each: give either')
  } else if (command === undefined && (base === undefined || head === undefined)) {
    const [given, lacking] = base === undefined ? ['head', 'base'] : ['base', 'head']
    fields.refuse(lacking, `is required beside \`${given}\``)
  }
  const output = fields.one('output', 'a path inside the folder that the command runs in', value => {
    const path = repoPathFrom(value)
    return path === null || path === '.' ? undefined : path
  })
  const [forBase, forHead] = [base ?? command ?? '', head ?? command ?? '']
  return { name: name ?? shortened(forHead), base: forBase, head: forHead, output: output ?? null }
}

function baseOf(map: FieldReader, commands: readonly PlannedCommand[]): BaseSource {
  const ref = map.one('base-ref', 'a branch, a tag or a commit', asIs)
  const path = map.one('base-directory', 'a folder', asIs)
  if (ref !== undefined && path !== undefined) {
    map.refuse('base-directory', 'is where the base is already, and `base-ref` what to check out: give either')
  }
  if (path !== undefined) return { kind: 'folder', path }
  const differ = commands.every(({ base, head }) => base !== head)
  return ref === undefined && differ ? { kind: 'here' } : { kind: 'commit', ref }
}

function countIn(map: FieldReader, name: string, least: number, most: number): number | undefined {
  return map.one(name, `a whole number from ${least} to ${most}`, value => {
    return /^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined
  })
}

/** A command as a name: its first line. */
function shortened(command: string): string {
  const line = command.split('\n')[0] as string
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}

function asIs(value: string): string {
  return value
}
