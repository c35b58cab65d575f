import { lines } from './lines.mjs'

const escapes = { '"': '\\"', "'": "\\'" }

export const csharp = {
  where: 'csharp',
  weight: 6,
  escapes,
  crlf: 0.5,
  bom: 0.3,
  path: n =>
    `src/${n.Noun}.Api/${n.random.pick([`${n.Noun}Controller`, `${n.Noun}Options`, `Startup`, `${n.Noun}Client`])}.cs`,
  head: n =>
    `using System;\nusing System.Net.Http;\nusing Microsoft.Extensions.Configuration;\n\nnamespace ${n.Noun}.Api\n{\n    public class ${n.Noun}Client${n.number}\n    {`,
  foot: () => '    }\n}',
  around: text => `            ${text}`,
  blocks: [
    n =>
      `        [HttpGet("{id}")]\n        public async Task<ActionResult<${n.Noun}>> Get(int id)\n        {\n            var found = await _context.${n.Noun}s.FindAsync(id);\n            return found == null ? NotFound() : Ok(found);\n        }`,
    n =>
      `        /// <summary>How many ${n.noun}s are kept.</summary>\n        public int Limit { get; set; } = ${n.number};`,
    n =>
      `        private readonly ILogger<${n.Noun}Client> _logger;\n        private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(${n.number});`,
  ],
  named: [
    s => `        private const string ${s.pascal} = ${s.q};`,
    s => `        public string ${s.pascal} { get; set; } = ${s.q};`,
    s => `            var ${s.camel} = ${s.q};`,
    s => `            string ${s.camel} = @"${s.raw}";`,
    s => `            options.${s.pascal} = ${s.q};`,
    s => `            Environment.SetEnvironmentVariable("${s.screaming}", ${s.q});`,
    s => `            var ${s.camel} = Configuration["${s.pascal}"] ?? ${s.q};`,
    s => `            var ${s.noun} = new ${s.Noun}Settings { Host = "${s.host}", ${s.pascal} = ${s.q} };`,
    s =>
      `            builder.AddInMemoryCollection(new Dictionary<string, string> { ["${s.service}:${s.pascal}"] = ${s.q} });`,
    s => `            // var ${s.camel} = ${s.q};`,
    s => `            var ${s.camel} = ${s.pieces(' +\n                ')};`,
  ],
  bare: [s => `            var client = new ${s.Noun}Client(${s.q});`, s => `            // ${s.raw} (${s.person})`],
  header: [
    s => `            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ${s.q});`,
    s => `            var url = "https://${s.site}/${s.noun}?code=${s.url}";`,
  ],
  expressions: {
    'environment-reference': lines`
      var ${n => n.camel} = Environment.GetEnvironmentVariable("${n => n.screaming}");
      options.${n => n.pascal} = Configuration["${n => n.service}:${n => n.pascal}"];
      services.Configure<${n => n.Noun}Options>(Configuration.GetSection("${n => n.pascal}"));
      var ${n => n.camel} = ConfigurationManager.AppSettings["${n => n.pascal}"];`,
    'code-expression': lines`
      _${n => n.camel} = ${n => n.camel} ?? throw new ArgumentNullException(nameof(${n => n.camel}));
      var ${n => n.camel} = await client.GetSecretAsync("${n => n.kebab}");
      public string ${n => n.pascal} { get; set; }
      [DataType(DataType.Password)] [Display(Name = "${n => n.spaced}")]
      var ${n => n.camel} = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
      ModelState.AddModelError("Password", "The password and confirmation password do not match.");
      var result = await _signInManager.PasswordSignInAsync(model.Email, model.Password, model.RememberMe, false);
      CancellationToken cancellationToken = default,
      internal static class Keys { public static string ${n => n.pascal} => "${n => n.dotted}"; }`,
  },
}

export const rust = {
  where: 'rust',
  weight: 3,
  escapes,
  path: n => `src/${n.random.pick([`${n.noun}`, `${n.service}/mod`, 'config', 'main'])}.rs`,
  head: () => 'use std::env;\n\nuse serde::Deserialize;',
  blocks: [
    n => `#[derive(Debug, Clone, Deserialize)]\npub struct ${n.Noun} {\n    pub id: u64,\n    pub name: String,\n}`,
    n =>
      `pub fn ${n.verb}_${n.noun}(all: &[${n.Noun}]) -> Option<&${n.Noun}> {\n    all.iter().find(|each| each.id > ${n.number})\n}`,
  ],
  named: [
    s => `const ${s.screaming}: &str = ${s.q};`,
    s => `    let ${s.snake} = ${s.q};`,
    s => `    let ${s.snake} = env::var("${s.screaming}").unwrap_or_else(|_| ${s.q}.to_string());`,
    s => `    let config = Config { host: "${s.host}".into(), ${s.snake}: ${s.q}.into() };`,
    s => `    // let ${s.snake} = ${s.q};`,
    s => `static ${s.screaming}: &str = r#"${s.raw}"#;`,
  ],
  bare: [s => `    let client = Client::new(${s.q})?;`],
  header: [s => `    let response = http.get(url).bearer_auth(${s.q}).send().await?;`],
  expressions: {
    'code-expression': lines`
    let ${n => n.snake} = env::var("${n => n.screaming}")?;
    pub ${n => n.snake}: Option<String>,
    ${n => n.snake}: SecretString::from(args.${n => n.snake}),
    #[arg(long, env = "${n => n.screaming}")]
    let ${n => n.snake} = rpassword::prompt_password("${n => n.spaced}: ")?;
    let token = tokenizer.next_token().expect("another token");
    Token::Keyword(keyword) => self.parse_keyword(keyword),
    let key = format!("{}:{}", ${n => n.snake}.id, suffix);`,
  },
}

export const swift = {
  where: 'swift',
  weight: 3,
  escapes,
  path: n => `Sources/${n.Noun}/${n.random.pick([`${n.Noun}API`, 'AppDelegate', 'Constants', `${n.Noun}View`])}.swift`,
  head: () => 'import Foundation\nimport UIKit',
  blocks: [
    n => `struct ${n.Noun}: Codable, Identifiable {\n    let id: Int\n    let name: String\n}`,
    n =>
      `func ${n.verb}${n.Noun}(_ id: Int) async throws -> ${n.Noun} {\n    let (data, _) = try await URLSession.shared.data(from: endpoint.appending(path: "${n.noun}s/\\(id)"))\n    return try JSONDecoder().decode(${n.Noun}.self, from: data)\n}`,
  ],
  named: [
    s => `    let ${s.camel} = ${s.q}`,
    s => `    static let ${s.camel}: String = ${s.q}`,
    s => `    private let ${s.camel} = ${s.q} // ${s.stage}`,
    s => `    ${s.Noun}SDK.configure(${s.camel}: ${s.q})`,
    s => `    UserDefaults.standard.set(${s.q}, forKey: "${s.camel}")`,
    s => `    // let ${s.camel} = ${s.q}`,
  ],
  bare: [s => `    Client.start(with: ${s.q})`],
  header: [s => `    request.setValue("Bearer ${s.within('"')}", forHTTPHeaderField: "Authorization")`],
  expressions: {
    'code-expression': lines`
    let ${n => n.camel} = ProcessInfo.processInfo.environment["${n => n.screaming}"] ?? ""
    @State private var ${n => n.camel} = ""
    SecureField("${n => n.spaced}", text: $${n => n.camel})
    let ${n => n.camel} = try Keychain.get(service: "${n => n.service}", account: "${n => n.camel}")
    static let ${n => n.camel}Key = "${n => n.camel}"
    enum CodingKeys: String, CodingKey { case id, ${n => n.camel} = "${n => n.snake}" }`,
  },
}

export const cLike = {
  where: 'c',
  weight: 3,
  escapes,
  path: n =>
    n.random.pick([
      `src/${n.noun}.c`,
      `include/${n.service}_config.h`,
      `firmware/${n.service}.ino`,
      `src/${n.Noun}Manager.cpp`,
    ]),
  head: () => '#include <stdio.h>\n#include <string.h>\n#include "config.h"',
  blocks: [
    n =>
      `static int ${n.verb}_${n.noun}(struct ${n.noun} *self, size_t length)\n{\n    if (length > ${n.number})\n        return -1;\n    memset(self->name, 0, sizeof self->name);\n    return 0;\n}`,
    n => `struct ${n.noun} {\n    unsigned id;\n    char name[${n.number}];\n};`,
  ],
  named: [
    s => `#define ${s.screaming} ${s.q}`,
    s => `const char *${s.snake} = ${s.q};`,
    s => `static const char ${s.snake}[] = ${s.q};`,
    s => `    strcpy(config.${s.snake}, ${s.q});`,
    s => `//#define ${s.screaming} ${s.q}`,
    s => `std::string ${s.camel} = ${s.q};`,
  ],
  revealing: [s => `    mqtt_connect("${s.host}", "${s.user}", /* ${s.snake} */ ${s.q});`],
  bare: [s => `    client_login(${s.q});`],
  header: [s => `    http.addHeader("Authorization", "Bearer ${s.within('"')}");`],
  expressions: {
    'code-expression': lines`
    const char *${n => n.snake} = getenv("${n => n.screaming}");
    char ${n => n.snake}[PASSWORD_MAX];
    if (strcmp(${n => n.snake}, expected) != 0) return EACCES;
    #define ${n => n.screaming}_LENGTH 32
    { "${n => n.kebab}", required_argument, NULL, 'p' },
    printf("Enter ${n => n.spaced}: ");
    token_t token = lexer_next_token(lexer);
    case KEY_ESCAPE: key_state = KEY_RELEASED; break;`,
  },
}

export const dart = {
  where: 'dart',
  weight: 2,
  escapes: { '"': '\\"$', "'": "\\'$" },
  path: n => `lib/${n.random.pick([`services/${n.noun}_service`, 'constants', `${n.noun}_page`])}.dart`,
  head: () => "import 'package:flutter/material.dart';",
  blocks: [
    n =>
      `class ${n.Noun}Page extends StatelessWidget {\n  const ${n.Noun}Page({super.key});\n\n  @override\n  Widget build(BuildContext context) => Text('${n.Noun} ${n.number}');\n}`,
  ],
  named: [
    s => `const String ${s.camel} = ${s.sq};`,
    s => `final ${s.camel} = ${s.q};`,
    s => `static const ${s.camel} = ${s.sq};`,
    s => `  ${s.Noun}Client(${s.camel}: ${s.sq}, host: '${s.host}');`,
    s => `  '${s.camel}': ${s.sq},`,
  ],
  bare: [s => `  await client.signIn(${s.sq});`],
  header: [s => `  headers: {'Authorization': 'Bearer ${s.within("'")}'},`],
  expressions: {
    'code-expression': lines`
    final ${n => n.camel} = dotenv.env['${n => n.screaming}'] ?? '';
    static const ${n => n.camel} = String.fromEnvironment('${n => n.screaming}');
    final _${n => n.camel}Controller = TextEditingController();
    decoration: const InputDecoration(labelText: 'Password', hintText: 'Enter your password'),
    Widget build(BuildContext context, {Key? key}) => ${n => n.Noun}Tile(key: ValueKey('${n => n.noun}-tile')),`,
  },
}
