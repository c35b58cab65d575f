import { type Expression, type Found, pathOf } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const unredactedSecrets: Rule = {
  id: 'security/unredacted-secrets',
  level: 'warning',
  summary: 'A part of a secret is used, which GitHub does not mask.',
  why: 'In logs GitHub masks the secret as a whole. What `fromJSON` takes out of it is another text, which appears in the log as it is.',
  mend: 'Store each value as a secret of its own.',
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
          PASSWORD: \${{ fromJSON(secrets.LOGIN).password }}
`,
  ),
}

export function checkRedacted(found: Found, parts: readonly Expression[], report: Report): void {
  for (const part of parts) {
    if (part.kind !== 'call' || part.name !== 'fromjson') continue
    const secret = part.args.find(each => pathOf(each)?.startsWith('secrets.') === true)
    if (secret === undefined) continue
    const name = found.text.slice(secret.start, secret.end)
    const message = `What is taken out of ${name} is not masked in logs: store each value as a secret of its own`
    report(unredactedSecrets, found, message)
    return
  }
}
