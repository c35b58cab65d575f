import type { Report, Rule } from '../../rules/rule.js'
import { type Node, pairIn, textOf, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'

export const isortProfile: Rule = {
  id: 'pyproject/isort-profile',
  level: 'warning',
  summary: 'isort does not write imports as black wants them.',
  why: 'The two change the same lines back and forth: a check of one of them fails with every commit.',
  mend: 'Write `profile = "black"` in `[tool.isort]`.',
  source: 'https://pycqa.github.io/isort/docs/configuration/black_compatibility.html',
  example: {
    files: { 'pyproject.toml': '[tool.black]\nline-length = 88\n\n[tool.isort]\nline_length = 88\n' },
    line: 4,
  },
}

/** What the profile stands for; whoever writes that instead does as black wants, too. */
const AS_BLACK = ['multi_line_output', 'include_trailing_comma']

export function checkProfile(tool: Node, report: Report): void {
  const isort = pairIn(tool, 'isort')
  if (isort === undefined || valueIn(tool, 'black')?.kind !== 'map') return
  const profile = valueIn(isort.value, 'profile')
  const name = textOf(profile)
  // Of settings in another file nothing is known.
  if (name === 'black' || valueIn(isort.value, 'settings_file') !== undefined) return
  if (profile === undefined) {
    if (AS_BLACK.every(each => valueIn(isort.value, each) !== undefined)) return
    report(isortProfile, isort.key, 'black formats this project, and isort has no `profile = "black"`')
  } else {
    report(isortProfile, profile, `black formats this project, and isort has the profile ${quoted(name ?? '')}`)
  }
}
