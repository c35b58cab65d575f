import type { RepoPath } from '../../../gate/path.js'
import { repoPathFrom } from '../../../gate/path.js'
import type { Repository } from '../../repository.js'
import type { Report } from '../../rules/rule.js'
import type { Pair, ScalarNode } from '../../tree/node.js'
import { isNull, pairIn, textOf, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Action } from '../model.js'
import { missingFile } from './rules/missing-file.js'
import { orphanCondition } from './rules/orphan-condition.js'
import { outputValue } from './rules/output-value.js'
import { removedRunner } from './rules/removed-runner.js'
import { requiredDefault } from './rules/required-default.js'
import { unusedInput } from './rules/unused-input.js'

const REMOVED: ReadonlySet<string> = new Set(['node12', 'node16'])
const FILES = ['main', 'pre', 'post']

/** What an `action.yml` says of its inputs, its outputs and what it runs. */
export function checkAction(action: Action, report: Report, repository: Repository): void {
  checkInputs(action, report)
  checkOutputs(action, report)
  checkRuns(action, report, repository)
}

function checkInputs({ inputs, using, source }: Action, report: Report): void {
  const text = source.text.toLowerCase()
  // All inputs at once, or one by a name that is not written down.
  const open = /\binputs\s*(\)|\[\s*[^'\]\s])|\binputs\.\*/.test(text)
  for (const { key, name, value } of inputs) {
    const given = valueIn(value, 'default')
    const required = textOf(valueIn(value, 'required')) === 'true'
    if (required && given !== undefined && !isNull(given)) {
      report(requiredDefault, key, `Input ${quoted(name)} is required and has a default; one of the two is enough`)
    }
    if (using === 'composite' && !open && !isUsed(name.toLowerCase(), text)) {
      report(unusedInput, key, `Input ${quoted(name)} is not used by any step`)
    }
  }
}

function isUsed(name: string, text: string): boolean {
  let at = text.indexOf('inputs')
  while (at >= 0) {
    const rest = text.slice(at + 'inputs'.length, at + name.length + 20).replace(/^\s+/, '')
    if (rest.startsWith(`.${name}`) && !/[\w-]/.test(rest.charAt(name.length + 1))) return true
    if (rest.startsWith('[') && rest.includes(`'${name}'`)) return true
    at = text.indexOf('inputs', at + 1)
  }
  return false
}

function checkOutputs({ outputs, using }: Action, report: Report): void {
  if (using === '') return
  for (const { key, name, value } of outputs) {
    const given = pairIn(value, 'value')
    if (using === 'composite' && given === undefined) {
      report(outputValue, key, `Output ${quoted(name)} needs a \`value\`: it is always empty without`)
    } else if (using !== 'composite' && given !== undefined) {
      report(outputValue, given.key, '`value` has no effect: only composite actions set outputs by it', {
        level: 'note',
      })
    }
  }
}

function checkRuns({ runs, using, source }: Action, report: Report, repository: Repository): void {
  if (runs === null) return
  const runner = valueIn(runs, 'using')
  if (runner !== undefined && REMOVED.has(using)) {
    report(removedRunner, runner, `GitHub has removed ${quoted(using)}: use \`node24\``)
  }
  for (const phase of ['pre', 'post']) {
    const condition = pairIn(runs, `${phase}-if`)
    const script = using === 'docker' ? `${phase}-entrypoint` : phase
    if (condition !== undefined && pairIn(runs, script) === undefined) {
      report(orphanCondition, condition.key, `\`${phase}-if\` has no effect without ${quoted(script)}`)
    }
  }
  const folder = folderOf(source.path)
  for (const name of using.startsWith('node') ? FILES : []) checkFile(pairIn(runs, name), folder, report, repository)
  const image = pairIn(runs, 'image')
  if (using === 'docker' && !isPublished(textOf(image?.value) ?? '')) checkFile(image, folder, report, repository)
}

function checkFile(pair: Pair | undefined, folder: RepoPath, report: Report, repository: Repository): void {
  const text = textOf(pair?.value)
  if (pair === undefined || text === undefined || text === '' || text.includes('${{')) return
  const path = repoPathFrom(text, folder)
  if (path !== null && repository.has(path)) return
  const hint = pair.name === 'image' ? '; an image of a registry begins with `docker://`' : ''
  report(missingFile, pair.value as ScalarNode, `There is no file ${quoted(path ?? text)}${hint}`)
}

function isPublished(image: string): boolean {
  return image.startsWith('docker://')
}

function folderOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/')
  return (slash < 0 ? '.' : path.slice(0, slash)) as RepoPath
}
