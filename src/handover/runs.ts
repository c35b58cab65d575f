import type { GitHub } from '../gate/github.js'
import type { Source } from './results.js'

/** Artifacts that are listed of a run, the newest. */
const MOST = 2000

/** The artifacts of any run of the repository, through the API: needs `actions: read`. Expired ones are left out. */
export function artifactsOf(runId: number, github: GitHub): Source {
  return {
    list: async () => {
      const artifacts = []
      const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'
      for await (const { id, name, size_in_bytes: size, expired } of github.items(route, { run_id: runId })) {
        if (!expired) artifacts.push({ id, name, size })
        if (artifacts.length === MOST) break
      }
      return artifacts
    },
    download: ({ id }) => github.archive(id),
  }
}
