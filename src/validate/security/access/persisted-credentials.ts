import type { Report, Rule } from '../../rules/rule.js'
import { textOf } from '../../tree/node.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { inputOf, inputText, type Scene, type SceneStep } from '../read/scene.js'
import { majorOf, type Uses } from '../read/uses.js'

export const persistedCredentials: Rule = {
  id: 'security/persisted-credentials',
  level: 'note',
  summary: "`actions/checkout` leaves the job's token on the disk.",
  why: 'Every later step can read it there, also one that was given no token. With the folder `.git` in an artifact, everybody who can download the artifact has the token as long as the job runs.',
  mend: 'Write `with: { persist-credentials: false }`; where the job pushes, write `true`, so that readers see that it is meant.',
  source: 'https://github.com/actions/checkout#usage',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
`,
  ),
}

const ADVICE = 'write `persist-credentials: false`'
const WHOLE_FOLDER = /^(?:\.{1,2}\/?|(?:\.\/)?\*\*?(?:\/\*\*?)?|\$\{\{\s*github\.workspace\s*\}\}\/?)$/

export function checkCredentials({ source, jobs }: Scene, report: Report): void {
  for (const { steps } of jobs) {
    if (!steps.some(leavesToken)) continue
    const upload = steps.findLastIndex(each => uploadsGit(each, source.text))
    for (const [index, each] of steps.entries()) {
      if (!leavesToken(each)) continue
      const uses = each.uses as Uses
      // Since version 6 they are kept outside of the folder.
      if (upload > index && (majorOf(uses, source.text) ?? 5) < 6) {
        const { start, end } = (steps[upload] as SceneStep).step.node
        report(
          persistedCredentials,
          uses.node,
          `The token stays in .git/config, which a later step uploads: ${ADVICE}`,
          {
            level: 'error',
            related: [{ start, end, message: 'the folder is uploaded here' }],
          },
        )
      } else {
        const message = `The token stays on the disk for all later steps: ${ADVICE}, or \`true\` where it is needed`
        report(persistedCredentials, uses.node, message)
      }
    }
  }
}

function leavesToken({ step, uses }: SceneStep): boolean {
  return uses?.action === 'actions/checkout' && inputOf(step, 'persist-credentials') === undefined
}

/** Since version 4.4 hidden files such as `.git` are left out unless they are asked for. */
function uploadsGit({ step, uses }: SceneStep, text: string): boolean {
  if (uses?.action !== 'actions/upload-artifact') return false
  const hidden = inputText(step, 'include-hidden-files') === 'true' || (majorOf(uses, text) ?? 4) < 4
  const paths = (textOf(inputOf(step, 'path')?.value) ?? '').split('\n')
  return hidden && paths.some(path => WHOLE_FOLDER.test(path.trim()))
}
