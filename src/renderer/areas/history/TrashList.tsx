// What was taken away, by whom and when; one or several of it are brought back in one step.
import { Button, Checkbox } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useNow } from '../../app/clock.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { EmptyShelf } from '../../components/drawings/EmptyShelf.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './HistoryPage.module.css'
import { useTrashWords, type Trashed } from './trash-words.ts'

const PAGE = 200
const MOST = 500

const keyOf = ({ what, id }: Trashed) => `${what} ${id}`
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

export function TrashList() {
  const words = useWords()
  const [limit, setLimit] = useState(PAGE)
  const trash = useQuery({
    ...q.history.trash.queryOptions({ input: { limit } }),
    placeholderData: (before) => before,
  })
  return (
    <PageState query={trash}>
      {({ rows, more }) =>
        rows.length === 0 ? (
          <EmptyState
            level={2}
            drawing={<EmptyShelf />}
            title={words('history.trash-empty-title')}
            sentence={words('history.trash-empty')}
          />
        ) : (
          <>
            <TrashRows rows={rows} />
            {more && limit < MOST && (
              <div className={styles['more']}>
                <TextButton onClick={() => setLimit(MOST)}>{words('history.more')}</TextButton>
              </div>
            )}
          </>
        )
      }
    </PageState>
  )
}

function TrashRows({ rows }: { readonly rows: readonly Trashed[] }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const told = useTrashWords()
  const today = formats.dayOf(useNow())
  const may = useMay('staff')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const bringBack = useMutation(
    q.history.bringBack.mutationOptions({
      meta: {
        done: (_answer, input) => {
          const asked = (input as { readonly rows: readonly Pick<Trashed, 'what' | 'id'>[] }).rows // given below
          const [only] = asked.length === 1 ? asked : []
          const row = rows.find(({ what, id }) => what === only?.what && id === only.id)
          return row === undefined
            ? words('history.restored-many', { count: asked.length })
            : words('history.restored', { name: told.name(row) })
        },
      },
      onError: (error) => steps.say({ tone: 'failed', words: `${say(error).what}. ${say(error).do}` }),
      onSuccess: () => setChosen(new Set()),
    }),
  )
  // What somebody else brought back meanwhile is not chosen any more.
  const picked = rows.filter((row) => chosen.has(keyOf(row)))
  const back = (these: readonly Trashed[]) =>
    bringBack.mutate({ rows: these.slice(0, MOST).map(({ what, id }) => ({ what, id })) })
  const toggle = (row: Trashed) => {
    const next = new Set(picked.map(keyOf))
    if (!next.delete(keyOf(row))) next.add(keyOf(row))
    setChosen(next)
  }
  return (
    <>
      {may && rows.length > 1 && (
        <div className={styles['tabs']}>
          <Checkbox
            label={words('history.trash-all')}
            checked={picked.length === rows.length}
            indeterminate={picked.length > 0 && picked.length < rows.length}
            onChange={() => setChosen(new Set(picked.length === rows.length ? [] : rows.map(keyOf)))}
          />
          <Button
            leftSection={<IconArrowBackUp {...icon} />}
            disabled={picked.length === 0}
            loading={bringBack.isPending}
            onClick={() => back(picked)}
          >
            {words('history.restore-many', { count: picked.length })}
          </Button>
        </div>
      )}
      <Rows label={words('history.tab.trash')}>
        {rows.map((row) => {
          const name = told.name(row)
          return (
            <Row
              key={keyOf(row)}
              lead={
                may && rows.length > 1 ? (
                  <Checkbox
                    aria-label={words('history.trash-choose', { name })}
                    checked={chosen.has(keyOf(row))}
                    onChange={() => toggle(row)}
                    tabIndex={-1}
                  />
                ) : undefined
              }
              title={name}
              sentence={`${told.kind(row)}, ${words('history.trash-line', {
                when: formats.relativeDays(formats.dayOf(row.at) - today),
                user: row.user === '' ? words('history.nobody') : row.user,
              })}`}
              {...(may && {
                action: (
                  <TextButton
                    icon={<IconArrowBackUp {...icon} />}
                    label={`${words('history.restore')}: ${name}`}
                    onClick={() => back([row])}
                  >
                    {words('history.restore')}
                  </TextButton>
                ),
                onEnter: () => back([row]),
                onSpace: () => toggle(row),
              })}
            />
          )
        })}
      </Rows>
    </>
  )
}
