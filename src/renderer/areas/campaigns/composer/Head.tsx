// The name of a campaign and its plan as a sentence: when, to whom, by which ways. Each part opens the fields that change it.
import { TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { classes } from '../../../components/classes.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { Sheet } from '../../../components/Sheet.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { sayWays, sayWhen, sayWhom } from '../say-plan.ts'
import { AudienceFields } from './AudienceFields.tsx'
import styles from './composer.module.css'
import type { May } from './may.ts'
import { ScheduleFields } from './ScheduleFields.tsx'
import type { Draft } from './use-draft.ts'
import type { Speech } from './use-speech.ts'
import { WaysFields } from './WaysFields.tsx'

interface HeadProps {
  readonly draft: Draft
  readonly speech: Speech
  readonly may: May
}

const PARTS = ['when', 'whom', 'ways'] as const
type Part = (typeof PARTS)[number]

export function Head({ draft, speech, may }: HeadProps) {
  const words = useWords()
  const id = useId()
  const { plan, change } = draft
  const [open, setOpen] = useState<Part | null>(null)
  const sentence = useRef<HTMLParagraphElement>(null)
  const close = () => {
    sentence.current?.querySelector<HTMLElement>(`[data-part="${open ?? ''}"]`)?.focus()
    setOpen(null)
  }
  const said: Readonly<Record<Part, string>> = {
    when: sayWhen(plan.schedule, speech),
    whom: sayWhom(plan.audience, speech),
    ways: sayWays(plan.channels, speech),
  }
  return (
    <header className={styles['head']}>
      <div className={styles['titleLine']}>
        <Name draft={draft} may={may.name} />
        {draft.standing !== 'failed' && (
          <p className={styles['standing']} role="status">
            {words(`messages.standing.${draft.standing}`)}
          </p>
        )}
      </div>
      <p ref={sentence} className={styles['sentence']}>
        {words.rich<ReactNode>('messages.sentence', {
          ...Object.fromEntries(
            PARTS.map((part) => [
              part,
              may.audience ? (
                <button
                  key={part}
                  type="button"
                  data-part={part}
                  className={classes(styles['part'], open === part && styles['open'])}
                  aria-expanded={open === part}
                  aria-controls={open === part ? id : undefined}
                  onClick={() => setOpen(open === part ? null : part)}
                >
                  {said[part]}
                </button>
              ) : (
                <strong key={part}>{said[part]}</strong>
              ),
            ]),
          ),
        })}
      </p>
      {open !== null && (
        <PartSheet key={open} id={id} label={words(`messages.part.${open}`)} onClose={close}>
          {open === 'when' && <ScheduleFields schedule={plan.schedule} onChange={(schedule) => change({ schedule })} />}
          {open === 'whom' && (
            <AudienceFields audience={plan.audience} speech={speech} onChange={(audience) => change({ audience })} />
          )}
          {open === 'ways' && (
            <WaysFields channels={plan.channels} onChange={(channels) => change({ channels: [...channels] })} />
          )}
        </PartSheet>
      )}
      {draft.standing === 'failed' && <NotKept draft={draft} />}
    </header>
  )
}

interface PartSheetProps {
  readonly id: string
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Takes the focus, and gives it back with Escape or Done. */
function PartSheet({ id, label, onClose, children }: PartSheetProps) {
  const words = useWords()
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    inside.current?.querySelector<HTMLElement>('input:checked, input:not([type="hidden"]), button')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const listOpen = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true'
    if (event.key !== 'Escape' || event.defaultPrevented || listOpen) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <Sheet className={styles['partSheet']} label={label}>
      <div id={id} ref={inside} className={styles['fields']} onKeyDown={onKeyDown}>
        {children}
        <p className={styles['done']}>
          <TextButton onClick={onClose}>{words('messages.done')}</TextButton> <Keycap label={words('key.esc')} silent />
        </p>
      </div>
    </Sheet>
  )
}

function Name({ draft: { plan, change }, may }: { readonly draft: Draft; readonly may: boolean }) {
  const words = useWords()
  const [typing, setTyping] = useState(false)
  const button = useRef<HTMLSpanElement>(null)
  const done = () => {
    setTyping(false)
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus())
  }
  if (!typing) {
    return (
      <>
        <h1>
          <bdi>{plan.name}</bdi>
        </h1>
        {may && (
          <span ref={button}>
            <TextButton icon={<IconPencil size={16} stroke={1.6} aria-hidden />} onClick={() => setTyping(true)}>
              {words('messages.rename')}
            </TextButton>
          </span>
        )}
      </>
    )
  }
  return (
    <>
      <h1 className={styles['unseen']}>{plan.name}</h1>
      <TextInput
        className={styles['name']}
        label={words('messages.name')}
        maxLength={80}
        value={plan.name}
        autoFocus
        error={plan.name.trim() === '' && words('messages.trouble.name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          if (plan.name.trim() !== '') done()
        }}
        onBlur={() => plan.name.trim() !== '' && setTyping(false)}
      />
    </>
  )
}

/** What was written is still here, and can be kept again. */
function NotKept({ draft }: { readonly draft: Draft }) {
  const words = useWords()
  const say = useSaid()
  return (
    <FailedLine
      said={say(draft.error)}
      action={<TextButton onClick={draft.again}>{words('messages.keep-again')}</TextButton>}
    />
  )
}
