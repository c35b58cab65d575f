import { type Expression, type Found, pathOf, spanOf } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { isPrivileged, type Scene } from '../read/scene.js'

export const botCondition: Rule = {
  id: 'security/bot-condition',
  level: 'warning',
  summary: 'A condition takes whoever acted last for the author.',
  why: "`github.actor` is whoever caused this run. With a commit of a bot on top of one's own, or a bot's command, it is the bot, while the code is a stranger's: the condition lets it pass.",
  mend: 'Ask for the author: `github.event.pull_request.user.login`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context',
  example: inWorkflow(
    4,
    `on: pull_request_target
jobs:
  merge:
    if: github.actor == 'dependabot[bot]'
    runs-on: ubuntu-latest
    steps: [{ run: ./merge.sh }]
`,
  ),
}

const ACTORS = new Set(['github.actor', 'github.triggering_actor', 'github.actor_id'])
/** The numbers of dependabot[bot], renovate[bot] and github-actions[bot]. */
const BOT_IDS = new Set(['49699333', '29139614', '41898282'])

export function checkBotCondition(found: Found, parts: readonly Expression[], scene: Scene, report: Report): void {
  for (const part of parts) {
    if (part.kind !== 'comparison' || part.operator !== '==') continue
    const [path, name] = isBot(part.right) ? [pathOf(part.left), part.right] : [pathOf(part.right), part.left]
    if (path === null || !ACTORS.has(path) || !isBot(name)) continue
    const message = `${path} is whoever acted last, not who wrote the code: ask for github.event.pull_request.user.login`
    // Where a stranger's code comes with rights, passing the condition is all that it takes.
    report(botCondition, spanOf(found, part), message, { level: isPrivileged(scene) ? 'error' : 'warning' })
  }
}

function isBot(expression: Expression): boolean {
  if (expression.kind !== 'literal') return false
  const text = String(expression.value)
  return text.endsWith('[bot]') || BOT_IDS.has(text)
}
