import { describe, expect, it } from '@jest/globals'
import type { Kind } from '../../../../../src/validate/kind.js'
import { dependabotKind } from '../../../../../src/validate/schema/kinds/dependabot.js'
import { discussionFormKind, issueFormKind } from '../../../../../src/validate/schema/kinds/forms.js'
import { fundingKind, issueConfigKind, releaseNotesKind } from '../../../../../src/validate/schema/kinds/github.js'
import { preCommitHooksKind, preCommitKind } from '../../../../../src/validate/schema/kinds/pre-commit.js'
import { checked } from '../../../../support/validate.js'

const DEPENDABOT = `version: 2
registries:
  npm: {type: npm-registry, url: 'https://npm.example.com', token: '\${{ secrets.T }}'}
updates:
  - package-ecosystem: npm
    directories: [/a, /b]
    cooldown: {default-days: 7}
    schedule: {interval: weekly, day: monday}
    registries: '*'
  - package-ecosystem: npm
    directory: /a
    target-branch: next
    cooldown: {default-days: 7}
    schedule: {interval: daily}
    registries: [npm]
`

const FORM = `name: Bug
description: Something is wrong
body:
  - type: markdown
    attributes: {value: Hello}
  - type: input
    id: version
    attributes: {label: Version}
  - type: dropdown
    id: system
    attributes: {label: System, options: [Linux, macOS]}
    validations: {required: true}
`

const PRE_COMMIT = `default_language_version: {python: python3.12}
default_stages: [pre-commit, pre-push]
repos:
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v6.0.0
    hooks:
      - id: check-yaml
        files: ^a/
      - id: check-yaml
        files: ^b/
        args: [--unsafe]
  - repo: https://github.com/psf/black
    rev: 8a737e727ac5ab2f1d4cf5876720ed276dc8dc4b
    hooks: [{id: black, types_or: [python, pyi]}]
  - repo: local
    hooks:
      - {id: test, name: Tests, entry: make test, language: system, pass_filenames: false}
  - repo: meta
    hooks: [{id: identity}]
`

const RELEASE = `changelog:
  exclude: {labels: [ignore], authors: [octocat]}
  categories:
    - {title: Features, labels: [enhancement], exclude: {labels: [beta]}}
    - {title: Other, labels: ['*']}
`

describe('files of kinds whose schema comes along', () => {
  it.each<[string, Kind, string]>([
    ['dependabot', dependabotKind, DEPENDABOT],
    ['issue form', issueFormKind, FORM],
    ['discussion form', discussionFormKind, 'labels: [a]\nbody:\n  - type: textarea\n    attributes: {label: What}\n'],
    [
      'issue chooser',
      issueConfigKind,
      'blank_issues_enabled: false\ncontact_links:\n  - {name: a, url: "https://example.com", about: b}\n',
    ],
    ['release notes', releaseNotesKind, RELEASE],
    ['funding', fundingKind, 'github: [a, b]\npatreon: # none yet\ncustom: https://example.com\n'],
    ['pre-commit', preCommitKind, PRE_COMMIT],
    ['hooks', preCommitHooksKind, '- {id: a, name: A, entry: a, language: python, stages: [pre-commit]}\n'],
  ])('have nothing wrong with them where they are good: %s', async (_, kind, text) => {
    expect(await checked(kind, { 'a.yml': text })).toEqual([])
  })

  it.each<[string, Kind, string, string[]]>([
    ['an unknown key', fundingKind, 'github: a\npatron: b\n', ['2:1 schema/unknown-key']],
    ['five sponsors', fundingKind, 'github: [a, b, c, d, e]\n', ['1:1 schema/value']],
    [
      'a category without labels',
      releaseNotesKind,
      'changelog:\n  categories:\n    - title: a\n',
      ['3:7 schema/missing-key'],
    ],
    ['an empty file', preCommitKind, '', ['1:1 schema/type']],
    [
      'a repository without rev',
      preCommitKind,
      'repos:\n  - repo: https://a.example\n    hooks: []\n',
      ['2:5 schema/missing-key'],
    ],
    [
      'a local one with rev',
      preCommitKind,
      'repos:\n  - repo: local\n    rev: v1.0\n    hooks: []\n',
      ['3:5 schema/unknown-key'],
    ],
    [
      'a local hook without entry',
      preCommitKind,
      'repos:\n  - repo: local\n    hooks: [{id: a, name: a, language: fail}]\n',
      ['3:13 schema/missing-key'],
    ],
    [
      'a meta hook there is not',
      preCommitKind,
      'repos:\n  - repo: meta\n    hooks: [{id: identty}]\n',
      ['3:18 schema/value'],
    ],
    ['a stage of old', preCommitKind, 'default_stages: [commit]\nrepos: []\n', ['1:18 schema/deprecated']],
    [
      'a language there is not',
      preCommitHooksKind,
      '- {id: a, name: A, entry: a, language: pyton}\n',
      ['1:40 schema/value'],
    ],
    [
      'a moving tag',
      preCommitKind,
      'repos:\n  - repo: https://a.example\n    rev: v4\n    hooks: []\n',
      ['3:10 pre-commit/mutable-revision'],
    ],
  ])('are found out: %s', async (_, kind, text, places) => {
    expect(await checked(kind, { 'a.yml': text })).toEqual(places)
  })

  it('takes two updates for one where their directories overlap', async () => {
    const text = DEPENDABOT.replace('    target-branch: next\n', '')
    expect(await checked(dependabotKind, { 'a.yml': text })).toEqual(['11:16 dependabot/duplicate-update'])
  })
})

describe('what GitHub takes', () => {
  it('is no error where it is out of date or empty', async () => {
    const update = DEPENDABOT.replace(
      '    schedule: {interval: daily}\n',
      '    schedule: {interval: daily}\n    reviewers: [a]\n',
    )
    expect(await checked(dependabotKind, { 'a.yml': update })).toEqual(['15:5 schema/deprecated'])
    expect(await checked(issueFormKind, { 'a.yml': `${FORM}assignees: []\nlabels: []\n` })).toEqual([])
  })
})
