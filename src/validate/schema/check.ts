import type { Level } from '../../gate/result.js'
import type { Report } from '../rules/rule.js'
import type { Node, Span } from '../tree/node.js'
import type { LoadSchema, SchemaDocument } from './model/document.js'
import type { SchemaFault } from './model/fault.js'
import { Registry } from './model/registry.js'
import type { Schema } from './model/schema.js'
import { loadLinear } from './pattern/patterns.js'
import { unreadableRule } from './rules/unreadable.js'
import type { Flaw } from './run/flaw.js'
import { Flaws } from './run/flaw.js'
import { Run } from './run/run.js'

/** More of one file would not be read. */
const MOST_FLAWS = 100

/** Steps that any file may take, and further ones for each of its characters: no file of use comes near. */
const STEPS = 2_000_000
const STEPS_PER_CHARACTER = 4

/** A schema that values can be held against; its parts are prepared when they are first needed. */
export class CompiledSchema {
  private readonly registry: Registry
  private readonly schema: Schema

  constructor(document: SchemaDocument, load: LoadSchema) {
    this.registry = new Registry(load)
    const resource = this.registry.add(document)
    this.schema = this.registry.schemaAt(document.root, resource)
  }

  /** What is wrong with the schema itself, as far as it was used. */
  get faults(): readonly SchemaFault[] {
    return this.registry.faults
  }

  /** All that is wrong with a value, at most so many; what is no error has a level. */
  async flawsOf(root: Node, most = MOST_FLAWS): Promise<{ flaws: readonly Flaw[]; stopped: Run['stopped'] }> {
    let run = this.run(root, most)
    if (run.needsLinear) {
      await loadLinear()
      run = this.run(root, most)
    }
    return { flaws: run.flaws?.all ?? [], stopped: run.stopped }
  }

  private run(root: Node, most: number): Run {
    const run = new Run(this.registry, STEPS + STEPS_PER_CHARACTER * (root.end - root.start))
    run.flaws = new Flaws(most)
    run.apply(this.schema, root, null)
    return run
  }
}

/** Prepares a schema; `load` finds those that it refers to. */
export function compileSchema(document: SchemaDocument, load: LoadSchema): CompiledSchema {
  return new CompiledSchema(document, load)
}

/**
 * Holds trees against a schema and reports what does not fit; what is wrong with the schema itself, at `named`. Whatever is
 * found twice, as of a value that several aliases stand for, is told once.
 */
export async function checkSchema(
  schema: CompiledSchema,
  roots: readonly Node[],
  report: Report,
  named: Span = START,
): Promise<void> {
  const told = new Set<string>()
  for (const root of roots) {
    const { flaws, stopped } = await schema.flawsOf(root)
    for (const { rule, start, end, message, help, level } of toTell(flaws)) {
      const key = `${rule.id} ${start} ${message.replace(SUBJECT, '')}`
      if (told.has(key)) continue
      told.add(key)
      const more = { ...(help === undefined ? {} : { help }), ...(level === undefined ? {} : { level }) }
      report(rule, { start, end }, message, more)
    }
    if (stopped !== null) report(unreadableRule, named, STOPPED[stopped])
  }
  for (const fault of schema.faults) report(unreadableRule, named, faultWords(fault))
}

/** What a message begins with: of a value that several aliases stand for, each has another name. */
const SUBJECT = /^(?:Item [\d.]+ of )?`[^`]*`/

/** What is reported: a key that is missing because it is misspelt is told once, as that, and breaks as much. */
function toTell(flaws: readonly Flaw[]): readonly (Omit<Flaw, 'level'> & { readonly level?: Level })[] {
  const misspelt = flaws.filter(({ sort, name }) => sort === 'unknown' && name !== undefined)
  if (misspelt.length === 0) return flaws
  const same = (flaw: Flaw, other: Flaw) => flaw.node === other.node && flaw.name === other.name
  const missing = flaws.filter(flaw => flaw.sort === 'missing' && misspelt.some(other => same(flaw, other)))
  return flaws
    .filter(flaw => !missing.includes(flaw))
    .map(flaw => (missing.some(other => same(flaw, other)) ? { ...flaw, level: 'error' } : flaw))
}

const START: Span = { start: 0, end: 0 }

const GIVEN_UP = 'The check against the schema was given up:'
const STOPPED = {
  long: `${GIVEN_UP} the references of the schema, or the aliases of the file, make it too long.`,
  deep: `${GIVEN_UP} the schema refers to itself without end, or values nest too deep.`,
}

function faultWords({ message, source, start }: SchemaFault): string {
  if (source === null) return `The schema ${message}.`
  const { line, column } = source.positionOf(start)
  return `The schema ${message}, in ${source.path} at line ${line}, column ${column}.`
}
