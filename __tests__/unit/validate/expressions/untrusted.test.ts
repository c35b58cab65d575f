import { describe, expect, it } from '@jest/globals'
import type { Expression } from '../../../../src/validate/expressions/ast.js'
import { parseExpression } from '../../../../src/validate/expressions/parser.js'
import { untrustedPaths } from '../../../../src/validate/expressions/untrusted.js'

/** What stands in the expression, and what it stands for. */
function untrusted(source: string): string[] {
  const { expression } = parseExpression(source)
  return untrustedPaths(expression as Expression).map(
    ({ node, path }) => `${source.slice(node.start, node.end)}: ${path}`,
  )
}

describe('what an attacker controls', () => {
  it.each([
    ['github.event.issue.title', 'github.event.issue.title'],
    ["GitHub['Event'].pull_request['head'].ref", 'github.event.pull_request.head.ref'],
    ['github.head_ref', 'github.head_ref'],
    ['github.event.commits[0].author.email', 'github.event.commits.*.author.email'],
    ['github.event.pages.*.page_name', 'github.event.pages.*.page_name'],
    ['github.event.*.body', 'github.event.issue.body'],
    ['github.event.workflow_run.pull_requests[0].head.ref', 'github.event.workflow_run.pull_requests.*.head.ref'],
    ['inputs.name', 'inputs.*'],
    ['github.event.client_payload.a.b', 'github.event.client_payload.*'],
  ])('%s', (source, path) => {
    expect(untrusted(source)).toEqual([`${source}: ${path}`])
  })

  it.each([
    'github.event.issue.number',
    'github.event.issue',
    'github.sha',
    'github.event.commits.message',
    'env.TITLE',
    "github['event.issue.title']",
  ])('%s is not', source => {
    expect(untrusted(source)).toEqual([])
  })

  it.each([
    ["format('{0}', github.head_ref)", ['github.head_ref']],
    ["github.head_ref || github.event.issue.title || 'x'", ['github.head_ref', 'github.event.issue.title']],
    ['github.head_ref && github.sha', []],
    ['github.sha && github.head_ref', ['github.head_ref']],
    ["contains(github.head_ref, 'a')", []],
    ["github.head_ref == 'a'", []],
    ['!github.head_ref', []],
    ['hashFiles(github.head_ref)', []],
    ["case(github.head_ref == 'a', github.event.issue.body, 'b')", ['github.event.issue.body']],
    ["join(github.event.commits.*.message, ',')", ['github.event.commits.*.message']],
    ['toJSON(github)', ['github.event.issue.title']],
    ['toJSON(github.event.issue)', ['github.event.issue.title']],
    ['toJSON(github.event.sender)', []],
    ['fromJSON(toJSON(github.event.issue)).title', ['github.event.issue.title']],
    ['github[inputs.name]', ['github.head_ref']],
  ])('%s passes on what it is given or not', (source, paths) => {
    expect(untrusted(source).map(each => each.split(': ')[1])).toEqual(paths)
  })

  it('is said who chooses it', () => {
    const [title] = untrustedPaths(parseExpression('github.event.issue.title').expression as Expression)
    expect(title).toMatchObject({ by: 'whoever opens an issue', freedom: 'free' })
    const [branch] = untrustedPaths(parseExpression('github.head_ref').expression as Expression)
    expect(branch?.freedom).toBe('bounded')
  })
})
