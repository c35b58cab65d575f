import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { itemsOf } from '../items.js'

export const mutableRevision: Rule = {
  id: 'pre-commit/mutable-revision',
  level: 'warning',
  summary: "A repository's `rev` looks like a branch or a tag that moves.",
  why: 'pre-commit fetches it once and never again: everybody runs whatever was there on the day of their first run.',
  mend: 'Name a release or a commit; `pre-commit autoupdate` writes the latest.',
  source: 'https://pre-commit.com/#using-the-latest-version-for-a-repository',
  example: {
    files: {
      '.pre-commit-config.yaml': `repos:
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: main
    hooks:
      - id: end-of-file-fixer
`,
    },
    line: 3,
  },
}

const COMMIT = /^[\da-f]+$/i

export function checkRevisions(root: Node, report: Report): void {
  for (const entry of itemsOf(valueIn(root, 'repos'))) {
    const repo = textOf(valueIn(entry, 'repo'))
    const rev = valueIn(entry, 'rev')
    const text = textOf(rev)
    if (rev === undefined || text === undefined || repo === 'local' || repo === 'meta') continue
    // pre-commit's own sign of a release is the dot.
    if (text.includes('.') || COMMIT.test(text)) continue
    report(
      mutableRevision,
      rev,
      `${quoted(text)} looks like a branch or a tag that moves; pre-commit never looks for what is new there.`,
    )
  }
}
