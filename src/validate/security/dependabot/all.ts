import type { Report, Rule } from '../../rules/rule.js'
import { type Node, valueIn } from '../../tree/node.js'
import { checkCooldown, dependabotCooldown } from './cooldown.js'
import { checkExecution, dependabotExecution } from './execution.js'

/** What can be unsafe in a `dependabot.yml`. */
export const dependabotSecurityRules: readonly Rule[] = [dependabotCooldown, dependabotExecution]

/** Checks a `dependabot.yml`. */
export function checkDependabotSecurity(root: Node | null, report: Report): void {
  const updates = valueIn(root, 'updates')
  if (updates?.kind !== 'list') return
  for (const update of updates.items) {
    if (update.kind !== 'map') continue
    checkCooldown(update, report)
    checkExecution(update, report)
  }
}
