import type { Report, Rule } from '../../rules/rule.js'
import type { Source } from '../../tree/source.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import type { Makefiles } from '../calls/known.js'
import { folderOf } from '../find.js'
import { namesIn } from '../read/expand.js'
import { readMakefile } from '../read/read.js'
import type { Targets } from '../targets.js'

export const unknownPrerequisite: Rule = {
  id: 'makefile/unknown-prerequisite',
  level: 'error',
  summary: 'A target needs something that is no target, and no file of the repository.',
  why: 'make says "No rule to make target" and makes nothing.',
  mend: 'Correct the name, or add a rule for it.',
  example: {
    files: { Makefile: '.PHONY: ci lint test\nci: lint tests\nlint:\n\truff check\ntest:\n\tpytest\n' },
    line: 2,
  },
}

/** What has a dot or a slash can be a file that another step brings. */
const NAME = /^[A-Za-z][\w-]*$/

export function checkPrerequisites(source: Source, targets: Targets, makefiles: Makefiles, report: Report): void {
  const makefile = readMakefile(source)
  const folder = folderOf(source.path)
  for (const rule of makefile.rules) {
    if (rule.conditional || rule.patterns.length > 0 || rule.targets[0]?.text.startsWith('.') === true) continue
    for (const { name, word } of namesIn([...rule.prerequisites, ...rule.orderOnly], makefile)) {
      if (name === null || !NAME.test(name) || targets.phony.has(name) || !makefiles.lacks(name, folder, targets))
        continue
      const names = [...targets.names.keys()].filter(each => NAME.test(each))
      const message = `${quoted(name)} is no target and no file${among(name, names).text}`
      report(unknownPrerequisite, word, message)
    }
  }
}
