import { copyFile, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gitOutput, gitSucceeds, type Place } from './git-command.js'
import { items, lines } from './git-text.js'

/** Bytes of a file that is looked into: a data set that lies around is no source. */
const LARGEST = 64 << 20

/** A tree of files that is in no repository, but that git finds with these variables. */
export interface Snapshot {
  tree: string
  environment: Readonly<Record<string, string>>
}

/**
 * Gives `act` the files as they are, with all that is not committed or not even added, as a tree like those of commits;
 * null where git cannot read them. Neither the repository nor its index is changed. Files come as they would be
 * committed, but for filters, which are programs that the configuration names: none is run.
 */
export async function withWorkTree<T>(place: Place, act: (snapshot: Snapshot) => Promise<T>): Promise<T | null> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-actions-tree-'))
  try {
    const environment = await copyOfIndex(folder, place)
    const settings = await withoutFilters(place)
    if (environment === null || settings === null) return null
    const listing = ['ls-files', '-z', '-t', '--modified', '--others', '--exclude-standard']
    const listed = await gitOutput([...settings, ...listing], place, environment)
    if (listed === null) return null
    const input = (await changed(listed, place)).map(path => `${path}\0`).join('')
    const update = [...settings, 'update-index', '-z', '--add', '--remove', '--replace', '--stdin']
    if (!(await gitSucceeds(update, place, { environment, input }))) return null
    const tree = (await gitOutput([...settings, 'write-tree'], place, environment))?.trim()
    return tree === undefined ? null : await act({ tree, environment })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes git use a copy of the index, and keep what is new in a folder of its own. */
async function copyOfIndex(folder: string, place: Place): Promise<Record<string, string> | null> {
  const found = await gitOutput(['rev-parse', '--git-path', 'index', '--git-path', 'objects'], place)
  const [index, objects] = lines(found ?? '').map(path => resolve(place.directory, path))
  if (index === undefined || objects === undefined) return null
  const copy = join(folder, 'index')
  try {
    await copyFile(index, copy)
  } catch (error) {
    // Before anything is added there is none.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return null
  }
  const GIT_OBJECT_DIRECTORY = join(folder, 'objects')
  await mkdir(GIT_OBJECT_DIRECTORY)
  // Unquoted, a colon would end the path.
  const GIT_ALTERNATE_OBJECT_DIRECTORIES = `"${objects.replace(/[\\"]/g, '\\$&')}"`
  return { GIT_INDEX_FILE: copy, GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES }
}

/** Settings that switch off all filters there are; null where one has a name that no setting can have. */
async function withoutFilters(place: Place): Promise<string[] | null> {
  const known = await gitOutput(['config', '-z', '--name-only', '--list'], place)
  if (known === null) return null
  const keys = items(known).filter(key => /^filter\..*\.(clean|process|required)$/s.test(key))
  if (keys.some(key => key.includes('='))) return null
  const own = ['core.splitIndex=false', 'core.untrackedCache=false', 'core.looseCompression=0']
  const off = [...new Set(keys)].map(key => (key.endsWith('.required') ? `${key}=false` : `${key}=`))
  return [...own, ...off].flatMap(setting => ['-c', setting])
}

/** The files among those listed that are to be looked into: `C` and a path, or `?` and one that nobody has added. */
async function changed(listed: string, { directory }: Place): Promise<string[]> {
  // What ends with a slash is a repository within this one.
  const files = items(listed).filter(item => !item.endsWith('/'))
  const added = new Set(files.filter(isUntracked).map(pathOf))
  // What was below a folder is gone where a file, or a link to another folder, has taken the folder's place.
  const there = files.filter(item => isUntracked(item) || !foldersOf(pathOf(item)).some(each => added.has(each)))
  const paths = [...new Set(there.map(pathOf))].sort()
  const sizes = await Promise.all(paths.map(path => sizeOf(join(directory, path))))
  return paths.filter((_, index) => (sizes[index] as number) <= LARGEST)
}

function isUntracked(item: string): boolean {
  return item.startsWith('? ')
}

function pathOf(item: string): string {
  return item.slice(2)
}

/** The folders that a path leads through. */
function foldersOf(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await lstat(path)).size
  } catch {
    // It is gone, which is what git is to be told.
    return 0
  }
}
