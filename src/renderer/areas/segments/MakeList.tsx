// Whoever is described now kept as a list by hand; one step that can be taken back.
import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useLocation } from 'wouter'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { listPath } from '../lists/paths.ts'
import styles from './form.module.css'

interface MakeListProps {
  readonly rule: Rule
  readonly asOf: number | undefined
  readonly name: string
  readonly onClose: () => void
}

export function MakeList({ rule, asOf, name: first, onClose }: MakeListProps) {
  const words = useWords()
  const say = useSaid()
  const [, navigate] = useLocation()
  const [name, setName] = useState(first)
  const make = useMutation(
    q.segments.makeList.mutationOptions({
      meta: {
        done: (answer) => {
          const { count } = answer as { readonly count: number } // of `segments.makeList`
          return words('segments.listed', { count, name: name.trim() })
        },
      },
      onSuccess: ({ list }) => {
        onClose()
        navigate(listPath(list))
      },
    }),
  )
  const taken = hasCode(make.error, 'NAME_TAKEN')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() !== '') make.mutate({ rule, name: name.trim(), ...(asOf !== undefined && { asOf }) })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('segments.list-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <p>{words('segments.list-help')}</p>
        <TextInput
          data-autofocus
          label={words('lists.name')}
          maxLength={80}
          value={name}
          error={taken ? words('lists.taken') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {make.error !== null && !taken && <FailedLine said={say(make.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={make.isPending}>
            {words('lists.make')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
