import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { itemsOf } from '../items.js'

export const duplicateUpdate: Rule = {
  id: 'dependabot/duplicate-update',
  level: 'error',
  summary: 'Two updates are for the same ecosystem, directory and target branch.',
  why: 'Dependabot refuses the whole file, and no update runs any more.',
  mend: 'Make one of the two updates, or give them different directories or target branches.',
  source: 'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: weekly
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: daily
`,
    },
    line: 8,
  },
}

export function checkDuplicateUpdates(root: Node, report: Report): void {
  const first = new Map<string, Node>()
  for (const update of itemsOf(valueIn(root, 'updates'))) {
    const ecosystem = textOf(valueIn(update, 'package-ecosystem'))
    const branch = textOf(valueIn(update, 'target-branch')) ?? ''
    if (ecosystem === undefined) continue
    for (const node of directoriesOf(update)) {
      const directory = textOf(node)
      if (directory === undefined) continue
      const key = JSON.stringify([ecosystem, directory.length > 1 ? directory.replace(/\/$/, '') : directory, branch])
      const before = first.get(key)
      if (before === undefined) {
        first.set(key, node)
        continue
      }
      const on = branch === '' ? '' : ` on the branch ${quoted(branch)}`
      const message = `There is an update of ${quoted(ecosystem)} in ${quoted(directory)}${on} already; Dependabot takes one.`
      report(duplicateUpdate, node, message, { related: [{ ...spanOf(before), message: 'The first one is here.' }] })
    }
  }
}

function directoriesOf(update: Node): readonly Node[] {
  const one = valueIn(update, 'directory')
  return one === undefined ? itemsOf(valueIn(update, 'directories')) : [one]
}

function spanOf({ start, end }: Node) {
  return { start, end }
}
