import { type Node, type ScalarNode, valueIn } from '../../../tree/node.js'
import type { Job } from '../../model.js'
import { holdsExpression, literalOf, scalarsIn } from '../literal.js'
import { rowsOf } from '../matrix/values.js'
import { askedBy, type System } from './labels.js'

/** What `runs-on` says. */
export interface RunsOn {
  /** As they are written: several of them must all be a runner's. */
  readonly labels: readonly ScalarNode[]
  /** Whether a group of runners is asked for, whose labels its organisation chose. */
  readonly group: boolean
}

const MOST_LABELS = 50

export function runsOnOf(job: Job): RunsOn {
  const value = job.runsOn?.value
  if (value?.kind !== 'map') return { labels: scalarsIn(value).slice(0, MOST_LABELS), group: false }
  const labels = scalarsIn(valueIn(value, 'labels')).slice(0, MOST_LABELS)
  return { labels, group: valueIn(value, 'group') !== undefined }
}

const VARIABLE = /^\s*\$\{\{\s*matrix\.([A-Za-z_][\w-]*)\s*\}\}\s*$/i

/** The labels that one stands for: itself, or all literal values of the matrix variable that it is. */
export function labelsBehind(label: ScalarNode, job: Job): readonly ScalarNode[] {
  if (!holdsExpression(label.text)) return [label]
  const name = VARIABLE.exec(label.text)?.[1]?.toLowerCase()
  if (name === undefined || job.matrix?.kind !== 'map') return []
  const values: Node[] = [...(rowsOf(job.matrix).get(name)?.values ?? [])]
  const include = valueIn(job.matrix, 'include')
  for (const item of include?.kind === 'list' ? include.items : []) {
    if (item.kind !== 'map') continue
    for (const pair of item.pairs) if (pair.name.toLowerCase() === name) values.push(pair.value)
  }
  return values.flatMap(value => literalOf(value) ?? [])
}

/** The system that the job's literal labels ask for; undefined where they do not say or contradict each other. */
export function systemOf(job: Job): System | undefined {
  let system: System | undefined
  for (const label of runsOnOf(job).labels) {
    if (holdsExpression(label.text)) continue
    const asked = askedBy(label.text)?.system ?? systemByPrefix(label.text)
    if (asked === undefined) continue
    if (system !== undefined && system !== asked) return undefined
    system = asked
  }
  return system
}

/** Labels that organisations choose commonly begin like GitHub's. */
function systemByPrefix(label: string): System | undefined {
  const name = label.toLowerCase()
  if (name.startsWith('ubuntu-')) return 'linux'
  if (name.startsWith('macos-')) return 'macos'
  return name.startsWith('windows-') ? 'windows' : undefined
}
