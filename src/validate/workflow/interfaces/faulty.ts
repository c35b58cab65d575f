import type { RepoPath } from '../../../gate/path.js'
import type { Level } from '../../../gate/result.js'
import type { Repository } from '../../repository.js'
import type { Related, Report } from '../../rules/rule.js'
import type { ScalarNode, Span } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { quoted } from '../../words/quoted.js'
import { checkAction } from '../action/check.js'
import { readAction } from '../read.js'
import { walkAction } from '../structure/walk.js'
import { faultyAction } from './rules/faulty-action.js'

interface Fault {
  readonly message: string
  readonly level: Level
  readonly at: Span
}

const faults = new WeakMap<Source, Fault | null>()

/** Tells of the gravest fault of a local action where it is used; all of them are told in its own file. */
export function checkFaulty(uses: ScalarNode, file: RepoPath, repository: Repository, report: Report): void {
  const source = repository.source(file, 'yaml')
  if (source === null) return
  const known = faults.get(source)
  const fault = known === undefined ? faultOf(source, repository) : known
  faults.set(source, fault)
  if (fault === null) return
  const message = `${quoted(file)} has a fault: ${fault.message}`
  report(faultyAction, uses, message, { level: fault.level, related: [faultAt(fault.at, source)] })
}

function faultAt({ start, end }: Span, source: Source): Related {
  return { message: 'The fault is here.', file: source.path, line: source.positionOf(start).line, start, end }
}

function faultOf(source: Source, repository: Repository): Fault | null {
  const [first] = source.faults
  if (first !== undefined) return { message: first.message, level: 'error', at: first }
  const action = readAction(source)
  if (action === null) return { message: 'it is no map', level: 'error', at: source.root ?? { start: 0, end: 0 } }
  const found: Fault[] = []
  const report: Report = (rule, at, message, more) => found.push({ message, level: more?.level ?? rule.level, at })
  walkAction(action, report)
  checkAction(action, report, repository)
  return found.find(({ level }) => level === 'error') ?? found.find(({ level }) => level === 'warning') ?? null
}
