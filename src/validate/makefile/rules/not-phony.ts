import type { Report, Rule } from '../../rules/rule.js'
import type { Source } from '../../tree/source.js'
import { quoted } from '../../words/quoted.js'
import type { Makefiles } from '../calls/known.js'
import { folderOf } from '../find.js'
import { namesIn } from '../read/expand.js'
import type { MakeRule } from '../read/model.js'
import { readMakefile } from '../read/read.js'
import type { Targets } from '../targets.js'

export const notPhony: Rule = {
  id: 'makefile/not-phony',
  level: 'warning',
  summary: 'A target that is not phony has the name of a file or folder of the repository.',
  why: 'make sees that it is there already, says "up to date", and never runs the recipe.',
  mend: 'Name the target in `.PHONY`.',
  source: 'https://www.gnu.org/software/make/manual/html_node/Phony-Targets.html',
  example: { files: { Makefile: 'test:\n\tpytest\n', 'test/test_app.py': '' }, line: 1 },
}

const NAME = /^[A-Za-z][\w-]*$/
/** A recipe that makes the file itself is as it should be. */
const MAKES = /\$[@(]@?|\b(?:mkdir|touch|cp|mv|ln|tar|unzip|git|venv|virtualenv|install)\b|>|\s-[od]\b/

export function checkPhony(source: Source, targets: Targets, makefiles: Makefiles, report: Report): void {
  const makefile = readMakefile(source)
  for (const rule of makefile.rules) {
    if (!isAlwaysDone(rule)) continue
    for (const { name, word } of namesIn(rule.targets, makefile)) {
      if (name === null || !NAME.test(name) || targets.phony.has(name) || makefile.generated) continue
      if (!makefiles.has(name, folderOf(source.path))) continue
      report(notPhony, word, `${quoted(name)} is there as a file or folder, so that make never runs this recipe`)
    }
  }
}

/** Whether it is up to date wherever its target is there. */
function isAlwaysDone({ prerequisites, recipe, patterns, double }: MakeRule): boolean {
  return (
    prerequisites.length === 0 &&
    patterns.length === 0 &&
    !double &&
    recipe.length > 0 &&
    !recipe.some(({ text }) => MAKES.test(text))
  )
}
