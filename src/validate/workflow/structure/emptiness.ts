import type { Report } from '../../rules/rule.js'
import type { ListNode, MapNode, ScalarNode } from '../../tree/node.js'
import type { Definition } from './definition.js'
import { empty } from './rules/empty.js'
import type { Path } from './words.js'
import { calledMap, sentence } from './words.js'

interface Walk {
  readonly path: Path
  readonly report: Report
}

// Without these there is nothing to run, and GitHub refuses the file. `sequence` is the values of a matrix.
const REFUSED: ReadonlySet<string> = new Set([
  'on-strict',
  'on-mapping-strict',
  'jobs',
  'steps',
  'parallel-steps',
  'composite-steps',
  'matrix',
  'sequence',
])
// What GitHub takes as if it were not there. An empty map says something elsewhere: no permissions, an event as it is.
const USELESS =
  /^((workflow|job|step|container|container-runs)-env|(workflow|job)-defaults(-run)?|job-outputs|strategy|matrix-filter(-item)?|(step|workflow-job)-with|workflow-job-secrets-mapping|services|needs|runs-on(-mapping|-labels)?|event-[a-z-]+|[a-z-]+-activity|workflow-run-workflows|schedule|sequence-of-string)$/
const NO_EFFECT: ReadonlySet<string> = new Set([
  'if',
  'run',
  'run-name',
  'environment',
  'url',
  'container',
  'concurrency',
  'value',
  'working-directory',
])

/** An empty map or list, where it says nothing. */
export function checkEmptyCollection(node: MapNode | ListNode, name: string, { path, report }: Walk): void {
  if ((node.kind === 'map' ? node.pairs : node.items).length > 0) return
  const at = sentence(calledMap(name, path))
  if (REFUSED.has(name)) report(empty, node, `${at} must not be empty`)
  else if (USELESS.test(name)) report(empty, node, `${at} is empty; fill it or remove it`, { level: 'warning' })
}

/** A key of GitHub's own with an empty text, which GitHub takes as if the key were not there. */
export function checkEmptyValue(node: ScalarNode, key: string, { text }: Definition, { path, report }: Walk): void {
  const noEffect = NO_EFFECT.has(key) || (key === 'name' && path[2] === 'environment')
  if (text !== 'any' || !noEffect) return
  report(empty, node, `\`${key}\` is empty; give it a value or remove it`, { level: 'warning' })
}
