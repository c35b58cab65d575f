import { type RepoPath, ROOT, repoPathFrom } from '../../gate/path.js'
import type { Repository } from '../repository.js'
import { isNamed } from './environment/distributions.js'

/** Folders that Airflow, or a project's layout, puts on the path of modules. */
const USUAL_ROOTS = ['dags', 'plugins', 'src', 'include']

/** Where a module of the repository is, by its dotted name as seen from a file; null where there is none. */
export function moduleAt(name: string, level: number, from: string, repository: Repository): RepoPath | null {
  const below = name.replaceAll('.', '/')
  for (const root of level > 0 ? [above(from, level)] : rootsOf(from)) {
    if (root === null || (level === 0 && isInside(root, name, from, repository))) continue
    const stem = below === '' ? root : repoPathFrom(below, root)
    if (stem === null) continue
    for (const path of below === '' ? [`${stem}/__init__.py`] : [`${stem}.py`, `${stem}/__init__.py`]) {
      const found = repoPathFrom(path)
      if (found !== null && repository.has(found)) return found
    }
  }
  return null
}

/** Whether a folder around a file is a package, whose modules have names that begin outside of it, or an installed one is meant. */
function isInside(root: RepoPath, name: string, from: string, repository: Repository): boolean {
  const isUsual =
    root === ROOT || root === folderOf(from) || USUAL_ROOTS.includes(root.slice(root.lastIndexOf('/') + 1))
  return !isUsual && (isNamed(name) || repository.has(`${root}/__init__.py` as RepoPath))
}

/** Whether a package of the repository is there, and has no such module in it. */
export function lacksModule(name: string, imported: string | null, from: string, repository: Repository): boolean {
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')))
  const around = parent === '' ? null : moduleAt(parent, 0, from, repository)
  if (around === null || !around.endsWith('/__init__.py')) return false
  const names = imported === null ? [name] : [name, `${name}.${imported}`]
  return names.every(each => moduleAt(each, 0, from, repository) === null)
}

/** The folder that so many dots before a name mean. */
function above(from: string, level: number): RepoPath | null {
  return repoPathFrom('../'.repeat(level - 1), folderOf(from))
}

/** Where a file's modules may be: its own folder, those around it, nearest first, and the usual ones. */
export function rootsOf(from: string): RepoPath[] {
  const parts = folderOf(from) === ROOT ? [] : folderOf(from).split('/')
  const around = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
  return [...new Set([...around, ROOT, ...USUAL_ROOTS])] as RepoPath[]
}

function folderOf(path: string): RepoPath {
  const end = path.lastIndexOf('/')
  return (end < 0 ? ROOT : path.slice(0, end)) as RepoPath
}
