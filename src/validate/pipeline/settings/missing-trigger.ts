import type { Rule } from '../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../tree/node.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import { asksIn } from '../asked/ask.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const missingTrigger: Rule = {
  id: 'pipeline/missing-trigger',
  level: 'error',
  summary: 'A workflow does not start on an event, or at a time, that the policy asks for.',
  why: 'What it checks goes unchecked whenever that happens, and nothing is red to show it.',
  mend: 'Add the event to `on`.',
  example: againstPolicy(
    1,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
`,
    `workflows:
  ci.yml:
    on: [push, pull_request]
`,
  ),
}

export function checkTriggers(subject: Subject, events: Node | undefined, schedule: Node | undefined): void {
  const { triggers } = subject.workflow
  const there = triggers.map(({ event }) => event)
  for (const { name, at } of asksIn(events)) {
    if (there.includes(name)) continue
    const has = there.length === 0 ? '; nothing does' : among(name, there).text
    subject.report(missingTrigger, subject.onKey, `${quoted(name)} does not start this workflow${has}`, at)
  }
  checkSchedule(subject, schedule)
}

function checkSchedule(subject: Subject, schedule: Node | undefined): void {
  const asked = asksIn(schedule)
  if (asked.length === 0) return
  const crons = cronsOf(valueIn(valueIn(subject.workflow.root, 'on'), 'schedule'))
  for (const { name, at } of asked) {
    if (name === 'required' ? crons.length > 0 : crons.includes(spaced(name))) continue
    const wanted = name === 'required' ? 'No schedule' : `No schedule of ${quoted(name)}`
    const has = crons.length === 0 ? '' : `; there is ${crons.slice(0, 5).map(quoted).join(', ')}`
    subject.report(missingTrigger, subject.onKey, `${wanted} starts this workflow${has}`, at)
  }
}

function cronsOf(schedule: Node | undefined): readonly string[] {
  const entries = schedule?.kind === 'list' ? schedule.items : []
  return entries.flatMap(entry => {
    const cron = textOf(valueIn(entry, 'cron'))
    return cron === undefined ? [] : [spaced(cron)]
  })
}

function spaced(cron: string): string {
  return cron.trim().replace(/\s+/g, ' ')
}
