import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ThisMachine } from '../../../src/platform/machine.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'

/** As .NET writes it, shortened. */
const manifest = (...names: string[]) =>
  JSON.stringify({
    runtimeTarget: { name: '.NETCoreApp,Version=v8.0/linux-x64' },
    libraries: Object.fromEntries(names.map(name => [name, { type: 'project', serviceable: false, sha512: '' }])),
  })
const MANIFEST = 'bin/Runner.Listener.deps.json'

describe('this machine', () => {
  let root: string

  beforeAll(async () => {
    root = await temporaryFolder({
      [`new/${MANIFEST}`]: manifest('Newtonsoft.Json/13.0.3', 'Runner.Listener/2.330.0', 'Runner.Common/2.330.0'),
      [`odd/${MANIFEST}`]: manifest('Runner.Listener/2.330.0-beta\n::error::x'),
      [`broken/${MANIFEST}`]: '{ "libraries": ',
      [`empty/${MANIFEST}`]: 'null',
      mark: '',
    })
  })

  afterAll(() => removeFolder(root))

  const by = (program: string, marks: string[] = []) => new ThisMachine({}, program, marks)

  it('says what it is', () => {
    const machine = new ThisMachine({})
    expect(machine.node).toBe(process.versions.node)
    expect(machine.system).toMatch(new RegExp(`^${process.platform} \\S+, ${process.arch}$`))
  })

  it.each([
    ['new/externals/node24/bin/node', 'node24', '2.330.0'],
    ['new/externals.2.330.0/node20/bin/node', 'node20', '2.330.0'],
    ['new/externals/node24/bin/node.exe', 'node24', '2.330.0'],
    ['odd/externals/node24/bin/node', 'node24', null],
    ['broken/externals/node24/bin/node', 'node24', null],
    ['empty/externals/node24/bin/node', 'node24', null],
    ['none/externals/node24/bin/node', 'node24', null],
    ['new/tools/node24/bin/node', null, null],
    ['new/bin/node', null, null],
  ])('%s is the Node %s of the runner %s', async (program, node, version) => {
    const machine = by(join(root, program))
    expect([machine.runnerNode, await machine.runnerVersion()]).toEqual([node, version])
  })

  it("reads a runner's path of Windows", () => {
    expect(by('D:\\runner\\externals\\node24\\bin\\node.exe').runnerNode).toBe('node24')
  })

  it.each([
    ['/__e/node24/bin/node', 'job'],
    ['/__e/node24_alpine/bin/node', 'job'],
    ['/usr/bin/node', null],
  ])('with %s is in a container of the kind %s', async (program, kind) => {
    const machine = by(program)
    expect(await machine.container()).toBe(kind)
    expect(await machine.runnerVersion()).toBeNull()
    if (kind === 'job') expect(machine.runnerNode).toBe('node24')
  })

  it('is in a container that left its mark', async () => {
    expect(await by('/usr/bin/node', [join(root, 'none'), join(root, 'mark')]).container()).toBe('other')
  })

  it('knows files from folders and from nothing', async () => {
    const machine = new ThisMachine({})
    const found = await Promise.all(['mark', 'new', 'none', 'mark/below'].map(path => machine.isFile(join(root, path))))
    expect(found).toEqual([true, false, false, false])
  })

  it('says why there are no artifacts', () => {
    const there = { ACTIONS_RUNTIME_TOKEN: 'x', ACTIONS_RESULTS_URL: 'https://results.example' }
    expect(new ThisMachine(there).noArtifacts).toBeNull()
    expect(new ThisMachine({}).noArtifacts).toMatch(/ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL/)
  })
})
