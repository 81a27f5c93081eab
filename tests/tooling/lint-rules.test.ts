// The house's own lint rules bite where they should and leave alone what is right.
import { ESLint, Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { house } from '../../scripts/lint/plugin.ts'

const linter = new Linter()

/** The message ids that one rule reports for a piece of source. */
function mistakes(rule: keyof typeof house.rules, code: string): readonly (string | undefined)[] {
  const config = {
    files: ['**/*.tsx'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    plugins: { house },
    rules: { [`house/${rule}`]: 'error' },
  }
  // The rule's types come from typescript-eslint, the linter's from eslint: the same thing under two names.
  const found = linter.verify(code, [config as unknown as Linter.Config], 'piece.tsx')
  const fatal = found.find((message) => message.fatal)
  if (fatal) throw new Error(`${fatal.message} in ${code}`)
  return found.map((message) => message.messageId)
}

describe('literal words in the renderer', () => {
  it.each([
    '<p>Customers</p>',
    '<button aria-label="Close" />',
    "<input placeholder={'Name'} />",
    '<img alt={`Photo of ${name}`} />',
    "<p>{open ? 'Close' : 'Open'}</p>",
    "<TextInput label={hint ?? 'City'} />",
    "<abbr title={'No. ' + count} />",
    '<p>Größe</p>',
  ])('are refused in %s', (code) => {
    expect(mistakes('literal-words', code)).not.toEqual([])
  })

  it.each([
    "<p>{words('contact.new')}</p>",
    '<p>· {count} —</p>',
    '<div className="row" role="list" />',
    '<A to="/x" />',
  ])('are not seen in %s', (code) => {
    expect(mistakes('literal-words', code)).toEqual([])
  })
})

describe('prose in the core', () => {
  it.each([
    "const a = 'The book is open.'",
    "const a = 'Please sign in first'",
    'const a = `The file ${name} is damaged!`',
    "send('nothing was found.')",
    "new Failure('This cannot be undone.')",
  ])('is refused in %s', (code) => {
    expect(mistakes('core-prose', code)).toEqual(['prose'])
  })

  it.each([
    "const a = 'contact.saved'",
    "db.all('SELECT id, name FROM contacts WHERE id = ?')",
    'db.run(`  UPDATE contacts SET name = @name`)',
    "throw new Error('The migration has no number.')",
    'throw new TypeError(`No table ${name} is declared.`)',
    "const a = 'en-GB, de'",
    "log.info('book opened')",
  ])('is not seen in %s', (code) => {
    expect(mistakes('core-prose', code)).toEqual([])
  })
})

describe('waiting inside a transaction', () => {
  it.each([
    'db.transaction(async () => { await save() })',
    'command(meta, async function () {})',
    'journal.command(meta, function* () { yield 1 })',
    'async function work() {} ; inTransaction(work)',
    'const work = async () => {} ; db.transaction(work)',
  ])('is refused in %s', (code) => {
    expect(mistakes('sync-transaction', code)).toEqual(['async'])
  })

  it.each([
    'db.transaction(() => save())',
    'const work = () => {} ; db.transaction(work)',
    'later(async () => { await save() })',
    'items.map(async (item) => item)',
  ])('is not seen in %s', (code) => {
    expect(mistakes('sync-transaction', code)).toEqual([])
  })
})

describe('OR REPLACE and OR IGNORE', () => {
  it.each([
    "db.run('INSERT OR REPLACE INTO tags VALUES (?)')",
    'db.run(`insert or ignore into tags values (?)`)',
    "db.run('REPLACE INTO tags VALUES (?)')",
    "db.run('UPDATE OR IGNORE tags SET name = ?')",
  ])('are refused in %s', (code) => {
    expect(mistakes('upsert', code)).toEqual(['upsert'])
  })

  it.each([
    "db.run('INSERT INTO tags VALUES (?) ON CONFLICT (id) DO UPDATE SET name = excluded.name')",
    "sql('replace(a, b, c)')",
  ])('are not seen in %s', (code) => {
    expect(mistakes('upsert', code)).toEqual([])
  })
})

describe('clock, dice and environment', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'globalThis.performance.now()',
    'const a = process.env.HOME',
    'setTimeout(run, 10)',
  ])('are refused in %s', (code) => {
    expect(mistakes('ambient-input', code)).toEqual(['ambient'])
  })

  it.each(['outside.clock.now()', 'new Date(at)', 'Date.UTC(2024, 1, 1)', 'outside.random.fraction()'])(
    'are not seen in %s',
    (code) => {
      expect(mistakes('ambient-input', code)).toEqual([])
    },
  )
})

describe('sides and colours in components', () => {
  it.each([
    ['<Box ml="md" />', 'physical'],
    ['<div style={{ paddingRight: 4 }} />', 'physical'],
    ['<Text ta="right" />', 'sided'],
    ["<div style={{ textAlign: 'left' }} />", 'sided'],
    ['<Text c="#ff0000" />', 'colour'],
    ["const edge = 'rgba(0, 0, 0, .3)'", 'colour'],
  ])('are refused in %s', (code, id) => {
    expect(mistakes('logical-props', code)).toEqual([id])
  })

  it.each([
    '<Box ms="md" pe={4} />',
    '<Text ta="end" c="dimmed" />',
    "const anchor = '#about-us'",
    "<a href='#top' />",
  ])('are not seen in %s', (code) => {
    expect(mistakes('logical-props', code)).toEqual([])
  })
})

describe('the configuration', () => {
  const eslint = new ESLint()
  async function severity(file: string, rule: string): Promise<unknown> {
    const config = (await eslint.calculateConfigForFile(file)) as { rules?: Record<string, [number]> }
    return config.rules?.[rule]?.[0] ?? 0
  }

  it.each([
    ['house/core-prose', 'src/main/core/book/header.ts', 2],
    ['house/core-prose', 'src/shared/words/en/contacts.ts', 0],
    ['house/ambient-input', 'src/main/core/areas/contacts/service.ts', 2],
    ['house/ambient-input', 'src/shared/domain/phone.ts', 2],
    ['house/ambient-input', 'src/main/host/browser/server.ts', 0],
    ['house/literal-words', 'src/renderer/areas/contacts/List.tsx', 2],
    ['house/logical-props', 'src/renderer/areas/contacts/List.tsx', 2],
    ['house/sync-transaction', 'src/main/core/areas/contacts/service.ts', 2],
    ['house/upsert', 'src/main/core/areas/contacts/queries.ts', 2],
    ['react-hooks/rules-of-hooks', 'src/renderer/areas/contacts/List.tsx', 2],
    ['@typescript-eslint/no-floating-promises', 'src/main/core/app.ts', 2],
    ['@typescript-eslint/no-explicit-any', 'tests/core/book/open.test.ts', 2],
  ])('holds %s in %s at level %i', async (rule, file, level) => {
    expect(await severity(file, rule)).toBe(level)
  })
})
