import type { RepoPath } from '../../../gate/path.js'
import type { Level } from '../../../gate/result.js'
import type { Repository } from '../../repository.js'
import type { Report } from '../../rules/rule.js'
import type { ScalarNode } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { checkAction } from '../action/check.js'
import { readAction } from '../read.js'
import { walkAction } from '../structure/walk.js'
import { faultyAction } from './rules/faulty-action.js'

interface Fault {
  readonly message: string
  readonly level: Level
}

const faults = new WeakMap<Source, Fault | null>()

/** Tells of the gravest fault of a local action where it is used; all of them are told in its own file. */
export function checkFaulty(uses: ScalarNode, file: RepoPath, repository: Repository, report: Report): void {
  const source = repository.source(file, 'yaml')
  if (source === null) return
  const known = faults.get(source)
  const fault = known === undefined ? faultOf(source, repository) : known
  faults.set(source, fault)
  if (fault !== null) report(faultyAction, uses, `\`${file}\` has a fault: ${fault.message}`, { level: fault.level })
}

function faultOf(source: Source, repository: Repository): Fault | null {
  const [first] = source.faults
  if (first !== undefined) return { message: first.message, level: 'error' }
  const action = readAction(source)
  if (action === null) return { message: 'it is no map', level: 'error' }
  const found: Fault[] = []
  const report: Report = (rule, _at, message, more) => found.push({ message, level: more?.level ?? rule.level })
  walkAction(action, report)
  checkAction(action, report, repository)
  return found.find(({ level }) => level === 'error') ?? found.find(({ level }) => level === 'warning') ?? null
}
