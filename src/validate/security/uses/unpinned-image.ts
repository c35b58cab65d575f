import type { Report, Rule } from '../../rules/rule.js'
import { type Node, type ScalarNode, textOf, valueIn } from '../../tree/node.js'
import type { Job } from '../../workflow/model.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import type { Scene } from '../read/scene.js'
import type { Uses } from '../read/uses.js'

export const unpinnedImage: Rule = {
  id: 'security/unpinned-image',
  level: 'warning',
  summary: 'A container image has no tag, or the tag `latest`.',
  why: 'What runs changes whenever somebody pushes to the registry, and nobody is asked: a broken or malicious image runs at once.',
  mend: 'Name a version, better still its digest: `postgres:17.2@sha256:…`.',
  source: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  example: inWorkflow(
    5,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    container: node
    steps: [{ run: npm test }]
`,
  ),
}

/** `uses: docker://…`. */
export function checkUsedImage(uses: Uses, report: Report): void {
  if (uses.kind === 'image') judge(uses.node, uses.ref, report)
}

/** The containers of jobs and their services, and the image of a Docker action. */
export function checkImages({ jobs, action }: Scene, report: Report): void {
  if (action !== null && action.using === 'docker') {
    const image = valueIn(action.runs, 'image')
    const text = textOf(image)
    if (text?.startsWith('docker://')) judge(image as ScalarNode, text.slice('docker://'.length), report)
  }
  for (const { job } of jobs) {
    if (job === null) continue
    const containers = [job.container?.value, ...job.services.map(({ value }) => value)]
    for (const container of containers) checkContainer(container, job, report)
  }
}

function checkContainer(container: Node | undefined, job: Job, report: Report): void {
  const image = container?.kind === 'map' ? valueIn(container, 'image') : container
  if (image?.kind !== 'scalar' || image.type === 'null') return
  const name = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(image.text)?.[1]
  if (name === undefined) judge(image, image.text.replace(/^docker:\/\//, ''), report)
  else {
    const values = valueIn(job.matrix, name)
    const unpinned =
      values?.kind === 'list' ? values.items.find(each => faultOf(textOf(each) ?? '') !== null) : undefined
    if (unpinned !== undefined) judge(image, textOf(unpinned) as string, report)
  }
}

function judge(at: ScalarNode, image: string, report: Report): void {
  const fault = faultOf(image)
  if (fault !== null) report(unpinnedImage, at, `The image ${image} ${fault}: name a version, or its digest`)
}

function faultOf(image: string): string | null {
  if (image === '' || image.includes('${{') || image.includes('@')) return null
  const [, tag] = /:([^:/]*)$/.exec(image) ?? []
  if (tag === undefined || tag === '') return 'has no tag, so that it is whatever was pushed last'
  return tag === 'latest' ? 'has the tag `latest`, so that it is whatever was pushed last' : null
}
