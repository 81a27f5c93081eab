// Whoever was put into the trash, and bringing them back.
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconArrowBackUp } from '@tabler/icons-react'
import { q } from '../../api/queries.ts'
import { useNow } from '../../app/clock.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { EmptyShelf } from '../../components/drawings/EmptyShelf.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { initialsOf } from '../../components/initials.ts'
import { Monogram } from '../../components/Monogram.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'

export function TrashList() {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const today = formats.dayOf(useNow())
  const mayRestore = useMay('staff')
  const trash = useQuery(q.history.trash.queryOptions({ input: {} }))
  const restore = useMutation(
    q.contacts.restore.mutationOptions({
      meta: {
        done: (_answer, input) => {
          const [id] = (input as { ids: readonly number[] }).ids // the input this mutation was given
          return words('history.restored', { name: trash.data?.find((one) => one.id === id)?.name ?? '' })
        },
      },
      onError: (error) => steps.say({ tone: 'failed', words: `${say(error).what}. ${say(error).do}` }),
      onSuccess: () => void trash.refetch(),
    }),
  )
  return (
    <PageState query={trash}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState
            level={2}
            drawing={<EmptyShelf />}
            title={words('history.trash-empty-title')}
            sentence={words('history.trash-empty')}
          />
        ) : (
          <Rows label={words('history.tab.trash')}>
            {rows.map(({ id, name, at, user }) => (
              <Row
                key={id}
                lead={<Monogram initials={initialsOf(name)} />}
                title={name}
                sentence={words('history.trash-line', { when: formats.relativeDays(formats.dayOf(at) - today), user })}
                action={
                  mayRestore && (
                    <TextButton
                      icon={<IconArrowBackUp size={16} stroke={1.6} aria-hidden="true" />}
                      label={`${words('history.restore')}: ${name}`}
                      onClick={() => restore.mutate({ ids: [id] })}
                    >
                      {words('history.restore')}
                    </TextButton>
                  )
                }
                onEnter={() => mayRestore && restore.mutate({ ids: [id] })}
              />
            ))}
          </Rows>
        )
      }
    </PageState>
  )
}
