import type { Rule } from '../../rules/rule.js'

export const textMergeConflict: Rule = {
  id: 'text/merge-conflict',
  level: 'error',
  summary: 'The markers of a conflict are still in the file.',
  why: 'A merge found both sides changed and left the choice to somebody; with the markers, the file says neither.',
  mend: 'Keep one side, or what both mean, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
  example: {
    files: { 'config.yml': 'name: service\n<<<<<<< HEAD\nport: 80\n=======\nport: 8080\n>>>>>>> feature\n' },
    line: 2,
  },
  source: 'https://git-scm.com/docs/git-merge#_how_conflicts_are_presented',
}
