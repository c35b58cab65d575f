/**
 * The labels of GitHub's own runners, as its documentation of runners and the announcements of its images had them in
 * November 2026.
 */
export type System = 'linux' | 'macos' | 'windows'

/** What a label asks for: a system, and the images of which one will do; none of them where any image will. */
export interface Asked {
  readonly system: System
  readonly images: readonly string[]
}

const UBUNTU_LATEST = ['24.04', '26.04']
const WINDOWS_LATEST = ['2022', '2025', '2025-vs2026']
const WINDOWS_ARM = ['11-arm', '11-vs2026-arm']

const HOSTED = new Map<string, Asked>()
for (const version of ['22.04', '24.04', '26.04']) {
  HOSTED.set(`ubuntu-${version}`, { system: 'linux', images: [version] })
  HOSTED.set(`ubuntu-${version}-arm`, { system: 'linux', images: [`${version}-arm`] })
}
HOSTED.set('ubuntu-latest', { system: 'linux', images: UBUNTU_LATEST })
HOSTED.set('ubuntu-slim', { system: 'linux', images: ['slim'] })
for (const version of ['14', '15', '26']) {
  for (const size of ['', '-large', '-xlarge']) {
    HOSTED.set(`macos-${version}${size}`, { system: 'macos', images: [version + size] })
  }
}
for (const version of ['15', '26'])
  HOSTED.set(`macos-${version}-intel`, { system: 'macos', images: [`${version}-intel`] })
for (const size of ['', '-large', '-xlarge']) {
  HOSTED.set(`macos-latest${size}`, { system: 'macos', images: [`15${size}`, `26${size}`] })
}
for (const size of ['', '-xlarge']) HOSTED.set(`xcode-27${size}`, { system: 'macos', images: [`xcode-27${size}`] })
for (const version of ['2022', '2025', '2025-vs2026']) {
  HOSTED.set(`windows-${version}`, { system: 'windows', images: [version] })
}
HOSTED.set('windows-latest', { system: 'windows', images: WINDOWS_LATEST })
for (const version of WINDOWS_ARM) HOSTED.set(`windows-${version}`, { system: 'windows', images: WINDOWS_ARM })

const OWN = new Map<string, Asked | null>([
  ['self-hosted', null],
  ['linux', { system: 'linux', images: [] }],
  ['macos', { system: 'macos', images: [] }],
  ['windows', { system: 'windows', images: [] }],
  ['x64', null],
  ['arm', null],
  ['arm64', null],
])

/** Labels that GitHub has taken away, each with the one to use instead. */
const RETIRED = new Map([
  ['ubuntu-16.04', 'ubuntu-24.04'],
  ['ubuntu-18.04', 'ubuntu-24.04'],
  ['ubuntu-20.04', 'ubuntu-24.04'],
  ['windows-2016', 'windows-2022'],
  ['windows-2019', 'windows-2022'],
  ['macos-10.14', 'macos-15-intel'],
  ['macos-10.15', 'macos-15-intel'],
  ['macos-11', 'macos-15-intel'],
  ['macos-12', 'macos-15-intel'],
  ['macos-13', 'macos-15-intel'],
  ['macos-11.0', 'macos-15-intel'],
  ['macos-12-large', 'macos-15-large'],
  ['macos-13-large', 'macos-15-large'],
  ['macos-12-xl', 'macos-15-large'],
  ['macos-13-xl', 'macos-15-large'],
  ['macos-latest-xl', 'macos-latest-large'],
  ['macos-13-xlarge', 'macos-15-xlarge'],
])

/** A larger runner has the name that its organisation gave it; GitHub's own suggestions end with the number of cores. */
const LARGER = /^(ubuntu|windows)-[a-z0-9.-]+-\d+-cores?$/

const MOST_CHARACTERS = 100

/** What a label asks for; null where it says nothing of the system, undefined where nobody can know it. */
export function askedBy(label: string): Asked | null | undefined {
  const name = label.toLowerCase()
  const known = HOSTED.get(name) ?? OWN.get(name)
  if (known !== undefined) return known
  const larger = name.length > MOST_CHARACTERS ? null : LARGER.exec(name)
  return larger === null ? undefined : { system: larger[1] === 'ubuntu' ? 'linux' : 'windows', images: [] }
}

export function successorOf(label: string): string | undefined {
  return RETIRED.get(label.toLowerCase())
}

export function isHosted(label: string): boolean {
  return HOSTED.has(label.toLowerCase())
}

/** Every label that somebody may have meant. */
export const LABELS: readonly string[] = [...HOSTED.keys(), ...OWN.keys()]

/** Larger runners, which organisations name, mostly have the name of one of GitHub's and more: `ubuntu-latest-16-cores`. */
export function isVariant(text: string): boolean {
  const label = text.toLowerCase()
  return [...HOSTED.keys()].some(each => label.startsWith(`${each.toLowerCase()}-`))
}
