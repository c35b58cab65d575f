import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { kindOf, randomFrom } from './mint/index.mjs'

const SECRETS = ['github-token', 'slack-bot-token', 'stripe-live-key', 'gitlab-token', 'npm-token']
const SMALLEST = 2_000
const LARGEST = 40_000

/**
 * Makes a repository with so many commits out of the sources of a tree: each changes, adds, moves or deletes a few files,
 * and every tenth is a merge. One commit of a hundred brings a secret. Returns how many secrets it has.
 */
export async function makeHistory(folder, tree, commits, seed = 1) {
  const random = randomFrom(`history/${seed}`)
  const sources = filesOf(tree).filter(path => between(statSync(path).size))
  const files = new Map()
  const git = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] })
  const put = async text => git.stdin.write(text) || (await once(git.stdin, 'drain'))
  let planted = 0
  for (let number = 1; number <= commits; number += 1) {
    const isMerge = number % 10 === 0 && number > 20
    let changes = ''
    for (let left = 1 + random.int(5); left > 0; left -= 1) changes += change(files, sources, random)
    if (number % 100 === 50) {
      const kind = kindOf(SECRETS[planted % SECRETS.length]) ?? kindOf('github-token')
      changes += written(files, `config/service-${planted}.env`, `${kind.names[0]}=${kind.mint(random)}\n`)
      planted += 1
    }
    const message = `Change ${number}\n`
    const from = number === 1 ? '' : `from :${number - 1}\n`
    const merge = isMerge ? `merge :${number - 12}\n` : ''
    const person = `A Person <person@example.com> ${1_700_000_000 + number * 600} +0000`
    const head = `commit refs/heads/main\nmark :${number}\nauthor ${person}\ncommitter ${person}\n`
    await put(`${head}data ${Buffer.byteLength(message)}\n${message}${from}${merge}${changes}\n`)
  }
  git.stdin.end()
  const [code] = await once(git, 'close')
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
  return planted
}

/** A change of one file, as fast-import reads it. */
function change(files, sources, random) {
  const paths = [...files.keys()]
  const what = random.next()
  if (paths.length < 200 || what < 0.1) {
    const source = random.pick(sources)
    return written(files, `src/${paths.length}/${source.split('/').at(-1)}`, readFileSync(source, 'utf8'))
  }
  const path = random.pick(paths)
  if (what < 0.13) {
    files.delete(path)
    return `D ${path}\n`
  }
  const lines = files.get(path).split('\n')
  const at = random.int(lines.length)
  const other = readFileSync(random.pick(sources), 'utf8').split('\n')
  const start = random.int(other.length)
  lines.splice(at, random.int(10), ...other.slice(start, start + 1 + random.int(30)))
  return written(files, path, lines.join('\n'))
}

function written(files, path, content) {
  files.set(path, content)
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`
}

export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

function between(size) {
  return size >= SMALLEST && size <= LARGEST
}
