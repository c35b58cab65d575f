import type { FileKind } from './kinds.js'

const ENDINGS: Partial<Record<FileKind, string>> = {
  python: 'py pyi pyw pyx pxd wsgi star bzl sage robot',
  javascript: 'js mjs cjs jsx ts mts cts tsx vue svelte astro coffee gs es6 jsm wxs ets',
  java: 'java jsp jspx aj',
  kotlin: 'kt kts',
  scala: 'scala sc sbt',
  groovy: 'groovy gradle gvy gy gsh jenkinsfile nf',
  go: 'go templ',
  ruby: 'rb rake gemspec ru podspec jbuilder rabl thor cr builder',
  php: 'php php3 php4 php5 php7 php8 phtml inc module install theme ctp',
  csharp: 'cs csx cshtml razor',
  fsharp: 'fs fsx fsi',
  visualbasic: 'vb vbs bas cls frm vba asp',
  c: 'c h cc cpp cxx c++ hpp hh hxx h++ inl ino m mm cu cuh metal glsl hlsl v vala zig d proto thrift',
  rust: 'rs ron',
  swift: 'swift',
  dart: 'dart',
  perl: 'pl pm t psgi raku',
  lua: 'lua rockspec',
  r: 'r rmd rprofile',
  julia: 'jl',
  elixir: 'ex exs eex heex leex',
  erlang: 'erl hrl',
  haskell: 'hs lhs elm purs cabal dhall',
  clojure: 'clj cljs cljc edn lisp el scm rkt',
  solidity: 'sol',
  graphql: 'graphql gql',
  sql: 'sql psql pgsql mysql ddl dml hql plsql pls pks pkb cql tab prc',
  shell: 'sh bash zsh ksh fish csh tcsh bats command profile ebuild',
  powershell: 'ps1 psm1 psd1',
  batch: 'bat cmd',
  yaml: 'yaml yml sls raml eyaml',
  json: 'json json5 jsonc jsonl ndjson geojson har webmanifest tfstate topojson avsc map code-workspace ipynb_checkpoints postman_collection postman_environment libsonnet jsonnet arb',
  toml: 'toml',
  ini: 'ini cfg cnf conf config rc desktop service socket timer mount editorconfig gitconfig inf reg url vpn ovpn rdp pgpass netrc npmrc pypirc s3cfg boto wgetrc curlrc my',
  properties: 'properties prop',
  env: 'env envrc dotenv',
  xml: 'xml xsd xsl xslt xaml xhtml svg plist pom wsdl wadl resx csproj vbproj fsproj vcxproj props targets nuspec storyboard xib jelly rss atom kml gpx dtd xmp iml launch classpath ftl pubxml rels tmx xliff xlf',
  html: 'html htm shtml xht liquid twig njk pug haml slim mako jade cfm',
  css: 'css scss sass less styl pcss',
  terraform: 'tf tfvars hcl tofu nomad workflow bicep',
  nix: 'nix',
  dockerfile: 'dockerfile containerfile',
  makefile: 'mk mak make',
  cmake: 'cmake',
  notebook: 'ipynb',
  markdown: 'md mdx markdown mdown rst adoc asciidoc org textile wiki rdoc pod tex typ qmd',
  csv: 'csv tsv psv',
  log: 'log out err trace',
  diff: 'diff patch',
  http: 'http rest',
  pem: 'pem key crt cer pub asc gpg p8 pk8 ppk csr p7b pkcs8 rsa dsa ecdsa ed25519 cert priv id_rsa',
  lockfile: 'lock lockfile lockb',
  text: 'txt text',
}

const WELL_KNOWN: Partial<Record<FileKind, string>> = {
  env: '.env .envrc .flaskenv .dev.vars env .secret.local',
  shell:
    '.bashrc .bash_profile .bash_aliases .bash_history .bash_logout .profile .zshrc .zshenv .zprofile .zsh_history .kshrc .cshrc .tcshrc pkgbuild apkbuild .xinitrc .xprofile .history .sh_history entrypoint gradlew mvnw',
  ini: '.netrc _netrc .npmrc .pypirc .gitconfig .gitmodules .mylogin.cnf .s3cfg .boto .curlrc .wgetrc .yarnrc .editorconfig .condarc .pylintrc .flake8 .coveragerc .hgrc credentials .credentials .htaccess .msmtprc .muttrc .fetchmailrc',
  json: '.dockercfg .dockerconfigjson .babelrc .eslintrc .jshintrc .prettierrc .stylelintrc .swcrc .bowerrc .firebaserc .jscsrc .watchmanconfig .ftpconfig .arcconfig',
  yaml: '.clang-format .clang-tidy .yamllint .gemrc kubeconfig procfile hiera .kube-config',
  ruby: 'gemfile rakefile vagrantfile podfile berksfile fastfile appfile matchfile deliverfile guardfile capfile brewfile dangerfile thorfile puppetfile cheffile .irbrc .pryrc',
  groovy: 'jenkinsfile',
  dockerfile: 'dockerfile containerfile earthfile',
  makefile: 'makefile gnumakefile bsdmakefile kbuild justfile',
  cmake: 'cmakelists.txt',
  python: 'sconstruct sconscript wscript snakefile tiltfile buck build workspace .pythonrc',
  markdown: 'readme changelog contributing authors license notice todo news install',
  xml: 'web.config app.config nuget.config packages.config .classpath .project',
  toml: 'pipfile',
  r: '.rprofile .renviron',
  perl: 'makefile.pl cpanfile',
  javascript: 'jakefile gruntfile gulpfile',
  pem: 'id_rsa id_dsa id_ecdsa id_ed25519 id_ecdsa_sk id_ed25519_sk identity ssh_host_rsa_key ssh_host_dsa_key ssh_host_ecdsa_key ssh_host_ed25519_key authorized_keys known_hosts',
  lockfile:
    'package-lock.json npm-shrinkwrap.json .package-lock.json yarn.lock pnpm-lock.yaml pnpm-lock.yml shrinkwrap.yaml bun.lock deno.lock go.sum go.work.sum cargo.lock poetry.lock pipfile.lock uv.lock pdm.lock pixi.lock conda-lock.yml conda-lock.yaml composer.lock symfony.lock gemfile.lock gems.locked mix.lock rebar.lock pubspec.lock podfile.lock cartfile.resolved package.resolved packages.lock.json project.assets.json paket.lock flake.lock gradle.lockfile buildscript-gradle.lockfile verification-metadata.xml chart.lock requirements.lock .terraform.lock.hcl module.bazel.lock maven_install.json stack.yaml.lock cabal.project.freeze renv.lock shard.lock conan.lock vcpkg-lock.json devbox.lock devenv.lock dub.selections.json manifest.toml jsr.lock devcontainer-lock.json nimble.lock opam.locked cpanfile.snapshot',
}

/** Names that go on with a dot and anything: `Dockerfile.production`, `.env.local`. */
const BEGINNINGS: Partial<Record<FileKind, string>> = {
  dockerfile: 'dockerfile containerfile',
  groovy: 'jenkinsfile',
  makefile: 'makefile gnumakefile',
  ruby: 'vagrantfile gemfile',
  pem: 'id_rsa id_dsa id_ecdsa id_ed25519',
}

/** Kinds by what stands after the last dot, in lower case. */
export const EXTENSIONS = mapOf(ENDINGS)

/** Kinds by whole names, in lower case. */
export const NAMES = mapOf(WELL_KNOWN)

/** Kinds by what stands before the first dot that does not begin the name, in lower case. */
export const PREFIXES = mapOf(BEGINNINGS)

function mapOf(words: Partial<Record<FileKind, string>>): ReadonlyMap<string, FileKind> {
  return new Map(
    Object.entries(words).flatMap(([kind, names]) => names.split(' ').map(name => [name, kind as FileKind] as const)),
  )
}
