import type { Answer } from '../exchange.js'
import type { Route } from '../route.js'
import { actionsRoutes } from './actions.js'
import { checkRoutes } from './checks.js'
import { commentRoutes } from './comments.js'
import { commitRoutes } from './commits.js'
import { contentsRoutes } from './contents.js'
import { objectRoutes } from './objects.js'
import { pullRoutes } from './pulls.js'
import { refRoutes } from './refs.js'

/** All routes below a repository. */
export const routes: readonly Route[] = [
  ...actionsRoutes,
  ...checkRoutes,
  ...commentRoutes,
  ...commitRoutes,
  ...contentsRoutes,
  ...objectRoutes,
  ...pullRoutes,
  ...refRoutes,
]

/** The limits, which never are what this fake refuses for: faults do that. */
export function rateLimit(): Answer {
  const limit = { limit: 5000, remaining: 5000, reset: Math.floor(Date.now() / 1000) + 3600, used: 0 }
  return { status: 200, body: { resources: { core: limit, search: limit }, rate: limit } }
}
