import type { Rule } from '../../rules/rule.js'

export const recipeSpaces: Rule = {
  id: 'makefile/recipe-spaces',
  level: 'error',
  summary: 'A line of a recipe is indented with spaces.',
  why: 'make knows recipes by their tab. It refuses the file ("missing separator"), or takes the line for a rule and runs nothing.',
  mend: 'Indent the line with one tab, and keep the editor from replacing it: `[Makefile] indent_style = tab` in .editorconfig.',
  source: 'https://www.gnu.org/software/make/manual/html_node/Recipe-Syntax.html',
  example: { files: { Makefile: '.PHONY: test\ntest:\n    pytest\n' }, line: 3 },
}
