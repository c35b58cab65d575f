import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { GitHubClient } from '../../../src/platform/github/client.js'
import { MemoryClock, MemoryLog } from '../../support/memory.js'

describe('whose token it is', () => {
  let server: Server
  let asked: string[]
  let answer: string

  beforeEach(async () => {
    asked = []
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end(answer)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })

  afterEach(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })

  function viewer(path = ''): Promise<string> {
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
    return new GitHubClient({ repository: 'o/r', token: 't', api }, new MemoryClock(), new MemoryLog()).viewer()
  }

  it.each([
    ['', '/graphql'],
    ['/api/v3', '/api/graphql'],
    ['/elsewhere/api/v3', '/elsewhere/api/graphql'],
  ])('is asked beside the REST API at %p: %s', async (path, graphql) => {
    answer = '{"data":{"viewer":{"login":"somebody"}}}'
    expect(await viewer(path)).toBe('somebody')
    expect(asked).toEqual([graphql])
  })

  it.each([
    ['a refusal', '{"data":null,"errors":[{"message":"no"}]}', 'GraphQL does not say whose token it is'],
    ['nobody', '{"data":{"viewer":null}}', 'GraphQL does not say whose token it is'],
    ['a login of another kind', '{"data":{"viewer":{"login":1}}}', 'GraphQL does not say whose token it is'],
    ['null', 'null', 'GraphQL does not say whose token it is'],
    ['nothing', '', 'GraphQL does not say whose token it is'],
    ['a page', '<html>Log in</html>', 'the answer is no JSON'],
  ])('is not known where the answer is %s', async (_, text, message) => {
    answer = text
    await expect(viewer()).rejects.toMatchObject({ name: 'GitHubFailure', kind: 'refused', message })
    expect(asked).toEqual(['/graphql'])
  })
})
