// Changes many people: what shall be said of them, then who would change and how, then doing it.
import { Button, Modal, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { BulkPeople } from '../../../../shared/contract/bulk.ts'
import type { CustomField } from '../../../../shared/contract/fields.ts'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import { changeOf, NO_CHANGE, ownParts, partOf, PLAIN_PARTS, type ChangeDraft, type Part } from './change-draft.ts'
import { ChangeParts } from './ChangeParts.tsx'
import { ChangePreview, type Preview } from './ChangePreview.tsx'
import styles from './chosen.module.css'

interface ChangeDialogueProps {
  readonly people: BulkPeople
  readonly count: number
  readonly onClose: () => void
  readonly onDone: () => void
}

export function ChangeDialogue({ people, count, onClose, onDone }: ChangeDialogueProps) {
  const words = useWords()
  const fields = useOwnFields('contacts')
  const [draft, setDraft] = useState(NO_CHANGE)
  const [seen, setSeen] = useState<Preview | null>(null)
  const look = useMutation(q.bulk.preview.mutationOptions({ meta: { done: false }, onSuccess: setSeen }))
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={words('bulk.change-title', { count })}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      {seen === null ? (
        <Form
          draft={draft}
          fields={fields}
          onChange={setDraft}
          onLook={(change) => look.mutate({ people, change })}
          looking={look.isPending}
          error={look.error}
          onClose={onClose}
        />
      ) : (
        <ChangePreview preview={seen} onBack={() => setSeen(null)} onDone={onDone} />
      )}
    </Modal>
  )
}

interface FormProps {
  readonly draft: ChangeDraft
  readonly fields: readonly CustomField[]
  readonly onChange: (draft: ChangeDraft) => void
  readonly onLook: (change: NonNullable<ReturnType<typeof changeOf>>) => void
  readonly looking: boolean
  readonly error: unknown
  readonly onClose: () => void
}

function Form({ draft, fields, onChange, onLook, looking, error, onClose }: FormProps) {
  const words = useWords()
  const say = useSaid()
  const change = changeOf(draft)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (change !== null && !looking) onLook(change)
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <ChangeParts draft={draft} fields={fields} onChange={onChange} />
      <WhatElse draft={draft} fields={fields} onChange={onChange} />
      <p className={styles['quiet']}>{words('bulk.consent')}</p>
      {error !== null && <FailedLine said={say(error)} />}
      <div className={styles['foot']}>
        <Button type="submit" variant="filled" disabled={change === null || looking}>
          {words('bulk.look')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {words('app.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** What can be added to what shall be changed; made anew after each choice, empty again. */
function WhatElse({ draft, fields, onChange }: Pick<FormProps, 'draft' | 'fields' | 'onChange'>) {
  const words = useWords()
  const own = ownParts(fields).map(({ part, field }) => {
    const { how } = partOf(part)
    return { value: part, label: how === 'own' ? field.name : words(`bulk.part.${how}`, { name: field.name }) }
  })
  const plain = PLAIN_PARTS.map((part) => ({ value: part, label: words(`bulk.part.${part}`) }))
  const free = <O extends { readonly value: Part }>(parts: readonly O[]) =>
    parts.filter(({ value }) => !draft.parts.includes(value))
  const first = draft.parts.length === 0
  return (
    <Select
      key={draft.parts.join()}
      label={words(first ? 'bulk.what' : 'bulk.what-else')}
      placeholder={words('bulk.what-hint')}
      searchable
      selectFirstOptionOnChange
      data-autofocus={first ? '' : undefined}
      data={[
        { group: words('bulk.of-all'), items: free(plain) },
        ...(own.length === 0 ? [] : [{ group: words('bulk.of-own'), items: free(own) }]),
      ]}
      value={null}
      onChange={(value) => {
        const part = [...plain, ...own].find((one) => one.value === value)?.value
        if (part !== undefined) onChange({ ...draft, parts: [...draft.parts, part] })
      }}
    />
  )
}
