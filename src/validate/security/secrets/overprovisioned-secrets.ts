import { type Expression, type Found, literalText } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const overprovisionedSecrets: Rule = {
  id: 'security/overprovisioned-secrets',
  level: 'warning',
  summary: 'A step gets all secrets, where it needs one or a few.',
  why: 'GitHub gives a job only those secrets that its expressions name. `toJSON(secrets)`, or a name that is computed, makes it send all of them to the runner, where every action of the job can find them.',
  mend: 'Name each secret: `secrets.DEPLOY_KEY`. For one secret for each environment use the secrets of environments.',
  source: 'https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information',
  example: inWorkflow(
    8,
    `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: ./deploy.sh
        env:
          ALL: \${{ toJSON(secrets) }}
`,
  ),
}

export function checkProvisioned(found: Found, parts: readonly Expression[], report: Report): void {
  for (const part of parts) {
    const how = all(part)
    if (how === null) continue
    report(overprovisionedSecrets, found, `${how} sends every secret to the runner: name the ones that are needed`)
    return
  }
}

function all(part: Expression): string | null {
  if (part.kind === 'call' && part.name === 'tojson' && part.args.some(isSecrets)) return 'toJSON(secrets)'
  if (part.kind === 'filter' && isSecrets(part.of)) return 'secrets.*'
  const computed = part.kind === 'index' && isSecrets(part.of) && literalText(part.index) === null
  return computed ? 'A name that is computed' : null
}

function isSecrets(expression: Expression): boolean {
  return expression.kind === 'context' && expression.name === 'secrets'
}
