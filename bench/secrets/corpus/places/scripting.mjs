import { lines } from './lines.mjs'

const escapes = { '"': '\\"$#', "'": "\\'", '`': '\\`$' }

export const ruby = {
  where: 'ruby',
  weight: 5,
  escapes,
  path: n =>
    n.random.pick([
      `app/services/${n.noun}_${n.verb}er.rb`,
      `config/initializers/${n.service}.rb`,
      `lib/tasks/${n.noun}.rake`,
      `config/environments/${n.stage}.rb`,
      `Fastfile`,
    ]),
  head: () => '# frozen_string_literal: true\n',
  blocks: [
    n =>
      `class ${n.Noun}${n.number} < ApplicationRecord\n  belongs_to :account\n  validates :name, presence: true, length: { maximum: ${n.number} }\n\n  scope :recent, -> { where('created_at > ?', ${n.number}.days.ago) }\nend`,
    n =>
      `def ${n.verb}_${n.noun}(id)\n  ${n.noun} = ${n.Noun}.find(id)\n  ${n.noun}.touch unless ${n.noun}.archived?\n  ${n.noun}\nend`,
    n =>
      `namespace :${n.noun}s do\n  desc '${n.verb} all ${n.noun}s'\n  task ${n.verb}: :environment do\n    ${n.Noun}.find_each(batch_size: ${n.number}, &:${n.verb})\n  end\nend`,
  ],
  named: [
    s => `${s.snake} = ${s.sq}`,
    s => `${s.screaming} = ${s.sq}.freeze`,
    s => `config.${s.snake} = ${s.q}`,
    s => `ENV['${s.screaming}'] ||= ${s.sq}`,
    s => `${s.snake} = ENV.fetch('${s.screaming}', ${s.sq})`,
    s => `client = ${s.Noun}Client.new(user: '${s.user}', ${s.snake}: ${s.sq})`,
    s => `options = { :host => '${s.host}', :${s.snake} => ${s.q} }`,
    s => `# ${s.snake} = ${s.sq}`,
    s => `provider :${s.service}, '${s.noun}-app', ${s.snake}: ${s.sq}`,
    s => `${s.snake} = ${s.pieces(' \\\n  ', "'")}`,
  ],
  bare: [s => `${s.Noun}.login(${s.sq})`, s => `# ask ${s.person}, ${s.raw} is from the old account`],
  header: [
    s => `request['Authorization'] = "Bearer ${s.within('"')}"`,
    s => `uri = URI('https://${s.site}/${s.noun}?api_key=${s.url}')`,
  ],
  multi: [s => `${s.screaming} = <<~KEY\n${s.raw}\nKEY`, s => `${s.snake} = ${s.q}`],
  expressions: {
    'environment-reference': lines`
      ${n => n.snake} = ENV['${n => n.screaming}']
      ${n => n.snake}: ENV.fetch('${n => n.screaming}'),
      config.${n => n.snake} = Rails.application.credentials.dig(:${n => n.service}, :${n => n.snake})
      ${n => n.snake}: <%= ENV["${n => n.screaming}"] %>`,
    'code-expression': lines`
      user.update!(${n => n.snake}: params[:${n => n.snake}])
      params.require(:user).permit(:email, :${n => n.snake}, :password_confirmation)
      ${n => n.snake} = SecureRandom.hex(20)
      has_secure_password validations: false
      expect(page).to have_field('${n => n.spaced}')
      fill_in 'Password', with: user.password
      t.string :${n => n.snake}, null: false, default: ""
      Rails.application.config.filter_parameters += [:${n => n.snake}, :secret, :token]
      attr_accessor :${n => n.snake}
      ${n => n.snake} = STDIN.getpass('${n => n.spaced}: ')`,
  },
}

export const php = {
  where: 'php',
  weight: 5,
  escapes: { '"': '\\"$', "'": "\\'" },
  path: n =>
    n.random.pick([
      `src/${n.Noun}/${n.Noun}Controller.php`,
      `config/${n.service}.php`,
      `includes/${n.noun}.inc.php`,
      `public/${n.verb}.php`,
      `app/Services/${n.Noun}Service.php`,
    ]),
  head: n => `<?php\n\ndeclare(strict_types=1);\n\nnamespace App\\${n.Noun};\n`,
  blocks: [
    n =>
      `function ${n.verb}_${n.noun}(int $id): array\n{\n    $statement = $this->db->prepare('SELECT * FROM ${n.noun}s WHERE id = ?');\n    $statement->execute([$id]);\n    return $statement->fetchAll(PDO::FETCH_ASSOC);\n}`,
    n =>
      `$${n.noun}s = array_filter($rows, fn ($row) => $row['status'] !== 'closed');\nusort($${n.noun}s, fn ($a, $b) => $a['id'] <=> $b['id']);`,
    n => `define('${n.noun.toUpperCase()}_LIMIT', ${n.number});\ndate_default_timezone_set('Europe/Berlin');`,
  ],
  named: [
    s => `$${s.camel} = ${s.sq};`,
    s => `$${s.snake} = ${s.q};`,
    s => `define('${s.screaming}', ${s.sq});`,
    s => `const ${s.screaming} = ${s.sq};`,
    s => `    '${s.snake}' => ${s.sq},`,
    s => `    '${s.snake}' => env('${s.screaming}', ${s.sq}),`,
    s => `$config['${s.service}']['${s.snake}'] = ${s.q};`,
    s => `    private string $${s.camel} = ${s.sq};`,
    s => `//$${s.snake} = ${s.q};`,
    s => `putenv('${s.screaming}=${s.within("'")}');`,
    s => `$${s.camel} = ${s.pieces('\n    . ', "'")};`,
  ],
  revealing: [s => `$db = new PDO('mysql:host=${s.host};dbname=${s.noun}', '${s.user}', /* ${s.snake} */ ${s.sq});`],
  bare: [s => `$client = new ${s.Noun}Client(${s.sq});`, s => `// key of ${s.person}: ${s.raw}`],
  header: [
    s => `curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer ${s.within("'")}']);`,
    s => `$json = file_get_contents('https://${s.site}/${s.noun}?key=${s.url}');`,
  ],
  multi: [s => `$${s.camel} = <<<KEY\n${s.raw}\nKEY;`],
  expressions: {
    'environment-reference': lines`
      '${n => n.snake}' => env('${n => n.screaming}'),
      $${n => n.camel} = getenv('${n => n.screaming}');
      $${n => n.camel} = $_ENV['${n => n.screaming}'] ?? '';
      define('${n => n.screaming}', getenv_docker('${n => n.screaming}', ''));`,
    'code-expression': lines`
      $${n => n.camel} = $_POST['${n => n.snake}'];
      $this->${n => n.camel} = $${n => n.camel};
      $${n => n.camel} = bin2hex(random_bytes(16));
      $hash = password_hash($${n => n.camel}, PASSWORD_DEFAULT);
      echo '<input type="password" name="${n => n.snake}" value="">';
      if (!password_verify($request->${n => n.snake}, $user->password)) {
      $headers[] = 'Authorization: Bearer ' . $${n => n.camel};
      protected $hidden = ['${n => n.snake}', 'remember_token'];
      'validation.${n => n.snake}' => 'The ${n => n.snake} must be at least :min characters.',
      public function __construct(private string $${n => n.camel}) {}`,
  },
}

export const perl = {
  where: 'perl',
  weight: 2,
  escapes: { '"': '\\"$@', "'": "\\'" },
  path: n => `bin/${n.verb}_${n.noun}.pl`,
  head: () => '#!/usr/bin/perl\nuse strict;\nuse warnings;\nuse DBI;',
  blocks: [
    n =>
      `sub ${n.verb}_${n.noun} {\n    my ($id) = @_;\n    return $dbh->selectrow_hashref('SELECT * FROM ${n.noun} WHERE id = ?', undef, $id);\n}`,
    n =>
      `foreach my $${n.noun} (sort keys %${n.noun}s) {\n    printf "%-20s %d\\n", $${n.noun}, $${n.noun}s{$${n.noun}};\n}`,
  ],
  named: [
    s => `my $${s.snake} = ${s.sq};`,
    s => `our $${s.screaming} = ${s.q};`,
    s => `my %${s.noun} = (host => '${s.host}', ${s.snake} => ${s.sq});`,
    s => `use constant ${s.screaming} => ${s.sq};`,
    s => `$ENV{${s.screaming}} = ${s.sq};`,
    s => `# $${s.snake} = ${s.sq};`,
  ],
  bare: [s => `my $client = ${s.Noun}->new(${s.sq});`],
  header: [s => `$ua->default_header('Authorization' => 'Bearer ${s.within("'")}');`],
  expressions: {
    'code-expression': lines`
    my $${n => n.snake} = $ENV{${n => n.screaming}};
    my $${n => n.snake} = $cgi->param('${n => n.snake}');
    my $${n => n.snake} = shift or die "usage: $0 ${n => n.snake}";
    GetOptions('${n => n.kebab}=s' => \\$${n => n.snake});`,
  },
}
