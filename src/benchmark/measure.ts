import { finding } from '../gate/finding.js'
import { type InputPath, isInRepository, type RepoPath } from '../gate/path.js'
import { placeOf } from '../gate/place.js'
import type { Files } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { centerOf } from './center.js'
import type { Tool } from './formats/names.js'
import { factorBetween } from './formats/units.js'
import { type Failure, keyOf, type Measured, type Reading } from './model.js'
import { readFile } from './read.js'
import { FileRefused } from './refusal.js'
import { scaled } from './scaled.js'

/** What all files of one side say together. */
export interface Measurement {
  measured: Measured[]
  failures: Failure[]
  /** The processors that the files name. */
  machines: string[]
  /** Files that could not be read. */
  findings: Finding[]
}

/** Reads files: what several of them measured in common has an invocation of each. */
export async function measureFiles(
  paths: readonly InputPath[],
  tool: Tool | 'auto',
  files: Files,
): Promise<Measurement> {
  const readings: Reading[] = []
  const findings: Finding[] = []
  for (const path of paths) {
    try {
      readings.push(await readFile(path, tool, files))
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      findings.push(refusalFinding(path, error))
    }
  }
  return { ...joined(readings), findings }
}

/** Several readings as one. What cannot be compared with anything becomes a failure. */
export function joined(readings: readonly Reading[]): Omit<Measurement, 'findings'> {
  const failures = readings.flatMap(reading => reading.failures)
  const byKey = new Map<string, Measured>()
  for (const each of readings.flatMap(reading => reading.measured)) {
    const key = keyOf(each)
    const known = byKey.get(key)
    const factor = known === undefined ? 1 : factorBetween(each.unit, known.unit)
    const alike = factor === null ? null : scaled(each, factor, known?.unit ?? each.unit)
    if (alike === null) {
      const units = `${unitText(known?.unit)} in one place and ${unitText(each.unit)} in another`
      failures.push({ name: each.name, message: `has its ${each.metric} in ${units}` })
    } else if (known === undefined) byKey.set(key, { ...each, invocations: [...each.invocations] })
    else for (const invocation of alike.invocations) known.invocations.push(invocation)
  }
  const measured = [...byKey.values()].filter(each => {
    const isNothing = each.judged && factorBetween(each.unit, 'ns') !== null && centerOf(each) === 0
    if (isNothing) failures.push({ name: each.name, message: `took 0 ${each.unit}: its clock is too coarse for it` })
    return !isNothing
  })
  const machines = readings.flatMap(({ machine }) => (machine === null ? [] : [machine]))
  return { measured, failures, machines: [...new Set(machines)] }
}

function unitText(unit: string | undefined): string {
  return unit || 'no unit'
}

function refusalFinding(path: InputPath, { message, line, column }: FileRefused): Finding {
  const position = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
  const rule = { rule: 'benchmark/unreadable', level: 'error' } as const
  const help = 'Nothing in this file was judged.'
  if (!isInRepository(path)) {
    return finding({ ...rule, message: `${placeOf({ file: path, ...position })} ${message}.`, help })
  }
  return finding({ ...rule, message: `${path} ${message}.`, help, file: path as RepoPath, ...position })
}
