import type { RepoPath } from '../../src/gate/path.js'
import type { Problem } from '../../src/validate/rules/rule.js'
import { checkActionSecurity, checkSecurity } from '../../src/validate/security/all.js'
import { checkDependabotSecurity } from '../../src/validate/security/dependabot/all.js'
import type { Source } from '../../src/validate/tree/source.js'
import { readAction, readWorkflow } from '../../src/validate/workflow/read.js'
import { walkAction, walkWorkflow } from '../../src/validate/workflow/structure/walk.js'
import { reports, repositoryOf } from './validate.js'

/** What the security rules find in the first of the files, which its path says the kind of. */
export function judge(files: Readonly<Record<string, string>>): { problems: Problem[]; source: Source } {
  const [path = ''] = Object.keys(files)
  const source = repositoryOf(files).source(path as RepoPath, 'yaml') as Source
  const { problems, report } = reports()
  const unheard = reports().report
  if (path.endsWith('dependabot.yml')) checkDependabotSecurity(source.root, report)
  else if (path.endsWith('action.yml')) {
    const action = readAction(source)
    if (action !== null) checkActionSecurity(action, walkAction(action, unheard), report)
  } else {
    const workflow = readWorkflow(source)
    if (workflow !== null) checkSecurity(workflow, walkWorkflow(workflow, unheard), report)
  }
  return { problems, source }
}

/** Each problem as `line level rule`, in the order of the lines; of one rule only where one is named. */
export function found(text: string, rule?: string, path = '.github/workflows/ci.yml'): string[] {
  const { problems, source } = judge({ [path]: text })
  const name = (id: string) => id.slice('security/'.length)
  return problems
    .filter(each => rule === undefined || name(each.rule.id) === rule)
    .map(each => ({ line: source.positionOf(each.start).line, level: each.level ?? each.rule.level, id: each.rule.id }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, level, id }) => (rule === undefined ? `${line} ${level} ${name(id)}` : `${line} ${level}`))
}

/** A workflow with one job of these steps, each a list item that begins in a line of its own from line 7 on. */
export function steps(event: string, ...lines: readonly string[]): string {
  const head = [`on: ${event}`, 'permissions: {}', 'jobs:', '  a:', '    runs-on: ubuntu-latest', '    steps:']
  return [...head, ...lines.map(line => `      - ${line}`), ''].join('\n')
}
