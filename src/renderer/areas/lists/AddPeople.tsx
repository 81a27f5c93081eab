// Adds people to a list: one found by typing, or everybody whom the customers' list shows as it is narrowed now.
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconUsersPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { PersonPicker } from '../contacts/form/PersonPicker.tsx'
import { useListMemory } from '../contacts/list/list-memory.ts'
import { isPlain, tidy } from '../contacts/list/list-state.ts'
import { CONTACTS_PATH } from '../contacts/paths.ts'
import styles from './lists.module.css'

export function AddPeople({ listId }: { readonly listId: number }) {
  const words = useWords()
  const say = useSaid()
  // The picker is made anew after each choice, empty again.
  const [turn, setTurn] = useState(0)
  const add = useMutation(
    q.lists.add.mutationOptions({
      meta: {
        done: (answer) => {
          const { count } = answer as { readonly count: number } // of `lists.add`
          return count > 0 && words('lists.added', { count })
        },
      },
      onSuccess: ({ count }) => {
        if (count === 0) steps.say({ tone: 'done', words: words('lists.already') })
      },
    }),
  )
  return (
    <div className={styles['adding']}>
      <div className={styles['picker']}>
        <PersonPicker
          key={turn}
          label={words('lists.add-label')}
          placeholder={words('lists.add')}
          chosen={null}
          without={null}
          onChoose={(person) => {
            if (person === null) return
            add.mutate({ id: listId, contactIds: [person.id] })
            setTurn(turn + 1)
          }}
        />
      </div>
      <AddMatching listId={listId} />
      {add.error !== null && <FailedLine said={say(add.error)} />}
    </div>
  )
}

function AddMatching({ listId }: { readonly listId: number }) {
  const words = useWords()
  const say = useSaid()
  const { state } = useListMemory()
  const filter = tidy(state.filter)
  const query = { filter, sort: state.sort, descending: state.descending }
  const count = useQuery(q.contacts.list.queryOptions({ input: { ...query, from: 0, limit: 1 } })).data?.total
  const add = useMutation(
    q.lists.addMatching.mutationOptions({
      meta: {
        done: (answer) => {
          const { count: added } = answer as { readonly count: number } // of `lists.addMatching`
          return words('lists.added', { count: added })
        },
      },
    }),
  )
  if (isPlain(state)) return <TextButton href={CONTACTS_PATH}>{words('lists.narrow')}</TextButton>
  return (
    <>
      <TextButton
        icon={<IconUsersPlus size={16} stroke={1.6} aria-hidden />}
        disabled={add.isPending || count === undefined || count === 0}
        onClick={() => add.mutate({ id: listId, query })}
      >
        {words('lists.add-matching', { count: count ?? 0 })}
      </TextButton>
      {add.error !== null && <FailedLine said={say(add.error)} />}
    </>
  )
}
