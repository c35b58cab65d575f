import { accessesIn, expressionsIn, pathOf } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import type { Command } from '../../shell/commands.js'
import { insideExpressions, outsideSubstitutions } from '../../shell/word.js'
import { offsetIn, type Pair, type ScalarNode } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import type { Scene, SceneJob, SceneStep } from '../read/scene.js'

export const printedSecret: Rule = {
  id: 'security/printed-secret',
  level: 'warning',
  summary: 'A script prints a secret.',
  why: 'GitHub masks a secret only where it stands in the log as it was stored. Encoded, cut or joined across lines it is there for everybody who may read the log.',
  mend: 'Print whether the secret is there, or its length, and never the secret.',
  source: 'https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information',
  example: inWorkflow(
    6,
    `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: echo "key \${{ secrets.DEPLOY_KEY }}"
`,
  ),
}

const PRINTS = new Set(['echo', 'printf', 'print', 'printenv'])
/** Commands after which the mask does not fit any more. */
const DISGUISES = new Set(['base64', 'base32', 'rev', 'xxd', 'od', 'hexdump', 'tr', 'sed', 'fold', 'cut'])
const SECRET = /(?<![\w.-])secrets\.[\w-]+(?![\w-]|\s*(?:[!=]=|&&))/i

export function checkPrinted(scene: Scene, report: Report): void {
  for (const job of scene.jobs) {
    for (const each of job.steps) {
      const { run } = each.step
      if (run === undefined || !/\b(?:echo|print)/.test(run.text)) continue
      const names = secretNames(scene, job, each)
      const mentioned = [...names.keys()].some(name => run.text.includes(name))
      if (mentioned || /secrets/i.test(run.text)) checkScript(each, run, names, report)
    }
  }
}

function checkScript(
  { commands }: SceneStep,
  run: ScalarNode,
  names: ReadonlyMap<string, string>,
  report: Report,
): void {
  const all = commands()
  for (const [index, command] of all.entries()) {
    const secret = printed(command, names)
    if (secret === null || command.targets.length > 0) continue
    const at = { start: offsetIn(run, command.start), end: offsetIn(run, command.end - 1) + 1 }
    if (!command.piped) {
      report(
        printedSecret,
        at,
        `${quoted(secret)} is printed to the log, where only its exact text is masked: do not print it`,
      )
      continue
    }
    const last = disguiseAfter(all, index)
    if (last === null) continue
    report(
      printedSecret,
      at,
      `${quoted(last)} prints ${quoted(secret)} in another form, which is not masked: do not print it`,
      {
        level: 'error',
      },
    )
  }
}

/** The command that changes the text, where the pipe ends in the log and not in a file or another program. */
function disguiseAfter(all: readonly Command[], index: number): string | null {
  let disguise: string | null = null
  for (let at = index + 1; at < all.length; at += 1) {
    const { words, targets, piped } = all[at] as Command
    if (!DISGUISES.has(words[0] ?? '') || targets.length > 0) return null
    disguise = words[0] as string
    if (!piped) return disguise
  }
  return null
}

/** The secret that a command prints. */
function printed({ words }: Command, names: ReadonlyMap<string, string>): string | null {
  const [program = '', ...rest] = words
  if (!PRINTS.has(program)) return null
  const text = outsideSubstitutions(rest.join(' '))
  // Masks a text in the rest of the log: that is what it is for.
  if (text.includes('::add-mask::')) return null
  const direct = SECRET.exec(insideExpressions(text))
  if (direct !== null) return direct[0]
  if (program === 'printenv') return names.get(rest[0] ?? '') ?? null
  for (const [, name = ''] of text.matchAll(/\$\{?([A-Za-z_]\w*)\}?(?![\w:#%-])/g)) {
    const secret = names.get(name)
    if (secret !== undefined) return secret
  }
  return null
}

/** Variables that hold a secret and nothing else, with the secret: `secrets.TOKEN`. */
function secretNames(scene: Scene, { job }: SceneJob, { step }: SceneStep): ReadonlyMap<string, string> {
  const pairs: readonly Pair[] = [...(scene.workflow?.env ?? []), ...(job?.env ?? []), ...step.env]
  const names = new Map<string, string>()
  for (const { name, value } of pairs) {
    if (value.kind !== 'scalar' || !/secrets/i.test(value.text)) continue
    for (const { expression, text, whole } of expressionsIn(value, false)) {
      if (expression === null || !whole) continue
      const access = accessesIn(expression).find(each => pathOf(each)?.startsWith('secrets.') === true)
      if (access !== undefined) names.set(name, text.slice(access.start, access.end))
    }
  }
  return names
}
