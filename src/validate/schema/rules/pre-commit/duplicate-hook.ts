import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, pairIn, textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { canonical } from '../../value/canonical.js'
import { itemsOf } from '../items.js'

export const duplicateHook: Rule = {
  id: 'pre-commit/duplicate-hook',
  level: 'warning',
  summary: 'A repository has the same hook twice, with the same settings.',
  why: 'It runs twice and finds the same twice.',
  mend: 'Leave one out, or give each the files or arguments that it is for.',
  example: {
    files: {
      '.pre-commit-config.yaml': `repos:
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v6.0.0
    hooks:
      - id: check-yaml
      - id: end-of-file-fixer
      - id: check-yaml
`,
    },
    line: 7,
  },
}

export function checkDuplicateHooks(root: Node, report: Report): void {
  for (const entry of itemsOf(valueIn(root, 'repos'))) {
    const first = new Map<string, Node>()
    for (const hook of itemsOf(valueIn(entry, 'hooks'))) {
      const id = pairIn(hook, 'id')?.value
      const name = canonical(hook)
      if (id === undefined || name === null) continue
      const before = first.get(name)
      if (before === undefined) {
        first.set(name, id)
        continue
      }
      const related = [{ start: before.start, end: before.end, message: 'The first one is here.' }]
      report(duplicateHook, id, `The hook ${quoted(textOf(id) ?? '')} is there already, with the same settings.`, {
        related,
      })
    }
  }
}
