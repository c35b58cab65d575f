import type { Rule } from '../rules/rule.js'

const POLICY = '.github/pipeline-policy.yml'

/** A rule's example: a workflow, and a policy that asks for what it lacks. */
export function againstPolicy(line: number, workflow: string, policy: string): Rule['example'] {
  return { files: { '.github/workflows/ci.yml': workflow, [POLICY]: policy }, line }
}

/** A rule's example: a policy that asks for what the repository lacks. */
export function inPolicy(line: number, policy: string, files: Readonly<Record<string, string>> = {}): Rule['example'] {
  return { files: { [POLICY]: policy, ...files }, line }
}
