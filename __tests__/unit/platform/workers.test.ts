import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Task, Workers } from '../../../src/gate/ports.js'
import { ThreadWorkers } from '../../../src/platform/workers.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { MemoryFiles, memoryWorkers } from '../../support/memory.js'
import { blobId } from '../../support/memory-content.js'
import { describeWith } from '../../support/tools.js'

const FILES = { 'a.txt': 'a', 'long.txt': 'long' }

// The tasks are here twice, as the script of the threads and as functions: a thread cannot import this module.
const SCRIPT = `
  import { threadId } from 'node:worker_threads'
  import { serveTasks } from './src/platform/worker.ts'
  const task = run => async () => async (input, ports) => ({ output: await run(input, ports), buffers: [] })
  serveTasks({
    echo: task(async input => input),
    size: task(async (path, { files }) => files.size(path)),
    blobs: task(async (ids, { git }) => {
      const sizes = []
      for await (const { size } of git.blobs(ids, 9)) sizes.push(size)
      return sizes
    }),
    fail: task(async input => { throw new TypeError('no good: ' + input) }),
    thread: task(async () => threadId),
    exit: task(async code => process.exit(code)),
    crash: task(() => new Promise(() => setTimeout(() => { throw new Error('out of line') }, 0))),
    uncloneable: task(async () => () => 1),
    telling: async () => async (count, ports, { tell }) => {
      for (let number = 1; number <= count; number += 1) tell({ number })
      return { output: count, buffers: [] }
    },
    patient: async () => async (input, ports, { tell, signal }) => {
      const aborted = new Promise(resolve => signal.addEventListener('abort', resolve))
      tell('begun')
      await aborted
      return { output: 'ended early', buffers: [] }
    },
    handed: async () => async length => {
      const output = new Uint8Array(length)
      return { output, buffers: [output.buffer] }
    },
  })
`

const tasks: Record<string, Task> = {
  echo: async (input: never) => ({ output: input, buffers: [] }),
  size: async (path: never, { files }) => ({ output: await files.size(path), buffers: [] }),
  blobs: async (ids: never, { git }) => {
    const sizes: number[] = []
    for await (const { size } of git.blobs(ids, 9)) sizes.push(size)
    return { output: sizes, buffers: [] }
  },
  fail: async (input: never) => {
    throw new TypeError(`no good: ${input}`)
  },
  uncloneable: async () => ({ output: () => 1, buffers: [] }),
  telling: async (count: never, _ports, { tell }) => {
    for (let number = 1; number <= count; number += 1) tell({ number })
    return { output: count, buffers: [] }
  },
  patient: async (_input, _ports, { tell, signal }) => {
    const aborted = new Promise(resolve => signal.addEventListener('abort', resolve))
    tell('begun')
    await aborted
    return { output: 'ended early', buffers: [] }
  },
  handed: async (length: never) => {
    const output = new Uint8Array(length)
    return { output, buffers: [output.buffer] }
  },
}

let workspace: string
let threads: ThreadWorkers

beforeAll(async () => {
  workspace = await temporaryFolder(FILES)
  const outfile = join(workspace, 'script', 'worker.mjs')
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const stdin = { contents: SCRIPT, resolveDir: root, loader: 'js' as const }
  // What `src/platform/worker.ts` loads later, and these tasks never, stays outside.
  const kept = { external: ['tinyglobby', '@actions/exec'], logLevel: 'error' as const }
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', ...kept })
  threads = new ThreadWorkers(pathToFileURL(outfile), { workspace, trusted: false })
})

afterAll(() => removeFolder(workspace))

const kinds: [string, () => Workers][] = [
  ['on threads', () => threads],
  ['in memory', () => memoryWorkers(tasks, new MemoryFiles(FILES))],
]

describe.each(kinds)('workers %s', (_, make) => {
  it('hand buffers over', async () => {
    expect(await make().run('handed', 3)).toEqual(new Uint8Array(3))
  })

  it('give back a structured clone', async () => {
    const input = {
      text: 'ü',
      number: 0.1,
      big: 10n ** 20n,
      map: new Map([['a', [1, null, undefined]]]),
      bytes: new Uint8Array([1, 2]),
    }
    const output = await make().run('echo', input)
    expect(output).toEqual(input)
    expect(output).not.toBe(input)
    expect(await make().run('echo', undefined)).toBeUndefined()
  })

  it('have the files of the workspace', async () => {
    expect(await make().run('size', 'long.txt' as RepoPath)).toBe(4)
    expect(await make().run('size', '../a.txt' as RepoPath)).toBeNull()
  })

  it('have what git has, which is nothing here', async () => {
    expect(await make().run('blobs', ['d'.repeat(40)])).toEqual([0])
  })

  it('run more tasks than there are at once, each answer to its own', async () => {
    const workers = make()
    expect(workers.width).toBeGreaterThanOrEqual(1)
    const inputs = Array.from({ length: workers.width * 5 + 1 }, (_, index) => index)
    expect(await Promise.all(inputs.map(input => workers.run('echo', input)))).toEqual(inputs)
  })

  it('throw here what a task throws there, and go on', async () => {
    const workers = make()
    const runs = [workers.run('fail', 1), workers.run('echo', 2), workers.run('fail', 3), workers.run('echo', 4)]
    const [first, second, third, fourth] = await Promise.allSettled(runs)
    expect(first).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('no good: 1') } })
    expect(second).toEqual({ status: 'fulfilled', value: 2 })
    expect(third).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('no good: 3') } })
    expect(fourth).toEqual({ status: 'fulfilled', value: 4 })
  })

  it('tell of their work in order, before its output', async () => {
    const news: unknown[] = []
    const output = await make().run('telling', 3, { tell: each => news.push(each) })
    expect([...news, output]).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }, 3])
    expect(await make().run('telling', 3)).toBe(3)
  })

  it('hear that they are to end, each task its own', async () => {
    const workers = make()
    const controller = new AbortController()
    const begun = (news: unknown) => news === 'begun' && controller.abort()
    expect(await workers.run('patient', null, { tell: begun, signal: controller.signal })).toBe('ended early')
    expect(await workers.run('echo', 1, { signal: new AbortController().signal })).toBe(1)
  })

  it('do not begin what is not wanted any more, and go on', async () => {
    const workers = make()
    const signal = AbortSignal.abort(new Error('not wanted'))
    const [refused, other] = await Promise.allSettled([workers.run('echo', 1, { signal }), workers.run('echo', 2)])
    expect(refused).toMatchObject({ status: 'rejected', reason: { message: 'not wanted' } })
    expect(other).toEqual({ status: 'fulfilled', value: 2 })
  })

  it('refuse what cannot be cloned, and go on', async () => {
    const workers = make()
    await expect(workers.run('echo', () => 1)).rejects.toThrow(/could not be cloned/)
    await expect(workers.run('uncloneable', 1)).rejects.toThrow(/could not be cloned/)
    expect(await workers.run('echo', 1)).toBe(1)
  })
})

describeWith(['git'], 'workers on threads in a repository', () => {
  it('have its contents', async () => {
    const repository = await temporaryFolder()
    execFileSync('git', ['init', '--quiet'], { cwd: repository })
    execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: repository, input: 'in git' })
    const script = pathToFileURL(join(workspace, 'script', 'worker.mjs'))
    const workers = new ThreadWorkers(script, { workspace: repository, trusted: true })
    expect(await workers.run('blobs', [blobId('in git'), 'd'.repeat(40)])).toEqual([6, 0])
    await removeFolder(repository)
  })
})

describe('workers on threads', () => {
  it('name a task that there is none of', async () => {
    await expect(threads.run('none', 1)).rejects.toThrow('there is no task none')
  })

  it('work beside the main thread, no more of them than the width', async () => {
    const ids = await Promise.all(Array.from({ length: threads.width * 4 }, () => threads.run('thread', null)))
    expect(ids).not.toContain(0)
    expect(new Set(ids).size).toBeLessThanOrEqual(threads.width)
  })

  it.each([0, 7])('reject the task of a thread that exits with %d, and only that', async code => {
    const before = Array.from({ length: threads.width * 2 }, (_, index) => threads.run('echo', index))
    const exit = threads.run('exit', code)
    const after = Array.from({ length: threads.width * 2 }, (_, index) => threads.run('echo', index))
    await expect(exit).rejects.toThrow(`the worker for exit ended with code ${code}`)
    expect(await Promise.all(before)).toHaveLength(threads.width * 2)
    expect(await Promise.all(after)).toHaveLength(threads.width * 2)
  })

  it('reject the task of a thread that an error ends from the side', async () => {
    await expect(threads.run('crash', null)).rejects.toThrow('out of line')
    expect(await threads.run('echo', 'alive')).toBe('alive')
  })

  it('reject every task where there is no such script', async () => {
    const none = new ThreadWorkers(pathToFileURL(join(workspace, 'none.mjs')), { workspace, trusted: false })
    const runs = Array.from({ length: none.width + 2 }, () => none.run('echo', 1))
    const settled = await Promise.allSettled(runs)
    expect(settled.map(each => each.status)).toEqual(runs.map(() => 'rejected'))
  })

  it('start again after they were idle', async () => {
    const first = await threads.run('thread', null)
    const second = await threads.run('thread', null)
    expect(typeof first).toBe('number')
    expect(typeof second).toBe('number')
  })
})
