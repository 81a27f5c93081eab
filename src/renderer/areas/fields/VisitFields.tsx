// What is known of a visit in the shop's own fields, and writing it down: unlike amounts it may be put right in place.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type SubmitEvent } from 'react'
import type { CustomValues } from '../../../shared/contract/fields.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { customDraftOf, customPatchOf, wrongIn } from './custom-draft.ts'
import styles from './fields.module.css'
import { OwnFields } from './OwnFields.tsx'
import { OwnValues } from './OwnValues.tsx'
import { refusedFields } from './refused-fields.ts'
import { useOwnFields } from './use-own-fields.ts'

interface VisitFieldsProps {
  readonly id: number
  readonly custom: CustomValues
}

export function VisitFields({ id, custom }: VisitFieldsProps) {
  const words = useWords()
  const may = useMay('staff')
  const [filling, setFilling] = useState(false)
  const fields = useOwnFields('visits')
  if (fields.length === 0) return null
  if (filling) return <Filling id={id} custom={custom} onEnd={() => setFilling(false)} />
  return (
    <>
      <OwnValues subject="visits" values={custom} />
      {may && (
        <div>
          <TextButton onClick={() => setFilling(true)}>{words('fields.fill')}</TextButton>
        </div>
      )}
    </>
  )
}

function Filling({ id, custom, onEnd }: VisitFieldsProps & { readonly onEnd: () => void }) {
  const words = useWords()
  const say = useSaid()
  const fields = useOwnFields('visits')
  const [base] = useState(() => customDraftOf(custom))
  const [draft, setDraft] = useState(base)
  const [tried, setTried] = useState(false)
  const fill = useMutation(
    q.visits.fill.mutationOptions({ meta: { done: words('fields.fill-done') }, onSuccess: onEnd }),
  )
  const wrong = wrongIn(draft)
  const refused = hasCode(fill.error, 'BAD_INPUT')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong.size > 0) return
    const patch = customPatchOf(base, draft)
    if (patch === undefined) onEnd()
    else fill.mutate({ id, custom: patch })
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onEnd()
  }
  return (
    <form
      className={styles['form']}
      aria-label={words('fields.fill-label')}
      onSubmit={submit}
      onKeyDown={leave}
      noValidate
    >
      <OwnFields
        fields={fields}
        draft={draft}
        wrong={tried ? new Map([...refusedFields(fill.error), ...wrong]) : new Map()}
        onChange={setDraft}
      />
      {fill.error !== null && !refused && <FailedLine said={say(fill.error)} />}
      <div className={styles['foot']}>
        <Button type="submit" variant="filled" loading={fill.isPending}>
          {words('fields.save')}
        </Button>
        <Button variant="subtle" onClick={onEnd}>
          {words('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
