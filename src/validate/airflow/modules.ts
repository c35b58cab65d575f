import { type RepoPath, ROOT, repoPathFrom } from '../../gate/path.js'
import type { Repository } from '../repository.js'

/** Folders that Airflow, or a project's layout, puts on the path of modules. */
const USUAL_ROOTS = ['dags', 'plugins', 'src', 'include']

/** Where a module of the repository is, by its dotted name as seen from a file; null where there is none. */
export function moduleAt(name: string, level: number, from: string, repository: Repository): RepoPath | null {
  const below = name.replaceAll('.', '/')
  for (const root of level > 0 ? [above(from, level)] : rootsOf(from)) {
    if (root === null) continue
    const stem = below === '' ? root : repoPathFrom(below, root)
    if (stem === null) continue
    for (const path of below === '' ? [`${stem}/__init__.py`] : [`${stem}.py`, `${stem}/__init__.py`]) {
      const found = repoPathFrom(path)
      if (found !== null && repository.has(found)) return found
    }
  }
  return null
}

/** The folder that so many dots before a name mean. */
function above(from: string, level: number): RepoPath | null {
  return repoPathFrom('../'.repeat(level - 1), folderOf(from))
}

/** The file's own folder, those around it, nearest first, and the usual ones. */
function rootsOf(from: string): RepoPath[] {
  const parts = folderOf(from) === ROOT ? [] : folderOf(from).split('/')
  const around = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
  return [...new Set([...around, ROOT, ...USUAL_ROOTS])] as RepoPath[]
}

function folderOf(path: string): RepoPath {
  const end = path.lastIndexOf('/')
  return (end < 0 ? ROOT : path.slice(0, end)) as RepoPath
}
