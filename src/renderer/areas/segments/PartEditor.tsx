// One part of the sentence opened: how it compares and with what, and what is counted. Every finished change is in the sentence at once.
import { Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { Fact } from '../../../shared/contract/segments.ts'
import type { AnswerType, Comparison, Condition, Rule } from '../../../shared/domain/segments/rule.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { ConditionFieldProps } from './condition-field.ts'
import styles from './editor.module.css'
import { factName } from './entries.ts'
import { changedOp, takesNothing } from './new-condition.ts'
import { opName, type RuleSpeech } from './say-condition.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { Spread } from './Spread.tsx'
import { ValueFields } from './ValueFields.tsx'

interface PartEditorProps {
  readonly condition: Condition
  /** What the rest of the sentence says. */
  readonly among: Rule
  readonly asOf: number | undefined
  /** Undefined for one that cannot be asked any more. */
  readonly fact: Fact | undefined
  readonly speech: RuleSpeech
  /** What the core found wrong with it. */
  readonly wrong: string | undefined
  readonly onChange: (condition: Condition, about: string) => void
  readonly onSeek: () => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

export function PartEditor(props: PartEditorProps) {
  const { condition, among, asOf, fact, speech, wrong, onChange, onSeek, onRemove, onClose } = props
  const words = useWords()
  const inside = useRef<HTMLDivElement>(null)
  const asked = fact === undefined ? words('segments.say.unknown') : factName(fact, speech)
  useEffect(() => {
    const fields = inside.current?.querySelectorAll<HTMLElement>('[data-first], input:not([type="hidden"]), button')
    const first = inside.current?.querySelector<HTMLElement>('[data-first]') ?? fields?.[0]
    first?.focus()
    if (first instanceof HTMLInputElement && first.inputMode === 'decimal') first.select()
  }, [condition.fact])
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    // A list of choices that is open takes the key for itself.
    const listOpen = target instanceof Element && target.getAttribute('aria-expanded') === 'true'
    const done = event.key === 'Escape' || (event.key === 'Enter' && target instanceof HTMLInputElement)
    if (!done || event.defaultPrevented || listOpen) return
    if (event.key === 'Enter' && target instanceof Element && target.hasAttribute('aria-haspopup')) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <Sheet className={styles['editor']} label={words('segments.editor')}>
      <div ref={inside} className={styles['inside']} onKeyDown={onKeyDown}>
        <div className={styles['head']}>
          <TextButton tone="quiet" label={words('segments.ask-else', { asked })} onClick={onSeek}>
            {asked}
          </TextButton>
          <TextButton tone="quiet" icon={<IconTrash size={16} stroke={1.6} aria-hidden />} onClick={onRemove}>
            {words('segments.take-out')}
          </TextButton>
        </div>
        {fact !== undefined && (
          <>
            <Comparing condition={condition} fact={fact} speech={speech} onChange={onChange} />
            <Spread among={among} condition={condition} fact={fact} speech={speech} asOf={asOf} />
            {fact.scope.length > 0 && (
              <ScopeFields condition={condition} fact={fact} speech={speech} onChange={onChange} />
            )}
          </>
        )}
        {wrong !== undefined && (
          <p className={styles['wrong']} role="alert">
            {wrong}
          </p>
        )}
        <p className={styles['done']}>
          <TextButton onClick={onClose}>{words('segments.done')}</TextButton> <Keycap label={words('key.esc')} silent />
        </p>
      </div>
    </Sheet>
  )
}

const CLASS_OF: Readonly<Record<AnswerType, string>> = {
  count: 'count',
  number: 'number',
  money: 'number',
  percent: 'number',
  days: 'number',
  day: 'day',
  choice: 'choice',
  text: 'text',
  'yes-no': 'yes-no',
}

function Comparing({ condition, fact, speech, onChange }: ConditionFieldProps) {
  const words = useWords()
  const opWords = (op: Comparison) => words.find(`segments.op.${CLASS_OF[fact.type]}.${opName(op)}`) ?? ''
  return (
    <div className={styles['comparing']}>
      {fact.ops.length > 1 && (
        <Select
          aria-label={words('segments.comparison')}
          className={styles['op']}
          data={fact.ops.map((op) => ({ value: op, label: opWords(op) }))}
          value={condition.op}
          onChange={(value) => {
            const op = fact.ops.find((one) => one === value)
            if (op !== undefined) onChange(changedOp(condition, op), 'op')
          }}
        />
      )}
      {!takesNothing(condition.op) && (
        <ValueFields condition={condition} fact={fact} speech={speech} onChange={onChange} />
      )}
    </div>
  )
}
