import type { CommitRange, Introduced, IntroducedBy } from '../gate/ports.js'
import { gitOutput, gitSucceeds, type Place } from './git-command.js'
import { NoRaw, RawReader } from './git-raw.js'
import { shallowCommits } from './git-shallow.js'
import { isCommit } from './git-text.js'

/** Paths are told from the top, as git does for merges whatever it is asked for: those of the workspace are cut out. */
const SETTINGS = ['-c', 'diff.relative=false']

/** Nothing is left to the configuration: neither which changes there are, nor in which order. */
const RAW = ['--raw', '-z', '--no-abbrev', '--no-color', '--no-ext-diff', '--no-textconv', '--ignore-submodules=none']
const ORDER = '-O/dev/null'

/** More than 1000 files that are gone and new are not searched for renamed ones, but for those that did not change. */
const RENAMES = ['--find-renames=50%', '-l1000']

/**
 * The author's date is told in seconds, which git writes alike in all its versions. Of merges that is told which no
 * parent has (`-c`); of commits without parents everything.
 */
const LOG = [
  ...['log', '-r', '-c', '--root', '--reverse', '--date-order', '--format=%H %at', '--no-notes'],
  ...['--no-show-signature', '--stdin'],
]

/** Tells of the content that the commits of a range bring; see `Git.introduced`. */
export async function introducedIn(
  { heads, not }: CommitRange,
  tell: (change: IntroducedBy) => void,
  place: Place,
): Promise<number | null> {
  if (![...(heads ?? []), ...not].every(isCommit)) return null
  if (heads?.length === 0) return 0
  let by = { commit: '', date: '' }
  let count = 0
  const readerFor = async () => {
    const [prefix, cut] = await Promise.all([prefixOf(place), shallowCommits(place)])
    const isCut = new Set(cut)
    const onCommit = (item: string) => {
      const [, commit, seconds] = /^([0-9a-f]{40}|[0-9a-f]{64}) (-?\d*)$/.exec(item) ?? []
      if (commit === undefined) throw new NoRaw('a commit has another line')
      // All that its parents brought would pass for its own.
      if (isCut.has(commit)) throw new NoRaw('its parents are not here')
      by = { commit, date: dateOf(Number(seconds)) }
      count++
    }
    return new RawReader(prefix, change => tell({ ...change, ...by }), onCommit)
  }
  // All history is read as it was: what has been moved is found where it first was, and nothing is compared.
  const [all, renames] = heads === null ? [['--all'], ['--no-renames']] : [[], RENAMES]
  const input = [...(heads ?? []), ...not.map(commit => `^${commit}`)].map(line => `${line}\n`).join('')
  const isRead = await read([...SETTINGS, ...LOG, ...RAW, ORDER, ...renames, ...all], input, readerFor, place)
  return isRead ? count : null
}

/** What is staged; where there is no commit yet, everything in the index. */
export async function stagedIn(place: Place): Promise<Introduced[] | null> {
  const staged = await stagedSince('HEAD', place)
  const nothing = staged === null ? await emptyTree(place) : null
  return nothing === null ? staged : stagedSince(nothing, place)
}

async function stagedSince(before: string, place: Place): Promise<Introduced[] | null> {
  const changes: Introduced[] = []
  const onOther = () => {
    throw new NoRaw('the index has no commits')
  }
  const readerFor = async () => new RawReader(await prefixOf(place), change => changes.push(change), onOther)
  // What somebody only means to add has no content in the index.
  const index = ['diff-index', '--cached', '--ita-invisible-in-index']
  const isRead = await read([...SETTINGS, ...index, ...RAW, ORDER, ...RENAMES, before, '--'], '', readerFor, place)
  return isRead ? changes : null
}

/** The id of a tree without files, which every repository knows; it depends on how the repository hashes. */
async function emptyTree(place: Place): Promise<string | null> {
  let id = ''
  const onOutput = (piece: Uint8Array) => {
    id += Buffer.from(piece).toString('latin1')
  }
  const isKnown = await gitSucceeds(['hash-object', '-t', 'tree', '--stdin'], place, { input: '', onOutput })
  return isKnown && isCommit(id.trim()) ? id.trim() : null
}

/** Starts git at once: it has long been at work when it is known how to read what it writes. */
async function read(
  args: string[],
  input: string,
  readerFor: () => Promise<RawReader>,
  place: Place,
): Promise<boolean> {
  const early: Uint8Array[] = []
  let push = (piece: Uint8Array): void => void early.push(piece)
  const running = gitSucceeds(args, place, { input, onOutput: piece => push(piece) })
  try {
    const reader = await readerFor()
    for (const piece of early.splice(0)) reader.push(piece)
    push = piece => reader.push(piece)
    if (!(await running)) return false
    reader.end()
    return true
  } catch (error) {
    // Whatever git goes on to write ends it.
    push = () => {
      throw error
    }
    await running.catch(() => {})
    if (error instanceof NoRaw) return false
    throw error
  }
}

/** Where the workspace lies in the repository: empty, or a folder and a slash. @throws NoRaw where there is none */
async function prefixOf(place: Place): Promise<string> {
  const prefix = (await gitOutput(['rev-parse', '--show-prefix'], place))?.replace(/\r?\n$/, '')
  if (prefix === undefined) throw new NoRaw('there is no repository')
  return prefix
}

/** A commit may claim any time; what is none in the calendar is told as the first second of it. */
function dateOf(seconds: number): string {
  const date = new Date(Number.isSafeInteger(seconds) && Math.abs(seconds) < 253_402_300_800 ? seconds * 1000 : 0)
  return date.toISOString().replace('.000Z', 'Z')
}
