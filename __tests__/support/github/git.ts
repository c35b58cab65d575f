import { createHash } from 'node:crypto'

export interface Entry {
  path: string
  mode: string
  type: 'blob' | 'tree' | 'commit'
  sha: string
}

export interface Person {
  name: string
  email: string
  date: string
}

export interface Commit {
  sha: string
  tree: string
  parents: readonly string[]
  message: string
  author: Person
  committer: Person
}

/** Git's objects by the hashes that git gives them: made twice, an object is the same one. Nothing is ever removed. */
export class Objects {
  private readonly blobs = new Map<string, Uint8Array>()
  private readonly trees = new Map<string, readonly Entry[]>()
  /** In the order in which they were made, so parents first. */
  private readonly commits = new Map<string, Commit>()

  addBlob(bytes: Uint8Array): string {
    const sha = hash('blob', bytes)
    this.blobs.set(sha, bytes)
    return sha
  }

  addTree(entries: readonly Entry[]): string {
    const order = ({ path, type }: Entry) => Buffer.from(type === 'tree' ? `${path}/` : path)
    const sorted = [...entries].sort((a, b) => Buffer.compare(order(a), order(b)))
    const pieces = sorted.flatMap(({ mode, path, sha }) => {
      return [Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`), Buffer.from(sha, 'hex')]
    })
    const sha = hash('tree', Buffer.concat(pieces))
    this.trees.set(sha, sorted)
    return sha
  }

  addCommit(commit: Omit<Commit, 'sha'>): string {
    const person = ({ name, email, date }: Person) => `${name} <${email}> ${Date.parse(date) / 1000} +0000`
    const lines = [
      `tree ${commit.tree}`,
      ...commit.parents.map(parent => `parent ${parent}`),
      `author ${person(commit.author)}`,
      `committer ${person(commit.committer)}`,
    ]
    const sha = hash('commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}`))
    if (!this.commits.has(sha)) this.commits.set(sha, { ...commit, sha })
    return sha
  }

  blob(sha: string): Uint8Array | undefined {
    return this.blobs.get(sha)
  }

  tree(sha: string): readonly Entry[] | undefined {
    return this.trees.get(sha)
  }

  commit(sha: string): Commit | undefined {
    return this.commits.get(sha)
  }

  /** The commits whose hash starts so. */
  commitsLike(start: string): Commit[] {
    return [...this.commits.values()].filter(({ sha }) => sha.startsWith(start))
  }

  get isEmpty(): boolean {
    return this.commits.size === 0
  }

  /** Everything below a tree, by its path; of submodules and links the entry itself. */
  entries(tree: string, under = ''): Map<string, Entry> {
    const found = new Map<string, Entry>()
    for (const entry of this.trees.get(tree) ?? []) {
      const path = under + entry.path
      found.set(path, { ...entry, path })
      if (entry.type !== 'tree') continue
      for (const [below, each] of this.entries(entry.sha, `${path}/`)) found.set(below, each)
    }
    return found
  }

  /** The tree with these entries, of which those with a slash in their path are in trees of their own. */
  addTreeOf(entries: Iterable<Entry>): string {
    const here: Entry[] = []
    const below = new Map<string, Entry[]>()
    for (const entry of entries) {
      const slash = entry.path.indexOf('/')
      if (slash < 0) here.push(entry)
      else {
        const folder = entry.path.slice(0, slash)
        below.set(folder, [...(below.get(folder) ?? []), { ...entry, path: entry.path.slice(slash + 1) }])
      }
    }
    const folders = [...below].map(([path, inside]): Entry => {
      return { path, mode: '040000', type: 'tree', sha: this.addTreeOf(inside) }
    })
    return this.addTree([...here.filter(({ path }) => !below.has(path)), ...folders])
  }

  /** The commit and all that came before it, newest first. */
  history(sha: string): Commit[] {
    const reached = new Set<string>()
    const open = [sha]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(...(this.commits.get(next)?.parents ?? []))
    }
    return [...this.commits.values()].filter(commit => reached.has(commit.sha)).reverse()
  }

  /** The newest common ancestor. Children are younger than their parents, so it is nobody's ancestor among them. */
  mergeBase(a: string, b: string): string | null {
    const before = new Set(this.history(a).map(({ sha }) => sha))
    return this.history(b).find(({ sha }) => before.has(sha))?.sha ?? null
  }
}

function hash(type: string, content: Uint8Array): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex')
}
