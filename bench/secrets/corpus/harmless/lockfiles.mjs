// Lock files and lists of checksums: nothing but hashes.
import { base64, hex, noun, version } from '../words.mjs'
import { page } from './page.mjs'

const sri = r => `sha512-${base64(r, 64)}`
const lib = r =>
  `${noun(r)}-${r.pick(['core', 'utils', 'parser', 'cli', 'types', 'loader', 'token', 'password-input', 'secret-service', 'keyboard'])}`
const h1 = r => `h1:${base64(r, 32)}`
const npmPackage = r =>
  `    "node_modules/${lib(r)}${r.int(1000)}": {\n      "version": "${version(r)}",\n      "resolved": "https://npm.example.test/${lib(r)}.tgz",\n      "integrity": "${sri(r)}"\n    }`

export const lockfiles = [
  page(
    'lockfile',
    'package-lock.json',
    w =>
      `{\n  "name": "portal",\n  "lockfileVersion": 3,\n  "packages": {\n${w.lines('lockfile', 25, npmPackage, ',\n')},\n${w.filler(400, npmPackage, ',\n')}\n  }\n}`,
  ),
  page(
    'lockfile',
    'yarn.lock',
    w =>
      `# yarn lockfile v1\n\n${w.lines('lockfile', 20, r => `${lib(r)}@^${version(r)}:\n  version "${version(r)}"\n  resolved "https://yarn.example.test/${lib(r)}/-/${lib(r)}-${version(r)}.tgz#${hex(r, 40)}"\n  integrity ${sri(r)}`, '\n\n')}`,
  ),
  page(
    'lockfile',
    'pnpm-lock.yaml',
    w =>
      `lockfileVersion: '9.0'\n\npackages:\n\n${w.lines('lockfile', 20, r => `  ${lib(r)}@${version(r)}:\n    resolution: {integrity: ${sri(r)}}\n    engines: {node: '>=14'}`, '\n\n')}`,
  ),
  page(
    'lockfile',
    'poetry.lock',
    w =>
      `${w.lines('lockfile', 20, r => `[[package]]\nname = "${lib(r)}"\nversion = "${version(r)}"\nfiles = [\n    {file = "${noun(r)}-${version(r)}-py3-none-any.whl", hash = "sha256:${hex(r, 64)}"},\n]`, '\n\n')}\n\n[metadata]\nlock-version = "2.0"\n${w.no('lockfile', `content-hash = "${hex(w.random, 64)}"`)}`,
  ),
  page(
    'lockfile',
    'Pipfile.lock',
    w =>
      `{\n  "default": {\n${w.lines('lockfile', 15, r => `    "${lib(r)}": {\n      "hashes": [\n        "sha256:${hex(r, 64)}",\n        "sha256:${hex(r, 64)}"\n      ],\n      "version": "==${version(r)}"\n    }`, ',\n')}\n  }\n}`,
  ),
  page('lockfile', 'go.sum', w =>
    w.lines('lockfile', 40, r => `github.com/${noun(r)}/${lib(r)} v${version(r)}${r.pick(['', '/go.mod'])} ${h1(r)}`),
  ),
  page('lockfile', 'Cargo.lock', w =>
    w.lines(
      'lockfile',
      20,
      r =>
        `[[package]]\nname = "${lib(r)}"\nversion = "${version(r)}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${hex(r, 64)}"`,
      '\n\n',
    ),
  ),
  page(
    'lockfile',
    'composer.lock',
    w =>
      `{\n  "content-hash": "${hex(w.random, 32)}",\n  "packages": [\n${w.lines('lockfile', 15, r => `    {\n      "name": "${noun(r)}/${lib(r)}",\n      "source": { "type": "git", "reference": "${hex(r, 40)}" },\n      "dist": { "type": "zip", "shasum": "${hex(r, 40)}" }\n    }`, ',\n')}\n  ]\n}`,
  ),
  page(
    'lockfile',
    'Gemfile.lock',
    w =>
      `GEM\n  specs:\n${w.filler(30, r => `    ${lib(r)} (${version(r)})`)}\n\nCHECKSUMS\n${w.lines('lockfile', 20, r => `  ${lib(r)} (${version(r)}) sha256=${hex(r, 64)}`)}`,
  ),
  page('lockfile', 'uv.lock', w =>
    w.lines(
      'lockfile',
      15,
      r =>
        `[[package]]\nname = "${lib(r)}"\nversion = "${version(r)}"\nsdist = { url = "https://files.example.test/${hex(r, 2)}/${hex(r, 2)}/${hex(r, 60)}/${lib(r)}.tar.gz", hash = "sha256:${hex(r, 64)}", size = ${r.int(90000)} }`,
      '\n\n',
    ),
  ),
  page(
    'lockfile',
    '.terraform.lock.hcl',
    w =>
      `provider "registry.example.test/hashicorp/aws" {\n  version = "5.1.0"\n  hashes = [\n${w.lines('lockfile', 12, r => `    "${r.pick([h1(r), `zh:${hex(r, 64)}`])}",`)}\n  ]\n}`,
  ),
  page(
    'lockfile',
    'flake.lock',
    w =>
      `{\n  "nodes": {\n${w.lines('lockfile', 8, r => `    "${noun(r)}": {\n      "locked": {\n        "narHash": "sha256-${base64(r, 32)}",\n        "rev": "${hex(r, 40)}"\n      }\n    }`, ',\n')}\n  }\n}`,
  ),
  page(
    'lockfile',
    'Podfile.lock',
    w =>
      `PODS:\n${w.filler(20, r => `  - ${lib(r)} (${version(r)})`)}\n\nSPEC CHECKSUMS:\n${w.lines('lockfile', 18, r => `  ${lib(r)}: ${hex(r, 40)}`)}`,
  ),
  page('lockfile', 'requirements.lock.txt', w =>
    w.lines(
      'lockfile',
      12,
      r => `${lib(r)}==${version(r)} \\\n    --hash=sha256:${hex(r, 64)} \\\n    --hash=sha256:${hex(r, 64)}`,
    ),
  ),
  page('checksums', 'SHA256SUMS', w =>
    w.lines('checksum-file', 18, r => `${hex(r, 64)}  ${lib(r)}-${version(r)}.tar.gz`),
  ),
  page('checksums', 'MD5SUMS', w => w.lines('checksum-file', 18, r => `${hex(r, 32)} *${lib(r)}.iso`)),
  page(
    'checksums',
    'RELEASE.md',
    w =>
      `# Checksums\n\n| File | SHA-512 |\n| --- | --- |\n${w.lines('checksum-file', 10, r => `| ${lib(r)}.zip | \`${hex(r, 128)}\` |`)}`,
  ),
  page(
    'checksums',
    'Formula/portal.rb',
    w =>
      `class Portal < Formula\n  desc "Portal"\n${w.lines('checksum-file', 6, r => `  resource "${lib(r)}" do\n    url "https://files.example.test/${lib(r)}.tar.gz"\n    sha256 "${hex(r, 64)}"\n  end`)}\nend`,
  ),
  page(
    'checksums',
    'CHANGELOG.md',
    w =>
      `# Changes\n\n${w.lines('commit', 25, r => `- ${noun(r)}: ${r.pick(['fix', 'feat', 'chore'])} token refresh (${hex(r, r.pick([7, 40]))})`)}`,
  ),
  page('checksums', 'git-log.txt', w =>
    w.lines(
      'commit',
      20,
      r => `commit ${hex(r, 40)}\nAuthor: ${noun(r)} <${noun(r)}@users.example.test>\n\n    change the password form`,
      '\n\n',
    ),
  ),
]
