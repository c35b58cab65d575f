import type { RepoPath } from '../../../gate/path.js'
import type { Facts, ReportIn } from '../../facts.js'
import type { Rule } from '../../rules/rule.js'
import { type Node, pairIn, textOf, valueIn } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import { askedBy, asksIn } from '../asked/ask.js'
import { inPolicy } from '../example.js'
import { missingFile } from './missing-file.js'

export const missingHook: Rule = {
  id: 'pipeline/missing-hook',
  level: 'error',
  summary: 'The configuration of pre-commit lacks a hook that the policy asks for.',
  why: 'What the hook would find is committed.',
  mend: 'Add the hook, under its `id`, to the repository of hooks that has it.',
  example: {
    line: 1,
    files: {
      '.pre-commit-config.yaml': `repos:
  - repo: https://github.com/astral-sh/ruff-pre-commit
    rev: v0.14.0
    hooks:
      - id: ruff-format
`,
      ...inPolicy(1, 'pre-commit: { hooks: [ruff-check, ruff-format] }\n').files,
    },
  },
}

const PATHS = ['.pre-commit-config.yaml', '.pre-commit-config.yml'] as RepoPath[]

export function checkHooks(policy: Source, asked: Node | undefined, facts: Facts, reportIn: ReportIn): void {
  const hooks = asksIn(valueIn(asked, 'hooks'))
  const [first] = hooks
  if (first === undefined) return
  const path = PATHS.find(each => facts.repository.has(each))
  const source = path === undefined ? null : facts.repository.source(path, 'yaml')
  if (source === null) {
    reportIn(policy)(missingFile, first.at, `There is no ${PATHS[0]} that could have the hooks`)
    return
  }
  const there = hooksOf(source.root)
  const at = pairIn(source.root, 'repos')?.key ?? { start: 0, end: 0 }
  for (const { name, at: place } of hooks) {
    if (there.includes(name)) continue
    const has = among(name, there).text
    reportIn(source)(missingHook, at, `There is no hook ${quoted(name)}${has}`, { related: [askedBy(policy, place)] })
  }
}

/** Ids and aliases of all hooks. */
function hooksOf(root: Node | null): readonly string[] {
  return itemsOf(valueIn(root, 'repos')).flatMap(repo =>
    itemsOf(valueIn(repo, 'hooks')).flatMap(hook =>
      [textOf(valueIn(hook, 'id')), textOf(valueIn(hook, 'alias'))].filter(text => text !== undefined),
    ),
  )
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : []
}
