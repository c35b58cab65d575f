// What package managers and registries keep for logging in.
import { hex } from '../words.mjs'
import { file, inBase64, inXml } from './writer.mjs'

export const registries = [
  file(
    'npmrc',
    '.npmrc',
    (w, n) =>
      `registry=https://npm.${n.site}/\nalways-auth=true\n//npm.${n.site}/:_authToken=${w.key()}\nsave-exact=true`,
  ),
  file(
    'npmrc',
    '.npmrc',
    (w, n) =>
      `@${n.service}:registry=https://npm.pkg.github.com\n//npm.pkg.github.com/:_authToken=${w.token('github-token')}\n${w.negative('template', '//npm.example.test/:_authToken=${NPM_TOKEN}')}`,
  ),
  file(
    'npmrc',
    '.npmrc',
    (w, n) =>
      `registry=https://${n.host}/repository/npm/\n_auth=${w.password(text => inBase64(`${n.user}:${text}`))}\nemail=${n.user}@${n.site}`,
  ),
  file(
    'npmrc',
    '.npmrc',
    (w, n) =>
      `//${n.host}/npm/:username=${n.user}\n//${n.host}/npm/:_password=${w.password(inBase64)}\n//${n.host}/npm/:email=${n.person}@${n.site}`,
  ),
  file(
    'yarnrc',
    '.yarnrc.yml',
    (w, n) =>
      `nodeLinker: node-modules\nnpmScopes:\n  ${n.service}:\n    npmRegistryServer: "https://npm.${n.site}"\n    npmAuthToken: ${w.key()}\nyarnPath: .yarn/releases/yarn-4.0.2.cjs`,
  ),
  file(
    'pypirc',
    '.pypirc',
    (w, n) =>
      `[distutils]\nindex-servers =\n    pypi\n    ${n.service}\n\n[pypi]\nusername = __token__\npassword = ${w.token('pypi-token')}\n\n[${n.service}]\nrepository = https://${n.host}/pypi\nusername = ${n.user}\npassword = ${w.password()}`,
  ),
  file(
    'pip.conf',
    'pip.conf',
    (w, n) =>
      `[global]\ntimeout = 60\nindex-url = https://${n.person}:${w.simple()}@${n.host}/simple\ntrusted-host = ${n.host}`,
  ),
  file(
    'requirements',
    n => `${n.service}/requirements.txt`,
    (w, n) =>
      `--extra-index-url https://${n.person}:${w.simple()}@${n.host}/pypi/simple\nDjango==4.2.${n.number % 9}\nrequests==2.31.0`,
  ),
  file(
    'docker-config',
    '.docker/config.json',
    (w, n) =>
      `{\n  "auths": {\n    "https://index.docker.io/v1/": {\n      "auth": "${w.password(text => inBase64(`${n.user}:${text}`))}"\n    },\n    "${n.host}": {\n      "auth": "${w.token('gitlab-deploy-token', text => inBase64(`${n.user}:${text}`))}"\n    }\n  },\n  "credsStore": ""\n}`,
  ),
  file(
    'docker-config',
    '.dockercfg',
    (w, n) =>
      `{\n  "${n.host}": {\n    "auth": "${w.password(text => inBase64(`${n.user}:${text}`))}",\n    "email": "${n.user}@${n.site}"\n  }\n}`,
  ),
  file(
    'docker-config',
    'docker/config.json',
    (w, n) =>
      `{\n  "auths": {\n    "${n.host}": {\n      "username": "${n.user}",\n      "password": "${w.password()}"\n    }\n  }\n}`,
  ),
  file(
    'maven-settings',
    n => `${n.service}/settings.xml`,
    (w, n) =>
      `<settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">\n  <servers>\n    <server>\n      <id>${n.service}-releases</id>\n      <username>${n.user}</username>\n      <password>${w.password(inXml)}</password>\n    </server>\n    <server>\n      <id>${n.service}-site</id>\n      <username>${n.person}</username>\n      <privateKey>\${user.home}/.ssh/id_rsa</privateKey>\n      <passphrase>${w.password(inXml)}</passphrase>\n    </server>\n    <server>\n      <id>other</id>\n      ${w.negative('template', '<password>${env.MAVEN_PASSWORD}</password>')}\n    </server>\n  </servers>\n</settings>`,
  ),
  file(
    'gradle-properties',
    'gradle.properties',
    (w, n) =>
      `org.gradle.jvmargs=-Xmx2g\n${n.service}User=${n.user}\n${n.service}Password=${w.password()}\nsigning.keyId=${hex(w.random, 8).toUpperCase()}\nsigning.password=${w.password()}\nsigning.secretKeyRingFile=/home/${n.person}/.gnupg/secring.gpg`,
  ),
  file(
    'nuget-config',
    'NuGet.Config',
    (w, n) =>
      `<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n  <packageSources>\n    <add key="${n.service}" value="https://${n.host}/nuget/v3/index.json" />\n  </packageSources>\n  <packageSourceCredentials>\n    <${n.service}>\n      <add key="Username" value="${n.user}" />\n      <add key="ClearTextPassword" value="${w.password(inXml)}" />\n    </${n.service}>\n  </packageSourceCredentials>\n</configuration>`,
    { crlf: true },
  ),
  file(
    'composer-auth',
    'auth.json',
    (w, n) =>
      `{\n  "http-basic": {\n    "repo.${n.site}": {\n      "username": "${n.user}",\n      "password": "${w.password()}"\n    }\n  },\n  "github-oauth": {\n    "github.com": "${w.token('github-token')}"\n  }\n}`,
  ),
  file('gem-credentials', '.gem/credentials', w => `---\n:rubygems_api_key: ${w.token('rubygems-key')}`),
  file(
    'bundle-config',
    '.bundle/config',
    (w, n) =>
      `---\nBUNDLE_PATH: "vendor/bundle"\nBUNDLE_GEMS__${n.service.toUpperCase()}__COM: "${n.person}:${w.simple()}"`,
  ),
  file(
    'cargo-credentials',
    '.cargo/credentials.toml',
    w => `[registry]\ntoken = "${w.token('crates-token')}"\n\n[registries.internal]\ntoken = "${w.key()}"`,
  ),
  file(
    'helm-repositories',
    '.config/helm/repositories.yaml',
    (w, n) =>
      `apiVersion: ""\nrepositories:\n- caFile: ""\n  name: ${n.service}\n  password: ${w.simple()}\n  url: https://${n.host}/charts\n  username: ${n.user}`,
  ),
  file(
    'conan-or-conda',
    '.condarc',
    (w, n) => `channels:\n  - https://${n.host}/t/${w.token('anaconda-token')}/${n.service}\n  - defaults`,
  ),
  file(
    'sbt-credentials',
    '.sbt/.credentials',
    (w, n) => `realm=Sonatype Nexus Repository Manager\nhost=${n.host}\nuser=${n.user}\npassword=${w.password()}`,
  ),
  file(
    'hex-or-pub',
    '.config/dart/pub-tokens.json',
    (w, n) => `{"version":1,"hosted":[{"url":"https://${n.host}/pub","token":"${w.key()}"}]}`,
  ),
]
