import type { Report, Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { inputText, type SceneStep } from '../read/scene.js'

export const unpinnedTool: Rule = {
  id: 'security/unpinned-tool',
  level: 'warning',
  summary: 'An action installs whatever version of a tool is the newest.',
  why: 'The hash of the action says nothing about the program that it downloads: a malicious or broken release runs at once.',
  mend: "Give the tool's version in the action's input.",
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: extractions/setup-just@v3
`,
  ),
}

/** Actions that only download a program, and take the newest unless this input names another. */
const VERSIONS: ReadonlyMap<string, string> = new Map([
  ['aquasecurity/setup-trivy', 'version'],
  ['extractions/setup-just', 'just-version'],
])

export function checkTool({ step, uses }: SceneStep, report: Report): void {
  const input = uses === null ? undefined : VERSIONS.get(uses.action)
  if (uses === null || input === undefined) return
  const version = inputText(step, input) ?? ''
  if (version !== '' && version !== 'latest') return
  report(
    unpinnedTool,
    uses.node,
    `${quoted(uses.action)} installs the newest version there is: name one in its input ${quoted(input)}`,
  )
}
