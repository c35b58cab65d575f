import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { importsOf, type Modules, violationsOf } from '../../support/architecture.js'

const src = fileURLToPath(new URL('../../../src/', import.meta.url))

function modulesOf(folder: string): Modules {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => /\.(ts|json)$/.test(path))
  return Object.fromEntries(paths.map(path => [path.replaceAll('\\', '/'), readFileSync(folder + path, 'utf8')]))
}

const modules = modulesOf(src)

describe('the sources', () => {
  it('are all here', () => {
    expect(Object.keys(modules).length).toBeGreaterThan(50)
    expect(Object.keys(modules)).toEqual(
      expect.arrayContaining(['entries.ts', 'gate/run.ts', 'platform/network/index.ts']),
    )
  })

  it('import only whom they may, in no circle', () => {
    expect(violationsOf(modules)).toEqual([])
  })
})

describe('the checker', () => {
  it('sees imports of every kind', () => {
    const source = `
      import a, { b } from './a.js'
      import type { C } from './c.js'
      import { type D } from './d.js'
      import './e.js'
      export { f } from './f.js'
      export type { G } from './g.js'
      export * from './h.js'
      type I = typeof import('./i.js')
      const j = async () => (await import('./j.js')).j
      const k = require('./k.js')
      const l = (name: string) => import(name)
      // import './comment.js'
      const text = "import './text.js'"
    `
    const now = { typeOnly: false, later: false }
    const types = { typeOnly: true, later: false }
    const later = { typeOnly: false, later: true }
    expect(importsOf(source)).toEqual([
      { from: './a.js', ...now },
      { from: './c.js', ...types },
      { from: './d.js', ...now },
      { from: './e.js', ...now },
      { from: './f.js', ...now },
      { from: './g.js', ...types },
      { from: './h.js', ...now },
      { from: './i.js', ...types },
      { from: './j.js', ...later },
      { from: './k.js', ...later },
      { from: '(computed)', ...later },
    ])
  })

  it.each<[string, string, string]>([
    ['coverage/gate.ts', "import * as core from '@actions/core'", 'only platform/ may'],
    ['gate/config.ts', "import { readFileSync } from 'node:fs'", 'only platform/ may'],
    ['gate/config.ts', "import type { Stats } from 'node:fs'", 'only platform/ may'],
    ['report/files.ts', "import { writeFile } from 'node:fs/promises'", 'only platform/ may'],
    ['smoke/gate.ts', "import { request } from 'node:https'", 'only platform/ may'],
    ['smoke/gate.ts', "import { request } from 'http'", 'only platform/ may'],
    ['smoke/check.ts', "import { setTimeout } from 'node:timers/promises'", 'only platform/ may'],
    ['cli/main.ts', "import { join } from 'node:path'", 'only platform/ may'],
    ['action/main.ts', "const exec = await import('@actions/exec')", 'only platform/ may'],
    ['coverage/gate.ts', "import { smokeGate } from '../smoke/gate.js'", 'a domain knows'],
    ['coverage/gate.ts', "import type { CheckDetails } from '../smoke/details.js'", 'a domain knows'],
    ['coverage/gate.ts', "import { toMarkdown } from '../report/markdown.js'", 'a domain knows'],
    ['coverage/gate.ts', "import { DiskFiles } from '../platform/files.js'", 'a domain knows'],
    ['statistics/robust.ts', "import { keyOf } from '../benchmark/model.js'", 'statistics/ knows itself'],
    ['statistics/robust.ts', "import type { Result } from '../gate/result.js'", 'statistics/ knows itself'],
    ['check/gate.ts', "import { coverageGate } from '../coverage/gate.js'", 'a domain knows'],
    ['gate/run.ts', "import { toMarkdown } from '../report/markdown.js'", 'gate/ knows'],
    ['gate/run.ts', "import { machineClock } from '../platform/clock.js'", 'gate/ knows'],
    ['report/body.ts', "import { plain } from '../platform/terminal.js'", 'report/ knows'],
    ['report/body.ts', "import { presentSmoke } from '../smoke/present.js'", 'report/ knows'],
    ['platform/ports.ts', "import { coverageGate } from '../coverage/gate.js'", 'platform/ knows no domain'],
    ['cli/main.ts', "import { coverageGate } from '../coverage/gate.js'", 'a door knows no domain'],
    ['cli/main.ts', "import { runAction } from '../action/main.js'", 'only the entries import a door'],
    ['platform/ports.ts', "import { runAction } from '../action/main.js'", 'only the entries import a door'],
    ['check/gate.ts', "export * from '../entries.js'", 'nobody imports the entries'],
    ['gate/run.ts', "import './no-such.js'", 'there is no such module'],
    ['gate/run.ts', 'await import(name)', 'a computed name'],
  ])('flags %s with %s', (path, source, rule) => {
    const planted = { ...modules, [path]: `${modules[path]}\n${source}\n` }
    const violations = violationsOf(planted)
    expect(violations).toEqual(expect.arrayContaining([expect.stringContaining(rule)]))
    expect(violations[0]).toMatch(new RegExp(`^${path} imports `))
  })

  it('flags a circle of loading, and lets one of types or of later loading be', () => {
    const circle = (kind: string) => ({
      'gate/a.ts': kind,
      'gate/b.ts': "import { c } from './c.js'",
      'gate/c.ts': "import './a.js'",
    })
    expect(violationsOf(circle("import { b } from './b.js'"))).toEqual([
      'gate/a.ts -> gate/b.ts -> gate/c.ts -> gate/a.ts: a cycle',
    ])
    expect(violationsOf(circle("import type { b } from './b.js'"))).toEqual([])
    expect(violationsOf(circle("const b = () => import('./b.js')"))).toEqual([])
    expect(violationsOf({ 'gate/a.ts': "import './a.js'" })).toEqual(['gate/a.ts -> gate/a.ts: a cycle'])
  })
})
