import { describe, expect, it } from '@jest/globals'
import { found, steps } from '../../../support/security-rules.js'

function conditioned(event: string, condition: string, rule: string): string[] {
  return found(steps(event, `{ run: make, if: "${condition}" }`), rule)
}

describe('conditions on bots', () => {
  it.each([
    ["github.actor == 'dependabot[bot]'", true],
    ["${{ 'renovate[bot]' == github.triggering_actor }}", true],
    ["github.ref == 'x' && github['ACTOR'] == 'a[bot]'", true],
    ["github.actor_id == '49699333'", true],
    ["github.actor != 'dependabot[bot]'", false],
    ["github.actor == 'octocat'", false],
    ["github.event.pull_request.user.login == 'dependabot[bot]'", false],
  ])('%s: %s', (condition, is) => {
    expect(conditioned('pull_request', condition, 'bot-condition')).toEqual(is ? ['7 warning'] : [])
    expect(conditioned('pull_request_target', condition, 'bot-condition')).toEqual(is ? ['7 error'] : [])
  })
})

describe('contains with a text', () => {
  it.each([
    ["contains('refs/heads/main refs/heads/x', github.ref)", ['7 warning']],
    ["contains('a b', github.head_ref)", ['7 error']],
    ["contains('a b', inputs.x)", ['7 warning']],
    ["contains('a b', matrix.x)", ['7 note']],
    ["contains(github.ref, 'main')", []],
    ["contains(github.event.pull_request.labels.*.name, 'x')", []],
  ])('%s', (condition, problems) => {
    expect(conditioned('push', condition, 'unsound-contains')).toEqual(problems)
  })
})

describe('values of expressions', () => {
  const valued = (value: string, rule: string) =>
    found(steps('push', `{ run: make, env: { A: "\${{ ${value} }}" } }`), rule).length > 0

  it.each([
    ["github.ref == 'x' && '' || 'b'", true],
    ["(github.ref == 'x' && 0) || 'b'", true],
    ['inputs.a && null || inputs.b', true],
    ["github.ref == 'x' && 'a' || ''", false],
    ['inputs.a && inputs.b || false', false],
    ["github.ref && ''", false],
  ])('%s never takes its first value: %s', (value, never) => {
    expect(valued(value, 'unsound-ternary')).toBe(never)
  })

  it.each([
    ["format('{0}', 'b')", true],
    ["'a' == 'b'", true],
    ['true', true],
    ["'${{'", false],
    ['always()', false],
    ["hashFiles('a')", false],
    ["fromJSON('[1]')", false],
    ["github.ref || 'a'", false],
  ])('%s is always the same: %s', (value, constant) => {
    expect(valued(value, 'constant-expression')).toBe(constant)
  })
})
