// The message as one real customer reads it: a mail in the hand, a letter, or what is said on the phone. Arrows lead to the next one.
import { IconAlertTriangle, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { CampaignPlan, Preflight } from '../../../../shared/contract/campaigns.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/words.ts'
import { shownError } from '../../../api/errors.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useHere } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { classes } from '../../../components/classes.ts'
import { IconButton } from '../../../components/IconButton.tsx'
import { initialsOf } from '../../../components/initials.ts'
import { Monogram } from '../../../components/Monogram.tsx'
import { ContactLink } from '../ContactLink.tsx'
import styles from './preview.module.css'
import { ShadowHtml } from './ShadowHtml.tsx'
import { usePreview } from './use-asked.ts'
import { usePlaceholders } from './use-placeholders.ts'

interface PreviewProps {
  readonly id: number
  readonly plan: CampaignPlan
  readonly channel: MessageChannel
  readonly subjectB: boolean
  readonly faces: Preflight['faces']
  readonly total: number
  /** Whether it is known who they are. */
  readonly known: boolean
}

/** A letter and a script come without styles of their own. */
const PAPER_CSS = `div { font: 15px/24px var(--face-names); color: var(--ink); overflow-wrap: anywhere }
p { margin: 0 0 12px } h2 { font-size: 20px; line-height: 28px; margin: 0 0 8px } h3 { font-size: 15px; margin: 0 0 8px }
ul, ol { margin: 0 0 12px; padding-inline-start: 20px } li p { margin: 0 } hr { border: 0; border-top: 1px solid var(--line-2); margin: 16px 0 }
img, svg { max-width: 100%; height: auto } .coupon { border: 1px dashed var(--line-2); padding: 12px; text-align: center } .coupon svg { inline-size: 120px }`

export function Preview({ id, plan, channel, subjectB, faces, total, known }: PreviewProps) {
  const words = useWords()
  const say = useSaid()
  const [at, setAt] = useState(0)
  const face = faces[Math.min(at, faces.length - 1)]
  const answer = usePreview({ id, plan, contactId: face?.id ?? null, channel, subjectB })
  const { data, error } = answer
  return (
    <section className={styles['preview']} aria-label={words('messages.preview')} data-letters="">
      <div className={styles[channel === 'post' ? 'paper' : 'device']} aria-busy={answer.isFetching}>
        {channel !== 'post' && (
          <MailHead subject={channel === 'email' ? (data?.subject ?? plan.words.subject) : null} />
        )}
        <div
          className={classes(styles['screen'], channel === 'phone' && styles['talk'])}
          tabIndex={0}
          role="region"
          aria-label={words('messages.preview')}
        >
          {error !== null && shownError(error).code === 'BAD_INPUT' ? (
            <WrongWords error={error} />
          ) : error !== null ? (
            <p className={styles['wrong']} role="alert">
              {say(error).what}
            </p>
          ) : (
            data !== undefined && (
              <ShadowHtml
                html={data.html}
                label={words('messages.preview')}
                css={channel === 'email' ? '' : PAPER_CSS}
              />
            )
          )}
        </div>
      </div>
      {known && <Whose faces={faces} at={at} total={total} onAt={setAt} />}
      {data !== undefined && data.missing.length > 0 && face !== undefined && <Missing names={data.missing} />}
    </section>
  )
}

function MailHead({ subject }: { readonly subject: string | null }) {
  const words = useWords()
  const { shop } = useHere().shop
  return (
    <div className={styles['mailHead']}>
      <Monogram initials={initialsOf(shop)} size={40} />
      <p>
        <strong>{shop}</strong>
        <span className={styles['subject']}>
          {subject === null ? words('messages.preview.call') : subject || words('messages.preview.no-subject')}
        </span>
      </p>
    </div>
  )
}

/** Where in the words something cannot be read. */
function WrongWords({ error }: { readonly error: unknown }) {
  const words = useWords()
  const shown = shownError(error)
  const issues = shown.code === 'BAD_INPUT' ? shown.data.issues : []
  return (
    <div className={styles['wrong']} role="alert">
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
      <ul>
        {issues.map(({ path, rule, ...place }) => (
          <li key={`${path} ${rule}`}>
            {words.find(`campaigns.rule.${rule}`) ?? words('messages.preview.wrong')}
            {'line' in place && typeof place.line === 'number' && (
              <> {words('messages.preview.place', { field: fieldOf(path), line: place.line })}</>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const FIELDS = ['subject', 'subjectB', 'preview', 'body', 'button', 'letter', 'script'] as const
const fieldOf = (path: string) => FIELDS.find((field) => path.split('.').includes(field)) ?? 'other'

interface WhoseProps {
  readonly faces: Preflight['faces']
  readonly at: number
  readonly total: number
  readonly onAt: (at: number) => void
}

function Whose({ faces, at, total, onAt }: WhoseProps) {
  const words = useWords()
  const formats = useFormats()
  const here = Math.min(at, faces.length - 1)
  const face = faces[here]
  if (face === undefined) return <p className={styles['nobody']}>{words('messages.preview.nobody')}</p>
  const step = (by: number) => onAt((here + by + faces.length) % faces.length)
  return (
    <div
      className={styles['whose']}
      role="group"
      aria-label={words('messages.preview.whose')}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        step(event.key === 'ArrowRight' ? 1 : -1)
      }}
    >
      <IconButton size={36} tone="accent" label={words('messages.preview.before')} onClick={() => step(-1)}>
        <IconChevronLeft size={20} stroke={1.6} aria-hidden className={styles['turn']} />
      </IconButton>
      <p aria-live="polite">
        <ContactLink id={face.id} name={face.name} />
        <span className={styles['of']}>
          {words('messages.preview.of', {
            at: formats.number(here + 1),
            total: formats.number(Math.max(total, faces.length)),
          })}
        </span>
      </p>
      <IconButton size={36} tone="accent" label={words('messages.preview.next')} onClick={() => step(1)}>
        <IconChevronRight size={20} stroke={1.6} aria-hidden className={styles['turn']} />
      </IconButton>
    </div>
  )
}

function Missing({ names }: { readonly names: readonly string[] }) {
  const words = useWords()
  const formats = useFormats()
  const choices = usePlaceholders()
  const said = names.map((name) => choices.find((choice) => choice.name === name)?.label ?? name)
  return (
    <p className={styles['missing']}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      {words('messages.preview.missing', { names: formats.list(said) })}
    </p>
  )
}
