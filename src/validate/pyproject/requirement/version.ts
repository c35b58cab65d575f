const VERSION =
  /^v?(?:\d{1,9}!)?\d{1,20}(?:\.\d{1,20})*(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview)[-_.]?\d{0,20})?(?:-\d{1,20}|[-_.]?(?:post|rev|r)[-_.]?\d{0,20})?(?:[-_.]?dev[-_.]?\d{0,20})?(?:\+[a-z\d]+(?:[-_.][a-z\d]+)*)?$/i

const RELEASE = /^v?(?:\d{1,9}!)?\d{1,20}(?:\.\d{1,20})*$/i

const LONGEST = 500

/** Whether a text is a version, as PEP 440 has them. */
export function isVersion(text: string): boolean {
  return text.length <= LONGEST && VERSION.test(text.trim())
}

/** Whether it is a version that `.*` can stand behind: digits and points alone. */
export function isRelease(text: string): boolean {
  return text.length <= LONGEST && RELEASE.test(text)
}
