import { globMatcher } from '../../../gate/glob.js'
import { ROOT } from '../../../gate/path.js'
import { type Node, textOf, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Trigger } from '../../workflow/model.js'
import type { Value } from './evaluate.js'

/** One way in which a workflow can be started. */
export interface Occasion {
  /** As a message says it: `a push to `develop``. */
  readonly words: string
  /** The branch or tag; null where it is that of a pull request. */
  readonly name: string | null
  readonly values: ReadonlyMap<string, Value>
  readonly trigger: Trigger
}

const SOME_BRANCH = 'some-branch'
const SOME_TAG = 'some-tag'

/** What outsiders' and authors' changes start before they are merged. */
const PULL_REQUEST = ['pull_request', 'pull_request_target']

/** The pull requests that start a workflow, a push to each branch or tag that it names, and a start by hand. */
export function occasionsOf(triggers: readonly Trigger[]): readonly Occasion[] {
  return triggers.flatMap(trigger => {
    if (PULL_REQUEST.includes(trigger.event)) return [pullRequest(trigger)]
    if (trigger.event === 'push') return pushes(trigger)
    if (trigger.event !== 'workflow_dispatch') return []
    return [onBranch(trigger, SOME_BRANCH, 'a start by hand on any branch')]
  })
}

/** Those that happen elsewhere than on branches and tags with these names, or that match these globs. */
export async function occasionsBeside(
  occasions: readonly Occasion[],
  names: readonly string[],
): Promise<readonly Occasion[]> {
  const matches = await globMatcher(names, ROOT)
  return occasions.filter(({ name }) => name !== null && !matches(name))
}

function pullRequest(trigger: Trigger): Occasion {
  // The base's own ref is what the target's event runs on: which one is not known.
  const ref = trigger.event === 'pull_request' ? 'refs/pull/1/merge' : undefined
  const values = new Map<string, Value>([
    ['github.event_name', trigger.event],
    ['github.ref', ref],
    ['github.ref_name', ref === undefined ? undefined : '1/merge'],
    ['github.ref_type', 'branch'],
  ])
  return { words: 'a pull request', name: null, values, trigger }
}

function pushes(trigger: Trigger): readonly Occasion[] {
  const { options } = trigger
  const branches = namesIn(valueIn(options, 'branches'), SOME_BRANCH)
  const tags = namesIn(valueIn(options, 'tags'), SOME_TAG)
  const without = valueIn(options, 'branches-ignore') !== undefined
  const withoutTags = valueIn(options, 'tags-ignore') !== undefined
  const any = branches === undefined && tags === undefined && !without && !withoutTags
  const toBranches = branches ?? (any ? [SOME_BRANCH] : [])
  const toTags = tags ?? (any ? [SOME_TAG] : [])
  return [
    ...toBranches.map(name =>
      onBranch(trigger, name, `a push to ${name === SOME_BRANCH ? 'any branch' : quoted(name)}`),
    ),
    ...toTags.map(name => onTag(trigger, name)),
  ]
}

/** Names that the patterns of a filter let pass; none where that takes more than a look at each. */
function namesIn(patterns: Node | undefined, some: string): readonly string[] | undefined {
  if (patterns === undefined) return undefined
  const texts = (patterns.kind === 'list' ? patterns.items : [patterns]).map(item => textOf(item) ?? '')
  if (texts.some(text => /[![\]+?$]/.test(text))) return []
  return texts.filter(text => text !== '').map(text => (/^\*+$/.test(text) ? some : text.replace(/\*+/g, 'x')))
}

function onBranch(trigger: Trigger, name: string, words: string): Occasion {
  return { words, name, values: valuesOf(trigger.event, `refs/heads/${name}`, name, 'branch'), trigger }
}

function onTag(trigger: Trigger, name: string): Occasion {
  const words = `a push of ${name === SOME_TAG ? 'any tag' : `the tag ${quoted(name)}`}`
  return { words, name, values: valuesOf(trigger.event, `refs/tags/${name}`, name, 'tag'), trigger }
}

function valuesOf(event: string, ref: string, name: string, type: string): ReadonlyMap<string, Value> {
  return new Map([
    ['github.event_name', event],
    ['github.ref', ref],
    ['github.event.ref', event === 'push' ? ref : undefined],
    ['github.ref_name', name],
    ['github.ref_type', type],
  ])
}
