// What somebody means to do, by when it is due: one line adds, Space marks as done.
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import type { Task } from '../../../shared/contract/tasks.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { Failed, FailedLine } from '../../components/Failed.tsx'
import { KeyHints } from '../../components/KeyHints.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Rows } from '../../components/Row.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useToday } from '../contacts/use-today.ts'
import { SAID_PATH } from '../interactions/paths.ts'
import { byDue } from './due-days.ts'
import { wrongIn } from '../fields/custom-draft.ts'
import { TaskFields } from './TaskFields.tsx'
import { TaskRow } from './TaskRow.tsx'
import { newCustom, valuesOf, type TaskDraft } from './task-draft.ts'
import styles from './tasks.module.css'

const PAGE = 100

type Whose = 'all' | 'mine' | 'done'

function useTasks(whose: Whose) {
  const { user } = useHere()
  return useInfiniteQuery(
    q.tasks.list.infiniteOptions({
      input: (offset: number) => ({
        done: whose === 'done',
        ...(whose === 'mine' && { assignedTo: user.id }),
        offset,
        limit: PAGE,
      }),
      initialPageParam: 0,
      getNextPageParam: (page, pages) => {
        const here = pages.reduce((sum, { rows }) => sum + rows.length, 0)
        return page.rows.length > 0 && here < page.count ? here : undefined
      },
    }),
  )
}

export function TasksPage() {
  const words = useWords()
  const say = useSaid()
  const today = useToday()
  const may = useMay('staff')
  const [whose, setWhose] = useState<Whose>('all')
  const tasks = useTasks(whose)
  const [first] = tasks.data?.pages ?? []
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div>
          <h1>{words('tasks.title')}</h1>
          <p className={styles['quiet']}>
            {first === undefined
              ? '\u00A0'
              : whose === 'done'
                ? words('tasks.lead-done', { count: first.count })
                : words('tasks.lead', { count: first.count, overdue: first.overdue })}
          </p>
        </div>
        <SegmentedControl
          aria-label={words('tasks.whose')}
          value={whose}
          onChange={(value) => setWhose(value === 'mine' || value === 'done' ? value : 'all')}
          data={(['all', 'mine', 'done'] as const).map((value) => ({ value, label: words(`tasks.whose.${value}`) }))}
        />
      </header>
      {may && whose !== 'done' && <AddLine today={today} />}
      {tasks.data === undefined ? (
        tasks.error === null ? (
          <Skeleton rows={8} />
        ) : (
          <Failed said={say(tasks.error)} onAct={() => void tasks.refetch()} level={2} />
        )
      ) : (
        <Groups tasks={tasks.data.pages.flatMap(({ rows }) => rows)} today={today} whose={whose} />
      )}
      {tasks.hasNextPage && (
        <p>
          <TextButton onClick={() => void tasks.fetchNextPage()}>{words('tasks.more')}</TextButton>
        </p>
      )}
      <Foot />
    </div>
  )
}

function AddLine({ today }: { readonly today: number }) {
  const words = useWords()
  const say = useSaid()
  const { user } = useHere()
  const empty: TaskDraft = { words: '', due: today, assignedTo: user.id, contact: null, custom: {} }
  const [draft, setDraft] = useState(empty)
  const [tried, setTried] = useState(false)
  const wrong = wrongIn(draft.custom)
  const box = useRef<HTMLInputElement>(null)
  const add = useMutation(q.tasks.add.mutationOptions({ meta: { done: words('profile.task.kept') } }))
  const typed = draft.words.trim() !== ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!typed || wrong.size > 0) return
    add.mutate(
      { ...valuesOf(draft), ...newCustom(draft) },
      {
        onSuccess: () => {
          setDraft(empty)
          setTried(false)
          box.current?.focus()
        },
      },
    )
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    setDraft(empty)
    document.querySelector<HTMLElement>('[data-tasks] ul')?.focus()
  }
  useShortcuts({ n: { where: 'page', run: () => box.current?.focus() } })
  return (
    <form className={styles['add']} onSubmit={submit} onKeyDown={leave} aria-label={words('tasks.add')}>
      <div className={styles['addLine']}>
        <div className={styles['grow']}>
          <TaskFields
            draft={draft}
            onChange={(part) => setDraft({ ...draft, ...part })}
            today={today}
            box={box}
            whole={typed}
            wrong={tried ? wrong : NONE}
            {...(!typed && { hint: words('contacts.key.n') })}
          />
        </div>
        <Button type="submit" variant="filled" disabled={!typed || add.isPending}>
          {words('profile.task.keep')}
        </Button>
      </div>
      {add.error !== null && <FailedLine said={say(add.error)} />}
    </form>
  )
}

/** Nothing is called wrong before somebody tried to save. */
const NONE: ReadonlyMap<string, string> = new Map()

interface GroupsProps {
  readonly tasks: readonly Task[]
  readonly today: number
  readonly whose: Whose
}

function Groups({ tasks, today, whose }: GroupsProps) {
  const words = useWords()
  const formats = useFormats()
  if (tasks.length === 0)
    return (
      <div className={styles['nothing']}>
        <h2>{words(whose === 'done' ? 'tasks.none-done' : 'tasks.none')}</h2>
        <p className={styles['quiet']}>{words('tasks.none-text')}</p>
      </div>
    )
  const groups = whose === 'done' ? [{ group: 'done' as const, tasks }] : byDue(tasks, today)
  return (
    <div className={styles['groups']} data-tasks="">
      {groups.map(({ group, tasks: here }) => (
        <section key={group} aria-label={words(`tasks.group.${group}`)}>
          <SectionHeading count={formats.number(here.length)}>{words(`tasks.group.${group}`)}</SectionHeading>
          <Rows label={words(`tasks.group.${group}`)}>
            {here.map((task) => (
              <TaskRow key={task.id} task={task} today={today} />
            ))}
          </Rows>
        </section>
      ))}
    </div>
  )
}

function Foot() {
  const words = useWords()
  return (
    <KeyHints
      hints={[
        { caps: [words('today.key.j'), words('today.key.k')], words: words('today.keys.move') },
        { caps: [words('tasks.key.space')], words: words('tasks.keys.done') },
        { caps: [words('key.enter')], words: words('tasks.keys.change') },
      ]}
    >
      <TextButton href={SAID_PATH}>{words('tasks.said')}</TextButton>
    </KeyHints>
  )
}
