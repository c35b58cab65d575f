import type { Rule } from '../../rules/rule.js'

export const makefileSyntax: Rule = {
  id: 'makefile/syntax',
  level: 'error',
  summary: 'make cannot read a line of the Makefile.',
  why: 'It refuses the whole file, and none of its targets can be made.',
  mend: 'Give a rule its `:`, an assignment its `=`, a recipe its tab, and each conditional its `endif`.',
  source: 'https://www.gnu.org/software/make/manual/html_node/Error-Messages.html',
  example: { files: { Makefile: 'ifdef CI\nFLAGS = --strict\n\ntest:\n\tpytest $(FLAGS)\n' }, line: 1 },
}
