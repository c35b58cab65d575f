import type { Facts } from '../../facts.js'
import type { Report, Rule } from '../../rules/rule.js'
import { type Node, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { asksIn } from '../asked/ask.js'
import { inPolicy } from '../example.js'

export const missingTool: Rule = {
  id: 'pipeline/missing-tool',
  level: 'error',
  summary: 'A program that the policy asks for is not installed where the check runs.',
  why: 'Steps that need it fail; one that is optional, and only a warning, is passed over.',
  mend: 'Install it before this check, or see that it is on the PATH.',
  example: inPolicy(
    3,
    `tools:
  required:
    - no-such-program
`,
  ),
}

/** Whatever else is in a name, it is no program that could be looked for. */
const NAME = /^[\w.+-]+$/

export async function checkTools(asked: Node | undefined, { hasTool }: Facts, report: Report): Promise<void> {
  for (const level of ['required', 'optional'] as const) {
    for (const { name, at } of asksIn(valueIn(asked, level))) {
      if (NAME.test(name) && (await hasTool(name))) continue
      const message = `${quoted(name)} is not installed here`
      report(missingTool, at, message, { level: level === 'required' ? 'error' : 'warning' })
    }
  }
}
