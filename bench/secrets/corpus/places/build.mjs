import { lines } from './lines.mjs'

const escapes = { '"': '\\"$`', "'": '' }
const quoteless = s => (s.item.value.includes("'") ? s.q : s.sq)

export const makefile = {
  where: 'makefile',
  weight: 3,
  escapes,
  path: n => n.random.pick([`${n.service}/Makefile`, `${n.noun}.mk`, `docker/${n.noun}/Makefile`]),
  head: () => 'SHELL := /bin/bash\n.PHONY: all build test deploy',
  blocks: [
    n => `${n.verb}-${n.noun}: build\n\t./bin/${n.verb} --limit ${n.number} ${n.noun}s`,
    n => `VERSION ?= $(shell git describe --tags --always)\nIMAGE := ${n.service}:$(VERSION)`,
  ],
  named: [
    s => `${s.screaming} := ${s.raw}`,
    s => `${s.screaming} ?= ${s.raw}`,
    s => `export ${s.screaming} = ${s.raw}`,
    s => `${s.verb}-${s.noun}:\n\t${s.screaming}=${quoteless(s)} ./bin/${s.verb}`,
    s => `deploy-${s.noun}:\n\tansible-playbook site.yml -e ${s.snake}=${s.loose}`,
  ],
  bare: [s => `login-${s.noun}:\n\t@echo ${quoteless(s)} | docker login -u ${s.user} --password-stdin`],
  header: [s => `notify-${s.noun}:\n\tcurl -H 'Authorization: Bearer ${s.raw}' https://${s.site}/hook`],
  expressions: {
    'environment-reference': lines`
    ${n => n.screaming} ?= $(shell pass ${n => n.service}/${n => n.kebab})
    ${n => n.screaming} := $($(STAGE)_${n => n.screaming})
    export ${n => n.screaming}
    check-env: ; @test -n "$(${n => n.screaming})" || (echo "${n => n.screaming} is missing" && exit 1)`,
  },
}

export const dockerfile = {
  where: 'dockerfile',
  weight: 4,
  escapes,
  path: n => n.random.pick([`${n.service}/Dockerfile`, `docker/${n.noun}.Dockerfile`, `build/${n.noun}/Dockerfile`]),
  head: n => `FROM python:3.${8 + (n.number % 5)}-slim\nWORKDIR /srv/${n.service}`,
  blocks: [
    n =>
      `RUN apt-get update && apt-get install -y --no-install-recommends lib${n.noun}-dev \\\n    && rm -rf /var/lib/apt/lists/*`,
    () => 'COPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt',
    n => `EXPOSE ${n.port}\nUSER ${n.person}`,
  ],
  named: [
    s => `ENV ${s.screaming}=${s.loose}`,
    s => `ENV ${s.screaming} ${s.loose}`,
    s => `ENV ${s.screaming}=${s.q}`,
    s => `ARG ${s.screaming}=${s.loose}`,
    s => `ENV DB_HOST=${s.host} \\\n    ${s.screaming}=${s.loose} \\\n    DB_PORT=${s.port}`,
    s => `RUN ${s.screaming}=${quoteless(s)} ./install.sh --quiet`,
    s => `# ENV ${s.screaming}=${s.loose}`,
  ],
  bare: [s => `RUN ./register --with ${quoteless(s)}`],
  header: [
    s => `RUN curl -H "Authorization: Bearer ${s.within('"')}" -o app.tgz https://${s.site}/${s.noun}.tgz`,
    s => `RUN pip install --index-url https://${s.user}:${s.url}@${s.host}/simple ${s.noun}lib`,
  ],
  expressions: {
    'environment-reference': lines`
    ARG ${n => n.screaming}
    ENV ${n => n.screaming}=$${n => n.screaming}
    ENV ${n => n.screaming}=
    RUN --mount=type=secret,id=${n => n.snake} pip install -r requirements.txt
    ENV ${n => n.screaming}_FILE=/run/secrets/${n => n.snake}
    RUN echo "//npm.pkg.github.com/:_authToken=\${${n => n.screaming}}" > .npmrc`,
  },
}
