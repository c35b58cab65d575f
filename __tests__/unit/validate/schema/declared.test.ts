import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { checkDeclared } from '../../../../src/validate/schema/source/declared.js'
import { schemaNamed } from '../../../../src/validate/schema/source/named.js'
import type { Format } from '../../../../src/validate/tree/document.js'
import type { Source } from '../../../../src/validate/tree/source.js'
import { placesOf, reports, repositoryOf, sourceOf } from '../../../support/validate.js'

/** What is found in the first of the files, by the schema that it names or that is given. */
async function found(files: Record<string, string>, given?: string): Promise<string[]> {
  const repository = repositoryOf(files)
  const [path] = Object.keys(files)
  const source = repository.source(path as RepoPath, 'yaml') as Source
  const { problems, report } = reports()
  await checkDeclared(source, report, repository, given)
  const places = placesOf(problems, source)
  return places.map((place, index) => `${place} ${problems[index]?.level ?? problems[index]?.rule.level}`)
}

const numbers = 'additionalProperties: {type: integer}\nproperties: {$schema: true}\n'

describe('the schema that a file names', () => {
  it.each<[string, Format, string, string]>([
    ['a comment of YAML', 'yaml', '# x\n# yaml-language-server: $schema=../a.json\nb: 1\n', '../a.json'],
    ['a comment of TOML', 'toml', '#:schema ./a.json\nb = 1\n', './a.json'],
    ['a key of YAML', 'yaml', 'b: 1\n$schema: ./a.json\n', './a.json'],
    ['a key of JSON', 'json', '{"b": 1, "$schema": "./a.json"}', './a.json'],
  ])('is found in %s', (_, format, text, reference) => {
    const source = sourceOf(text, 'a.yml', format)
    const named = schemaNamed(source)
    expect(named?.reference).toBe(reference)
    expect(text.slice(named?.span.start, named?.span.end).replaceAll('"', '')).toBe(reference)
  })

  it('is not found in comments behind the content, nor below the root', () => {
    expect(schemaNamed(sourceOf('b: 1\n# yaml-language-server: $schema=a.json\n'))).toBeNull()
    expect(schemaNamed(sourceOf('b:\n  $schema: a.json\n'))).toBeNull()
  })

  it('is read from beside the file', async () => {
    const text = '# yaml-language-server: $schema=../schemas/a.yaml\nb: x\n'
    expect(await found({ 'config/a.yml': text, 'schemas/a.yaml': numbers })).toEqual(['2:4 schema/type error'])
  })

  it('refers to other files, by their place or by the address that they claim', async () => {
    const schema = '$id: https://example.com/s/a.yaml\nproperties: {b: {$ref: b.yaml#/$defs/n}}\n'
    const other = '$defs: {n: {type: integer}}\n'
    const files = { 'a.yml': '$schema: s/a.yaml\nb: x\n', 's/a.yaml': schema, 's/b.yaml': other }
    expect(await found(files)).toEqual(['2:4 schema/type error'])
    expect(await found({ ...files, 's/a.yaml': schema.replace(/^.*\n/, '') })).toEqual(['2:4 schema/type error'])
  })

  it('never leads out of the repository', async () => {
    expect(await found({ 'a.yml': '$schema: ../../etc/a.json\n' })).toEqual(['1:10 schema/unreadable warning'])
  })

  it('is missed where it should be there, not where it is in the web or is installed', async () => {
    expect(await found({ 'a.yml': '$schema: ./a.json\n' })).toEqual(['1:10 schema/unreadable warning'])
    expect(await found({ 'a.yml': '$schema: https://json.schemastore.org/package.json\n' })).toEqual([])
    expect(await found({ 'a.yml': '$schema: node_modules/x/a.json\n' })).toEqual([])
    expect(await found({ 'a.yml': '$schema: v1\n' })).toEqual([])
  })

  it('can be one that comes along, and a metaschema', async () => {
    const comment = '# yaml-language-server: $schema=https://json.schemastore.org/dependabot-2.0.json\n'
    expect(await found({ 'a.yml': `${comment}version: 3\nupdates: []\n` })).toEqual(['2:10 schema/value error'])
    const schema = '$schema: http://json-schema.org/draft-07/schema#\ntype: text\n'
    expect(await found({ 'a.yml': schema })).toEqual([expect.stringMatching(/^2:7 schema\/\w+ error$/)])
    expect(await found({ 'a.yml': schema.replace('text', 'object') })).toEqual([])
  })
})

describe('the schema that is given', () => {
  it('counts instead of the one that is named, and is a must', async () => {
    const files = { 'c/a.yml': '$schema: a.json\nb: x\n', 's/a.yaml': numbers }
    expect(await found(files, 's/a.yaml')).toEqual(['2:4 schema/type error'])
    expect(await found(files, 's/b.yaml')).toEqual(['1:1 schema/unreadable error'])
    expect(await found(files, 'https://example.com/a.json')).toEqual(['1:1 schema/unreadable error'])
    expect(await found(files, 'funding')).toEqual(['1:1 schema/unknown-key error', '2:1 schema/unknown-key error'])
  })

  it('is not held against what is not well-formed', async () => {
    expect(await found({ 'a.yml': 'b: [x\n', 's.yaml': numbers }, 's.yaml')).toEqual([])
  })

  it('finds nothing in an empty file but that it is empty', async () => {
    expect(await found({ 'a.yml': '# nothing\n', 's.yaml': 'type: object\n' }, 's.yaml')).toEqual([
      '1:1 schema/type error',
    ])
  })

  it('says where the schema itself is broken', async () => {
    const files = { 'a.yml': 'b: x\n', 's.yaml': 'properties:\n  b:\n    type: text\n' }
    const repository = repositoryOf(files)
    const { problems, report } = reports()
    await checkDeclared(repository.source('a.yml' as RepoPath, 'yaml') as Source, report, repository, 's.yaml')
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('in s.yaml at line 3, column 11.')])
  })
})
