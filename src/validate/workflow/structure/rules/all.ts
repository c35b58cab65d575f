import type { Rule } from '../../../rules/rule.js'
import { duplicateKey } from './duplicate-key.js'
import { empty } from './empty.js'
import { event } from './event.js'
import { eventFilter } from './event-filter.js'
import { eventType } from './event-type.js'
import { mergeKey } from './merge-key.js'
import { missingKey } from './missing-key.js'
import { secondDocument } from './second-document.js'
import { type } from './type.js'
import { unknownKey } from './unknown-key.js'
import { value } from './value.js'

/** What can be wrong with a workflow's or an action's structure. */
export const structureRules: readonly Rule[] = [
  unknownKey,
  missingKey,
  type,
  value,
  empty,
  duplicateKey,
  mergeKey,
  event,
  eventType,
  eventFilter,
  secondDocument,
]
