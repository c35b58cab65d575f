import type { Report, Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import { namesIn } from '../read/expand.js'
import type { Makefile, MakeRule } from '../read/model.js'

export const duplicateTarget: Rule = {
  id: 'makefile/duplicate-target',
  level: 'warning',
  summary: 'A target has two recipes.',
  why: 'make runs the last one alone and says so in a warning that scrolls by: what the first one does is not done.',
  mend: 'Join the recipes or rename one target.',
  source: 'https://www.gnu.org/software/make/manual/html_node/Multiple-Rules.html',
  example: { files: { Makefile: '.PHONY: test\ntest:\n\tpytest\n\ntest:\n\tmypy .\n' }, line: 5 },
}

export function checkDuplicates(makefile: Makefile, report: Report): void {
  const first = new Map<string, MakeRule['targets'][number]>()
  for (const rule of makefile.rules) {
    if (rule.recipe.length === 0 || rule.double || rule.conditional) continue
    for (const { name, word } of namesIn(rule.targets, makefile)) {
      if (name === null || name.includes('%') || name.startsWith('.')) continue
      const before = first.get(name)
      if (before === undefined) {
        first.set(name, word)
        continue
      }
      const related = [{ start: before.start, end: before.end, message: 'The recipe that is not run is here.' }]
      report(duplicateTarget, word, `${quoted(name)} has a recipe already; make runs this one alone`, { related })
    }
  }
}
