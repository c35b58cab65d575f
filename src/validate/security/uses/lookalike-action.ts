import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { OWNERS } from '../facts/owners.js'
import type { Uses } from '../read/uses.js'

export const lookalikeAction: Rule = {
  id: 'security/lookalike-action',
  level: 'warning',
  summary: "An action's name is one letter away from that of a popular action.",
  why: 'Anybody can take an account whose name is a likely slip of the pen and publish an action there; it runs with the secrets of whoever mistypes.',
  mend: "Write the popular action's name; where the other one is really meant, ignore this rule there and say why.",
  source: 'https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: action/checkout@v4
`,
  ),
}

/** Two popular actions can be near each other by themselves, so only a strange owner with a popular action's name counts. */
export function checkLookalike({ kind, repository, node }: Uses, report: Report): void {
  if (kind !== 'action') return
  const slash = repository.indexOf('/')
  const owner = repository.slice(0, slash)
  if (slash < 0 || OWNERS.has(owner)) return
  const name = repository.slice(slash + 1)
  for (const [popular, names] of OWNERS) {
    if (!names.includes(name) || !isOneSlipFrom(owner, popular)) continue
    report(lookalikeAction, node, `${repository} is one letter away from ${popular}/${name}, which is probably meant`)
  }
}

/** One letter left out, added, replaced, or two neighbours swapped. */
function isOneSlipFrom(word: string, right: string): boolean {
  const longer = word.length > right.length ? word : right
  const shorter = longer === word ? right : word
  let from = 0
  while (from < shorter.length && shorter[from] === longer[from]) from += 1
  if (longer.length === shorter.length + 1) return longer.slice(from + 1) === shorter.slice(from)
  if (longer.length !== shorter.length) return false
  if (longer.slice(from + 1) === shorter.slice(from + 1)) return true
  const swapped = `${longer[from + 1]}${longer[from]}`
  return swapped === shorter.slice(from, from + 2) && longer.slice(from + 2) === shorter.slice(from + 2)
}
