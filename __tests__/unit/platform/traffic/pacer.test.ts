import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import type { Pacer } from '../../../../src/gate/traffic.js'
import { threadPacer } from '../../../../src/platform/traffic/pacer.js'
import { removeFolder, temporaryFolder } from '../../../support/folder.js'

let folder: string
let pacer: Pacer

beforeAll(async () => {
  folder = await temporaryFolder()
  const outfile = join(folder, 'worker.mjs')
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const contents = `import { serveTasks } from './src/platform/worker.ts'; serveTasks({})`
  const stdin = { contents, resolveDir: root, loader: 'js' as const }
  const external = ['tinyglobby', '@actions/exec']
  await build({ stdin, outfile, external, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
  pacer = await threadPacer(pathToFileURL(outfile).href)
})

afterAll(async () => {
  pacer.close()
  await removeFolder(folder)
})

const woken = (at: number) => new Promise<number>(resolve => pacer.wake(at, () => resolve(pacer.now())))

describe('the pacer of a thread', () => {
  it('never wakes early, whether that is soon, later or past', async () => {
    for (const ahead of [-1, 0, 0.01, 0.3, 2.5, 12]) {
      const at = pacer.now() + ahead
      // To the resolution that its time is handed over with.
      expect(await woken(at)).toBeGreaterThanOrEqual(at - (ahead < 0.1 ? 0.06 : 0.001))
    }
  })

  it('loses none of many that follow each other closely', async () => {
    let count = 0
    for (; count < 4000; count += 1) await woken(pacer.now() + 0.05 + (count % 10) / 100)
    expect(count).toBe(4000)
  })

  it('forgets what was asked for before', async () => {
    const calls: string[] = []
    pacer.wake(pacer.now() + 1, () => calls.push('first'))
    await new Promise<void>(resolve => {
      pacer.wake(pacer.now() + 5, () => {
        calls.push('second')
        resolve()
      })
    })
    await woken(pacer.now() + 1)
    expect(calls).toEqual(['second'])
  })

  it('knows that it was busy', async () => {
    const [from, before] = [pacer.now(), pacer.busy()]
    while (pacer.now() < from + 20);
    await woken(pacer.now() + 1)
    expect(pacer.busy() - before).toBeGreaterThan(15)
  })
})
