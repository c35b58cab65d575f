import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../../tree/node.js'
import { among } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import { pairsOf } from '../../value/merge.js'
import { itemsOf } from '../items.js'

export const unknownRegistry: Rule = {
  id: 'dependabot/unknown-registry',
  level: 'error',
  summary: 'An update uses a registry that the file does not define.',
  why: 'Dependabot refuses the file, and no update runs any more.',
  mend: 'Define the registry under `registries`, or correct its name.',
  source: 'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
registries:
  company-npm:
    type: npm-registry
    url: https://npm.example.com
    token: \${{ secrets.NPM_TOKEN }}
updates:
  - package-ecosystem: npm
    directory: /
    registries:
      - compny-npm
    schedule:
      interval: weekly
`,
    },
    line: 11,
  },
}

export function checkUnknownRegistries(root: Node, report: Report): void {
  const registries = valueIn(root, 'registries')
  const known = registries?.kind === 'map' ? pairsOf(registries).map(({ name }) => name) : []
  for (const update of itemsOf(valueIn(root, 'updates'))) {
    for (const used of itemsOf(valueIn(update, 'registries'))) {
      const name = textOf(used)
      if (name === undefined || name === '*' || known.includes(name)) continue
      const mend = known.length === 0 ? '; the file defines none' : among(name, known).text
      report(unknownRegistry, used, `There is no registry ${quoted(name)} under \`registries\`${mend}`)
    }
  }
}
