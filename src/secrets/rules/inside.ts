import type { Detector, Match, Text } from '../model.js'
import { type TokenRule, tokenDetector } from './rule.js'

const NOTHING: readonly Match[] = []

/**
 * A rule whose keyword stands inside the token, always equally far from its beginning, and in this spelling: the form is
 * tried at one place only, so that a mark of four letters may be part of many words.
 */
export function inside(rule: Omit<TokenRule, 'keywords' | 'before'>, mark: string, before: number): Detector {
  const keywords = [mark.toLowerCase()]
  const whole = tokenDetector({ ...rule, keywords })
  return { id: rule.id, keywords, detect }

  function detect(text: Text, at: number): readonly Match[] {
    return at < before || !text.content.startsWith(mark, at) ? NOTHING : whole.detect(text, at - before, '')
  }
}
