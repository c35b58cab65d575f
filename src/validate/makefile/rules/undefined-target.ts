import type { Level } from '../../../gate/result.js'
import type { Report, Rule } from '../../rules/rule.js'
import type { Span } from '../../tree/node.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import type { Makefiles } from '../calls/known.js'
import type { Called } from '../calls/script.js'

export const undefinedTarget: Rule = {
  id: 'makefile/undefined-target',
  level: 'error',
  summary: 'A workflow, a hook, a script or a document calls a target that the Makefile does not have.',
  why: 'make says "No rule to make target" and ends with an error; whoever follows a document is stuck.',
  mend: 'Correct the name, or add the target to the Makefile.',
  example: {
    line: 7,
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: make tests
`,
      Makefile: '.PHONY: test lint\ntest:\n\tpytest\nlint:\n\truff check\n',
    },
  },
}

/** Tells of a call that surely fails; `placeOf` gives the place of an index in the script. */
export function checkCall(
  { name, index, folder }: Called,
  makefiles: Makefiles,
  placeOf: (index: number) => number,
  report: Report,
  level: Level,
): void {
  const makefile = makefiles.in(folder)
  if (makefile === null || !makefiles.lacks(name, folder, makefile.targets)) return
  const at: Span = { start: placeOf(index), end: placeOf(index + name.length - 1) + 1 }
  const names = [...makefile.targets.names.keys()].filter(each => !each.startsWith('.'))
  const has = among(name, names).text
  const { path } = makefile.source
  report(undefinedTarget, at, `${path} has no target ${quoted(name)}${has}`, {
    level,
    related: [{ message: 'This is the Makefile.', file: path, start: 0, end: 0 }],
  })
}
