import type { RepoPath } from '../../../gate/path.js'
import { ROOT } from '../../../gate/path.js'
import type { Facts, ReportIn } from '../../facts.js'
import { type Node, offsetIn, textOf, valueIn } from '../../tree/node.js'
import { folderOf } from '../find.js'
import { checkCall } from '../rules/undefined-target.js'
import type { Makefiles } from './known.js'
import { callsIn } from './script.js'

const PRE_COMMIT = ['.pre-commit-config.yaml', '.pre-commit-config.yml'] as RepoPath[]
/** Languages whose entry runs on the machine itself. */
const HERE = new Set(['system', 'script', 'unsupported', 'unsupported_script'])
const MOST_PACKAGES = 50

/** Checks what the hooks of this repository's own call. */
export function checkHookCalls({ repository }: Facts, makefiles: Makefiles, reportIn: ReportIn): void {
  const path = PRE_COMMIT.find(each => repository.has(each))
  const source = path === undefined ? null : repository.source(path, 'yaml')
  if (source === null || !source.text.includes('make')) return
  for (const repo of itemsOf(valueIn(source.root, 'repos'))) {
    if (textOf(valueIn(repo, 'repo')) !== 'local') continue
    for (const hook of itemsOf(valueIn(repo, 'hooks'))) {
      if (!HERE.has(textOf(valueIn(hook, 'language')) ?? '')) continue
      for (const node of [valueIn(hook, 'entry'), ...argumentsOf(hook)]) {
        checkText(node, ROOT, makefiles, reportIn(source))
      }
    }
  }
}

/** Checks what the scripts of packages call. */
export function checkPackageCalls({ files, repository }: Facts, makefiles: Makefiles, reportIn: ReportIn): void {
  const packages = files.filter(path => /(?:^|\/)package\.json$/.test(path) && !path.includes('node_modules/'))
  for (const path of packages.slice(0, MOST_PACKAGES)) {
    const source = repository.source(path, 'json')
    if (source === null || !source.text.includes('make')) continue
    const scripts = valueIn(source.root, 'scripts')
    for (const { value } of scripts?.kind === 'map' ? scripts.pairs : []) {
      checkText(value, folderOf(path), makefiles, reportIn(source))
    }
  }
}

function checkText(node: Node | undefined, folder: RepoPath, makefiles: Makefiles, report: ReturnType<ReportIn>): void {
  if (node?.kind !== 'scalar') return
  for (const call of callsIn(node.text, folder)) {
    checkCall(call, makefiles, index => offsetIn(node, index), report, 'error')
  }
}

/** Arguments that are a command of their own, as of `entry: bash` with `args: [-c, make lint]`. */
function argumentsOf(hook: Node): readonly Node[] {
  const entry = textOf(valueIn(hook, 'entry'))
  return entry === 'bash' || entry === 'sh' || entry === 'bash -c' ? itemsOf(valueIn(hook, 'args')) : []
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : []
}
