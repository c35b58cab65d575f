import { globMatcher } from '../../../gate/glob.js'
import { ROOT, repoPathFrom } from '../../../gate/path.js'
import type { ScalarNode } from '../../tree/node.js'
import type { Job, Step } from '../../workflow/model.js'

/** One thing that a job uses: a step's action, or, without a step, the workflow that the job calls. */
export interface Used {
  readonly node: ScalarNode
  readonly step: Step | null
}

export function usesOf(job: Job): readonly Used[] {
  const called = job.uses === undefined ? [] : [{ node: job.uses, step: null }]
  return [...called, ...job.steps.flatMap(step => (step.uses === undefined ? [] : [{ node: step.uses, step }]))]
}

/** Whether a `uses:` is what a policy names: without regard to case and, where the policy has no `@`, to the version. */
export async function usesMatcher(name: string): Promise<(uses: string) => boolean> {
  const versioned = name.includes('@')
  const matches = await globMatcher([plain(name, versioned)], ROOT)
  return uses => matches(plain(uses, versioned))
}

function plain(uses: string, versioned: boolean): string {
  const text = uses.trim().toLowerCase()
  if (/^\.{1,2}\//.test(text)) return repoPathFrom(text) ?? text
  return versioned ? text : text.replace(/@[^@]*$/, '')
}
