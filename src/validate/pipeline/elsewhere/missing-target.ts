import { ROOT } from '../../../gate/path.js'
import type { Facts, ReportIn } from '../../facts.js'
import { makefileIn } from '../../makefile/find.js'
import { canMake, targetsOf } from '../../makefile/targets.js'
import type { Rule } from '../../rules/rule.js'
import { type Node, valueIn } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import { askedBy, asksIn } from '../asked/ask.js'
import { inPolicy } from '../example.js'
import { missingFile } from './missing-file.js'

export const missingTarget: Rule = {
  id: 'pipeline/missing-target',
  level: 'error',
  summary: 'The Makefile lacks a target that the policy asks for.',
  why: 'People and workflows that rely on it get an error, or do without.',
  mend: 'Add the target, and name it in `.PHONY`.',
  example: {
    line: 1,
    files: {
      Makefile: '.PHONY: test\ntest:\n\tpytest\n',
      ...inPolicy(1, 'makefile: { targets: [test, lint] }\n').files,
    },
  },
}

export function checkTargets(policy: Source, asked: Node | undefined, facts: Facts, reportIn: ReportIn): void {
  const asks = asksIn(valueIn(asked, 'targets'))
  const [first] = asks
  if (first === undefined) return
  const source = makefileIn(ROOT, facts.repository)
  if (source === null) {
    reportIn(policy)(missingFile, first.at, 'There is no Makefile that could have the targets')
    return
  }
  const targets = targetsOf(source, facts.repository)
  for (const { name, at } of asks) {
    if (targets.names.has(name) || canMake(targets, name) === 'perhaps') continue
    const names = [...targets.names.keys()]
    const has = among(name, names).text
    const message = `There is no target ${quoted(name)}${has}`
    reportIn(source)(missingTarget, { start: 0, end: 0 }, message, { related: [askedBy(policy, at)] })
  }
}
