import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { bytesOf } from '../../../src/gate/bytes.js'
import { type RepoPath, ROOT } from '../../../src/gate/path.js'
import type { Files } from '../../../src/gate/ports.js'
import { DiskFiles } from '../../../src/platform/files.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { mistakeTexts } from '../../support/inputs.js'
import { MemoryFiles } from '../../support/memory.js'

const folders: string[] = []
const at = (path: string) => path as RepoPath

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder(files)
  folders.push(folder)
  return folder
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map(removeFolder))
})

async function contentOf(files: Files, path: string): Promise<string> {
  return (await bytesOf(files.stream(at(path)))).toString()
}

/** Makes files of either kind; returns them with the workspace's absolute path. */
type Make = (files: Record<string, string>) => Promise<{ files: Files; root: string }>

const kinds: [string, Make][] = [
  ['on disk', async files => folderWith(files).then(root => ({ files: new DiskFiles(root), root }))],
  ['in memory', async files => ({ files: new MemoryFiles(files), root: '/workspace' })],
]

const ODD = [
  'a b.info',
  "it's.info",
  '"quoted".info',
  'ünïcödé 漢.info',
  'line\nbreak.info',
  'a#b%20&.info',
  '-dash.info',
]

describe.each(kinds)('files %s', (_, make) => {
  const find = async (names: readonly string[], patterns: string[], under: string = ROOT): Promise<string[]> => {
    const { files } = await make(Object.fromEntries(names.map(name => [name, 'x'])))
    return files.find(patterns, at(under))
  }

  it.each<[string[], string, string[]]>([
    [['**/lcov.info'], '.', ['lcov.info', 'web/cov/lcov.info', 'web/lcov.info']],
    [['*.info'], '.', ['lcov.info']],
    [['./lcov.info'], '.', ['lcov.info']],
    [['lcov.info', '**/lcov.info'], 'web', ['web/cov/lcov.info', 'web/lcov.info']],
    [['**/*.{info,xml}', '!**/cov/**'], '.', ['.hidden/c.xml', 'lcov.info', 'web/lcov.info']],
    [['!web/**', '**/*.info'], '.', ['lcov.info']],
    [['**/*.info', '!cov/**'], 'web', ['web/lcov.info']],
    [['**/*.xml'], '.', ['.hidden/c.xml']],
    [['.hidden/*'], '.', ['.hidden/c.xml']],
    [['web'], '.', []],
    [['web/cov/../lcov.info'], '.', ['web/lcov.info']],
    [['../lcov.info'], 'web', []],
    [['../**/lcov.info'], 'web', ['web/cov/lcov.info', 'web/lcov.info']],
    [['web\\*.info'], '.', ['web/lcov.info']],
    [['none/**'], '.', []],
    [[], '.', []],
    [['!**/*.xml'], '.', []],
    [['**/*'], 'none', []],
  ])('finds %j below %s', async (patterns, under, expected) => {
    const names = ['web/lcov.info', 'lcov.info', 'web/cov/lcov.info', '.hidden/c.xml', 'web2/a.txt']
    expect(await find(names, patterns, under)).toEqual(expected)
  })

  it('finds names of every kind, sorted', async () => {
    expect(await find(ODD, ['**/*.info'])).toEqual(ODD.toSorted())
  })

  it.each(['app (1)', '[web]', '{a,b}', 'a+b', '!x', 'sp*t', 'q?'])('takes the folder %j for a name', async folder => {
    const names = [`${folder}/lcov.info`, 'w/lcov.info', 'a/lcov.info', 'spot/lcov.info', 'qq/lcov.info']
    expect(await find(names, ['**/lcov.info'], folder)).toEqual([`${folder}/lcov.info`])
    expect(await find(names, ['*', '!lcov.*'], folder)).toEqual([])
  })

  it('leaves out git and installed packages at any depth', async () => {
    const installed = [
      '.git/x',
      'node_modules/a/x',
      'p/node_modules/x',
      '.venv/x',
      'a/venv/x',
      'l/site-packages/x',
      '.tox/x',
    ]
    expect(await find([...installed, 'x', 'node_modules.txt/x', '.github/x'], ['**/x'])).toEqual([
      '.github/x',
      'node_modules.txt/x',
      'x',
    ])
  })

  it('takes an absolute path inside the workspace for what it is', async () => {
    const { files, root } = await make({ 'cov/a.info': 'x', 'b.info': 'x' })
    expect(await files.find([`${root}/cov/*.info`], ROOT)).toEqual(['cov/a.info'])
    expect(await files.find([`${root}/b.info`], at('cov'))).toEqual([])
  })

  it.each(['../*', '/etc/*', 'a/../../x{y}', '!../x', '..\\x*'])(
    'refuses the pattern %j, which leads out',
    async pattern => {
      const { files } = await make({ x: 'x' })
      const [message] = await mistakeTexts(() => files.find([pattern], ROOT))
      expect(message).toContain(pattern.replace('!', ''))
      expect(message).toContain('is outside the workspace')
    },
  )

  it('reads a file outside the workspace that is named by its whole path', async () => {
    const outside = join(await folderWith({ 'far.info': 'far' }), 'far.info')
    const { files } = await make({ 'near.info': 'near', 'sub/near.info': 'near' })
    if (files instanceof MemoryFiles) files.content.set(outside, new TextEncoder().encode('far'))
    expect(await files.find([outside], ROOT)).toEqual([outside])
    expect(await files.find(['*.info', outside, 'near.info'], ROOT)).toEqual([outside, 'near.info'])
    expect(await files.find([outside, '*.info'], at('sub'))).toEqual([outside, 'sub/near.info'])
    expect(await files.find([`${outside}.none`], ROOT)).toEqual([])
    expect(await contentOf(files, outside)).toBe('far')
    expect(await files.size(at(outside))).toBe(3)
  })

  it('knows the size of a file, and null where there is none', async () => {
    const { files } = await make({ 'a/b.txt': 'grüße', empty: '' })
    expect(await files.size(at('a/b.txt'))).toBe(7)
    expect(await files.size(at('empty'))).toBe(0)
    for (const path of ['none', 'a', 'a/b.txt/c', 'none/c', 'x'.repeat(300), 'y/'.repeat(3000)]) {
      expect([path, await files.size(at(path))]).toEqual([path, null])
    }
  })

  it('streams what was written, and throws where there is nothing', async () => {
    const large = 'line\n'.repeat(600_000)
    const { files } = await make({ large, empty: '' })
    expect(await contentOf(files, 'large')).toBe(large)
    expect(await contentOf(files, 'empty')).toBe('')
    await expect(contentOf(files, 'none')).rejects.toThrow('none is no file of the workspace')
  })

  it('has the whole of a file at once, up to a size', async () => {
    const large = 'x'.repeat(600_000)
    const { files } = await make({ 'a/b.txt': 'grüße', empty: '', large })
    const text = (path: string, atMost: number) => {
      const bytes = files.bytes(at(path), atMost)
      return bytes === null ? null : Buffer.from(bytes).toString()
    }
    expect(text('a/b.txt', 7)).toBe('grüße')
    expect(text('a/b.txt', 6)).toBeNull()
    expect(text('empty', 0)).toBe('')
    expect(text('large', 1 << 20)).toBe(large)
    expect(text('a/b.txt', 1 << 20)).toBe('grüße')
    for (const path of ['none', 'a', 'a/b.txt/c', 'none/c', 'x'.repeat(300)])
      expect([path, text(path, 9)]).toEqual([path, null])
  })

  it('writes below a folder or at an absolute place, and says where', async () => {
    const { files, root } = await make({ old: 'old' })
    expect(await files.write('out/new/r.json', at('sub'), 'new')).toBe(`${root}/sub/out/new/r.json`)
    expect(await files.write(`${root}/old`, at('sub'), 'overwritten')).toBe(`${root}/old`)
    expect(await contentOf(files, 'sub/out/new/r.json')).toBe('new')
    expect(await contentOf(files, 'old')).toBe('overwritten')
  })

  it.each<[string, string, boolean]>([
    ['a', '.', true],
    ['../a', 'sub', true],
    ['..', 'sub', true],
    ['../a', '.', false],
    ['../../a', 'sub', false],
    ['/etc/x', '.', false],
    ['..a', '.', true],
  ])('knows whether %j below %s is inside', async (path, under, inside) => {
    const { files, root } = await make({})
    expect(files.isInside(path, at(under))).toBe(inside)
    expect(files.isInside(`${root}/x`, at(under))).toBe(true)
    expect(files.isInside(`${root}-other/x`, at(under))).toBe(false)
  })

  it('locates a path of this machine', async () => {
    const { files, root } = await make({ 'a/b': '' })
    expect(files.locate(`${root}/a/b`)).toBe('a/b')
    expect(files.locate(`${root}/a/../none`)).toBe('none')
    expect(files.locate(root)).toBe('.')
    for (const path of [`${root}2/a`, `${root}/../x`, '/', 'a/b', '', 'C:\\a']) expect(files.locate(path)).toBeNull()
  })
})

describe('files on disk', () => {
  it('are not found through links, and count as absent where one leads out of the workspace', async () => {
    const outside = await folderWith({ 'secret.info': 'secret', 'd/secret.info': 'secret' })
    const root = await folderWith({ 'real.info': 'real', 'd/x.info': 'x' })
    await symlink(join(outside, 'secret.info'), join(root, 'leak.info'))
    await symlink(join(outside, 'd'), join(root, 'folder'))
    await symlink('real.info', join(root, 'link.info'))
    await symlink('nowhere.info', join(root, 'broken.info'))
    await symlink('loop.info', join(root, 'loop.info'))
    const files = new DiskFiles(root)
    expect(await files.find(['**/*.info', 'folder/*.info'], ROOT)).toEqual(['d/x.info', 'real.info'])
    for (const path of ['leak.info', 'folder/secret.info', 'broken.info', 'loop.info']) {
      expect([path, await files.size(at(path))]).toEqual([path, null])
      await expect(contentOf(files, path)).rejects.toThrow('is no file of the workspace')
      expect([path, files.bytes(at(path), 100)]).toEqual([path, null])
    }
    expect(await contentOf(files, 'link.info')).toBe('real')
    expect(files.bytes(at('link.info'), 100)).toBeNull()
  })

  it('have no bytes where they are no files, such as a pipe that nobody writes to', async () => {
    const root = await folderWith({})
    execFileSync('mkfifo', [join(root, 'pipe')])
    expect(new DiskFiles(root).bytes(at('pipe'), 100)).toBeNull()
  })

  it('are not written through a link that leads out, whether or not there is something yet', async () => {
    const outside = await folderWith({ victim: 'untouched' })
    const root = await folderWith({ 'real/x': '' })
    await symlink(outside, join(root, 'out'))
    await symlink(join(outside, 'victim'), join(root, 'victim'))
    await symlink(join(outside, 'created'), join(root, 'dangling'))
    await symlink('real', join(root, 'alias'))
    const files = new DiskFiles(root)
    for (const path of ['out/x', 'out/new/x', 'victim', 'dangling', 'dangling/x', `${root}/out/x`]) {
      expect([path, files.isInside(path, ROOT)]).toEqual([path, false])
      expect(await mistakeTexts(() => files.write(path, ROOT, 'written'))).toEqual([
        `${path}: leads out of the workspace, through a link`,
      ])
    }
    expect(await readdir(outside)).toEqual(['victim'])
    expect(await readFile(join(outside, 'victim'), 'utf8')).toBe('untouched')
    expect(files.isInside('alias/x', ROOT)).toBe(true)
    await files.write('alias/x', ROOT, 'written')
    expect(await readFile(join(root, 'real/x'), 'utf8')).toBe('written')
  })

  it('may be written elsewhere by whoever runs the gate, as below RUNNER_TEMP', async () => {
    const outside = await folderWith({})
    const files = new DiskFiles(await folderWith({}))
    expect(await files.write(join(outside, 'a/r.json'), ROOT, 'x')).toBe(join(outside, 'a/r.json'))
    expect(await readFile(join(outside, 'a/r.json'), 'utf8')).toBe('x')
  })

  it('tell the user what cannot be written', async () => {
    const root = await folderWith({ file: 'x' })
    await mkdir(join(root, 'folder'))
    const files = new DiskFiles(root)
    for (const path of ['folder', 'file/x', 'a\0b', 'x'.repeat(300)]) {
      const [message] = await mistakeTexts(() => files.write(path, ROOT, 'x'))
      expect(message?.startsWith(`${path}: cannot be written: `)).toBe(true)
    }
  })

  it('are pieces when large: a quarter of a megabyte at a time', async () => {
    const root = await folderWith({ large: 'x'.repeat(600_000) })
    const sizes: number[] = []
    for await (const piece of new DiskFiles(root).stream(at('large'))) sizes.push(piece.length)
    expect(sizes).toEqual([1 << 18, 1 << 18, 600_000 - (1 << 19)])
  })

  it('are found below a root whose own name has the characters of patterns', async () => {
    const parent = await folderWith({})
    const root = join(parent, 'w (1) [x] {y}')
    await writeInto(root, { 'a/lcov.info': 'x' })
    expect(await new DiskFiles(root).find(['**/lcov.info'], ROOT)).toEqual(['a/lcov.info'])
    expect(await new DiskFiles(root).find(['*.info'], at('a'))).toEqual(['a/lcov.info'])
    expect(await new DiskFiles(root).find([`${root}/a/*.info`], ROOT)).toEqual(['a/lcov.info'])
  })
})
