import type { RepoPath } from '../../../gate/path.js'
import { ROOT } from '../../../gate/path.js'
import type { Repository } from '../../repository.js'
import type { Source } from '../../tree/source.js'
import { readWorkflow } from '../read.js'
import type { Callable } from './interface.js'
import { interfaceOfAction, interfaceOfWorkflow } from './interface.js'

/** The file of a local action; undefined where its folder has none. */
export function actionFile(folder: RepoPath, repository: Repository): RepoPath | undefined {
  const within = folder === ROOT ? '' : `${folder}/`
  return ['action.yml', 'action.yaml'].map(name => `${within}${name}` as RepoPath).find(path => repository.has(path))
}

/** A local action's interface; null where it cannot be read. */
export function localAction(file: RepoPath, repository: Repository): Callable | null {
  return once(repository.source(file, 'yaml'), ({ root }) => (root?.kind === 'map' ? interfaceOfAction(root) : null))
}

/** A local workflow's interface: `none` where it cannot be called, null where it cannot be read. */
export function localWorkflow(file: RepoPath, repository: Repository): Callable | 'none' | null {
  return once(repository.source(file, 'yaml'), source => {
    const workflow = readWorkflow(source)
    if (workflow === null || source.faults.length > 0) return null
    return workflow.call === null ? 'none' : interfaceOfWorkflow(workflow.call)
  })
}

const read = new WeakMap<Source, Callable | 'none' | null>()

function once<T extends Callable | 'none' | null>(source: Source | null, make: (source: Source) => T): T | null {
  if (source === null) return null
  const known = read.get(source)
  if (known !== undefined) return known as T
  const made = make(source)
  read.set(source, made)
  return made
}
