import type { Rule } from '../../rules/rule.js'

/** A rule's example that is one workflow. */
export function inWorkflow(line: number, text: string): Rule['example'] {
  return { files: { '.github/workflows/ci.yml': text }, line }
}
