import type { Report, Rule } from '../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../tree/node.js'
import type { Workflow } from '../../workflow/model.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { CACHES, type Caching } from '../facts/caches.js'
import { PUBLISHERS, PUSHERS } from '../facts/publishers.js'
import { inputText, type Scene, type SceneJob, type SceneStep } from '../read/scene.js'
import { majorOf } from '../read/uses.js'

export const cachePoisoning: Rule = {
  id: 'security/cache-poisoning',
  level: 'warning',
  summary: 'A job that publishes restores a cache.',
  why: 'Any job of the default branch can write to that cache, one with no rights at all among them: whoever gets code to run there puts files into the next release.',
  mend: 'Build releases without a cache: switch it off in the action, or leave the step out of this job.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching',
  example: inWorkflow(
    8,
    `on:
  push:
    tags: ['v*']
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache@v4
        with: { path: ~/.npm, key: npm }
      - run: make release
`,
  ),
}

export function checkCaches({ source, workflow, jobs }: Scene, report: Report): void {
  if (workflow === null) return
  const event = releaseEvent(workflow)
  for (const job of jobs) {
    const publisher = event === null ? publisherOf(job) : null
    if (event === null && publisher === null) continue
    for (const { step, uses } of job.steps) {
      const restores = (uses === null ? undefined : CACHES.get(uses.action))?.some(caching =>
        isOn(caching, { step, uses } as SceneStep, source.text),
      )
      if (uses === null || restores !== true) continue
      const because = event === null ? `publishes with ${publisher}` : `runs for ${event}`
      report(
        cachePoisoning,
        uses.node,
        `This restores a cache that other jobs can write, in a job that ${because}: switch it off here`,
      )
    }
  }
}

function isOn({ when, input, off, since }: Caching, { step, uses }: SceneStep, text: string): boolean {
  if (when === 'always') return true
  const given = inputText(step, input)
  if (given !== undefined) return !off.includes(given)
  if (when === 'if') return false
  const major = since === undefined || uses === null ? null : majorOf(uses, text)
  return since === undefined || major === null || major >= since
}

/** What makes every run, or one that looks like it, a release; null where nothing does. */
function releaseEvent({ triggers }: Workflow): string | null {
  for (const { event, options } of triggers) {
    if (event === 'release') return 'releases'
    if (event !== 'push' || options === null) continue
    if (valueIn(options, 'tags') !== undefined || valueIn(options, 'tags-ignore') !== undefined) return 'tags'
    if (patternsIn(valueIn(options, 'branches')).some(pattern => pattern.includes('release'))) return 'release branches'
  }
  return null
}

function patternsIn(node: Node | undefined): readonly string[] {
  const nodes = node?.kind === 'list' ? node.items : node === undefined ? [] : [node]
  return nodes.map(each => textOf(each)?.toLowerCase() ?? '')
}

function publisherOf({ steps }: SceneJob): string | null {
  for (const { step, uses } of steps) {
    if (uses === null) continue
    if (PUBLISHERS.has(uses.action)) return uses.action
    if (PUSHERS.has(uses.action) && inputText(step, 'push') === 'true') return uses.action
  }
  return null
}
