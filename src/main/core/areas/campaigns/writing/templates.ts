// Templates: those that come with the program, written in the catalogue, and the shop's own.
import { Words } from '../../../../../shared/contract/campaigns.ts'
import { escapeHtml } from '../../../../../shared/domain/messages/footer.ts'
import { TEMPLATE_OCCASIONS, type TemplateOccasion } from '../../../../../shared/domain/messages/words.ts'
import { Failure } from '../../../../../shared/errors.ts'
import { createWords, languageOf, type Words as Catalogue } from '../../../../../shared/words/words.ts'
import type { CommandContext, QueryContext } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { cleanWords } from './clean.ts'
import { checkWords } from './writers.ts'

export interface Template {
  readonly template: string | number
  /** Null for one that comes with the program: the words `letters.template.<occasion>.name`. */
  readonly name: string | null
  readonly occasion: TemplateOccasion
  readonly words: Words
}

/** The shop's own first, by name; then those that come with the program. */
export function templatesOf({ db, settings }: Pick<QueryContext, 'db' | 'settings'>): readonly Template[] {
  const says = createWords(languageOf(settings.language), settings.language)
  return [...ownTemplates(db), ...TEMPLATE_OCCASIONS.map((occasion) => builtIn(occasion, says))]
}

function builtIn(occasion: TemplateOccasion, says: Catalogue): Template {
  const values = {
    name: '{{ first_name }}',
    salutation: '{{ salutation }}',
    shop: '{{ shop }}',
    favourite: `{{ favourite | default: "${says('letters.instead.favourite')}" }}`,
    day: '{{ occasion_day }}',
  }
  const text = (part: string) => says.find(`letters.template.${occasion}.${part}`, values) ?? ''
  return {
    template: occasion,
    name: null,
    occasion,
    words: {
      subject: text('subject'),
      subjectB: '',
      preview: text('preview'),
      body: paragraphs(text('body')),
      button: { label: '', href: '' },
      letter: paragraphs(text('letter')),
      script: text('script'),
    },
  }
}

const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((part) => `<p>${escapeHtml(part)}</p>`)
    .join('')

interface Row {
  readonly id: number
  readonly name: string
  readonly occasion: TemplateOccasion
  readonly words: string
}

const OWN = 'SELECT id, name, occasion, words FROM message_template WHERE archived = 0 ORDER BY name, id'

const ownTemplates = (db: ReadDb): readonly Template[] =>
  db.all<Row>(OWN).map(({ id, words, ...row }) => ({ ...row, template: id, words: Words.parse(JSON.parse(words)) }))

interface SaveRequest {
  readonly id?: number | undefined
  readonly name: string
  readonly occasion: TemplateOccasion
  readonly words: Words
}

/** Makes a template, or changes one. Errors: NOT_FOUND; BAD_INPUT for words that cannot be read. */
export function saveTemplate(context: CommandContext, { id, name, occasion, words }: SaveRequest): number {
  const { db, outside, session, settings } = context
  const clean = cleanWords(words)
  checkWords(db, settings, { words: clean, coupon: null, channels: ['email', 'post', 'phone'] })
  const stored = JSON.stringify(clean)
  if (id === undefined) {
    const made = db.newId('message_template')
    const values = [made, name, occasion, stored, outside.clock.now(), session.userId]
    db.run(
      'INSERT INTO message_template (id, name, occasion, words, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)',
      ...values,
    )
    return made
  }
  refuseUnknown(db, id)
  for (const [column, value] of Object.entries({ name, occasion, words: stored })) {
    db.run(`UPDATE message_template SET ${column} = ? WHERE id = ? AND ${column} <> ?`, value, id, value)
  }
  return id
}

/** Errors: NOT_FOUND. */
export function archiveTemplate(
  { db }: CommandContext,
  request: { readonly id: number; readonly archived: boolean },
): void {
  refuseUnknown(db, request.id)
  const archived = Number(request.archived)
  db.run('UPDATE message_template SET archived = ? WHERE id = ? AND archived <> ?', archived, request.id, archived)
}

function refuseUnknown(db: ReadDb, id: number): void {
  const [known] = db.pluck<number>('SELECT id FROM message_template WHERE id = ?', id)
  if (known === undefined) throw new Failure('NOT_FOUND', { what: 'template' })
}
