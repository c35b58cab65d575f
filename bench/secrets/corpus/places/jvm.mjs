import { lines } from './lines.mjs'

const javaPath = n =>
  `src/main/java/com/${n.service}/${n.noun}/${n.random.pick([`${n.Noun}Service`, `${n.Noun}Config`, `${n.Noun}Client`, `${n.Noun}Dao`, `Application${n.number}`])}.java`
const kotlinPath = n =>
  `app/src/main/kotlin/${n.service}/${n.random.pick([`${n.Noun}Repository.kt`, `Constants.kt`, `${n.Noun}Module.kt`])}`
const groovyPath = n =>
  n.random.pick([
    `build.gradle`,
    `${n.service}/build.gradle`,
    `Jenkinsfile`,
    `vars/${n.verb}${n.Noun}.groovy`,
    `gradle/publish.gradle`,
  ])

const javaBlocks = [
  n => `    public ${n.Noun} ${n.verb}(long id) {
        ${n.Noun} ${n.noun} = repository.findById(id).orElseThrow(() -> new NotFoundException("no ${n.noun} " + id));
        ${n.noun}.setUpdatedAt(Instant.now());
        return repository.save(${n.noun});
    }`,
  n => `    @GetMapping("/${n.noun}s")
    public List<${n.Noun}Dto> list(@RequestParam(defaultValue = "0") int page) {
        return service.page(page, ${n.number}).stream().map(${n.Noun}Dto::of).toList();
    }`,
  n => `    private static final int MAX_${n.noun.toUpperCase()}S = ${n.number};
    private static final Duration TIMEOUT = Duration.ofSeconds(30);`,
  n => `    @Override
    public String toString() {
        return "${n.Noun}{id=" + id + ", name=" + name + "}";
    }`,
  n => `    @Scheduled(cron = "0 0 3 * * *")
    void ${n.verb}${n.Noun}s() {
        log.info("${n.verb} {} ${n.noun}s", repository.count());
    }`,
]
const java = [
  s => `    private static final String ${s.screaming} = ${s.q};`,
  s => `    private String ${s.camel} = ${s.q};`,
  s => `    String ${s.camel} = System.getenv().getOrDefault("${s.screaming}", ${s.q});`,
  s => `    config.set${s.pascal}(${s.q});`,
  s => `    properties.setProperty("${s.dotted}", ${s.q});`,
  s => `    @Value("\${${s.dotted}:${s.within('"')}}")\n    private String ${s.camel};`,
  s => `    settings.put("${s.camel}", ${s.q});`,
  s =>
    `    ${s.Noun}Client client = ${s.Noun}Client.builder()\n        .endpoint("https://${s.site}")\n        .${s.camel}(${s.q})\n        .build();`,
  s => `    // ${s.camel} = ${s.q};`,
  s => `    final String ${s.camel} = ${s.pieces('\n        + ')};`,
  s => `    System.setProperty("${s.dotted}", ${s.q});`,
  s => `    if (${s.q}.equals(${s.camel})) return true;`,
]
const javaRevealing = [
  s =>
    `    Connection c = DriverManager.getConnection("jdbc:postgresql://${s.host}/${s.noun}", "${s.user}", /* ${s.camel} */ ${s.q});`,
]
const javaBare = [
  s => `    client.authenticate(${s.q});`,
  s => `    // works with ${s.raw}`,
  s => `    List<String> allowed = List.of(${s.q});`,
]
const javaHeader = [
  s => `    request.header("Authorization", "Bearer ${s.within('"')}");`,
  s => `    URI uri = URI.create("https://${s.site}/${s.noun}?key=${s.url}&size=${s.number}");`,
]

const javaExpressions = {
  'environment-reference': lines`
    String ${n => n.camel} = System.getenv("${n => n.screaming}");
    private final String ${n => n.camel} = environment.getProperty("${n => n.dotted}");
    @Value("\${${n => n.dotted}}") private String ${n => n.camel};
    this.${n => n.camel} = config.getString("${n => n.dotted}");`,
  'code-expression': lines`
    this.${n => n.camel} = ${n => n.camel};
    user.setPassword(passwordEncoder.encode(dto.get${n => n.pascal}()));
    return request.getHeader("Authorization").replace("Bearer ", "");
    String ${n => n.camel} = UUID.randomUUID().toString();
    .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(accessKey, secretKey)))
    char[] ${n => n.camel} = console.readPassword("%s: ", "${n => n.spaced}");
    String ${n => n.camel} = vaultTemplate.read("secret/${n => n.service}").getData().get("${n => n.camel}").toString();
    assertThat(response.get${n => n.pascal}()).isEqualTo(user.get${n => n.pascal}());
    public static final String ${n => n.screaming}_CLAIM = "${n => n.camel}";
    throw new BadCredentialsException("Invalid ${n => n.spaced}");`,
  declaration: lines`
    private String ${n => n.camel};
    public void set${n => n.pascal}(String ${n => n.camel}) { this.${n => n.camel} = ${n => n.camel}; }
    public String get${n => n.pascal}() { return ${n => n.camel}; }
    @NotBlank @Size(min = 8, max = 64) String ${n => n.camel};
    @Column(name = "${n => n.snake}", length = 255, nullable = false)
    record ${n => n.pascal}Request(String username, String ${n => n.camel}) {}`,
}

const kotlin = [
  s => `const val ${s.screaming} = ${s.q}`,
  s => `private val ${s.camel} = ${s.q}`,
  s => `val ${s.camel}: String = System.getenv("${s.screaming}") ?: ${s.q}`,
  s => `val ${s.noun} = ${s.Noun}Config(host = "${s.host}", ${s.camel} = ${s.q})`,
  s => `var ${s.camel} = """${s.raw}"""`,
  s => `buildConfigField("String", "${s.screaming}", "\\"${s.raw}\\"")`,
  s => `mapOf("user" to "${s.user}", "${s.camel}" to ${s.q})`,
  s => `// val ${s.camel} = ${s.q}`,
]
const groovy = [
  s => `def ${s.camel} = ${s.sq}`,
  s => `    ext.${s.camel} = ${s.sq}`,
  s => `    environment {\n        ${s.screaming} = ${s.sq}\n    }`,
  s => `        sh "${s.service}ctl deploy --user ${s.user} --${s.kebab} ${s.within('"')}"`,
  s => `    buildConfigField 'String', '${s.screaming}', '"${s.within("'")}"'`,
  s => `        // ${s.camel}: ${s.sq}`,
]
const groovyRevealing = [
  s => `        credentials {\n            username = '${s.user}'\n            password = ${s.sq}\n        }`,
  s => `    signingConfigs { release { storePassword ${s.sq}; keyAlias 'upload' } }`,
]
const escapes = { '"': '\\"$', "'": "\\'" }

export const javaFiles = {
  ...{
    where: 'java',
    weight: 7,
    escapes: { '"': '\\"' },
    path: javaPath,
    blocks: javaBlocks,
    named: java,
    revealing: javaRevealing,
    bare: javaBare,
    header: javaHeader,
    multi: [s => `    private static final String ${s.screaming} = ${s.q};`],
  },
  around: text => `    ${text}`,
  expressions: javaExpressions,
  head: n =>
    `package com.${n.service}.${n.noun};\n\nimport java.time.Instant;\nimport java.util.List;\nimport org.slf4j.Logger;\nimport org.springframework.stereotype.Service;\n\n@Service\npublic class ${n.Noun}Service${n.number} {`,
  foot: () => '}',
}
export const kotlinFiles = {
  ...{
    where: 'kotlin',
    weight: 3,
    escapes,
    path: kotlinPath,
    named: kotlin,
    bare: [s => `client.connect(${s.q})`, s => `    // ${s.raw}`],
    header: [s => `.addHeader("Authorization", "Bearer ${s.within('"')}")`],
  },
  blocks: [
    n =>
      `class ${n.Noun}Repository(private val db: Database) {\n    fun ${n.verb}(id: Long): ${n.Noun}? = db.${n.noun}s.firstOrNull { it.id == id }\n}`,
    n => `data class ${n.Noun}(val id: Long, val name: String, val amountCents: Int = ${n.number})`,
    n => `fun ${n.Noun}.isRecent(): Boolean = createdAt.isAfter(Instant.now().minus(Duration.ofDays(${n.number})))`,
  ],
  head: n => `package ${n.service}\n\nimport java.time.Duration\nimport java.time.Instant`,
  expressions: {
    'code-expression': lines`
    val ${n => n.camel} = System.getenv("${n => n.screaming}") ?: error("${n => n.screaming} is missing")
    private val ${n => n.camel}: String by lazy { prefs.getString("${n => n.snake}", null).orEmpty() }
    val ${n => n.camel} = intent.getStringExtra(EXTRA_${n => n.screaming})
    data class Login(val user: String, val ${n => n.camel}: String)
    header("Authorization", "Bearer $${n => n.camel}")
    val ${n => n.camel} = binding.${n => n.camel}Input.text.toString()`,
  },
}
export const groovyFiles = {
  ...{
    where: 'groovy',
    weight: 3,
    escapes,
    path: groovyPath,
    named: groovy,
    revealing: groovyRevealing,
    bare: [s => `        sh 'login ${s.within("'")}'`, s => `// ${s.raw}`],
    header: [s => `        sh "curl -H 'Authorization: Bearer ${s.within('"')}' https://${s.site}/deploy"`],
  },
  blocks: [
    n =>
      `dependencies {\n    implementation 'org.springframework.boot:spring-boot-starter-web:3.${n.number % 4}.1'\n    testImplementation 'org.junit.jupiter:junit-jupiter:5.10.${n.number % 3}'\n}`,
    n => `tasks.register('${n.verb}${n.Noun}s') {\n    doLast { println '${n.noun}s: ${n.number}' }\n}`,
    n => `        stage('${n.verb} ${n.noun}') {\n            steps { sh './gradlew ${n.verb} --info' }\n        }`,
  ],
  expressions: {
    'environment-reference': lines`
    password = System.getenv('${n => n.screaming}')
    password findProperty('${n => n.camel}') ?: ''
    withCredentials([string(credentialsId: '${n => n.kebab}', variable: '${n => n.screaming}')]) {
    ${n => n.screaming} = credentials('${n => n.service}-${n => n.kebab}')
    storePassword keystoreProperties['storePassword']
    usernamePassword(credentialsId: '${n => n.service}', passwordVariable: '${n => n.screaming}', usernameVariable: 'USER')`,
  },
}
