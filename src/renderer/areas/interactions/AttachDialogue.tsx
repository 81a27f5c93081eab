// Whose it is: one of those it may be by what was heard, anybody found by typing, somebody new, or nobody known.
import { Button, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { PersonPicker } from '../contacts/form/PersonPicker.tsx'
import { customerFrom } from './attach-draft.ts'
import styles from './said.module.css'

interface AttachDialogueProps {
  readonly id: number
  /** As it was heard; null where nothing was. */
  readonly caller: string | null
  /** Whose it is now; null for nobody's. */
  readonly contactId: number | null
  readonly onClose: () => void
}

export function AttachDialogue({ id, caller, contactId, onClose }: AttachDialogueProps) {
  const words = useWords()
  const say = useSaid()
  const suggested = useQuery(q.interactions.suggest.queryOptions({ input: { id } }))
  const attach = useMutation(
    q.interactions.attach.mutationOptions({
      meta: {
        done: (_answer, input) => {
          const { contactId: whose } = input as { readonly contactId: number | null } // given below
          return words(whose === null ? 'said.attached-nobody' : 'said.attached')
        },
      },
      onSuccess: onClose,
    }),
  )
  const make = useMutation({
    mutationFn: (fresh: NonNullable<ReturnType<typeof customerFrom>>) => api.contacts.create(fresh),
    meta: { done: words('said.made') },
    onSuccess: (made) => attach.mutate({ id, contactId: made.id }),
  })
  const fresh = customerFrom(caller ?? '')
  const others = (suggested.data ?? []).filter((one) => one.id !== contactId)
  const error = attach.error ?? make.error
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={words('said.whose')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <div className={styles['attach']}>
        {caller !== null && (
          <p className={styles['quiet']} dir="auto">
            {words('said.heard', { caller })}
          </p>
        )}
        {others.length > 0 && (
          <ul className={styles['suggested']}>
            {others.map(({ id: person, name, number, matched }) => (
              <li key={person}>
                <Button
                  variant="default"
                  fullWidth
                  justify="space-between"
                  rightSection={<span className={styles['quiet']}>{words(`said.matched.${matched}`)}</span>}
                  disabled={attach.isPending}
                  onClick={() => attach.mutate({ id, contactId: person })}
                >
                  {words('said.suggested', { name, number })}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <PersonPicker
          label={words('said.find')}
          placeholder={words('said.find')}
          chosen={null}
          without={contactId}
          onChoose={(person) => person !== null && attach.mutate({ id, contactId: person.id })}
        />
        {error !== null && <FailedLine said={say(error)} />}
        <div className={styles['attachFoot']}>
          {fresh !== null && contactId === null && (
            <TextButton disabled={make.isPending || attach.isPending} onClick={() => make.mutate(fresh)}>
              {words('said.make', { name: nameOf(fresh) })}
            </TextButton>
          )}
          {contactId !== null && (
            <TextButton tone="quiet" onClick={() => attach.mutate({ id, contactId: null })}>
              {words('said.nobodys-again')}
            </TextButton>
          )}
        </div>
      </div>
    </Modal>
  )
}

const nameOf = ({ given = '', family = '', phones = [] }: NonNullable<ReturnType<typeof customerFrom>>) =>
  `${given} ${family}`.trim() || (phones[0]?.typed ?? '')
